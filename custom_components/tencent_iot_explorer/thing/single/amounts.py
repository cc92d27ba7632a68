"""Counted amounts: the whole, a growth, what is left, what fits in, what is over."""

from math import inf

from ..model import ValueType
from ..ranges import span
from ..roles import Amount, Measure
from ..spelling import contains
from ..units import measure_word
from ..words.amounts import (
    AMOUNTS,
    COUNTED_CLASSES,
    COUNTED_UNITS,
    CUMULATIVE_WORDS,
    STORED_CLASSES,
    TALLIED_CLASSES,
    TALLY_WORDS,
    TIMES_DONE_WORDS,
    YEAR,
)
from .subject import Subject

_INCREASING = "total_increasing"


def amount_of(
    subject: Subject, role: Measure, device_class: str | None, unit: str | None
) -> Amount | None:
    """Return how a counted amount is told; None where nothing is counted."""
    told = next(filter(None, map(_told, subject.texts)), None)
    if _is_counted(subject, role, device_class, unit):
        return told or AMOUNTS[-1]
    is_fixed = told is not None and told.state_class is None
    known = STORED_CLASSES | TALLIED_CLASSES if is_fixed else STORED_CLASSES
    return told if device_class in known else None


def _is_counted(
    subject: Subject, role: Measure, device_class: str | None, unit: str | None
) -> bool:
    """Return whether a value only grows, by its role, its class, its unit or its name."""
    is_known = device_class in COUNTED_CLASSES or role.state_class == _INCREASING
    is_long = device_class == "duration" and _lasts_years(subject.type, unit)
    return is_known or is_long or _is_tally(subject, role, device_class, unit)


def _is_tally(
    subject: Subject, role: Measure, device_class: str | None, unit: str | None
) -> bool:
    """Return whether a unit or a name says that something is counted up."""
    if device_class is not None:
        return device_class in TALLIED_CLASSES and subject.says(TALLY_WORDS)
    words = CUMULATIVE_WORDS if measure_word(unit) is None else TALLY_WORDS
    is_summed = unit not in (None, "%") and subject.says(words)
    is_done = role.name == "generic_sensor" and subject.says(TIMES_DONE_WORDS)
    return is_summed or is_done or unit in COUNTED_UNITS


def _lasts_years(type_: ValueType, unit: str | None) -> bool:
    """Return whether a time can be longer than a year, as no session is."""
    _, longest = span(type_) or (0, 0)
    return longest > YEAR.get(unit or "", inf)


def _told(text: str) -> Amount | None:
    """Return the amount that an id or name speaks of."""
    return next((each for each in AMOUNTS if contains(text, each.words)), None)


def state_class_of(amount: Amount, device_class: str | None) -> str | None:
    """Return a state class that Home Assistant allows with the device class.

    Money is paid back at times, and a price of a month is no count.
    """
    if device_class != "monetary":
        return amount.state_class
    return "total" if amount.name in {"total", "increment"} else None
