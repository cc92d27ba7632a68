"""Converting between the range of a property and shares of it, 0 to 1."""

from math import copysign, isfinite

from ..thing import Binding, Kind

DIGITS = 6
PERCENT = 100
# Where the model has no step, a hundredth of the range counts as one.
STEPS = 100


def to_share(binding: Binding, value: float) -> float:
    """Return a value as a share of its range; outside counts as the end."""
    low, high = binding.bounds
    share = (min(max(value, low), high) - low) / (high - low)
    return 1 - share if binding.reversed else share


def from_share(binding: Binding, share: float) -> float:
    """Return the value at a share of its range, 0 to 1."""
    low, high = binding.bounds
    return fit(binding, low + (1 - share if binding.reversed else share) * (high - low))


def aim(binding: Binding, share: float, present: float | None) -> float:
    """Return the value for a wanted share.

    A share above 0 never becomes 0, and one unlike the present share moves by a step at
    least.
    """
    step = step_share(binding)
    lowest = step if share > 0 else 0
    value = from_share(binding, max(share, lowest))
    if present is None or value != present:
        return value
    shown = to_share(binding, present)
    if way := percent(share) - percent(shown):
        return from_share(binding, max(shown + copysign(step, way), lowest))
    return value


def percent(share: float) -> int:
    """Return a share in whole percent."""
    return round(share * PERCENT)


def step_share(binding: Binding) -> float:
    """Return one step of a property as a share of its range."""
    low, high = binding.bounds
    return min((binding.step or (high - low) / STEPS) / (high - low), 1)


def fit(binding: Binding, value: float) -> float:
    """Return the nearest value that the property can take."""
    low, high = binding.bounds
    return in_steps(binding, min(max(value, low), high))


def fit_anew(binding: Binding, value: float, present: float | None) -> float:
    """Return the nearest value that the property can take; of two, the one to change to.

    Apple's Home sets half degrees, whatever the step: each has to change something.
    """
    nearest = fit(binding, value)
    other = fit(binding, 2 * value - nearest)
    is_between = nearest + other == 2 * value
    return other if is_between and nearest == present else nearest


def in_steps(binding: Binding, value: float) -> float:
    """Return the nearest step to a value in range; the highest value counts as one.

    NaN and infinity stay as they are, and are refused later.
    """
    if not isfinite(value):
        return value
    low, high = binding.bounds
    if binding.step and value != high:
        step = low + round((value - low) / binding.step) * binding.step
        value = min(round(step, DIGITS), max(value, high))
    whole = binding.type.kind is not Kind.FLOAT and binding.type.scale == 1
    return round(value) if whole else value
