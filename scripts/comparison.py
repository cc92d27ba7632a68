"""What changes between two plans: of two versions of a model, or without an override."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from thing import DevicePlan, EntityPlan

_COMPARED = (
    "platform",
    "role",
    "name",
    "icon",
    "translation_key",
    "device_class",
    "unit",
    "state_class",
    "category",
    "enabled",
    "precision",
    "minimum",
    "maximum",
    "step",
    "options",
    "property_ids",
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Change:
    """An entity that is gained, lost or changed, and field -> (before, after)."""

    kind: str
    entity: EntityPlan
    fields: Mapping[str, tuple[object, object]] = field(default_factory=dict)


def compare(old: DevicePlan, new: DevicePlan) -> Iterator[Change]:
    """Yield what is different in the new plan, entity by entity."""
    before = {each.key: each for each in old.entities}
    after = {each.key: each for each in new.entities}
    for key, entity in before.items():
        if key not in after:
            yield Change(kind="lost", entity=entity)
    for key, entity in after.items():
        if key not in before:
            yield Change(kind="gained", entity=entity)
        elif fields := dict(_differences(before[key], entity)):
            yield Change(kind="changed", entity=entity, fields=fields)


def _differences(
    old: EntityPlan, new: EntityPlan
) -> Iterator[tuple[str, tuple[object, object]]]:
    """Yield the fields that differ, and the way its bound values are read."""
    for name in _COMPARED:
        values = getattr(old, name), getattr(new, name)
        if values[0] != values[1]:
            yield name, values
    for name in old.bindings.keys() & new.bindings.keys():
        first, second = old.bindings[name], new.bindings[name]
        told = {
            "scale": (first.type.scale, second.type.scale),
            "inverted": (first.reversed, second.reversed),
            "meanings": (dict(first.meanings), dict(second.meanings)),
        }
        for what, values in told.items():
            if values[0] != values[1]:
                yield f"{name} {what}", values
