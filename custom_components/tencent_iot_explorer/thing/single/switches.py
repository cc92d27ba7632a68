"""What is switched, or done once: the whole device, a function, a press."""

from collections.abc import Iterator, Mapping
import re

from ..english import in_english
from ..entities import EntityPlan
from ..model import Kind
from ..roles import Toggle
from ..spelling import begins, contains, ends_with, joined
from ..table import Match, core
from ..words.toggles import (
    AT_ONCE,
    COMMAND_WORDS,
    DEEDS,
    DETECTION_WORDS,
    DRIVEN_WORDS,
    EXECUTE_WORDS,
    KEPT_STATES,
    KEPT_WORDS,
    NOTHING_WORDS,
    ONCE_WORDS,
    POWER_WORDS,
    TOGGLES,
    VAGUE,
)
from .subject import Subject, naming

_DONE_ONCE = Match(Toggle(name="generic_button", words="", press=True), exact=False)
_WRITTEN_ONCE = r"(?i)(?:写入?|下发|置|发送|write|send|set to)\s*1\s*(?:[,，]?\s*to\b|时?[,，]?\s*(?:执行|触发|设定|复位|重置|清零|清除|启动|开始|生效|有效|即))"
_POWER = frozenset(map(core, POWER_WORDS.split()))


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
    found = TOGGLES.find(subject.name)
    told = (each.role for each in found if each.exact or each.role.name not in VAGUE)
    return role not in told and in_english(subject.name) is not None


def is_power(subject: Subject) -> bool:
    """Return whether a property switches the whole device."""
    name, id_ = (core(text) in _POWER for text in subject.texts)
    return name or (id_ and not any(TOGGLES.exactly(subject.texts[0])))


def _is_pressed(subject: Subject, found: Match[Toggle]) -> bool:
    """Return whether a truth value is a press, not a function that is kept on."""
    name, _ = subject.texts
    is_whole = found.exact or subject.member is None
    is_driven = ends_with(name, DRIVEN_WORDS)
    is_told = contains(name, KEPT_WORDS) or subject.says(DETECTION_WORDS)
    kept = is_driven or is_told or _only_id_presses(subject)
    return subject.type.kind is Kind.BOOL and is_whole and not kept


def _only_id_presses(subject: Subject) -> bool:
    """Return whether only the id of what is in one of two states speaks of a press."""
    labels = {joined(label) for label in subject.type.options.values()}
    is_kept = any(labels <= states for states in KEPT_STATES) and len(labels) > 1
    return is_kept and not any(_presses(subject.texts[0]))


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
