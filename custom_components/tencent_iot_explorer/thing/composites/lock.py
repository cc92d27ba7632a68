"""Locks of doors and vehicles."""

from collections.abc import Iterator

from .. import parts as tables
from ..entities import Binding, EntityPlan
from ..model import Property
from .common import (
    Properties,
    bind,
    composite,
    meanings_of,
    parts_of,
    states_of,
    without,
)

_LOCKED_WHEN_ON = {"1": "locked", "0": "unlocked"}


def recognise_lock(properties: Properties) -> Iterator[EntityPlan]:
    """Yield the lock: something that can be locked, or at least unlocked."""
    parts = parts_of(tables.LOCK_PARTS, without(properties, tables.KEY_LOCK_WORDS))
    main = parts.get("lock") or parts.get("unlock")
    if main is None:
        return
    bindings: dict[str, Binding] = {
        name: binding
        for name in ("lock", "state")
        if name in parts and (binding := _bind_state(parts[name]))
    }
    if unlock := parts.get("unlock"):
        bindings["unlock"] = bind(unlock, _unlocking(unlock))
    if "lock" in bindings or bindings.keys() >= {"state", "unlock"}:
        yield composite("lock", main, bindings)


def _unlocking(property_: Property) -> dict[str, str]:
    """Return the option that unlocks; nothing where there are no options."""
    meanings = meanings_of(property_.type, tables.LOCK_STATES)
    return {key: word for key, word in meanings.items() if word == "unlocked"}


def _bind_state(property_: Property) -> Binding | None:
    """Tie locked and unlocked; None when the options mean something else."""
    meanings = states_of(property_.type, tables.LOCK_STATES, _LOCKED_WHEN_ON)
    if {"locked", "unlocked"} <= set(meanings.values()):
        return bind(property_, meanings)
    return None
