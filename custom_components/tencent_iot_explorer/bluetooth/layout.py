"""What a number on the air stands for: places in the product's thing model.

The protocol names nothing: a property is its place among the properties, a parameter its
place in its event. So the order is the one of the cloud's DataTemplate, of all entries.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
import json
from typing import Any, Final

MOST_FIELDS: Final = 32


@dataclass(frozen=True, kw_only=True)
class Field:
    """A property, a parameter or a member: its id, its type's name, its members.

    `item` is what a list consists of.
    """

    id: str
    kind: str
    members: tuple[Field, ...] = ()
    item: Field | None = None


@dataclass(frozen=True, kw_only=True)
class EventLayout:
    """An event with its parameters."""

    id: str
    parameters: tuple[Field, ...]


@dataclass(frozen=True, kw_only=True)
class ActionLayout:
    """An action with its inputs and outputs."""

    id: str
    inputs: tuple[Field, ...]
    outputs: tuple[Field, ...]


@dataclass(frozen=True, kw_only=True)
class Layout:
    """The places of a product."""

    properties: tuple[Field, ...] = ()
    events: tuple[EventLayout, ...] = ()
    actions: tuple[ActionLayout, ...] = ()


def layout_of(template: object) -> Layout:
    """Return the places in a DataTemplate, decoded or not.

    What is broken keeps its place; a whole that cannot be read has no places.
    """
    template = _mapping(template)
    return Layout(
        properties=_fields(template.get("properties")),
        events=tuple(
            EventLayout(id=_id(each), parameters=_fields(each.get("params")))
            for each in _entries(template.get("events"))
        ),
        actions=tuple(
            ActionLayout(
                id=_id(each),
                inputs=_fields(each.get("input")),
                outputs=_fields(each.get("output")),
            )
            for each in _entries(template.get("actions"))
        ),
    )


def _mapping(value: object) -> Mapping[str, Any]:
    """Return an object, be it written as JSON text or not; {} for anything else."""
    if isinstance(value, str):
        try:
            value = json.loads(value)
        except ValueError, RecursionError:
            return {}
    return value if isinstance(value, Mapping) else {}


def _entries(value: object) -> list[Mapping[str, Any]]:
    entries = value[:MOST_FIELDS] if isinstance(value, list) else []
    return [each if isinstance(each, Mapping) else {} for each in entries]


def _id(entry: Mapping[str, Any]) -> str:
    return str(entry.get("id", ""))


def _fields(value: object) -> tuple[Field, ...]:
    return tuple(_field(each) for each in _entries(value))


def _field(entry: Mapping[str, Any]) -> Field:
    """Read a property or a parameter; that of a list holds another one."""
    define = _define(entry)
    field, item = _defined(_id(entry), define), _mapping(define.get("arrayInfo"))
    return replace(field, item=_defined(field.id, item)) if item else field


def _defined(id_: str, define: Mapping[str, Any]) -> Field:
    """Return the field of a definition, be it of one value or of the items of a list."""
    members = tuple(map(_member, _entries(define.get("specs"))))
    return Field(id=id_, kind=_kind(define), members=members)


def _member(entry: Mapping[str, Any]) -> Field:
    """Read a member of a struct, which is no struct itself."""
    return Field(id=_id(entry), kind=_kind(_define(entry)))


def _define(entry: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return what defines a property ("define") or a member ("dataType")."""
    return _mapping(entry.get("define") or entry.get("dataType"))


def _kind(define: Mapping[str, Any]) -> str:
    return str(define.get("type", ""))
