"""Covers: curtains, blinds, laundry racks."""

from collections.abc import Iterator

from .. import parts as tables
from ..entities import EntityPlan
from ..values import bounds
from .common import Properties, bind, meanings_of, parts_of


def recognise_cover(properties: Properties) -> Iterator[EntityPlan]:
    """Yield the cover: something that is told to open and close."""
    parts = parts_of(tables.COVER_PARTS, properties)
    command = parts.get("command")
    if command is None:
        return
    commands = meanings_of(command.type, tables.COVER_COMMANDS)
    if not {"open", "close"} <= set(commands.values()):
        return
    bindings = {"command": bind(command, commands)}
    for name in ("position", "current_position"):
        if name in parts and bounds(parts[name].type):
            bindings[name] = bind(parts[name])
    if state := parts.get("state"):
        states = meanings_of(state.type, tables.COVER_STATES)
        if {"opening", "closing"} <= set(states.values()):
            bindings["state"] = bind(state, states)
    yield EntityPlan(
        platform="cover",
        key=command.id,
        role="cover",
        bindings=bindings,
        device_class="curtain" if "position" in bindings else None,
        reason=f"cover: {', '.join(bindings)}",
    )
