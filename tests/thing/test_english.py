"""Names of vendors in English: all of a name, or nothing of it."""

import re

import pytest

from custom_components.tencent_iot_explorer.thing import (
    in_english,
    parse_override,
    parse_thing_model,
    plan,
)

from . import all_plans, plan_of, property_of


@pytest.mark.parametrize(
    ("name", "english"),
    [
        ("回水温度上限", "Return water temperature upper limit"),
        ("目标水温设定", "Target water temperature setting"),
        ("设定压力", "Set pressure"),
        ("左前灯", "Left front light"),
        ("1号口功率", "Port 1 power"),
        ("第2路开关", "Circuit 2 switch"),
        ("三组亮度", "Group 3 brightness"),
        ("报警电话2", "Alarm phone 2"),
        ("室外PM2.5", "Outdoor PM2.5"),
        ("PV1 电压", "PV1 voltage"),
        ("清除故障", "Clear fault"),
        ("故障复位 (reset_2)", "Fault reset (reset_2)"),
    ],
)
def test_a_name_of_known_parts(name: str, english: str) -> None:
    assert in_english(name) == english


@pytest.mark.parametrize(
    "name",
    [
        "回水甲乙温度",
        "自动",
        "左",
        "清除",
        "离家后布防",
        "温度的上限",
        "Power",
        "",
        "3",
    ],
)
def test_a_name_that_is_not_all_known_stays(name: str) -> None:
    """A modifier or a command alone is no name, and 后 behind something is not rear."""
    assert in_english(name) is None


def test_nothing_is_half_translated() -> None:
    mixed = [
        entity.english
        for _, entity in all_plans()
        if entity.english and re.search("[\\u3400-\\u9fff]", entity.english)
    ]
    assert mixed == []


def test_two_that_would_be_called_alike_keep_their_names() -> None:
    first, second, third = plan_of(
        property_of("a", "过温告警次数", "int", "r"),
        property_of("b", "过温报警次数", "int", "r"),
        property_of("c", "过温保护次数", "int", "r"),
    ).entities
    assert (first.english, second.english) == (None, None)
    assert third.english == "Overtemperature protection count"


def test_a_name_that_a_person_gives_is_kept() -> None:
    model = parse_thing_model(
        {"properties": [property_of("a", "过温次数", "int", "r")]}, name="x"
    )
    override = parse_override(
        {
            "match": {"property_ids": ["a"]},
            "entities": {"a": {"name": "过温告警次数"}},
        },
        "test.yaml",
    )
    (entity,) = plan(model, [override]).entities
    assert (entity.name, entity.english) == ("过温告警次数", None)
