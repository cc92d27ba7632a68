"""Times of day that are set: as text, or as a number since midnight."""

from collections.abc import Mapping
import re

from ..entities import TIME_OF_DAY, EntityPlan
from ..model import NUMBERS, Kind
from ..ranges import span
from ..roles import CONFIG
from ..time_of_day import FORMATS, SECONDS_PER_DAY
from ..units import unit_of
from ..words.texts import CLOCK_WORDS, DURATION_WORDS, TIME_WORDS
from .subject import Subject

_TOLD = r"(?i)HH?(:?)MM(?::?(SS))?"
_CLOCK_LENGTHS = frozenset({5, 8})
_LAST_OF_DAY = frozenset({1439, 86399})
_USUAL = "%H:%M"
# What a time of day is told in when nothing says how.
USUAL: Mapping[Kind, str | float] = {Kind.STRING: _USUAL, Kind.INT: 60}
_UNIT_SECONDS = {"s": 1, "min": 60}


def plan_time_of_day(subject: Subject) -> EntityPlan | None:
    """Plan a time of day; None for everything else."""
    form = form_of(subject) if subject.writable and _tells_when(subject) else None
    if form is None:
        return None
    reason = "time of day that is set"
    return subject.entity(
        "time", "generic_time", reason, category=CONFIG, traits={TIME_OF_DAY: form}
    )


def _tells_when(subject: Subject) -> bool:
    """Return whether id or name speak of a time of day, not of how long something lasts."""
    if subject.says(DURATION_WORDS):
        return False
    return subject.says(CLOCK_WORDS) or (
        subject.says(TIME_WORDS) and _looks_like_a_clock(subject)
    )


def _looks_like_a_clock(subject: Subject) -> bool:
    """Return whether a text is as long as a clock's, or a number ends with the day."""
    longest = subject.type.maximum
    if subject.type.kind is Kind.STRING:
        return longest in _CLOCK_LENGTHS or bool(re.search(_TOLD, subject.description))
    return longest in _LAST_OF_DAY


def form_of(subject: Subject) -> str | float | None:
    """Return the format of a text, or how many seconds a number counts by."""
    if subject.type.kind is Kind.STRING:
        return _format(subject)
    return _seconds(subject) if subject.type.kind in NUMBERS else None


def _format(subject: Subject) -> str | None:
    """Return the format of a text: as its description tells, or as it is long."""
    if found := re.search(_TOLD, subject.description):
        colon = ":" if found[1] else ""
        return colon.join(["%H", "%M", "%S"] if found[2] else ["%H", "%M"])
    longest = subject.type.maximum
    return _USUAL if longest is None else FORMATS.get(int(longest))


def _seconds(subject: Subject) -> float | None:
    """Return 60 for minutes of a day, 1 for seconds, None for any other range."""
    low, high = span(subject.type) or (0, 0)
    for unit, seconds in _UNIT_SECONDS.items():
        whole_day = high * seconds in (SECONDS_PER_DAY, SECONDS_PER_DAY - seconds)
        if low == 0 and whole_day and unit_of(subject.type.unit) in (None, unit):
            return seconds
    return None
