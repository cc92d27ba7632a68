"""The range and the step of a number, raw and as people read it."""

from .model import Kind, ValueType

# No number of a device is larger: a float counts no further.
LARGEST = 2**53
_DIGITS = 6


def bounds(type_: ValueType) -> tuple[float, float] | None:
    """Return the raw range of a number; None when the model's range is no range."""
    low, high = type_.minimum, type_.maximum
    return None if low is None or high is None or low >= high else (low, high)


def possible(type_: ValueType) -> tuple[float, float]:
    """Return the range in which a raw number can be: the model's, or a step beside it."""
    limits = bounds(type_)
    if limits is None:
        return -LARGEST, LARGEST
    step = type_.step or (1 if type_.kind is Kind.INT else 0)
    return limits[0] - step, limits[1] + step


def span(type_: ValueType) -> tuple[float, float] | None:
    """Return the range of a number as people read it."""
    limits = bounds(type_)
    return limits and (scaled(type_, limits[0]), scaled(type_, limits[1]))


def lies_within(type_: ValueType, allowed: tuple[float, float]) -> bool:
    """Return whether the range of a number is known and lies in another one."""
    limits = span(type_)
    return limits is not None and allowed[0] <= limits[0] and limits[1] <= allowed[1]


def step_of(type_: ValueType) -> float | None:
    """Return the step of a number as people read it; whole numbers go by one."""
    if type_.step and type_.step > 0:
        return scaled(type_, type_.step)
    return scaled(type_, 1) if type_.kind is Kind.INT else None


def scaled(type_: ValueType, value: float) -> float:
    """Return a raw number as people read it."""
    return value if type_.scale == 1 else round(value * type_.scale, _DIGITS)


def unscaled(type_: ValueType, value: float) -> float:
    """Return a number that people read as the raw one."""
    if type_.scale == 1:
        return value
    raw = value / type_.scale
    return round(raw, _DIGITS) if type_.kind is Kind.FLOAT else round(raw)
