"""What holds for every plan: checked on all real thing models."""

from collections import Counter
from collections.abc import Collection, Iterator
import json
from pathlib import Path
from typing import Any

from homeassistant.components.binary_sensor.const import BinarySensorDeviceClass
from homeassistant.components.button import ButtonDeviceClass
from homeassistant.components.cover import CoverDeviceClass
from homeassistant.components.event import EventDeviceClass
from homeassistant.components.humidifier import HumidifierDeviceClass
from homeassistant.components.media_player import MediaPlayerDeviceClass
from homeassistant.components.number import NumberDeviceClass
from homeassistant.components.number.const import DEVICE_CLASS_UNITS as NUMBER_UNITS
from homeassistant.components.sensor import SensorDeviceClass
from homeassistant.components.sensor.const import (
    DEVICE_CLASS_STATE_CLASSES,
    DEVICE_CLASS_UNITS,
)
from homeassistant.components.switch import SwitchDeviceClass
from homeassistant.components.valve import ValveDeviceClass
from homeassistant.generated.currencies import ACTIVE_CURRENCIES
import pytest

from custom_components.tencent_iot_explorer.thing import (
    DevicePlan,
    EntityPlan,
    parse_thing_model,
    plan,
)
from custom_components.tencent_iot_explorer.thing.device_classes import (
    ALLOWED_UNITS,
    UNITLESS_CLASSES,
)
from custom_components.tencent_iot_explorer.thing.words.choices import CHOICES
from custom_components.tencent_iot_explorer.thing.words.measures import MEASURES
from custom_components.tencent_iot_explorer.thing.words.states import STATES
from custom_components.tencent_iot_explorer.thing.words.toggles import TOGGLES

from . import ALL_NAMES, all_plans, load_raw, planned
from .freeze_keys import broken, frozen_keys, grown, present_keys

INTEGRATION = Path("custom_components/tencent_iot_explorer")
DEVICE_CLASSES = {
    "sensor": SensorDeviceClass,
    "binary_sensor": BinarySensorDeviceClass,
    "number": NumberDeviceClass,
    "cover": CoverDeviceClass,
    "button": ButtonDeviceClass,
    "event": EventDeviceClass,
    "humidifier": HumidifierDeviceClass,
    "media_player": MediaPlayerDeviceClass,
    "switch": SwitchDeviceClass,
    "valve": ValveDeviceClass,
}
KINDS = {"property": "properties", "event": "events", "action": "actions"}
SHOWN = {"sensor", "binary_sensor", "event"}


def test_every_part_is_in_exactly_one_place() -> None:
    for name in ALL_NAMES:
        raw = load_raw(name)
        parts = {(kind, part["id"]) for kind, key in KINDS.items() for part in raw[key]}
        assert Counter(places(planned(name))) == dict.fromkeys(parts, 1), name


def places(device_plan: DevicePlan) -> Iterator[tuple[str, str]]:
    """Yield each part once for each place; the members of a struct share theirs."""
    by_member = set()
    for entity in device_plan.entities:
        for property_id in entity.own_ids:
            bindings = entity.bindings.values()
            if any(each.member for each in bindings if each.property_id == property_id):
                by_member.add(("property", property_id))
            else:
                yield "property", property_id
        yield from (("event", each.id) for each in entity.events)
        yield from (("action", each.id) for each in entity.actions)
    yield from by_member
    yield from ((each.kind, each.id) for each in device_plan.exclusions)


def test_entities_are_told_apart() -> None:
    keys = Counter((name, each.key) for name, each in all_plans())
    names = Counter(
        (name, each.translation_key, *each.placeholders.values())
        if each.translation_key
        else (name, each.name)
        for name, each in all_plans()
        if not each.channel
    )
    assert {each: count for each, count in keys.items() if count > 1} == {}
    assert {each: count for each, count in names.items() if count > 1} == {}


def test_each_device_has_at_most_one_main_entity() -> None:
    mains = Counter(
        name
        for name, entity in all_plans()
        if not entity.name and not entity.translation_key
    )
    assert mains["electric-curtains"] == 1
    assert set(mains.values()) == {1}


def test_everything_has_a_reason() -> None:
    assert all(entity.reason for _, entity in all_plans())


def test_home_assistant_knows_every_device_class() -> None:
    for name, entity in all_plans():
        if entity.device_class:
            assert DEVICE_CLASSES[entity.platform](entity.device_class), name


def test_home_assistant_accepts_every_unit() -> None:
    for name, entity in all_plans():
        units = allowed_units(entity)
        assert units is None or entity.unit in units, (name, entity.key)


def allowed_units(entity: EntityPlan) -> Collection[object] | None:
    """Return the units of the entity's device class; None when any will do."""
    if entity.device_class is None:
        return None
    if entity.platform == "sensor":
        return DEVICE_CLASS_UNITS.get(SensorDeviceClass(entity.device_class))
    if entity.platform == "number":
        return NUMBER_UNITS.get(NumberDeviceClass(entity.device_class))
    return {None}


def test_home_assistant_accepts_every_state_class() -> None:
    for name, entity in all_plans():
        if entity.platform == "sensor" and entity.device_class:
            device_class = SensorDeviceClass(entity.device_class)
            allowed = DEVICE_CLASS_STATE_CLASSES.get(device_class, set())
            assert entity.state_class is None or entity.state_class in allowed, name
        elif entity.platform != "sensor":
            assert entity.state_class is None


def test_the_unit_table_is_home_assistants() -> None:
    for device_class, units in ALLOWED_UNITS.items():
        if device_class == SensorDeviceClass.MONETARY:
            assert units <= ACTIVE_CURRENCIES
        else:
            assert units <= set(DEVICE_CLASS_UNITS[SensorDeviceClass(device_class)])
    for device_class in UNITLESS_CLASSES:
        assert None in DEVICE_CLASS_UNITS[SensorDeviceClass(device_class)]


def test_only_what_is_set_is_configuration() -> None:
    for name, entity in all_plans():
        wrong = "config" if entity.platform in SHOWN else "diagnostic"
        assert entity.category != wrong, (name, entity.key)


def test_choices_have_one_option_for_each_value() -> None:
    for name, entity in all_plans():
        if entity.options:
            meanings = entity.bindings["value"].meanings
            assert tuple(meanings.values()) == entity.options, name
            assert len(set(entity.options)) == len(meanings), name


def translations(language: str) -> dict[str, Any]:
    """Return the entity names of a language."""
    text = (INTEGRATION / "translations" / f"{language}.json").read_text("utf-8")
    entity: dict[str, Any] = json.loads(text)["entity"]
    return entity


@pytest.mark.parametrize("language", ["en", "zh-Hans"])
def test_every_name_is_translated(language: str) -> None:
    texts = translations(language)
    for name, entity in all_plans():
        if not entity.translation_key:
            continue
        text = texts[entity.platform][entity.translation_key]
        assert text["name"], name
        assert all(f"{{{each}}}" in text["name"] for each in entity.placeholders)
        assert untranslated(entity, text) in ([], list(entity.options)), name


def untranslated(entity: EntityPlan, text: dict[str, Any]) -> list[str]:
    """Return the options that have no translation."""
    return [each for each in entity.options if each not in text.get("state", {})]


def test_languages_have_the_same_names() -> None:
    english, chinese = translations("en"), translations("zh-Hans")
    assert {platform: set(keys) for platform, keys in english.items()} == {
        platform: set(keys) for platform, keys in chinese.items()
    }


def test_what_has_no_device_class_has_an_icon() -> None:
    icons = json.loads((INTEGRATION / "icons.json").read_text("utf-8"))["entity"]
    for name, entity in all_plans():
        if entity.translation_key and entity.platform in {"sensor", "select", "button"}:
            has_icon = entity.translation_key in icons[entity.platform]
            by_class = entity.device_class not in {None, "enum"}
            assert has_icon or by_class or entity.unit, (name, entity.key)


def test_no_key_is_lost_or_moved() -> None:
    """Unique ids are made of these keys: a person's entities hang on them."""
    lost = broken(frozen_keys(), present_keys())
    assert not lost, "\n".join(
        [
            "People would lose these entities with their history and automations.",
            "Map them as before; if it must be, migrate them and edit keys.json:",
            *lost,
        ]
    )


def test_every_key_is_promised() -> None:
    frozen = frozen_keys()
    hint = "new entities: run python -m tests.thing.freeze_keys"
    assert grown(frozen, present_keys()) == frozen, hint


def test_a_key_that_goes_or_moves_is_told() -> None:
    frozen = {"lamp": {"a": "light", "b": "switch", "c": "sensor"}}
    present = {"lamp": {"a": "light", "b": "sensor", "d": "select"}}
    assert broken(frozen, present) == [
        "lamp: b was switch, is sensor",
        "lamp: c was sensor, is gone",
    ]
    assert grown(frozen, present)["lamp"] == frozen["lamp"] | {"d": "select"}


@pytest.mark.parametrize("name", ["lamp-one", "air-conditioner", "laundry-rack"])
def test_the_order_of_properties_changes_nothing(name: str) -> None:
    raw = load_raw(name)
    backwards = raw | {"properties": raw["properties"][::-1]}
    entities = plan(parse_thing_model(raw)).entities
    turned = plan(parse_thing_model(backwards)).entities
    assert {(each.platform, each.key, each.role) for each in entities} == {
        (each.platform, each.key, each.role) for each in turned
    }


def possible_names() -> Iterator[tuple[str, str]]:
    """Yield the platforms on which each role of the tables can appear by its name."""
    for measure in MEASURES.roles:
        yield "sensor", measure.name
        if measure.settable:
            yield "number", measure.name
    for choice in CHOICES.roles:
        yield "sensor", choice.name
        if choice.settable:
            yield "select", choice.name
    for state in STATES.roles:
        yield "binary_sensor", state.name
    for toggle in TOGGLES.roles:
        yield "button" if toggle.press else "switch", toggle.name


@pytest.mark.parametrize("language", ["en", "zh-Hans"])
def test_every_role_has_a_name(language: str) -> None:
    texts = translations(language)
    missing = {
        (platform, name)
        for platform, name in possible_names()
        if not name.startswith("generic_") and name not in texts[platform]
    }
    assert missing == set()
