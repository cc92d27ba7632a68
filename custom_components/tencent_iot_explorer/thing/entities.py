"""Entity plans: which entities a product becomes, as frozen plain data."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from types import MappingProxyType
from typing import NamedTuple

from .model import NOTHING, Action, Event, Exclusion, ValueType
from .ranges import span, step_of, unscaled
from .values import Byte, Value, decode_json, read, reader
from .writing import InvalidValueError, write

# The trait of a sensor whose property tells what came on top: a sum is kept of it.
ADDED_UP = "added_up"
# The binding that tells whether a temperature is in °C or °F now.
TEMPERATURE_UNIT = "temperature_unit"
# The trait of a time of day: its format, or by how many seconds it counts.
TIME_OF_DAY = "clock"

# The binding of an entity that shows or sets a single value.
VALUE = "value"

_NO_CALLS: Mapping[str, Action] = MappingProxyType({})
_NO_TRAITS: Mapping[str, str | float | bool] = MappingProxyType({})


@dataclass(frozen=True, kw_only=True)
class Binding:
    """How a role of an entity is bound to a property, or to a member of a struct.

    A shared property is also an entity of its own.
    """

    property_id: str
    type: ValueType
    member: str | None = None
    meanings: Mapping[str, str] = field(default_factory=lambda: NOTHING)
    byte: Byte | None = None
    reversed: bool = False
    shared: bool = False
    read: Callable[[Mapping[str, object]], Value | None] = field(
        init=False, repr=False, compare=False
    )
    """Return the present value out of `values` (property id -> wire value).

    None when it is unknown, or no value that the model allows.
    """

    def __post_init__(self) -> None:
        """Make the reader of the value, which every push calls."""
        object.__setattr__(self, "read", self._reader())

    @property
    def key(self) -> str:
        """Return what an override calls this value."""
        return f"{self.property_id}.{self.member}" if self.member else self.property_id

    @property
    def is_whole(self) -> bool:
        """Return whether the value is all of its property."""
        return self.member is None and self.byte is None

    @property
    def words(self) -> list[str]:
        """Return the words that the value can mean, each once."""
        return list(dict.fromkeys(self.meanings.values()))

    @property
    def bounds(self) -> tuple[float, float]:
        """Return the range of a numeric value; 0 to 100 when the model gives none."""
        return span(self.type) or (0.0, 100.0)

    @property
    def step(self) -> float | None:
        """Return the step of a numeric value; None when the model gives none."""
        return step_of(self.type)

    def _reader(self) -> Callable[[Mapping[str, object]], Value | None]:
        """Return what reads the whole property, or a part of it."""
        read, property_id = reader(self.type), self.property_id
        if self.is_whole:
            return lambda values: read(values.get(property_id))
        return lambda values: read(self._part(values.get(property_id)))

    def _part(self, raw: object) -> object:
        """Return the member or byte out of the whole."""
        if self.member is not None:
            fields = decode_json(raw)
            raw = fields.get(self.member) if isinstance(fields, Mapping) else None
        return self.byte.read(raw) if self.byte else raw

    def write(self, value: Value, values: Mapping[str, object]) -> tuple[str, Value]:
        """Return (property id, wire value) for AppControlDeviceData.

        A struct member is merged into the property's present value. Raises
        InvalidValueError when the type does not allow `value`.
        """
        if isinstance(value, int | float):
            value = unscaled(self.type, value)
        wire = write(self.type, value)
        if self.byte and isinstance(wire, int):
            whole = values.get(self.property_id)
            return self.property_id, self.byte.write(wire, whole)
        if self.member is None:
            return self.property_id, wire
        present = decode_json(values.get(self.property_id))
        fields = dict(present) if isinstance(present, Mapping) else {}
        return self.property_id, fields | {self.member: wire}

    def read_word(self, values: Mapping[str, object]) -> str | None:
        """Return the present value as the word it means; None when it means none."""
        value = self.read(values)
        key = str(int(value)) if isinstance(value, bool) else str(value)
        return self.meanings.get(key)

    def write_word(self, word: str, values: Mapping[str, object]) -> tuple[str, Value]:
        """Return (property id, wire value) for the first raw value meaning `word`.

        Else for the one with this label of the vendor, which another language replaces.
        """
        labels = {key: self.type.options.get(key) for key in self.meanings}
        for key, text in chain(self.meanings.items(), labels.items()):
            if text == word:
                raw = read(self.type, key)
                return self.write(key if raw is None else raw, values)
        known = ", ".join(self.words)
        raise InvalidValueError("not_an_option", value=word, known=known)


class Channel(NamedTuple):
    """A part of a device that is switched separately, such as a gang of a panel.

    One without a name is named by its number.
    """

    property_id: str
    number: str
    name: str | None = None


@dataclass(frozen=True, kw_only=True)
class EntityPlan:
    """The plan of an entity: what it is, what it is bound to, how it is shown."""

    platform: str
    key: str
    role: str
    bindings: Mapping[str, Binding] = field(default_factory=dict)
    events: tuple[Event, ...] = ()
    calls: Mapping[str, Action] = field(default_factory=lambda: _NO_CALLS)
    name: str | None = None
    icon: str | None = None
    translation_key: str | None = None
    placeholders: Mapping[str, str] = field(default_factory=lambda: NOTHING)
    device_class: str | None = None
    unit: str | None = None
    state_class: str | None = None
    precision: int | None = None
    category: str | None = None
    enabled: bool = True
    secret: bool = False
    options: tuple[str, ...] = ()
    options_key: str | None = None
    minimum: float | None = None
    maximum: float | None = None
    step: float | None = None
    traits: Mapping[str, str | float | bool] = field(default_factory=lambda: _NO_TRAITS)
    channel: Channel | None = None
    reason: str
    english: EntityPlan | None = None
    """The entity as a home that is not Chinese shows it, where that differs."""
    chinese: EntityPlan | None = None
    """The entity as a Chinese home shows it, where that differs."""

    @property
    def is_main(self) -> bool:
        """Return whether the entity is named by its device."""
        return self.name is None and self.translation_key is None

    @property
    def actions(self) -> tuple[Action, ...]:
        """Return the actions that the entity calls."""
        return tuple(self.calls.values())

    @property
    def property_ids(self) -> tuple[str, ...]:
        """Return the properties this entity uses, each once."""
        return tuple(dict.fromkeys(b.property_id for b in self.bindings.values()))

    @property
    def own_ids(self) -> frozenset[str]:
        """Return the properties that are in no other entity."""
        return frozenset(b.property_id for b in self.bindings.values() if not b.shared)

    def words(self, name: str) -> list[str]:
        """Return the words of a binding; none when it is unbound."""
        return self.bindings[name].words if name in self.bindings else []

    def present_unit(self, values: Mapping[str, object]) -> str | None:
        """Return the unit of the value: a device may speak in °F when set to it."""
        setting = self.bindings.get(TEMPERATURE_UNIT)
        is_fahrenheit = setting and setting.read_word(values) == "fahrenheit"
        return "°F" if is_fahrenheit else self.unit


@dataclass(frozen=True, kw_only=True)
class DevicePlan:
    """Everything a product becomes in Home Assistant.

    A product that `sleeps` is offline between its reports, without a change.
    """

    entities: tuple[EntityPlan, ...]
    exclusions: tuple[Exclusion, ...]
    sleeps: bool = False
    by_platform: Mapping[str, Sequence[EntityPlan]] = field(init=False, compare=False)

    def __post_init__(self) -> None:
        """Sort the entities once, for all devices of the product."""
        by_platform = defaultdict[str, list[EntityPlan]](list)
        for entity in self.entities:
            by_platform[entity.platform].append(entity)
        object.__setattr__(self, "by_platform", dict(by_platform))

    @classmethod
    def empty(cls) -> DevicePlan:
        """Return the plan of an unknown product."""
        return cls(entities=(), exclusions=())
