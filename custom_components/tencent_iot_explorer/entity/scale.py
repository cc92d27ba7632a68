"""Between a property's own range and the shares that Home Assistant speaks of."""

from ..thing import Binding, Kind

DIGITS = 6


def to_share(binding: Binding, value: float) -> float:
    """Return where a value lies in its range, 0 to 1."""
    low, high = binding.bounds
    share = (value - low) / (high - low)
    return 1 - share if binding.reversed else share


def from_share(binding: Binding, share: float) -> float:
    """Return the value at a share of its range, 0 to 1."""
    low, high = binding.bounds
    return fit(binding, low + (1 - share if binding.reversed else share) * (high - low))


def fit(binding: Binding, value: float) -> float:
    """Return the nearest value that the property can take."""
    low, high = binding.bounds
    return in_steps(binding, min(max(value, low), high))


def in_steps(binding: Binding, value: float) -> float:
    """Return the nearest step to a value in range; the highest value counts as one."""
    low, high = binding.bounds
    if binding.step and value != high:
        step = low + round((value - low) / binding.step) * binding.step
        value = min(round(step, DIGITS), max(value, high))
    whole = binding.type.kind is not Kind.FLOAT and binding.type.scale == 1
    return round(value) if whole else value
