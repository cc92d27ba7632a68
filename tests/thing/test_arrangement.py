"""The entities of a device beside each other: which is the main one, which are shown."""

from typing import Any

import pytest

from custom_components.tencent_iot_explorer.thing import (
    DevicePlan,
    EntityPlan,
    parse_thing_model,
    plan,
)

from . import find, measured, plan_of, planned, property_of


def test_names_that_are_the_same_tell_the_id() -> None:
    entities = plan_of(
        property_of("temp_c", "温度", "int", "r", unit="°C"),
        property_of("temp_f", "温度", "int", "r", unit="°F"),
        property_of("temp_k", "温度", "int", "r", unit="K"),
    ).entities
    assert [(each.translation_key, each.name) for each in entities] == [
        ("temperature", "温度"),
        ("temperature_fahrenheit", "温度"),
        (None, "温度 (temp_k)"),
    ]


def test_the_only_switch_is_named_by_the_device() -> None:
    switch = find(planned("switch-one"), "switch")
    assert (switch.name, switch.translation_key) == (None, None)


def test_the_only_reading_of_a_device_is_not_disabled() -> None:
    assert measured("rssi", "信号强度", unit="dBm").enabled


@pytest.mark.parametrize(
    ("others", "is_named_by_the_device"),
    [
        ([("battery", "电池电量", "int")], True),
        ([("lux", "光照强度", "int")], True),
        ([("tds", "TDS", "int")], False),
        ([("window", "窗户", "bool")], False),
    ],
)
def test_the_state_that_a_detector_exists_for_has_no_name_of_its_own(
    others: list[tuple[str, str, str]], is_named_by_the_device: bool
) -> None:
    entities = plan_of(
        property_of("contact_state", "门磁状态", "bool", "r"),
        *(property_of(id_, name, type_, "r") for id_, name, type_ in others),
    ).entities
    (door,) = (each for each in entities if each.key == "contact_state")
    assert (door.name is None) is is_named_by_the_device
    assert door.key == "contact_state"


CONTACT = property_of(
    "door_state", "门状态", "enum", "r", mapping={"0": "关", "1": "开"}
)


@pytest.mark.parametrize(
    ("product", "others"),
    [
        ("蓝牙门锁", {}),
        ("", {"events": [{"id": "unlock", "name": "开锁", "type": "info"}]}),
        ("", {"actions": [{"id": "open", "name": "远程开锁"}]}),
        ("冰箱", {}),
        ("微波炉烤箱", {}),
    ],
)
def test_the_door_of_something_else_has_a_name_of_its_own(
    product: str, others: dict[str, Any]
) -> None:
    """A lock of which is said that it is closed seems to be locked."""
    model = parse_thing_model({"properties": [CONTACT], **others}, name=product)
    door = find(plan(model), "binary_sensor")
    assert (door.key, door.translation_key) == ("door_state", "door")


def test_the_door_of_a_detector_has_none() -> None:
    model = parse_thing_model({"properties": [CONTACT]}, name="门窗传感器")
    assert find(plan(model), "binary_sensor").is_main


@pytest.mark.parametrize(
    ("name", "called"), [("窗帘", "curtain"), ("车库门", "garage"), ("升降", "cover")]
)
def test_a_cover_beside_something_else_is_called_what_it_is(
    name: str, called: str
) -> None:
    """A room of a hotel has a curtain, not a cover."""
    cover = find(
        plan_of(
            property_of(
                "ac", "空调", "enum", mapping={"0": "关", "1": "制冷", "2": "制热"}
            ),
            property_of("t", "空调温度", "int", min="16", max="30", unit="℃"),
            property_of("c", name, "enum", mapping={"0": "停", "1": "开", "2": "关"}),
        ),
        "cover",
    )
    assert cover.translation_key == called


def test_a_numbered_valve_is_called_by_its_number_or_its_own_name() -> None:
    first, second = plan_of(
        property_of("valve_1", "阀门1", "bool"), property_of("valve_2", "后院", "bool")
    ).entities
    assert (first.translation_key, first.placeholders) == (
        "numbered_valve",
        {"number": "1"},
    )
    assert (second.translation_key, second.name) == (None, "后院")


BATTERY = property_of("battery_percentage", "电池电量", "int", max=100, unit="%")


LEVEL = property_of(
    "battery_state", "电池电量状态", "stringenum", mapping={"low": "低", "high": "高"}
)


TAMPER = property_of("tamper_alarm", "防拆报警", "bool")


POWER = property_of("power_switch", "电源开关", "bool")


def entity_named(device_plan: DevicePlan, key: str) -> EntityPlan:
    """Return the entity of a key."""
    return next(each for each in device_plan.entities if each.key == key)


def test_a_battery_is_shown_once() -> None:
    """Words for its level are there for who has no percentage, or looks for them."""
    assert not entity_named(plan_of(BATTERY, LEVEL), "battery_state").enabled
    assert entity_named(plan_of(LEVEL), "battery_state").enabled


def test_a_detector_on_a_battery_is_not_switched_off_by_accident() -> None:
    on_battery = entity_named(plan_of(BATTERY, TAMPER, POWER), "power_switch")
    assert (on_battery.category, on_battery.enabled) == ("config", False)
    on_mains = entity_named(plan_of(TAMPER, POWER), "power_switch")
    assert (on_mains.category, on_mains.enabled) == ("config", True)


@pytest.mark.parametrize(("id_", "named"), [("smoke_value", False), ("t", True)])
def test_a_detector_is_named_for_what_it_measures(id_: str, named: bool) -> None:
    """An alarm for smoke that knows of carbon monoxide as well is none for that."""
    measured = property_of(id_, "温度" if named else "烟雾浓度", "int", "r", max=100)
    leak = property_of("co_state", "CO检测状态", "bool", "r")
    detected = find(plan_of(measured, leak), "binary_sensor")
    assert (detected.translation_key is None) is named


def test_what_several_structs_have_is_called_by_each_of_them() -> None:
    member = {
        "id": "temp",
        "name": "电池温度",
        "dataType": {"type": "int", "unit": "℃"},
    }
    device_plan = plan_of(
        property_of("slot1", "1号仓", "struct", "r", specs=[member]),
        property_of("slot2", "2号仓", "struct", "r", specs=[member]),
    )
    assert [each.translation_key for each in device_plan.entities] == [None, None]
