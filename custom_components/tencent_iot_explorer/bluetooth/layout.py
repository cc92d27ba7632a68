"""What a number on the air stands for: places in the product's thing model.

The protocol names nothing: a property is its place among the properties, a parameter its
place in its event. So the order is the one of the cloud's DataTemplate, of all entries.
"""

from collections.abc import Mapping
from dataclasses import dataclass
import json
from typing import Any, Final

MOST_FIELDS: Final = 32


@dataclass(frozen=True, kw_only=True, slots=True)
class Field:
    """A property, a parameter or a member: its id, its type's name, its members.

    `item` is what a list consists of.
    """

    id: str
    kind: str
    members: tuple[Field, ...] = ()
    item: Field | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class EventLayout:
    """An event with its parameters."""

    id: str
    parameters: tuple[Field, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class ActionLayout:
    """An action with its inputs and outputs."""

    id: str
    inputs: tuple[Field, ...]
    outputs: tuple[Field, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Layout:
    """The places of a product."""

    properties: tuple[Field, ...] = ()
    events: tuple[EventLayout, ...] = ()
    actions: tuple[ActionLayout, ...] = ()


def layout_of(template: object) -> Layout:
    """Return the places in a DataTemplate, decoded or not.

    What is broken keeps its place; a whole that cannot be read has no places.
    """
    template = _decoded(template)
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


def _decoded(template: object) -> Mapping[str, Any]:
    if isinstance(template, str):
        try:
            template = json.loads(template)
        except ValueError:
            return {}
    return template if isinstance(template, Mapping) else {}


def _entries(value: object) -> list[Mapping[str, Any]]:
    entries = value[:MOST_FIELDS] if isinstance(value, list) else []
    return [each if isinstance(each, Mapping) else {} for each in entries]


def _id(entry: Mapping[str, Any]) -> str:
    return str(entry.get("id", ""))


def _fields(value: object) -> tuple[Field, ...]:
    return tuple(_field(each) for each in _entries(value))


def _field(entry: Mapping[str, Any]) -> Field:
    """Read a property ("define") or a member of a struct ("dataType")."""
    return _defined(_id(entry), entry.get("define") or entry.get("dataType"))


def _defined(id_: str, told: object) -> Field:
    """Return the field of a definition; that of a list holds another one."""
    define: Mapping[str, Any] = told if isinstance(told, Mapping) else {}
    item = define.get("arrayInfo")
    return Field(
        id=id_,
        kind=str(define.get("type", "")),
        members=_fields(define.get("specs")),
        item=_defined(id_, item) if item else None,
    )
