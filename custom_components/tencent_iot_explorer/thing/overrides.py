"""Overrides: what a person knows better about a product, as data.

An override tells which products it is for (by product id, by the ids of properties they
must have, or both) and what to change, by the id of a property or the key of an entity:

    match:
      product_ids: [ABCDEFGHIJ]
      property_ids: [sw, level]
    entities:
      sw: {means: light_switch}
      level: {means: brightness, scale: 0.1}
      temp_current: {name: Pool, icon: "mdi:pool", precision: 1}
      debug_level: {hide: true}
    sleeps: true

What is told about a property corrects the thing model before it is mapped, so `means`
lets every rule see the property as one of that id: above, the two become a light. What is
told about an entity changes what the mapping found. `sleeps` is about the device itself.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, replace
import re
from types import MappingProxyType
from typing import Any

from . import checks, kinds
from .checks import OverrideError
from .entities import Binding, EntityPlan
from .model import NOTHING, NUMBERS, Kind, Member, Property, ThingModel, ValueType
from .single.overridden import CHOSEN_KINDS
from .units import unit_of

__all__ = ["EntityOverride", "Override", "OverrideError", "parse_override"]

CATEGORIES = ("config", "diagnostic", "none")
STATE_CLASSES = ("measurement", "total", "total_increasing", "none")
OPPOSITES = (
    ("on", "off"),
    ("open", "close"),
    ("open", "closed"),
    ("opening", "closing"),
    ("locked", "unlocked"),
    ("forward", "reverse"),
)
NUMBERED = frozenset({Kind.INT, Kind.ENUM})
WHOLE = re.compile(r"-?\d+", re.ASCII)
PLATFORMS = sorted(kinds.PLATFORMS | CHOSEN_KINDS.keys())


@dataclass(frozen=True, kw_only=True)
class EntityOverride:
    """What to change; None keeps what the model says and the mapping found."""

    means: str | None = None
    scale: float | None = None
    unit: str | None = None
    options: Mapping[str, str] | None = None
    invert: bool | None = None
    hide: bool | None = None
    platform: str | None = None
    enabled: bool | None = None
    name: str | None = None
    icon: str | None = None
    device_class: str | None = None
    state_class: str | None = None
    category: str | None = None
    precision: int | None = None
    minimum: float | None = None
    maximum: float | None = None
    step: float | None = None

    def told(self, *names: str) -> Iterator[tuple[str, Any]]:
        """Yield the given fields, or those of `names`."""
        for name in names or (each.name for each in fields(self)):
            value = getattr(self, name)
            if value is not None:
                yield name, value


@dataclass(frozen=True, kw_only=True)
class Override:
    """Changes for the products that match."""

    source: str
    product_ids: frozenset[str] = frozenset()
    property_ids: frozenset[str] = frozenset()
    entities: Mapping[str, EntityOverride]
    sleeps: bool | None = None

    def matches(self, model: ThingModel, product_id: str) -> bool:
        """Return whether the override is for a product."""
        if self.product_ids and product_id not in self.product_ids:
            return False
        return self.property_ids <= {each.id for each in model.properties}


def parse_override(raw: object, source: str) -> Override:
    """Read one override.

    `raw` is the content of a file, decoded; `source` names the file. Raises
    OverrideError for anything that is not as it must be.
    """
    root = checks.mapping((), raw, ("match", "entities", "sleeps"))
    known = ("product_ids", "property_ids")
    match = checks.mapping(("match",), root.get("match"), known)
    ids = {name: checks.texts(("match", name), match.get(name, [])) for name in known}
    if not any(ids.values()):
        raise OverrideError(("match",), "names neither products nor properties")
    entities = checks.mapping(("entities",), root.get("entities"))
    changes = {key: _entity(("entities", key), each) for key, each in entities.items()}
    sleeps = checks.flag(("sleeps",), root["sleeps"]) if "sleeps" in root else None
    return Override(
        source=source, entities=MappingProxyType(changes), sleeps=sleeps, **ids
    )


def merge(
    overrides: Iterable[Override], model: ThingModel, product_id: str
) -> dict[str, EntityOverride]:
    """Return the changes for a product by key; later overrides win field by field."""
    merged: dict[str, EntityOverride] = {}
    for override in overrides:
        if override.matches(model, product_id):
            for key, change in override.entities.items():
                present = merged.get(key, EntityOverride())
                merged[key] = replace(present, **dict(change.told()))
    return merged


def sleeps(overrides: Iterable[Override], model: ThingModel, product_id: str) -> bool:
    """Return whether a product sleeps between reports; the last override counts."""
    told = [
        override.sleeps
        for override in overrides
        if override.sleeps is not None and override.matches(model, product_id)
    ]
    return told[-1] if told else False


def correct(property_: Property, changes: Mapping[str, EntityOverride]) -> Property:
    """Return a property corrected by the overrides."""
    if not changes:
        return property_
    change = changes.get(property_.id, EntityOverride())
    type_ = _correct_type(property_.type, change)
    members = tuple(
        _correct_member(each, changes.get(f"{property_.id}.{each.id}"))
        for each in type_.members
    )
    means = change.means or property_.means
    return replace(property_, type=replace(type_, members=members), means=means)


def _correct_member(member: Member, change: EntityOverride | None) -> Member:
    """Return a member of a struct corrected by an override."""
    return (
        replace(member, type=_correct_type(member.type, change)) if change else member
    )


def _correct_type(type_: ValueType, change: EntityOverride) -> ValueType:
    """Return a type with another scale, unit or options."""
    changes = dict(change.told("scale", "unit", "options"))
    if change.unit == "none":
        changes["unit"] = None
    if change.options and not _can_be(type_.kind, change.options):
        del changes["options"]
    elif change.options and type_.kind is Kind.INT:
        changes["kind"] = Kind.ENUM
    if type_.kind not in NUMBERS:
        changes.pop("scale", None)
    return replace(type_, **changes)


def _can_be(kind: Kind | None, options: Iterable[str]) -> bool:
    """Return whether options can be values of a kind: some have whole numbers only."""
    return kind not in NUMBERED or all(map(WHOLE.fullmatch, options))


def apply(entity: EntityPlan, changes: Mapping[str, EntityOverride]) -> EntityPlan:
    """Return an entity as the overrides want it, with them as the reason."""
    if not changes:
        return entity
    bindings = {
        name: _turn(each) if _is_inverted(each, changes) else each
        for name, each in entity.bindings.items()
    }
    entity = replace(entity, bindings=bindings)
    told = sorted(set(_told(entity, changes)))
    if told:
        entity = replace(entity, reason=f"{entity.reason}; override: {', '.join(told)}")
    change = changes.get(entity.key)
    return replace(entity, **_shown(change)) if change else entity


def _is_inverted(binding: Binding, changes: Mapping[str, EntityOverride]) -> bool:
    """Return whether an override turns the property of a binding round."""
    return bool(changes.get(binding.key, EntityOverride()).invert)


def _turn(binding: Binding) -> Binding:
    """Return a binding with its meanings, or its direction, turned round."""
    if not binding.meanings:
        return replace(binding, reversed=not binding.reversed)
    words = set(binding.meanings.values())
    pairs = [pair for pair in OPPOSITES if words.issuperset(pair)]
    other = dict(pairs) | {second: first for first, second in pairs}
    turned = {key: other.get(word, word) for key, word in binding.meanings.items()}
    return replace(binding, meanings=turned)


def _told(entity: EntityPlan, changes: Mapping[str, EntityOverride]) -> Iterator[str]:
    """Yield the names of what overrides tell about an entity or what it is made of."""
    own = (each for each in entity.bindings.values() if not each.shared)
    told_as = {each.key: each.type.kind for each in own}
    for key in {entity.key, *told_as}.intersection(changes):
        for name, value in changes[key].told():
            if name == "platform" and value != entity.platform:
                yield f"cannot be a {value}"
            elif name == "options" and not _can_be(told_as.get(key), value):
                yield "options must have whole numbers"
            else:
                yield name


_SHOWN = (
    "enabled",
    "name",
    "icon",
    "device_class",
    "state_class",
    "category",
    "precision",
    "minimum",
    "maximum",
    "step",
)


def _shown(change: EntityOverride) -> dict[str, Any]:
    """Return how an entity is to be shown; "none" clears a field."""
    shown = {
        name: None if value == "none" else value for name, value in change.told(*_SHOWN)
    }
    if change.unit is not None:
        shown["unit"] = unit_of(change.unit)
    if change.name is not None:
        shown |= {"translation_key": None, "placeholders": NOTHING}
    return shown


def _entity(path: checks.Path, raw: object) -> EntityOverride:
    """Read the changes for one key."""
    written = checks.mapping(path, raw, tuple(_CHECKS))
    change = EntityOverride(
        **{name: _CHECKS[name]((*path, name), each) for name, each in written.items()}
    )
    low, high = change.minimum, change.maximum
    if low is not None and high is not None and low > high:
        raise OverrideError((*path, "maximum"), "must not be below the minimum")
    return change


_CHECKS: Mapping[str, Callable[[checks.Path, object], Any]] = {
    "means": checks.text,
    "scale": checks.positive,
    "unit": checks.text,
    "options": checks.options,
    "invert": checks.flag,
    "hide": checks.flag,
    "platform": checks.one_of(*PLATFORMS),
    "enabled": checks.flag,
    "name": checks.text,
    "icon": checks.icon,
    "device_class": checks.text,
    "state_class": checks.one_of(*STATE_CLASSES),
    "category": checks.one_of(*CATEGORIES),
    "precision": checks.digits,
    "minimum": checks.number,
    "maximum": checks.number,
    "step": checks.positive,
}
