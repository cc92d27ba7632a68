"""Between a property's own range and the shares that Home Assistant speaks of."""

from math import copysign, isfinite

from ..thing import Binding, Kind

DIGITS = 6
PERCENT = 100
# Where the model has no step, a hundred steps are as fine as anybody asks for.
STEPS = 100


def to_share(binding: Binding, value: float) -> float:
    """Return where a value lies in its range, 0 to 1; one step beside it is its end."""
    low, high = binding.bounds
    share = (min(max(value, low), high) - low) / (high - low)
    return 1 - share if binding.reversed else share


def from_share(binding: Binding, share: float) -> float:
    """Return the value at a share of its range, 0 to 1."""
    low, high = binding.bounds
    return fit(binding, low + (1 - share if binding.reversed else share) * (high - low))


def aim(binding: Binding, share: float, present: float | None) -> float:
    """Return the value for a share that somebody asks for, 0 to 1.

    More than nothing is never nothing, and another share than the present value's is
    at least one step away from it.
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
    """Return a share as people read it."""
    return round(share * PERCENT)


def step_share(binding: Binding) -> float:
    """Return which share of its range one step of a property is."""
    low, high = binding.bounds
    return min((binding.step or (high - low) / STEPS) / (high - low), 1)


def fit(binding: Binding, value: float) -> float:
    """Return the nearest value that the property can take."""
    low, high = binding.bounds
    return in_steps(binding, min(max(value, low), high))


def fit_anew(binding: Binding, value: float, present: float | None) -> float:
    """Return the nearest value that the property can take; of two, not the present one.

    Apple's Home asks for half degrees, whatever the step: each must lead somewhere.
    """
    nearest = fit(binding, value)
    other = fit(binding, 2 * value - nearest)
    is_between = nearest + other == 2 * value
    return other if is_between and nearest == present else nearest


def in_steps(binding: Binding, value: float) -> float:
    """Return the nearest step to a value in range; the highest value counts as one.

    What is no number at all is left to be refused.
    """
    if not isfinite(value):
        return value
    low, high = binding.bounds
    if binding.step and value != high:
        step = low + round((value - low) / binding.step) * binding.step
        value = min(round(step, DIGITS), max(value, high))
    whole = binding.type.kind is not Kind.FLOAT and binding.type.scale == 1
    return round(value) if whole else value
