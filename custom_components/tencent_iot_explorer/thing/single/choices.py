"""Choices: a state, a shown status, or a select."""

from collections.abc import Mapping
from typing import Any

from ..english import in_english
from ..entities import EntityPlan
from ..meanings import (
    affirmed_meanings,
    option_words,
    own_options,
    power_meanings,
    switch_meanings,
)
from ..roles import DIAGNOSTIC, Choice
from ..spelling import joined
from ..table import Match
from ..words.choices import (
    CHOICES,
    LASTING_WORDS,
    OPERATION,
    SHOWN_WORDS,
    VAGUE_NAMES,
    WAY_WORDS,
)
from ..words.option_meanings import MEANINGS
from ..words.toggles import NOTHING_WORDS, SWITCH_WORDS
from .states import plan_state, state_of, told_meanings
from .subject import Subject, naming
from .switches import is_done_once, is_power, plan_done_once, plan_switch

# Options of which every word is known, whatever they choose.
ANY = Choice(name="options", words="", options=" ".join(MEANINGS))


def plan_enum(subject: Subject) -> EntityPlan:
    """Plan a choice: a state, a shown status or a select."""
    if not subject.type.options:
        return subject.entity("sensor", "generic_enum", "choice without options")
    state = state_of(subject)
    two_states = told_meanings(subject.type, state.role) if state else {}
    is_switched = subject.writable and subject.says(SWITCH_WORDS)
    if state and two_states and not is_switched:
        return plan_state(subject, state, two_states)
    found = _choice(subject)
    is_setting = found.role.settable if found else not _is_shown(subject)
    if subject.writable and is_setting:
        return _plan_setting(subject, found)
    return _plan_shown(subject, found)


def _plan_setting(subject: Subject, found: Match[Choice] | None) -> EntityPlan:
    """Plan a choice that is set: a press, a switch or a select."""
    if found is None and is_done_once(subject):
        return plan_done_once(subject)
    if switched := _switched(subject, found):
        return plan_switch(subject, switched)
    return _select(subject, found)


def _plan_shown(subject: Subject, found: Match[Choice] | None) -> EntityPlan:
    """Plan a choice that is shown: as one of two states, or by its option."""
    is_told = found is not None and bool(option_words(subject.type, found.role))
    if not (subject.writable or is_told) and (told := _told(subject)):
        return subject.entity(
            "binary_sensor", "generic_binary", "one of two states", meanings=told
        )
    return _enum_sensor(subject, found)


def _switched(subject: Subject, found: Match[Choice] | None) -> Mapping[str, str]:
    """Return raw key -> on or off of a choice that is nothing else: 启动, 停机."""
    if is_power(subject):
        return power_meanings(subject.type)
    starts = found is not None and found.role is OPERATION
    is_choice = found is not None and found.exact and not starts
    return {} if is_choice else switch_meanings(subject.type) or _it_or_none(subject)


def _it_or_none(subject: Subject) -> Mapping[str, str]:
    """Return raw key -> on or off of what is called like one of two options: 无, 加热."""
    labels = map(joined, subject.type.options.values())
    return {} if NOTHING_WORDS.isdisjoint(labels) else _named_by(subject)


def _told(subject: Subject) -> Mapping[str, str]:
    """Return raw key -> on or off of what is shown: by its two options, or its name."""
    told = affirmed_meanings(subject.type)
    return told or ({} if subject.says(WAY_WORDS) else _named_by(subject))


def _named_by(subject: Subject) -> dict[str, str]:
    """Return raw key -> on for the one of two options that the name says: 驻车, 释放."""
    options = subject.type.options
    is_on = {
        key: len(label) > 1 and label in subject.name for key, label in options.items()
    }
    if sorted(is_on.values()) != [False, True]:
        return {}
    return {key: "on" if told else "off" for key, told in is_on.items()}


def _is_shown(subject: Subject) -> bool:
    """Return whether a choice is a state, not what follows from now on."""
    return subject.says(SHOWN_WORDS) and not subject.says(LASTING_WORDS)


def _choice(subject: Subject) -> Match[Choice] | None:
    """Return the role of a choice; one whose words fit the options comes first."""
    candidates = list(CHOICES.find(*reversed(subject.texts)))
    if subject.writable and subject.says(LASTING_WORDS):
        candidates = [each for each in candidates if each.exact or each.role.settable]
    fitting = (each for each in candidates if option_words(subject.type, each.role))
    loose = (each for each in candidates if each.exact and not each.role.options)
    texts = (each for each in candidates if each.exact)
    return next(fitting, None) or next(loose, None) or next(texts, None)


def _options_of(subject: Subject, found: Match[Choice] | None) -> dict[str, Any]:
    """Return meanings, options and names of a choice: all of them known, or none."""
    words = option_words(subject.type, found.role) if found else {}
    known = words or option_words(subject.type, ANY)
    key = found.role.name if found and words else ANY.name
    meanings = known or own_options(subject.type)
    is_named = found is not None and not _names_other(subject, found.role)
    named = naming(found) if found and is_named and (words or not known) else {}
    return {
        "meanings": meanings,
        "options": tuple(meanings.values()),
        "options_key": key if known else None,
    } | named


def _names_other(subject: Subject, role: Choice) -> bool:
    """Return whether a name is of no known choice, and can be said: 洗涤模式 of mode.

    What a device tells of itself is called alike.
    """
    if subject.member or subject.name in VAGUE_NAMES or role.category == DIAGNOSTIC:
        return False
    is_known = next(CHOICES.exactly(subject.name), None) is not None
    return not is_known and in_english(subject.name) is not None


def _select(subject: Subject, found: Match[Choice] | None) -> EntityPlan:
    """Plan a choice that is set; nobody chooses of one."""
    return subject.entity(
        "select",
        found.role.name if found else "generic_select",
        f"known choice: {found.role.name}" if found else "writable choice",
        category=found.role.category if found else None,
        enabled=len(subject.type.options) > 1,
        **_options_of(subject, found),
    )


def _enum_sensor(subject: Subject, found: Match[Choice] | None) -> EntityPlan:
    """Plan a choice that is shown."""
    shown = found and not (found.role.settable and found.role.category)
    return subject.entity(
        "sensor",
        found.role.name if found else "generic_enum",
        f"known state: {found.role.name}" if found else "choice that is shown",
        device_class="enum",
        category=found.role.category if found and shown else None,
        **_options_of(subject, found),
    )
