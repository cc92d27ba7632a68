"""Water heaters: how hot their water gets."""

import pytest

from .. import plan_of, property_of


def test_a_guessed_reading_stays_a_sensor() -> None:
    entities = plan_of(
        property_of("power", "热水器开关", "bool"),
        property_of("set", "目标水温", "int", min=30, max=60, step=1, unit="℃"),
        property_of("tank_t", "水箱实际", "int", "r", min=0, max=99, step=1, unit="℃"),
    ).entities
    heater = next(each for each in entities if each.platform == "water_heater")
    assert heater.bindings["current_temperature"].property_id == "tank_t"
    assert [each.key for each in entities if each.platform == "sensor"] == ["tank_t"]


@pytest.mark.parametrize(("low", "high", "unit"), [(40, 70, "℃"), (104, 158, "℉")])
def test_water_is_as_hot_in_either_unit(low: int, high: int, unit: str) -> None:
    target = property_of(
        "set_temp", "设定温度", "int", min=low, max=high, step=1, unit=unit
    )
    entities = plan_of(property_of("power_switch", "开关", "bool"), target).entities
    assert [each.platform for each in entities] == ["water_heater"]


def test_what_dries_by_a_mode_heats_no_water() -> None:
    power = property_of("kg", "开关", "bool")
    target = property_of("t", "设定温度", "int", min=35, max=70, unit="℃")
    mode = property_of(
        "m", "模式选择", "enum", mapping={"0": "快烘", "1": "除菌", "2": "恒温"}
    )
    platforms = {each.platform for each in plan_of(power, target, mode).entities}
    assert platforms == {"switch", "number", "select"}
