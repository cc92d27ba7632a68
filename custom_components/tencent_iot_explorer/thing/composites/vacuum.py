"""Robot vacuums."""

from collections.abc import Iterator

from .. import parts as tables
from ..entities import Binding, EntityPlan
from .common import (
    Parts,
    Properties,
    bind,
    bind_all,
    composite,
    meanings_of,
    parts_of,
    tells,
    words_or_labels,
)

_PLAIN = ("power", "dock", "pause", "locate")


def recognise_vacuum(properties: Properties) -> Iterator[EntityPlan]:
    """Yield the vacuum: something that cleans by itself and can be started."""
    if not tells(properties, tables.VACUUM_WORDS):
        return
    parts = parts_of(tables.VACUUM_PARTS, properties)
    spoken = _spoken(parts)
    main = parts.get("power") or ("command" in spoken and parts["command"])
    if main and not spoken.keys().isdisjoint({"state", "command"}):
        yield composite("vacuum", main, bind_all(parts, _PLAIN) | spoken)


def _spoken(parts: Parts) -> dict[str, Binding]:
    """Return state, commands and suction, as far as their options mean them."""
    found = {}
    if state := parts.get("state"):
        states = meanings_of(state.type, tables.VACUUM_STATES)
        if "cleaning" in states.values():
            found["state"] = bind(state, states)
    if command := parts.get("command"):
        commands = meanings_of(command.type, tables.VACUUM_COMMANDS)
        if "start" in commands.values():
            found["command"] = bind(command, commands)
    if fan_speed := parts.get("fan_speed"):
        words = words_or_labels(fan_speed.type, tables.MODE_WORDS)
        found["fan_speed"] = bind(fan_speed, words)
    return found
