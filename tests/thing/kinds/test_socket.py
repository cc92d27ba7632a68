"""Sockets: what is switched is an outlet."""

from typing import Any

import pytest

from custom_components.tencent_iot_explorer.thing import parse_thing_model, plan

from .. import plan_of, property_of


@pytest.mark.parametrize(
    ("properties", "device_class"),
    [
        (
            (
                property_of("switch", "插座开关", "bool"),
                property_of("led", "指示灯", "bool"),
            ),
            "outlet",
        ),
        (
            (
                property_of("switch", "开关", "bool"),
                property_of("u", "电压", "int", "r", min=0, max=300, unit="V"),
                property_of("w", "功率", "int", "r", min=0, max=3000, unit="W"),
            ),
            "outlet",
        ),
        ((property_of("switch", "开关", "bool"),), None),
        (
            (
                property_of("switch", "开关", "bool"),
                property_of("u", "电压", "int", "r", min=0, max=300, unit="V"),
                property_of("w", "功率", "int", "r", min=0, max=3000, unit="W"),
                property_of("dish", "菜谱", "enum", mapping={"0": "米饭", "1": "粥"}),
            ),
            None,
        ),
        (
            (
                property_of("switch", "开关", "bool"),
                property_of("u", "电压", "int", "r", min=0, max=300, unit="V"),
                property_of("w", "功率", "int", "r", min=0, max=3000, unit="W"),
                property_of("fire", "火力", "int", min=1, max=9),
            ),
            None,
        ),
    ],
)
def test_a_socket_is_an_outlet(
    properties: tuple[dict[str, Any], ...], device_class: str | None
) -> None:
    switch = next(
        each for each in plan_of(*properties).entities if each.key == "switch"
    )
    assert switch.device_class == device_class


def test_what_is_metered_inside_another_device_is_no_outlet() -> None:
    (switch,) = (
        each
        for each in plan_of(
            property_of("switch", "开关", "bool"),
            property_of("power", "功率", "int", "r", max=3000, unit="W"),
            property_of("current", "电流", "int", "r", max=16, unit="A"),
            property_of(
                "state", "热水器状态", "enum", "r", mapping={"0": "停", "1": "运行"}
            ),
        ).entities
        if each.platform == "switch"
    )
    assert switch.device_class is None


def test_what_a_power_strip_switches_are_outlets() -> None:
    told = [
        property_of("power_switch", "总开关", "bool"),
        property_of("switch_1", "开关1", "bool"),
        property_of("switch_2", "开关2", "bool"),
    ]
    entities = plan(parse_thing_model({"properties": told}, name="智能排插")).entities
    assert [each.device_class for each in entities] == ["outlet"] * 3
