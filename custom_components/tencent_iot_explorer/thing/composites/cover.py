"""Covers: curtains, blinds, laundry racks."""

from collections.abc import Iterator

from .. import parts as tables
from ..entities import EntityPlan
from ..model import Property, ValueType
from ..text import word_set
from ..values import bounds, span
from .common import (
    Parts,
    Properties,
    bind,
    composite,
    meanings_of,
    parts_of,
    says,
    tells,
)

_DRIVE = {"open", "close", "stop"}
_ENDS = ({"opening", "closing"}, {"open", "closed"})


def recognise_cover(properties: Properties) -> Iterator[EntityPlan]:
    """Yield the cover: something that is told to open and close."""
    parts = parts_of(tables.COVER_PARTS, properties)
    command = _command(parts, properties)
    if command is None:
        return
    parts = _positions(properties) | parts
    commands = meanings_of(command.type, tables.COVER_COMMANDS)
    bindings = {"command": bind(command, commands)}
    for name in ("position", "current_position"):
        if name in parts and bounds(parts[name].type):
            bindings[name] = bind(parts[name])
    if state := parts.get("state"):
        states = meanings_of(state.type, tables.COVER_STATES)
        if any(ends <= set(states.values()) for ends in _ENDS):
            bindings["state"] = bind(state, states)
    yield composite("cover", command, bindings, device_class=_kind(properties))


def _command(parts: Parts, properties: Properties) -> Property | None:
    """Return what opens and closes: by its id or name, else by what it offers."""
    for name in ("command", "switch_command"):
        if name in parts and _offers(parts[name]) == _DRIVE:
            return parts[name]
    if not tells(properties, tables.COVER_WORDS):
        return None
    command = parts.get("command")
    if command and _offers(command) == _DRIVE - {"stop"}:
        return command
    return next((each for each in properties.values() if _drives(each)), None)


def _offers(property_: Property) -> set[str]:
    """Return the commands among the options of a property."""
    return set(meanings_of(property_.type, tables.COVER_COMMANDS).values())


def _drives(property_: Property) -> bool:
    """Tell whether a property offers open, close and stop, and nothing else."""
    options = property_.type.options
    return property_.writable and len(options) == len(_DRIVE) == len(_offers(property_))


def _positions(properties: Properties) -> Parts:
    """Return the positions to reach and reached that names only speak of."""
    found: Parts = {}
    for property_ in properties.values():
        if says(property_, tables.POSITION_WORDS) and _is_percentage(property_.type):
            measured = not property_.writable or says(property_, tables.MEASURED_WORDS)
            found.setdefault("current_position" if measured else "position", property_)
    return found


def _is_percentage(type_: ValueType) -> bool:
    """Tell whether a number goes from 0 to 100 %."""
    return type_.kind in tables.NUMBERS and span(type_) == (0, 100)


def _kind(properties: Properties) -> str | None:
    """Return what kind of cover the ids and names speak of."""
    for kind, words in tables.COVER_CLASSES.items():
        if tells(properties, word_set(words)):
            return kind
    return None
