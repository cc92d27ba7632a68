"""Locks of doors and vehicles."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from .. import parts as tables
from ..entities import Binding, EntityPlan
from ..model import Action, Property
from ..text import joined
from .common import (
    Parts,
    Properties,
    bind,
    composite,
    meanings_of,
    parts_of,
    states_of,
    tells,
    without,
)

_LOCKED_WHEN_ON = {"1": "locked", "0": "unlocked"}


def recognise_lock(properties: Properties) -> Iterator[EntityPlan]:
    """Yield the lock: something that can be locked, or at least unlocked."""
    parts = _lock_parts(properties)
    main = parts.get("lock") or parts.get("unlock")
    if main is None:
        return
    bindings = _bind_states(parts)
    if unlock := parts.get("unlock"):
        bindings |= _bind_unlock(unlock)
    if "lock" in bindings or bindings.keys() >= {"state", "unlock"}:
        yield composite("lock", main, bindings)


def recognise_called_lock(
    properties: Properties, actions: Iterable[Action]
) -> Iterator[EntityPlan]:
    """Yield the lock that tells its state and is unlocked by an action only."""
    parts = _lock_parts(properties)
    bindings = _bind_states(parts)
    unlocking = (
        action
        for action in actions
        if not action.inputs
        and tables.UNLOCKING_WORDS & {joined(action.id), joined(action.name)}
    )
    if bindings.keys() == {"state"} and (action := next(unlocking, None)):
        lock = composite("lock", parts["state"], bindings)
        yield replace(lock, actions=(action,))


def _lock_parts(properties: Properties) -> Parts:
    """Return the parts; a lock of keys or of a breaker is none."""
    if tells(properties, tables.BREAKER_WORDS):
        return {}
    doors = without(properties, tables.KEY_LOCK_WORDS)
    parts = parts_of(tables.LOCK_PARTS, doors)
    if settable := parts.pop("settable_state", None):
        parts.setdefault("state" if "lock" in parts else "lock", settable)
    return parts


def _bind_states(parts: Parts) -> dict[str, Binding]:
    """Tie what is locked and unlocked, and what tells so."""
    return {
        name: binding
        for name in ("lock", "state")
        if name in parts and (binding := _bind_state(parts[name]))
    }


def _bind_unlock(unlock: Property) -> dict[str, Binding]:
    """Tie what unlocks, or a lock that is called so; nothing for other choices."""
    meanings = meanings_of(unlock.type, tables.LOCK_STATES)
    if meanings_of(unlock.type, tables.LOCKING) and len(meanings) > 1:
        return {"lock": bind(unlock, meanings)}
    unlocking = {key: word for key, word in meanings.items() if word == "unlocked"}
    if unlocking or not unlock.type.options:
        return {"unlock": bind(unlock, unlocking)}
    return {}


def _bind_state(property_: Property) -> Binding | None:
    """Tie locked and unlocked; None when the options mean something else."""
    meanings = states_of(property_.type, tables.LOCK_STATES, _LOCKED_WHEN_ON)
    if {"locked", "unlocked"} <= set(meanings.values()):
        return bind(property_, meanings)
    return None
