"""Presses: of one key, of several that share a choice, or of a bell."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from ..entities import VALUE, EntityPlan
from ..meanings import switch_meanings
from ..model import Kind
from ..spelling import joined
from ..words.option_meanings import PRESSES
from ..words.toggles import BELL_WORDS, NOTHING_WORDS, RUNG_WORDS
from .subject import Subject

_PRESSES = {
    joined(text): press
    for press, spelled in PRESSES.items()
    for text in spelled.split()
}
# What is written behind the name of a key, the longest first.
_ENDINGS = sorted(
    (
        (text, press)
        for press in ("single", "double", "triple", "long")
        for text in PRESSES[press].split()
    ),
    key=lambda each: -len(each[0]),
)
# A knob is turned so, and so is what one tells to turn.
_TURNS = frozenset({"rotate_left", "rotate_right"})
_RING = "ring"
_DOORBELL = "doorbell"


def plan_presses(subject: Subject) -> Iterator[EntityPlan]:
    """Yield an event for each key of a choice whose options are nothing but presses."""
    if subject.type.kind is Kind.BOOL or _is_switched(subject):
        return
    if clicks := _clicks_of(subject):
        if not (subject.writable and _TURNS.issuperset(clicks.values())):
            yield _plan_clicks(subject, clicks)
        return
    for number, (name, presses) in enumerate(_keys(subject).items()):
        first = next(iter(presses))
        key = replace(subject, name=name, key=f"{subject.key}:{first}")
        event = _plan_clicks(key, presses)
        yield _sharing(event) if number else event


def _is_switched(subject: Subject) -> bool:
    """Return whether a choice is set to one of two states, such as armed and disarmed."""
    return subject.writable and bool(switch_meanings(subject.type))


def _sharing(entity: EntityPlan) -> EntityPlan:
    """Return the event of a key whose property another key has for its own."""
    value = replace(entity.bindings[VALUE], shared=True)
    return replace(entity, bindings={VALUE: value})


def plan_bell(subject: Subject) -> EntityPlan:
    """Plan a truth value that tells that a bell is pressed."""
    return subject.entity(
        "event",
        _DOORBELL,
        "a bell that is pressed",
        meanings={"1": _RING},
        device_class=_DOORBELL,
    )


def is_bell(subject: Subject) -> bool:
    """Return whether a truth value that is shown speaks of a bell, and of a press."""
    pressed = any(joined(label) in _PRESSES for label in subject.type.options.values())
    is_told = subject.says(BELL_WORDS) and (pressed or subject.says(RUNG_WORDS))
    return is_told and not subject.writable


def _plan_clicks(subject: Subject, clicks: Mapping[str, str]) -> EntityPlan:
    """Plan the presses of one key."""
    return subject.entity(
        "event",
        "click",
        "values are presses",
        meanings=clicks,
        device_class="button",
        options_key="click",
    )


def _clicks_of(subject: Subject) -> dict[str, str]:
    """Return raw key -> kind of press when the values are nothing but presses."""
    kinds = {
        key: _PRESSES.get(joined(label)) or _PRESSES.get(joined(key))
        for key, label in _told(subject).items()
    }
    known = {key: kind for key, kind in kinds.items() if kind}
    return known if len(known) == len(kinds) else {}


def _keys(subject: Subject) -> dict[str, dict[str, str]]:
    """Return name of a key -> raw key -> kind of press, where all options tell both."""
    keys: dict[str, dict[str, str]] = {}
    told = _told(subject)
    for raw, label in told.items():
        name, press = _split(label)
        if not name:
            return {}
        keys.setdefault(name, {})[raw] = press
    return keys


def _split(label: str) -> tuple[str, str]:
    """Return the name of a key and how it is pressed; no name where that is not told."""
    written = label.lower().replace(" ", "_")
    for ending, press in _ENDINGS:
        if written.endswith(ending):
            return label[: -len(ending)].strip(" _-:："), press
    return "", ""


def _told(subject: Subject) -> dict[str, str]:
    """Return the options but for the one of a key at rest."""
    return {
        key: label
        for key, label in subject.type.options.items()
        if joined(label) not in NOTHING_WORDS
    }
