"""Texts, moments, lists, and structs of which nothing is known."""

from ..entities import EntityPlan
from ..model import ValueType
from ..roles import CONFIG, DIAGNOSTIC
from ..spelling import contains
from ..words.choices import SHOWN_WORDS
from ..words.texts import CODED_WORDS, IDENTITY_WORDS, RECORD_WORDS
from .subject import Subject
from .times_of_day import plan_time_of_day

LONGEST = 255


def plan_text(subject: Subject) -> EntityPlan:
    """Plan text."""
    if _is_coded(subject):
        reason = "text that no one reads: off by default"
        return subject.entity(
            "sensor", "generic_text", reason, category=DIAGNOSTIC, enabled=False
        )
    if subject.says(IDENTITY_WORDS):
        reason = "text that tells what the device is"
        return subject.entity("sensor", "identity", reason, category=DIAGNOSTIC)
    if clock := plan_time_of_day(subject):
        return clock
    shown = subject.says(SHOWN_WORDS) or subject.says(RECORD_WORDS)
    if shown or not subject.writable:
        return subject.entity("sensor", "generic_text", "text that is shown")
    shortest, longest = _lengths(subject.type)
    return subject.entity(
        "text",
        "generic_text",
        "writable text",
        category=CONFIG,
        minimum=shortest,
        maximum=longest,
    )


def _lengths(type_: ValueType) -> tuple[float, float]:
    """Return how short and how long a text may be, whatever the model leaves out."""
    longest = max(type_.maximum or 0, 0) or LONGEST
    return min(max(type_.minimum or 0, 0), longest), longest


def _is_coded(subject: Subject) -> bool:
    """Return whether a text is data for a program."""
    return subject.says(CODED_WORDS) or contains(subject.description, CODED_WORDS)


def plan_timestamp(subject: Subject) -> EntityPlan:
    """Plan a moment in time: one that is set, or one that was recorded."""
    if subject.writable and not subject.says(RECORD_WORDS):
        reason = "moment in time that is set"
        return subject.entity("datetime", "generic_datetime", reason, category=CONFIG)
    return subject.entity(
        "sensor", "timestamp", "moment in time", device_class="timestamp"
    )


def plan_collection(subject: Subject) -> EntityPlan:
    """Plan a list or a struct without members: shown as text by those who want it."""
    return subject.entity(
        "sensor", "generic_collection", "list or struct: off by default", enabled=False
    )
