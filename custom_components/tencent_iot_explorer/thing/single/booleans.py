"""Truth values: a state that is shown, a switch, or a press."""

from ..entities import EntityPlan
from ..meanings import switch_meanings, turned
from ..roles import State
from ..spelling import ends_with, joined
from ..table import Match
from ..words.states import STATES
from ..words.toggles import (
    DETECTION_WORDS,
    DONE_TOO,
    SWITCH_WORDS,
    TOGGLES,
    TOLD_WORDS,
    UNLOCKED_WORDS,
    UNSWITCHED,
    WARNING_WORDS,
)
from .presses import is_bell, plan_bell
from .states import plan_state, state_meanings, state_of
from .subject import Subject
from .switches import is_done_once, is_power, plan_switch


def plan_bool(subject: Subject) -> EntityPlan:
    """Plan a truth value: a state that is shown or a switch."""
    if is_bell(subject):
        return plan_bell(subject)
    state = state_of(subject)
    if state and not (
        _is_switched(subject) or _is_mode(subject, state) or _warns(subject, state)
    ):
        return plan_state(subject, state, state_meanings(subject.type, state.role))
    if subject.writable:
        meanings = {} if _unlocks(subject) else switch_meanings(subject.type)
        return plan_switch(subject, turned(meanings))
    return subject.entity("binary_sensor", "generic_binary", "read-only truth value")


def _unlocks(subject: Subject) -> bool:
    """Return whether 1 unlocks what is called after that: 热水解锁."""
    label = subject.type.options.get("1", "")
    return joined(label) in UNLOCKED_WORDS and subject.texts[0].endswith(label)


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
