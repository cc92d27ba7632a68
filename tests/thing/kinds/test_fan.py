"""Fans: their speeds, and how they turn."""

from typing import Any

import pytest

from .. import find, plan_of, property_of


def test_numerals_are_speeds() -> None:
    gears = {"a": "三档", "b": "一档", "c": "二档"}
    (fan,) = plan_of(
        property_of("power", "新风开关", "bool"),
        property_of("in_speed", "进风档位", "enum", mapping=gears),
    ).entities
    assert list(fan.bindings["speed"].meanings.items()) == [
        ("b", "1"),
        ("c", "2"),
        ("a", "3"),
    ]


def test_a_single_number_among_the_options_is_no_speed() -> None:
    """A fan of two programmes and one numbered one has no speeds."""
    entities = plan_of(
        property_of("power_switch", "电源开关", "bool"),
        property_of("fan_speed", "风速", "enum", mapping={"0": "甲", "1": "1档"}),
    )
    assert all("speed" not in each.bindings for each in entities.entities)


@pytest.mark.parametrize(
    ("define", "speeds"),
    [
        ({"min": 1, "max": 3, "step": 1}, ["1", "2", "3"]),
        ({"min": 0, "max": 6, "step": 2}, ["0", "2", "4", "6"]),
        ({"min": 0, "max": 3}, ["0", "1", "2", "3"]),
        ({"min": 16, "max": 20, "step": 1}, []),
        ({"min": 1, "max": 8, "step": 1}, list("12345678")),
        ({"min": 1, "max": 9, "step": 1}, []),
        ({"min": 1, "max": 3, "step": 0.5}, []),
        ({}, []),
    ],
)
def test_a_few_speeds_are_those_that_the_model_allows(
    define: dict[str, Any], speeds: list[str]
) -> None:
    device_plan = plan_of(
        property_of("sw", "空调开关", "bool"),
        property_of("t", "目标温度", "int", min=16, max=30, unit="℃"),
        property_of("temp", "室内温度", "int", "r", min=0, max=50, unit="℃"),
        property_of("wind", "风速", "int", **define),
    )
    climate = find(device_plan, "climate")
    assert climate.words("fan_mode") == speeds
    assert ("fan_mode" in climate.bindings) is bool(speeds)


@pytest.mark.parametrize("name", ["摆动", "头部"])
def test_a_fan_turns_its_head_by_what_it_offers(name: str) -> None:
    fan = find(
        plan_of(
            property_of("power", "风扇开关", "bool"),
            property_of("speed", "风速", "int", min=1, max=3),
            property_of("x", name, "bool", mapping={"0": "停", "1": "摇"}),
        ),
        "fan",
    )
    assert fan.bindings["oscillating"].read_word({"x": 1}) == "on"


@pytest.mark.parametrize(("name", "own"), [("新风开关", "新风"), ("风机开关", None)])
def test_a_fan_beside_a_climate_is_called_by_its_own_name(
    name: str, own: str | None
) -> None:
    fan = find(
        plan_of(
            property_of("ac_switch", "空调开关", "bool"),
            property_of("ac_temp", "空调设定温度", "int", min=16, max=30, unit="℃"),
            property_of("air_switch", name, "bool"),
            property_of("air_speed", "新风风速", "int", min=1, max=3),
        ),
        "fan",
    )
    assert (fan.name, fan.translation_key) == (own, None if own else "fan")


def test_a_fan_that_is_alone_is_called_like_its_device() -> None:
    fan = find(
        plan_of(
            property_of("air_switch", "新风开关", "bool"),
            property_of("air_speed", "新风风速", "int", min=1, max=3),
        ),
        "fan",
    )
    assert fan.is_main


@pytest.mark.parametrize(
    ("first", "second"),
    [("左风扇", "右风扇"), ("1路风扇", "2路风扇"), ("客厅新风", "卧室新风")],
)
def test_several_fans_are_told_apart(first: str, second: str) -> None:
    device_plan = plan_of(
        *(
            part
            for number, name in enumerate((first, second), 1)
            for part in (
                property_of(f"f{number}", f"{name}开关", "bool"),
                property_of(f"l{number}", f"{name}风速", "int", min=1, max=4),
            )
        )
    )
    fans = {each.key: each for each in device_plan.entities}
    assert {key: each.name for key, each in fans.items()} == {"f1": first, "f2": second}
    speeds = [fans[key].bindings["speed"].property_id for key in ("f1", "f2")]
    assert speeds == ["l1", "l2"]


def test_two_switches_of_one_fan_are_one_fan() -> None:
    device_plan = plan_of(
        property_of("f1", "新风开关", "bool"),
        property_of("f2", "新风电源", "bool"),
        property_of("l1", "新风风速", "int", min=1, max=4),
    )
    assert find(device_plan, "fan").bindings["speed"].property_id == "l1"


def test_a_fan_that_is_switched_later_is_no_other_fan() -> None:
    device_plan = plan_of(
        property_of("now", "风扇开关", "bool"),
        property_of("speed", "风扇风速", "int", min=1, max=4),
        property_of("later", "定时风扇开关", "bool"),
        property_of("later_speed", "定时风扇风速", "int", min=1, max=4),
    )
    assert find(device_plan, "fan").bindings["speed"].property_id == "speed"
