"""The thing model: what a product can report, be told and do."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType
from typing import NamedTuple

NOTHING: Mapping[str, str] = MappingProxyType({})


class Kind(StrEnum):
    """The nine value types of a thing model."""

    BOOL = "bool"
    INT = "int"
    FLOAT = "float"
    ENUM = "enum"
    STRINGENUM = "stringenum"
    STRING = "string"
    TIMESTAMP = "timestamp"
    STRUCT = "struct"
    ARRAY = "array"


NUMBERS = frozenset({Kind.INT, Kind.FLOAT})


@dataclass(frozen=True, kw_only=True)
class ValueType:
    """The definition of a value: of a property, a struct member or a parameter."""

    kind: Kind
    minimum: float | None = None
    maximum: float | None = None
    step: float | None = None
    unit: str | None = None
    scale: float = 1
    options: Mapping[str, str] = field(default_factory=lambda: NOTHING)
    members: tuple[Member, ...] = ()
    item: ValueType | None = None


@dataclass(frozen=True, kw_only=True)
class Member:
    """A named value inside a struct, an event or an action."""

    id: str
    name: str
    type: ValueType


@dataclass(frozen=True, kw_only=True)
class Property:
    """A value the device keeps, reports and perhaps accepts."""

    id: str
    name: str
    description: str
    writable: bool
    type: ValueType
    means: str = ""

    @property
    def texts(self) -> tuple[str, str]:
        """Return the texts that tell the meaning: the name and the id."""
        return self.means or self.name, self.means or self.id


class Event(NamedTuple):
    """Something the device announces once: `info`, `alert` or `fault`."""

    id: str
    name: str
    kind: str
    parameters: tuple[Member, ...] = ()


class Action(NamedTuple):
    """Something the device can be asked to do, with an answer."""

    id: str
    name: str
    inputs: tuple[Member, ...] = ()
    outputs: tuple[Member, ...] = ()

    @property
    def texts(self) -> tuple[str, str]:
        """Return the texts that tell the meaning: the name and the id."""
        return self.name, self.id


class Exclusion(NamedTuple):
    """A property, event or action that is left out, and why."""

    kind: str
    id: str
    reason: str


@dataclass(frozen=True, kw_only=True)
class ThingModel:
    """A product's thing model, as far as it can be read, and what the cloud calls it."""

    product_id: str
    category_id: str
    category: str = ""
    name: str = ""
    properties: tuple[Property, ...] = ()
    events: tuple[Event, ...] = ()
    actions: tuple[Action, ...] = ()
    problems: tuple[Exclusion, ...] = ()

    @property
    def texts(self) -> Iterator[str]:
        """Yield what the product and its parts are called, and the ids of these."""
        yield from (self.category, self.name)
        parts: tuple[Property | Event | Action, ...] = (
            *self.properties,
            *self.events,
            *self.actions,
        )
        for part in parts:
            yield from (part.name, part.id)

    @classmethod
    def empty(cls, product_id: str) -> ThingModel:
        """Return the model of an unknown product."""
        return cls(product_id=product_id, category_id="")
