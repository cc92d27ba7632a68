"""Tests of entities that several properties make up."""

from typing import Any

from custom_components.tencent_iot_explorer.thing import (
    EntityPlan,
    parse_thing_model,
    plan,
)

from .. import find, planned, property_of

POWER = property_of("p", "开关", "bool")


def composite(name: str, platform: str) -> EntityPlan:
    """Return the composite of a real thing model."""
    return find(planned(name), platform)


def meanings(entity: EntityPlan, name: str) -> dict[str, str]:
    """Return the meanings of a binding."""
    return dict(entity.bindings[name].meanings)


def main_of(
    *properties: dict[str, Any], category: str = "", name: str = ""
) -> EntityPlan:
    """Return the main entity of a product that the cloud calls so."""
    template = {"properties": list(properties)}
    device_plan = plan(parse_thing_model(template, category=category, name=name))
    (main,) = (each for each in device_plan.entities if each.is_main)
    return main
