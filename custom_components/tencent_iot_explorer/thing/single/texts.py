"""Texts, moments, lists, and structs of which nothing is known."""

from ..entities import EntityPlan
from ..roles import CONFIG, DIAGNOSTIC
from ..values import span
from ..words.choices import SHOWN_WORDS
from ..words.texts import IDENTITY_WORDS, RECORD_WORDS
from .subject import Subject


def plan_text(subject: Subject) -> EntityPlan:
    """Plan text."""
    if subject.says(IDENTITY_WORDS):
        reason = "text that tells what the device is"
        return subject.entity("sensor", "identity", reason, category=DIAGNOSTIC)
    shown = subject.says(SHOWN_WORDS) or subject.says(RECORD_WORDS)
    if shown or not subject.writable:
        return subject.entity("sensor", "generic_text", "text that is shown")
    low, high = span(subject.type) or (0, 255)
    return subject.entity(
        "text",
        "generic_text",
        "writable text",
        category=CONFIG,
        minimum=max(low, 0),
        maximum=high,
    )


def plan_timestamp(subject: Subject) -> EntityPlan:
    """Plan a moment in time."""
    return subject.entity(
        "sensor", "timestamp", "moment in time", device_class="timestamp"
    )


def plan_collection(subject: Subject) -> EntityPlan:
    """Plan a list or a struct without members: shown as text by those who want it."""
    return subject.entity(
        "sensor", "generic_collection", "list or struct: off by default", enabled=False
    )
