"""States that are shown: on or off, by what they are called or their options."""

from collections.abc import Mapping
from dataclasses import replace
from itertools import chain
import re

from ..entities import VALUE, EntityPlan
from ..meanings import (
    OPPOSITE,
    affirmed_meanings,
    detected_meanings,
    on_off_meanings,
    troubled_meanings,
    turned,
)
from ..model import ValueType
from ..roles import DETECTED, State
from ..spelling import contains, ends_with, joined
from ..table import Match
from ..words.states import (
    ABNORMAL_WORDS,
    ALARM_WORDS,
    BY_OPTIONS,
    CARE_WORDS,
    CHARGE_WORDS,
    DUE_WORDS,
    ENDINGS,
    FAULT_WORDS,
    GOING_ON,
    GOING_ON_WORD,
    LOCK_WORDS,
    LOCKED,
    LOCKED_WORDS,
    LOW_BATTERY,
    LOW_WORDS,
    MEASURED_NOUNS,
    NORMAL_WORDS,
    NOT_DUE_WORDS,
    PAUSING_WORDS,
    PLACE_LENGTH,
    RESTING_WORDS,
    RUNNING,
    STATES,
    TANK_WORDS,
    TROUBLE,
    TROUBLES,
    WHOLE_NAMES,
)
from .subject import Subject, naming

_REVERSED = {"0": "on", "1": "off"}
_FAULT = next(role for role in STATES.roles if role.name == "fault")
# What is told of a part, behind its name.
_STATE_OF = r"(?i)(?<=.)(?:开关|开合)?状态$|(?<=.)[\s_-]?(?:state|status)$"
# What somebody does that is odd, unlike what is wrong with the device.
_ODD = re.compile("异常(?=.)(?!状态|[告报]警|信息|[代提]|检测)")
_LACKING = re.compile("缺(?!省).")
# That nothing of it goes on yet.
_NOT_YET = re.compile("^[未无]")


def plan_state(
    subject: Subject, found: Match[State], meanings: Mapping[str, str]
) -> EntityPlan:
    """Plan a binary sensor of a known role, called by what it is when it is on."""
    role = found.role
    labels = {meanings.get(key): text for key, text in subject.type.options.items()}
    if subject.name == labels.get("off") and not found.exact:
        subject = replace(subject, name=labels.get("on", subject.name))
    return subject.entity(
        "binary_sensor",
        role.name,
        f"known state: {role.name}",
        meanings=meanings,
        device_class=role.device_class,
        category=role.category,
        **naming(found),
    )


def plan_detection(subject: Subject) -> EntityPlan | None:
    """Plan whether something is detected, where a choice tells more than that."""
    meanings = detected_meanings(subject.type)
    found = next(STATES.find(*subject.texts), None)
    if not meanings or not found:
        return None
    if found.role.name not in DETECTED:
        return None
    # The choice keeps its name: this is whether there is what it is the state of.
    named = replace(subject, name=re.sub(_STATE_OF, "", subject.name))
    entity = plan_state(named, found, meanings)
    value = replace(entity.bindings[VALUE], shared=True)
    return replace(entity, key=f"{subject.key}:detected", bindings={VALUE: value})


def state_of(subject: Subject) -> Match[State] | None:
    """Return the role of a state that is shown: by what it is called, or its options."""
    told = _spoken_of(subject) or _named(subject)
    if told and told.role is _FAULT and any(map(_goes_on, _labels(subject.type))):
        return Match(RUNNING, exact=False)
    return told or _by_options(subject) or _trouble(subject) or _running(subject)


def _spoken_of(subject: Subject) -> Match[State] | None:
    """Return the role that id or name speak of; 阀门故障 is what is wrong with 阀门."""
    found = _best(subject)
    if found and found.role.name == "door" and _locks(subject):
        return Match(LOCKED, exact=False)
    if found is None or found.exact:
        return found
    is_alarmed = found.role.well and not _labels(subject.type).isdisjoint(ALARM_WORDS)
    if is_alarmed or ends_with(subject.texts[0], MEASURED_NOUNS):
        return None
    if found.role is _FAULT and _ODD.match(subject.texts[0]):
        return Match(TROUBLE, exact=False)
    is_fault = ends_with(subject.texts[0], FAULT_WORDS)
    return Match(_FAULT, exact=False) if is_fault else found


def _locks(subject: Subject) -> bool:
    """Return whether what speaks of a door tells whether that is locked."""
    labels = {joined(label) for label in subject.type.options.values()}
    is_told = bool(labels) and labels <= LOCKED_WORDS
    return is_told or ends_with(subject.texts[0], LOCK_WORDS)


def _best(subject: Subject) -> Match[State] | None:
    """Return the best role of a state; what its name says counts more than its id."""
    if battery := _low_battery(subject):
        return battery
    by_name = list(STATES.find(subject.texts[0]))
    found = next(STATES.find(*subject.texts), None)
    is_told = found is None or any(each.role == found.role for each in by_name)
    return found if is_told or not by_name else by_name[0]


def _low_battery(subject: Subject) -> Match[State] | None:
    """Return that a battery is low, where the id says so of what is called low: 欠压."""
    name, id_ = subject.texts
    if not (contains(name, LOW_WORDS) and contains(id_, CHARGE_WORDS)):
        return None
    by_id = (Match(role, exact=True) for role in STATES.exactly(id_))
    return next((each for each in by_id if each.role.name == "low_battery"), None)


def _named(subject: Subject) -> Match[State] | None:
    """Return the role of a state that is shown, by its whole name or how that ends."""
    if subject.writable:
        return None
    name = re.sub(_STATE_OF, "", subject.texts[0])
    if _is_due(subject) or _LACKING.search(name):
        return Match(TROUBLE, exact=False)
    told = (
        role
        for role, ends, others in ENDINGS
        if ends_with(name, ends) and not ends_with(name, others)
    )
    under_way = [RUNNING] if _is_under_way(name) else []
    roles = chain(WHOLE_NAMES.exactly(subject.texts[0]), told, under_way)
    return next((Match(role, exact=False) for role in roles), None)


def _is_due(subject: Subject) -> bool:
    """Return whether care is to be taken now: 换水提醒, but not 无需换水."""
    is_care = subject.says(CARE_WORDS) and subject.says(DUE_WORDS)
    return is_care and not subject.says(NOT_DUE_WORDS)


def _is_under_way(name: str) -> bool:
    """Return whether a name says that something is being done: 消毒中, but not 待机中, 集中."""
    is_now = name.endswith(GOING_ON) and len(name) > PLACE_LENGTH and _goes_on(name)
    return is_now and not contains(name, PAUSING_WORDS)


def _by_options(subject: Subject) -> Match[State] | None:
    """Return the role of a state whose options alone tell what it is."""
    labels = {joined(label) for label in subject.type.options.values()}
    if subject.writable or len(labels) != 2 or subject.says(TANK_WORDS):
        return None
    for role, *words in BY_OPTIONS:
        if not any(labels.isdisjoint(each) for each in words):
            return Match(role, exact=False)
    return None


def _trouble(subject: Subject) -> Match[State] | None:
    """Return the role of a state that is shown and is normal or not."""
    labels = _labels(subject.type)
    is_charge = subject.says(CHARGE_WORDS)
    if not (subject.writable or is_charge) and troubled_meanings(subject.type):
        return Match(TROUBLE, exact=False)
    if len(labels) != 2 or labels.isdisjoint(NORMAL_WORDS):
        return None
    if subject.writable and labels.isdisjoint(ABNORMAL_WORDS):
        return None
    if is_charge and not labels.isdisjoint(LOW_WORDS):
        return Match(LOW_BATTERY, exact=False)
    is_going_on = any(map(_goes_on, labels))
    return Match(RUNNING if is_going_on else TROUBLE, exact=False)


def _running(subject: Subject) -> Match[State] | None:
    """Return the role of a state that is shown: something is under way or not."""
    labels = _labels(subject.type)
    going = set(filter(_goes_on, labels))
    if subject.writable or len(labels) != 2 or len(going) != 1:
        return None
    (label,), (other,) = going, labels - going
    rests = other in RESTING_WORDS or _NOT_YET.sub("", other) == label.removesuffix(
        GOING_ON
    )
    return Match(RUNNING, exact=False) if rests else None


def _labels(type_: ValueType) -> set[str]:
    """Return what the options are called, as it is compared."""
    return {label.lower() for label in type_.options.values()}


def _goes_on(label: str) -> bool:
    """Return whether an option says that something is under way, and is no trouble."""
    is_word = label.isascii() and label.endswith(GOING_ON_WORD)
    is_trouble = label in TROUBLES or contains(label, ABNORMAL_WORDS)
    return (is_word or label.endswith(GOING_ON)) and not is_trouble


def state_meanings(type_: ValueType, role: State) -> Mapping[str, str]:
    """Return raw key -> on or off of a truth value; nothing when 1 is on."""
    known = told_meanings(type_, role)
    return turned(known) if known or not role.reversed else _REVERSED


def told_meanings(type_: ValueType, role: State) -> dict[str, str]:
    """Return raw key -> on or off as two options tell it; nothing if they do not."""
    is_trouble = role.device_class == TROUBLE.device_class
    wrong = troubled_meanings(type_) if is_trouble else {}
    told = on_off_meanings(type_) or affirmed_meanings(type_)
    known = _beside_normal(type_) or wrong or told
    if role.well and not _labels(type_).isdisjoint(NORMAL_WORDS):
        return {key: OPPOSITE[state] for key, state in known.items()}
    return known


def _beside_normal(type_: ValueType) -> dict[str, str]:
    """Return raw key -> on or off of two options of which one is normal."""
    normal = {
        key for key, label in type_.options.items() if label.lower() in NORMAL_WORDS
    }
    if len(type_.options) != 2 or len(normal) != 1:
        return {}
    return {key: "off" if key in normal else "on" for key in type_.options}
