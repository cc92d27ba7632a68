"""Tests of the mapping from thing models to entities."""

from functools import cache
import json
from pathlib import Path
from typing import Any

from custom_components.tencent_iot_explorer.thing import (
    DevicePlan,
    EntityPlan,
    ThingModel,
    parse_thing_model,
    plan,
)

from .products import read_products

FIXTURES = Path(__file__).parent / "fixtures"
FIXTURE_NAMES = sorted(path.stem for path in FIXTURES.glob("*.json"))
PRODUCTS = read_products()
ALL_NAMES = [*FIXTURE_NAMES, *PRODUCTS]


def load(name: str) -> ThingModel:
    """Return a real or a made-up thing model."""
    return parse_thing_model(load_raw(name))


def load_raw(name: str) -> dict[str, Any]:
    """Return a real or a made-up thing model as JSON."""
    if name in PRODUCTS:
        return PRODUCTS[name].raw
    raw: dict[str, Any] = json.loads((FIXTURES / f"{name}.json").read_text("utf-8"))
    return raw


def property_of(
    id_: str, name: str, type_: str, mode: str = "rw", **define: Any
) -> dict[str, Any]:
    """Return a property as a thing model writes it; bounds become text."""
    written = {
        key: value if isinstance(value, dict | list) else str(value)
        for key, value in define.items()
    }
    return {"id": id_, "name": name, "mode": mode, "define": {"type": type_} | written}


def plan_of(*properties: dict[str, Any]) -> DevicePlan:
    """Return the plan of a made-up product."""
    return plan(parse_thing_model({"version": "1.0", "properties": list(properties)}))


def entity_of(*properties: dict[str, Any]) -> EntityPlan:
    """Return the only entity of a made-up product."""
    (entity,) = plan_of(*properties).entities
    return entity


def measured(id_: str, name: str, mode: str = "r", **define: object) -> EntityPlan:
    """Return the entity of a number."""
    return entity_of(property_of(id_, name, "int", mode, **define))


def find(device_plan: DevicePlan, platform: str) -> EntityPlan:
    """Return the only entity of a platform."""
    (entity,) = (each for each in device_plan.entities if each.platform == platform)
    return entity


@cache
def planned(name: str) -> DevicePlan:
    """Return the plan of a real or a made-up thing model."""
    return plan(load(name))


@cache
def all_plans() -> tuple[tuple[str, EntityPlan], ...]:
    """Return every entity of every thing model, real or made up."""
    found = tuple(
        (name, entity) for name in ALL_NAMES for entity in planned(name).entities
    )
    assert found
    return found
