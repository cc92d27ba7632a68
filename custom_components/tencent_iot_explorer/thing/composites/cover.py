"""Covers: curtains, blinds, laundry racks."""

from collections.abc import Iterator

from .. import parts as tables
from ..entities import Binding, EntityPlan
from ..meanings import is_reversed
from ..model import Kind, Property, ValueType
from ..text import word_set
from ..values import bounds, span
from .common import (
    Parts,
    Properties,
    bind,
    bind_all,
    composite,
    meanings_of,
    parts_of,
    says,
    tells,
)

_DRIVE = {"open", "close", "stop"}
_OPEN_WHEN_ON = {"1": "open", "0": "closed"}
_CLOSED_WHEN_ON = {"0": "open", "1": "closed"}
_ENDS = ({"opening", "closing"}, {"open", "closed"})


def recognise_cover(properties: Properties) -> Iterator[EntityPlan]:
    """Yield the cover: something that is told to open and close, or where to go."""
    parts = parts_of(tables.COVER_PARTS, properties)
    command = _command(parts, properties)
    parts = _positions(properties) | parts
    if main := command or _curtain(parts):
        bindings = _positions_bound(parts) | _state(parts)
        if command:
            commands = meanings_of(command.type, tables.COVER_COMMANDS)
            bindings = {"command": bind(command, commands)} | bindings
        yield composite("cover", main, bindings, device_class=_kind(properties))


def _curtain(parts: Parts) -> Property | None:
    """Return a position that is all there is to drive a curtain."""
    position = parts.get("position")
    if position and bounds(position.type) and says(position, tables.CURTAIN_WORDS):
        return position
    return None


def _positions_bound(parts: Parts) -> dict[str, Binding]:
    """Return where the cover is to go and where it is."""
    names = ("position", "current_position", "tilt")
    return bind_all(
        parts, (name for name in names if name in parts and bounds(parts[name].type))
    )


def _state(parts: Parts) -> dict[str, Binding]:
    """Return whether the cover moves, or is open."""
    state = parts.get("state")
    states = _states(state.type) if state else {}
    if state and any(ends <= set(states.values()) for ends in _ENDS):
        return {"state": bind(state, states)}
    return {}


def _states(type_: ValueType) -> dict[str, str]:
    """Return raw key -> state; a truth value is true when the cover is open."""
    if type_.kind is Kind.BOOL:
        return _CLOSED_WHEN_ON if is_reversed(type_) else _OPEN_WHEN_ON
    return meanings_of(type_, tables.COVER_STATES)


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
