"""Covers: curtains, blinds, laundry racks."""

from collections.abc import Iterator

from .. import parts as tables
from ..entities import EntityPlan
from ..text import word_set
from ..values import bounds
from .common import Properties, bind, composite, meanings_of, parts_of, tells

_ENDS = ({"opening", "closing"}, {"open", "closed"})


def recognise_cover(properties: Properties) -> Iterator[EntityPlan]:
    """Yield the cover: something that is told to open and close."""
    parts = parts_of(tables.COVER_PARTS, properties)
    command = parts.get("command") or parts.get("switch_command")
    if command is None:
        return
    commands = meanings_of(command.type, tables.COVER_COMMANDS)
    needed = {"open", "close"} if "command" in parts else {"open", "close", "stop"}
    if not needed <= set(commands.values()):
        return
    bindings = {"command": bind(command, commands)}
    for name in ("position", "current_position"):
        if name in parts and bounds(parts[name].type):
            bindings[name] = bind(parts[name])
    if state := parts.get("state"):
        states = meanings_of(state.type, tables.COVER_STATES)
        if any(ends <= set(states.values()) for ends in _ENDS):
            bindings["state"] = bind(state, states)
    yield composite("cover", command, bindings, device_class=_kind(properties))


def _kind(properties: Properties) -> str | None:
    """Return what kind of cover the ids and names speak of."""
    for kind, words in tables.COVER_CLASSES.items():
        if tells(properties, word_set(words)):
            return kind
    return None
