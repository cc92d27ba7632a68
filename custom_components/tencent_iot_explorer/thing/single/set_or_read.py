"""Whether a number is set by people or known to the device only."""

from ..model import ValueType
from ..ranges import lies_within, span, step_of
from ..roles import Measure
from ..spelling import begins, contains, elements
from ..words.entity_categories import SET_ONCE_WORDS
from ..words.measures import (
    CHOSEN_WORDS,
    COUNTDOWN_WORDS,
    DAY,
    DIALLED_STEP,
    DONE_WORDS,
    DRIVEN,
    ELECTRIC_WORDS,
    FLOWING_WORDS,
    LEFT_WORDS,
    LIQUID,
    MEASURED_WORDS,
    NOW,
    READING_WORDS,
    SENSED_WORDS,
    SETTING_WORDS,
    TEMPERATURE,
    TIMES_WORDS,
    TURNED_WORDS,
    WATER_WORDS,
)
from .number_quantities import quantity_of
from .subject import Subject

# What says that even what is sensed is set.
_SET_WORDS = SETTING_WORDS | SET_ONCE_WORDS


def is_setting(subject: Subject, role: Measure) -> bool:
    """Return whether a number of a known role is set rather than measured."""
    if not subject.writable or is_reading(subject):
        return False
    told = role.settable or subject.says(SETTING_WORDS)
    return (
        told
        or (role is TEMPERATURE and _starts_warm(subject))
        or _drives(subject, role)
        or _is_session(subject, role)
    )


def is_reading(subject: Subject) -> bool:
    """Return whether a number is known to the device only, whatever the model says."""
    if subject.says(CHOSEN_WORDS) or counts_down(subject):
        return False
    counts = subject.says(DONE_WORDS) and subject.says(TIMES_WORDS)
    senses = subject.says(SENSED_WORDS) and not subject.says(_SET_WORDS)
    return counts or senses or subject.says(READING_WORDS) or tells_now(subject)


def counts_down(subject: Subject) -> bool:
    """Return whether a countdown tells what is left by its name only, not by its id."""
    _, id_ = subject.texts
    is_countdown = all(contains(text, COUNTDOWN_WORDS) for text in subject.texts)
    return is_countdown and not contains(id_, LEFT_WORDS)


def _drives(subject: Subject, role: Measure) -> bool:
    """Return whether a value is to be kept to: a speed that is never 0, how fast a pump is."""
    if subject.says(FLOWING_WORDS):
        return False
    limits = span(subject.type)
    is_turned = role.name == "frequency" and subject.says(TURNED_WORDS)
    is_driven = role.name in DRIVEN and limits is not None and limits[0] > 0
    return is_turned or is_driven


def _is_session(subject: Subject, role: Measure) -> bool:
    """Return whether a time to run is one of a session: no longer than a day."""
    limits = span(subject.type)
    longest = DAY.get(quantity_of(subject, role).unit or "", 0)
    return role.name == "runtime" and limits is not None and limits[1] <= longest


def _starts_warm(subject: Subject) -> bool:
    """Return whether a temperature can be no lower than one that people choose."""
    limits = span(subject.type)
    if limits is None or subject.says(MEASURED_WORDS):
        return False
    return limits[0] > 0 or (subject.says(WATER_WORDS) and _is_dialled(subject.type))


def _is_dialled(type_: ValueType) -> bool:
    """Return whether a range is one of a dial: from freezing to boiling, no fine steps."""
    return lies_within(type_, LIQUID) and (step_of(type_) or 0) >= DIALLED_STEP


def tells_now(subject: Subject) -> bool:
    """Return whether an id begins with what means now there: cur_angle of no unit."""
    _, id_ = subject.texts
    is_now = begins(id_, NOW) and len(elements(id_)) > 1
    return is_now and not (subject.type.unit or subject.says(ELECTRIC_WORDS))
