"""Temperatures that a device tells twice, or in the unit that it is set to."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from .entities import TEMPERATURE_UNIT, VALUE, Binding, EntityPlan
from .meanings import option_words
from .model import NUMBERS, Property
from .ranges import span
from .units import HOT_FAHRENHEIT, WARM_FAHRENHEIT, unit_of
from .words.choices import TEMPERATURE_UNITS

# Which temperature of a composite tells whether it can be one in °F.
_OF_WATER = {"water_heater": "target_temperature"}
_CLASSES = frozenset({"temperature", "temperature_delta"})


def settle_units(
    entities: Sequence[EntityPlan], properties: Iterable[Property]
) -> Iterator[EntityPlan]:
    """Yield the entities: a °F twin is off by default, a single one knows its unit."""
    properties = tuple(properties)
    unit = None if _has_fahrenheit(properties) else _unit_binding(properties)
    for entity in entities:
        if _has_twin(entity, entities):
            yield replace(entity, enabled=False, translation_key=_key_of_twin(entity))
        elif unit and _is_told_in_either(entity):
            bindings: Mapping[str, Binding] = {TEMPERATURE_UNIT: unit}
            yield replace(entity, bindings={**entity.bindings, **bindings})
        else:
            yield entity


def _has_fahrenheit(properties: Iterable[Property]) -> bool:
    """Return whether a property is always in °F, so that the others never are."""
    return any(
        each.type.kind in NUMBERS and unit_of(each.type.unit) == "°F"
        for each in properties
    )


def _unit_binding(properties: Iterable[Property]) -> Binding | None:
    """Return the property that tells in which unit the device speaks."""
    for property_ in properties:
        words = option_words(property_.type, TEMPERATURE_UNITS)
        if {"celsius", "fahrenheit"} == set(words.values()):
            return Binding(
                property_id=property_.id,
                type=property_.type,
                meanings=words,
                shared=True,
            )
    return None


def _has_twin(entity: EntityPlan, entities: Sequence[EntityPlan]) -> bool:
    """Return whether an entity says in °F what another one says in °C."""
    return entity.unit == "°F" and any(
        _is_composite_of(other, entity.role)
        or (
            other.unit == "°C"
            and entity.platform == other.platform
            and entity.role == other.role
        )
        for other in entities
    )


def _is_composite_of(entity: EntityPlan, part: str) -> bool:
    """Return whether an entity has a temperature for one of its parts, in °C."""
    binding = entity.bindings.get(part)
    return binding is not None and unit_of(binding.type.unit) == "°C"


def _key_of_twin(entity: EntityPlan) -> str | None:
    """Return the name of a twin, which is not that of the other."""
    key = entity.translation_key
    return f"{key.removesuffix('_fahrenheit')}_fahrenheit" if key else None


def _is_told_in_either(entity: EntityPlan) -> bool:
    """Return whether a single value can be in °F, although the model says °C."""
    if water := entity.bindings.get(_OF_WATER.get(entity.platform, "")):
        return water.bounds[1] >= HOT_FAHRENHEIT
    value = entity.bindings.get(VALUE)
    if value is None or entity.device_class not in _CLASSES or entity.unit != "°C":
        return False
    limits = span(value.type)
    is_difference = entity.device_class == "temperature_delta"
    return is_difference or limits is None or limits[1] >= WARM_FAHRENHEIT
