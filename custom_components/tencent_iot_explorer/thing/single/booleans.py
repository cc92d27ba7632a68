"""Truth values: a state that is shown, a switch, or a press."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import chain
import re

from ..english import in_english
from ..entities import VALUE, EntityPlan
from ..meanings import (
    OPPOSITE,
    affirmed_meanings,
    detected_meanings,
    on_off_meanings,
    switch_meanings,
    troubled_meanings,
    turned,
)
from ..model import Kind, ValueType
from ..roles import DETECTED, State, Toggle
from ..spelling import begins, contains, ends_with, joined
from ..table import Match, core
from ..words.states import (
    ABNORMAL_WORDS,
    ALARM_WORDS,
    BY_OPTIONS,
    CHARGE_WORDS,
    ENDINGS,
    FAULT_WORDS,
    GOING_ON,
    GOING_ON_WORD,
    LOW_BATTERY,
    LOW_WORDS,
    MEASURED_NOUNS,
    NORMAL_WORDS,
    RESTING_WORDS,
    RUNNING,
    STATES,
    TANK_WORDS,
    TROUBLE,
    TROUBLES,
    WHOLE_NAMES,
)
from ..words.toggles import (
    AT_ONCE,
    COMMAND_WORDS,
    DEEDS,
    DETECTION_WORDS,
    DONE_TOO,
    DRIVEN_WORDS,
    EXECUTE_WORDS,
    KEPT_WORDS,
    NOTHING_WORDS,
    ONCE_WORDS,
    POWER_WORDS,
    SWITCH_WORDS,
    TOGGLES,
    TOLD_WORDS,
    UNSWITCHED,
    WARNING_WORDS,
)
from .presses import is_bell, plan_bell
from .subject import Subject, naming

_REVERSED = {"0": "on", "1": "off"}
_DONE_ONCE = Match(Toggle(name="generic_button", words="", press=True), exact=False)
_FAULT = next(role for role in STATES.roles if role.name == "fault")
_WRITTEN_ONCE = r"(?i)(?:写入?|下发|置|发送|write|send|set to)\s*1\s*(?:[,，]?\s*to\b|时?[,，]?\s*(?:执行|触发|设定|复位|重置|清零|清除|启动|开始|生效|有效|即))"
# What is told of a part, behind its name; and that nothing of it goes on yet.
_STATE_OF = r"(?i)(?<=.)(?:开关|开合)?状态$|(?<=.)[\s_-]?(?:state|status)$"
# What somebody does that is odd, unlike what is wrong with the device.
_ODD = re.compile("异常(?=.)(?!状态|[告报]警|信息|[代提]|检测)")
_LACKING = re.compile("缺(?!省).")
_NOT_YET = re.compile("^[未无]")
_POWER = frozenset(map(core, POWER_WORDS.split()))


def plan_bool(subject: Subject) -> EntityPlan:
    """Plan a truth value: a state that is shown or a switch."""
    if is_bell(subject):
        return plan_bell(subject)
    state = state_of(subject)
    if state and not (
        _is_switched(subject) or _is_mode(subject, state) or _warns(subject, state)
    ):
        return plan_state(subject, state, _state_meanings(subject.type, state.role))
    if subject.writable:
        return plan_switch(subject, turned(switch_meanings(subject.type)))
    return subject.entity("binary_sensor", "generic_binary", "read-only truth value")


def _is_switched(subject: Subject) -> bool:
    """Return whether a truth value that speaks of a state is set all the same."""
    if not subject.writable:
        return False
    if is_power(subject) or subject.says(SWITCH_WORDS) or _detects(subject):
        return True
    if is_done_once(subject):
        return True
    toggle = next(TOGGLES.find(*subject.texts), None)
    return toggle is not None and (toggle.exact or toggle.role.press)


def _is_mode(subject: Subject, state: Match[State]) -> bool:
    """Return whether a state is only spoken of by what is switched on and off."""
    is_whole = state.role.name not in DONE_TOO and _is_whole(subject, state.role)
    is_told = is_whole or subject.says(TOLD_WORDS)
    return subject.writable and not is_told and bool(switch_meanings(subject.type))


def _is_whole(subject: Subject, role: State) -> bool:
    """Return whether a name is all that a state is called; an id counts where there is none."""
    name, id_ = subject.texts
    return role in STATES.exactly(name) or (name == id_ and role in STATES.exactly(id_))


def _warns(subject: Subject, state: Match[State]) -> bool:
    """Return whether a warning of what is no danger is switched on and off: 震动报警."""
    is_told = ends_with(subject.texts[0], WARNING_WORDS)
    is_kept = subject.writable and state.role.name not in UNSWITCHED
    return is_kept and is_told and bool(switch_meanings(subject.type))


def _detects(subject: Subject) -> bool:
    """Return whether a detection is switched on and off."""
    return subject.says(DETECTION_WORDS) and bool(switch_meanings(subject.type))


def state_of(subject: Subject) -> Match[State] | None:
    """Return the role of a state that is shown: by what it is called, or its options."""
    told = _spoken_of(subject) or _named(subject)
    if told and told.role is _FAULT and any(map(_goes_on, _labels(subject.type))):
        return Match(RUNNING, exact=False)
    return told or _by_options(subject) or _trouble(subject) or _running(subject)


def _spoken_of(subject: Subject) -> Match[State] | None:
    """Return the role that id or name speak of; 阀门故障 is what is wrong with 阀门."""
    found = _best(subject)
    if found is None or found.exact:
        return found
    is_alarmed = found.role.well and not _labels(subject.type).isdisjoint(ALARM_WORDS)
    if is_alarmed or ends_with(subject.texts[0], MEASURED_NOUNS):
        return None
    if found.role is _FAULT and _ODD.match(subject.texts[0]):
        return Match(TROUBLE, exact=False)
    is_fault = ends_with(subject.texts[0], FAULT_WORDS)
    return Match(_FAULT, exact=False) if is_fault else found


def _best(subject: Subject) -> Match[State] | None:
    """Return the best role of a state; what its name says counts more than its id."""
    by_name = list(STATES.find(subject.texts[0]))
    found = next(STATES.find(*subject.texts), None)
    is_told = found is None or any(each.role == found.role for each in by_name)
    return found if is_told or not by_name else by_name[0]


def _named(subject: Subject) -> Match[State] | None:
    """Return the role of a state that is shown, by its whole name or how that ends."""
    if subject.writable:
        return None
    name = re.sub(_STATE_OF, "", subject.texts[0])
    if _LACKING.search(name):
        return Match(TROUBLE, exact=False)
    told = (
        role
        for role, ends, others in ENDINGS
        if ends_with(name, ends) and not ends_with(name, others)
    )
    roles = chain(WHOLE_NAMES.exactly(subject.texts[0]), told)
    return next((Match(role, exact=False) for role in roles), None)


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


def _state_meanings(type_: ValueType, role: State) -> Mapping[str, str]:
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


def plan_switch(subject: Subject, meanings: Mapping[str, str]) -> EntityPlan:
    """Plan what is switched: the whole device, a function, or a press."""
    if subject.member is None and is_power(subject):
        return subject.entity(
            "switch",
            "power_switch",
            "main switch",
            meanings=meanings,
            translation_key="power_switch",
        )
    toggle = next(TOGGLES.find(*subject.texts), None)
    if toggle and toggle.role.press and _is_pressed(subject, toggle):
        return _press(subject, toggle, {})
    if is_done_once(subject) or _is_told_to_press(subject) or _is_deed(subject):
        return plan_done_once(subject)
    if toggle is None or toggle.role.press:
        reason = "writable truth value"
        return subject.entity("switch", "generic_switch", reason, meanings=meanings)
    return subject.entity(
        "switch",
        toggle.role.name,
        f"known switch: {toggle.role.name}",
        meanings=meanings,
        category=toggle.role.category,
        device_class=toggle.role.device_class,
        **({} if _names_other(subject, toggle.role) else naming(toggle)),
    )


def _names_other(subject: Subject, role: Toggle) -> bool:
    """Return whether a name has words of its own, and none of a role: 检修锁定 of lock."""
    told = (each.role for each in TOGGLES.find(subject.name))
    return role not in told and in_english(subject.name) is not None


def _is_pressed(subject: Subject, found: Match[Toggle]) -> bool:
    """Return whether a truth value is a press, not a function that is kept on."""
    name, _ = subject.texts
    is_whole = found.exact or subject.member is None
    is_driven = ends_with(name, DRIVEN_WORDS)
    kept = is_driven or contains(name, KEPT_WORDS) or subject.says(DETECTION_WORDS)
    return subject.type.kind is Kind.BOOL and is_whole and not kept


def is_done_once(subject: Subject) -> bool:
    """Return whether the options are nothing and a command, of what ends by itself."""
    options = subject.type.options
    if options.keys() != {"0", "1"} or joined(options["0"]) not in NOTHING_WORDS:
        return False
    label = options["1"]
    if joined(label) in EXECUTE_WORDS or label.startswith(AT_ONCE):
        return True
    is_first = subject.texts[0].startswith(label) and _is_command(label)
    is_once = subject.says(ONCE_WORDS) or any(_presses(*subject.texts)) or is_first
    is_kept = contains(subject.texts[0], KEPT_WORDS)
    is_told = label in subject.texts[0] or _is_command(label)
    return is_once and not is_kept and is_told


def _is_told_to_press(subject: Subject) -> bool:
    """Return whether a description says that 1 is written to do something: 写1设定."""
    is_bit = subject.type.kind is Kind.BOOL and not subject.type.options
    return is_bit and bool(re.search(_WRITTEN_ONCE, subject.description))


def _is_deed(subject: Subject) -> bool:
    """Return whether the name of a truth value begins with what is done: 清空地图."""
    name, _ = subject.texts
    told = any(begins(name, deed) for deed in DEEDS)
    return told and subject.type.kind is Kind.BOOL and not contains(name, KEPT_WORDS)


def _is_command(label: str) -> bool:
    """Return whether an option is a command, not what then goes on."""
    is_press = any(role.press for role in TOGGLES.exactly(label))
    return is_press or joined(label) in COMMAND_WORDS


def _presses(*texts: str) -> Iterator[Match[Toggle]]:
    """Yield the presses that texts speak of."""
    return (each for each in TOGGLES.find(*texts) if each.role.press)


def plan_done_once(subject: Subject) -> EntityPlan:
    """Plan what is done once: the second of two options is to do it."""
    meanings = {} if subject.type.kind is Kind.BOOL else {"1": "on"}
    return _press(subject, next(_presses(*subject.texts), _DONE_ONCE), meanings)


def _press(
    subject: Subject, found: Match[Toggle], meanings: Mapping[str, str]
) -> EntityPlan:
    """Plan a value that is told, not kept."""
    role = found.role
    reason = f"pressed, not kept: {role.name}"
    is_told = any(_presses(subject.name)) or _is_deed(subject)
    return subject.entity(
        "button",
        role.name,
        reason,
        meanings=meanings,
        traits={"press": True},
        device_class=role.device_class,
        category=role.category,
        **({} if is_told and _names_other(subject, role) else naming(found)),
    )


def plan_detection(subject: Subject) -> EntityPlan | None:
    """Plan whether something is detected, where a choice tells more than that."""
    meanings = detected_meanings(subject.type)
    found = next(STATES.find(*subject.texts), None)
    if not meanings or not found:
        return None
    if found.role.name not in DETECTED:
        return None
    entity = plan_state(subject, found, meanings)
    value = replace(entity.bindings[VALUE], shared=True)
    return replace(entity, key=f"{subject.key}:detected", bindings={VALUE: value})


def is_power(subject: Subject) -> bool:
    """Return whether a property switches the whole device."""
    name, id_ = (core(text) in _POWER for text in subject.texts)
    return name or (id_ and not any(TOGGLES.exactly(subject.texts[0])))


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
