"""Overrides: what a person says a product's entities are, as data.

An override tells which products it is for (by product id, by the ids of properties they
must have, or both) and what to change in the entities, each named by its key:

    match:
      product_ids: [ABCDEFGHIJ]
      property_ids: [temp_current]
    entities:
      temp_current: {name: Pool, scale: 0.1, precision: 1}
      debug_level: {hide: true}
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, fields, replace
import math
from types import MappingProxyType
from typing import Any

from .entities import Binding, EntityPlan
from .model import NOTHING, ThingModel

type Path = tuple[str | int, ...]

CATEGORIES = ("config", "diagnostic", "none")
STATE_CLASSES = ("measurement", "total", "total_increasing", "none")
PLATFORMS = (
    "binary_sensor",
    "button",
    "event",
    "number",
    "select",
    "sensor",
    "switch",
    "text",
)


class OverrideError(ValueError):
    """An override is not as it must be: `path` tells where, the text what."""

    def __init__(self, path: Path, reason: str) -> None:
        """Remember where."""
        super().__init__(reason)
        self.path = path


@dataclass(frozen=True, kw_only=True, slots=True)
class EntityOverride:
    """What to change in one entity; None keeps what the mapping found."""

    hide: bool | None = None
    enabled: bool | None = None
    platform: str | None = None
    role: str | None = None
    name: str | None = None
    device_class: str | None = None
    unit: str | None = None
    state_class: str | None = None
    category: str | None = None
    precision: int | None = None
    scale: float | None = None
    invert: bool | None = None
    minimum: float | None = None
    maximum: float | None = None
    step: float | None = None
    options: Mapping[str, str] = field(default_factory=lambda: NOTHING)


@dataclass(frozen=True, kw_only=True, slots=True)
class Override:
    """Changes for the products that match."""

    source: str
    product_ids: frozenset[str] = frozenset()
    property_ids: frozenset[str] = frozenset()
    entities: Mapping[str, EntityOverride]

    def matches(self, model: ThingModel, product_id: str) -> bool:
        """Tell whether the override is for a product."""
        if self.product_ids and product_id not in self.product_ids:
            return False
        return self.property_ids <= {each.id for each in model.properties}


def parse_override(raw: object, source: str) -> Override:
    """Read one override.

    `raw` is the content of a file, decoded; `source` names the file. Raises
    OverrideError for anything that is not as it must be.
    """
    root = _mapping((), raw, ("match", "entities"))
    match = _mapping(("match",), root.get("match"), ("product_ids", "property_ids"))
    if not match:
        raise OverrideError(("match",), "names neither products nor properties")
    entities = _mapping(("entities",), root.get("entities"))
    return Override(
        source=source,
        product_ids=_texts(("match", "product_ids"), match.get("product_ids", [])),
        property_ids=_texts(("match", "property_ids"), match.get("property_ids", [])),
        entities=MappingProxyType(
            {key: _entity(("entities", key), each) for key, each in entities.items()}
        ),
    )


def merge(
    overrides: Iterable[Override], model: ThingModel, product_id: str
) -> dict[str, EntityOverride]:
    """Return the changes for a product by key; later overrides win field by field."""
    merged: dict[str, EntityOverride] = {}
    for override in overrides:
        if override.matches(model, product_id):
            for key, change in override.entities.items():
                merged[key] = _over(merged.get(key, EntityOverride()), change)
    return merged


def apply(entity: EntityPlan, change: EntityOverride) -> EntityPlan:
    """Return an entity as the override wants it."""
    changes = dict(_plain_changes(change))
    if change.name is not None:
        changes |= {"translation_key": None, "placeholders": NOTHING}
    if change.options:
        changes["options"] = tuple(change.options.values())
    bindings = {name: _bind(each, change) for name, each in entity.bindings.items()}
    told = ", ".join(sorted(dict(_given(change))))
    reason = f"{entity.reason}; override: {told}"
    scale = change.scale or 1
    ranged = {
        name: value * scale
        for name in ("minimum", "maximum", "step")
        if (value := getattr(entity, name)) is not None and scale != 1
    }
    return replace(entity, bindings=bindings, reason=reason, **(ranged | changes))


def _bind(binding: Binding, change: EntityOverride) -> Binding:
    """Return a binding with its scale, direction and options changed."""
    return replace(
        binding,
        scale=change.scale or binding.scale,
        reversed=binding.reversed is not bool(change.invert),
        meanings=change.options or binding.meanings,
    )


_PLAIN = (
    "enabled",
    "role",
    "name",
    "device_class",
    "unit",
    "state_class",
    "category",
    "precision",
    "minimum",
    "maximum",
    "step",
)


def _plain_changes(change: EntityOverride) -> Iterator[tuple[str, Any]]:
    """Yield the fields that are taken over as they are; "none" clears one."""
    for name in _PLAIN:
        value = getattr(change, name)
        if value is not None:
            yield name, None if value == "none" else value


def _given(change: EntityOverride) -> Iterator[tuple[str, Any]]:
    """Yield the fields that an override says something about."""
    for each in fields(change):
        value = getattr(change, each.name)
        if value is not None and value != NOTHING:
            yield each.name, value


def _over(first: EntityOverride, second: EntityOverride) -> EntityOverride:
    """Return both changes, the second one's where both say something."""
    return replace(first, **dict(_given(second)))


def _entity(path: Path, raw: object) -> EntityOverride:
    """Read the changes for one entity."""
    written = _mapping(path, raw, tuple(_CHECKS))
    return EntityOverride(
        **{name: _CHECKS[name]((*path, name), each) for name, each in written.items()}
    )


def _mapping(
    path: Path, raw: object, known: tuple[str, ...] = ()
) -> Mapping[str, object]:
    """Return a mapping whose keys are text, and known ones where that matters."""
    if raw is None:
        return {}
    if not isinstance(raw, Mapping):
        raise OverrideError(path, "must be a mapping")
    for key in raw:
        if not isinstance(key, str):
            raise OverrideError((*path, key), "must have text as its name")
        if known and key not in known:
            raise OverrideError((*path, key), f"is none of {', '.join(known)}")
    return raw


def _texts(path: Path, raw: object) -> frozenset[str]:
    """Return a list of texts."""
    if not isinstance(raw, list):
        raise OverrideError(path, "must be a list")
    return frozenset(_text((*path, index), each) for index, each in enumerate(raw))


def _text(path: Path, raw: object) -> str:
    """Return text that is not empty."""
    if not isinstance(raw, str) or not raw.strip():
        raise OverrideError(path, "must be text")
    return raw.strip()


def _flag(path: Path, raw: object) -> bool:
    """Return true or false."""
    if not isinstance(raw, bool):
        raise OverrideError(path, "must be true or false")
    return raw


def _number(path: Path, raw: object) -> float:
    """Return a finite number."""
    if isinstance(raw, bool) or not isinstance(raw, int | float):
        raise OverrideError(path, "must be a number")
    if not math.isfinite(raw):
        raise OverrideError(path, "must be a finite number")
    return raw


def _positive(path: Path, raw: object) -> float:
    """Return a number above zero."""
    number = _number(path, raw)
    if number <= 0:
        raise OverrideError(path, "must be above zero")
    return number


def _digits(path: Path, raw: object) -> int:
    """Return a number of decimals."""
    number = _number(path, raw)
    if number not in range(7):
        raise OverrideError(path, "must be a whole number from 0 to 6")
    return int(number)


def _one_of(*words: str) -> Callable[[Path, object], str]:
    """Return a check for one of some words."""

    def check(path: Path, raw: object) -> str:
        """Return the word."""
        if raw not in words:
            raise OverrideError(path, f"must be one of {', '.join(words)}")
        return str(raw)

    return check


def _options(path: Path, raw: object) -> Mapping[str, str]:
    """Return raw value -> text, each text once."""
    if not isinstance(raw, Mapping) or not raw:
        raise OverrideError(path, "must be a mapping of values to texts")
    options = {str(key): _text((*path, key), text) for key, text in raw.items()}
    if len(set(options.values())) < len(options):
        raise OverrideError(path, "must not have the same text twice")
    return MappingProxyType(options)


_CHECKS: Mapping[str, Callable[[Path, object], Any]] = {
    "hide": _flag,
    "enabled": _flag,
    "platform": _one_of(*PLATFORMS),
    "role": _text,
    "name": _text,
    "device_class": _text,
    "unit": _text,
    "state_class": _one_of(*STATE_CLASSES),
    "category": _one_of(*CATEGORIES),
    "precision": _digits,
    "scale": _positive,
    "invert": _flag,
    "minimum": _number,
    "maximum": _number,
    "step": _positive,
    "options": _options,
}
