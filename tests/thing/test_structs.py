"""Structs that hold a device of their own."""

from typing import Any

import pytest

from . import find, plan_of, property_of


def _spec(id_: str, name: str, type_: str, **define: Any) -> dict[str, Any]:
    """Return a member as a thing model writes it."""
    written = property_of(id_, name, type_, **define)
    return {"id": id_, "name": name, "dataType": written["define"]}


UNIT = [
    _spec("sw", "开关", "bool"),
    _spec("mode", "模式", "enum", mapping={"0": "制冷", "1": "制热", "2": "送风"}),
    _spec("temp", "设定温度", "int", min=16, max=30, step=1, unit="℃"),
    _spec("err", "故障码", "int", min=0, max=99),
]


def _unit(id_: str, name: str) -> dict[str, Any]:
    """Return an indoor unit."""
    return property_of(id_, name, "struct", specs=UNIT)


def test_each_indoor_unit_is_a_climate() -> None:
    entities = plan_of(_unit("u1", "1号内机"), _unit("u2", "2号内机")).entities
    found = {(each.platform, each.key, each.name) for each in entities}
    assert found == {
        ("climate", "u1.sw", "1号内机"),
        ("climate", "u2.sw", "2号内机"),
        ("sensor", "u1.err", "1号内机 故障码"),
        ("sensor", "u2.err", "2号内机 故障码"),
    }


def test_a_unit_keeps_what_is_not_written() -> None:
    target = find(plan_of(_unit("u1", "内机")), "climate").bindings
    values = {"u1": '{"sw": 1, "mode": 1, "temp": 20, "err": 3}'}
    assert target["target_temperature"].read(values) == 20
    assert target["target_temperature"].write(25, values) == (
        "u1",
        {"sw": 1, "mode": 1, "temp": 25, "err": 3},
    )


def test_a_fence_is_no_place_of_the_device() -> None:
    fence = [
        _spec("lng", "经度", "float", min=-180, max=180),
        _spec("lat", "纬度", "float", min=-90, max=90),
    ]
    entities = plan_of(property_of("fence", "电子围栏", "struct", specs=fence)).entities
    assert {each.platform for each in entities} == {"number"}


@pytest.mark.parametrize(
    ("id_", "name"),
    [
        ("sch1", "定时"),
        ("night", "夜间模式设置"),
        ("timer1", "时段1"),
        ("plan", "计划"),
        ("scene1", "场景1"),
        ("last", "上次状态"),
        ("sleep_curve", "睡眠曲线"),
        ("power_on_state", "通电状态"),
        ("wake", "起床"),
        ("preset_2", "Preset 2"),
    ],
)
def test_what_is_so_at_another_time_is_no_device(id_: str, name: str) -> None:
    platforms = {each.platform for each in plan_of(_unit(id_, name)).entities}
    assert platforms - {"sensor"} == {"switch", "select", "number"}


def test_a_struct_of_nothing_else_is_one_entity() -> None:
    lamp = [
        _spec("on", "开关", "bool"),
        _spec("bri", "亮度", "int", min=0, max=100),
    ]
    (light,) = plan_of(property_of("lamp", "落地灯", "struct", specs=lamp)).entities
    assert (light.platform, light.name) == ("light", "落地灯")


def test_what_an_entity_leaves_of_a_struct_is_shown() -> None:
    place = [
        _spec("lng", "经度", "float", min=-180, max=180),
        _spec("lat", "纬度", "float", min=-90, max=90),
        _spec("spd", "速度", "float", min=0, max=200, unit="km/h"),
    ]
    entities = plan_of(property_of("loc", "位置", "struct", "r", specs=place)).entities
    assert {(each.platform, each.key) for each in entities} == {
        ("device_tracker", "loc"),
        ("sensor", "loc.spd"),
    }
