"""The gangs of a panel, and what belongs to each."""

from typing import Any

import pytest

from custom_components.tencent_iot_explorer.thing import (
    Channel,
    parse_thing_model,
    plan,
)

from .. import plan_of, planned, property_of


@pytest.mark.parametrize(
    ("name", "count"), [("two-switch", 2), ("three-switch", 3), ("four-switch", 4)]
)
def test_the_gangs_of_a_switch_are_channels(name: str, count: int) -> None:
    channels = [each for each in planned(name).entities if each.role == "channel"]
    assert [each.placeholders["number"] for each in channels] == [
        str(number) for number in range(1, count + 1)
    ]
    assert {each.translation_key for each in channels} == {"switch_channel"}
    assert all(
        each.channel and each.channel.property_id == each.key for each in channels
    )


def test_a_gang_keeps_a_name_of_its_own() -> None:
    channels = plan_of(
        property_of("switch_1", "客厅灯", "bool"),
        property_of("switch_2", "第2路开关", "bool"),
        property_of("switch_3", "射灯3", "bool"),
    ).entities
    assert [each.channel for each in channels] == [
        Channel(property_id="switch_1", number="1", name="客厅灯"),
        Channel(property_id="switch_2", number="2"),
        Channel(property_id="switch_3", number="3", name="射灯3"),
    ]


def test_a_countdown_belongs_to_its_gang() -> None:
    counted: dict[str, Any] = {"min": 0, "max": 86400, "step": 1, "unit": "s"}
    entities = plan_of(
        property_of("switch_1", "开关1", "bool"),
        property_of("switch_2", "开关2", "bool"),
        property_of("count_down1", "开关1倒计时", "int", **counted),
        property_of("countdown_2", "倒计时2", "int", **counted),
        property_of("count_down", "倒计时", "int", **counted),
        property_of("led_2", "指示灯2", "bool"),
    ).entities
    gangs = {each.key: each.channel.number for each in entities if each.channel}
    assert gangs == {
        "switch_1": "1",
        "switch_2": "2",
        "count_down1": "1",
        "countdown_2": "2",
    }
    countdowns = [
        each for each in entities if each.key in {"count_down1", "countdown_2"}
    ]
    assert {each.translation_key for each in countdowns} == {"countdown"}


@pytest.mark.parametrize("key", ["countdown_usb1", "usb_countdown1", "USB_countdown_1"])
def test_a_port_of_usb_has_its_own_countdown(key: str) -> None:
    entities = plan_of(
        property_of("switch_1", "插座1", "bool"),
        property_of("switch_usb1", "USB口1", "bool"),
        property_of(key, "USB1倒计时", "int", max=86400, unit="s"),
        property_of("countdown_1", "插座1倒计时", "int", max=86400, unit="s"),
    ).entities
    gangs = {each.key: each.channel.property_id for each in entities if each.channel}
    assert gangs["countdown_1"] == "switch_1"
    assert gangs[key] == "switch_usb1"


def test_a_second_countdown_of_a_gang_keeps_its_name() -> None:
    entities = plan_of(
        property_of("switch_1", "开关1", "bool"),
        property_of("switch_2", "开关2", "bool"),
        property_of("countdown_1", "开关1倒计时", "int", max=86400, unit="s"),
        property_of("off_delay_countdown_1", "关后倒计时1", "int", max=600, unit="s"),
    ).entities
    second = entities[-1]
    assert (second.channel, second.name) == (None, "关后倒计时1")


def test_a_gang_has_the_number_of_its_name_where_ids_count_from_nought() -> None:
    entities = plan_of(
        property_of("switch_0", "开关1", "bool"),
        property_of("switch_1", "开关2", "bool"),
        property_of("countdown_1", "倒计时2", "int", max=86400, unit="s"),
    ).entities
    first = Channel(property_id="switch_0", number="1")
    second = Channel(property_id="switch_1", number="2")
    assert [each.channel for each in entities] == [first, second, second]


def test_one_gang_is_the_device_itself() -> None:
    (switch,) = plan_of(property_of("switch_1", "开关", "bool")).entities
    assert (switch.channel, switch.name, switch.translation_key) == (None, None, None)


def test_the_lamp_of_a_strip_is_no_outlet() -> None:
    model = {
        "properties": [
            property_of(f"switch_{number}", name, "bool")
            for number, name in enumerate(("插座1", "灯1"), start=1)
        ]
    }
    told = plan(parse_thing_model(model, name="智能排插"))
    classes = {each.key: each.device_class for each in told.entities}
    assert classes == {"switch_1": "outlet", "switch_2": None}
