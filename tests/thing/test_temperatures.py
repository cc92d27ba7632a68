"""Temperatures of devices that speak °F, always or when they are set to it."""

import pytest

from custom_components.tencent_iot_explorer.thing import TEMPERATURE_UNIT

from . import entity_of, find, measured, plan_of, property_of


@pytest.mark.parametrize(
    ("id_", "name", "unit"),
    [
        ("tempF_current", "当前温度", ""),
        ("temp_current_f", "当前温度", "℃"),
        ("x", "华氏温度", ""),
        ("current_fahrenheit", "温度", "℉"),
    ],
)
def test_a_twin_in_fahrenheit_is_off_by_default(id_: str, name: str, unit: str) -> None:
    celsius, fahrenheit = plan_of(
        property_of("temp_current", "当前温度", "int", "r", unit="℃"),
        property_of(id_, name, "int", "r", unit=unit),
    ).entities
    assert (celsius.unit, celsius.enabled) == ("°C", True)
    assert (fahrenheit.unit, fahrenheit.enabled) == ("°F", False)


def test_the_only_temperature_is_shown_though_it_is_in_fahrenheit() -> None:
    entity = measured("temp_f", "温度")
    assert (entity.unit, entity.enabled) == ("°F", True)


UNITS = {"0": "摄氏度", "1": "华氏度"}


@pytest.mark.parametrize(
    ("properties", "follows"),
    [
        ([{"max": 120}], ["temp_unit"]),
        # Room temperatures in °F are beyond such a range.
        ([{"max": 35}], [None]),
        # Where °F has a property of its own, the other one is always in °C.
        ([{"max": 120}, {"unit": "℉", "max": 250}], [None, None]),
    ],
)
def test_a_temperature_follows_the_unit_of_the_device(
    properties: list[dict[str, object]], follows: list[str | None]
) -> None:
    *entities, _ = plan_of(
        *(
            property_of(f"t{n}", "温度", "int", "r", **{"unit": "℃", "min": -20} | each)
            for n, each in enumerate(properties)
        ),
        property_of("temp_unit", "温标", "enum", mapping=UNITS),
    ).entities
    units = [each.bindings.get(TEMPERATURE_UNIT) for each in entities]
    assert [unit and unit.property_id for unit in units] == follows


@pytest.mark.parametrize(
    ("name", "labels", "platform"),
    [
        ("温度单位", ("摄氏度", "华氏度"), "select"),
        ("Unit", ("cm", "inch"), "select"),
        ("胎压单位", ("PSI", "BAR"), "select"),
        ("重量单位", ("公斤", "斤"), "select"),
        ("时间制式", ("12小时制", "24小时制"), "select"),
        ("自动换气", ("停", "启"), "switch"),
        ("单位显示", ("关", "cm"), "switch"),
    ],
)
def test_a_truth_value_of_two_units_is_a_choice(
    name: str, labels: tuple[str, str], platform: str
) -> None:
    """Nobody can tell what is on of °C and °F."""
    mapping = dict(zip("01", labels, strict=True))
    entity = entity_of(property_of("x", name, "bool", mapping=mapping))
    assert entity.platform == platform


def test_a_truth_value_of_two_units_tells_that_of_a_temperature() -> None:
    mapping = {"0": "摄氏度", "1": "华氏度"}
    temperature, unit = plan_of(
        property_of("t", "水温", "int", "r", unit="℃"),
        property_of("danwei", "温度单位", "bool", mapping=mapping),
    ).entities
    assert unit.role == "temperature_unit"
    assert unit.bindings["value"].write_word("fahrenheit", {}) == ("danwei", 1)
    assert temperature.present_unit({"danwei": 1}) == "°F"


def test_a_target_in_fahrenheit_is_off_beside_that_of_a_water_heater() -> None:
    device_plan = plan_of(
        property_of("power_switch", "开关", "bool"),
        property_of("tempC_set", "温度设置", "int", min=20, max=75, unit="℃"),
        property_of("tempC_current", "当前温度摄氏度", "int", "r", unit="℃"),
        property_of("tempF_set", "温度设置华式", "int", min=68, max=167, unit="°F"),
        property_of("tank", "内胆水位", "int", "r"),
    )
    assert find(device_plan, "water_heater")
    target = find(device_plan, "number")
    assert (target.key, target.enabled) == ("tempF_set", False)
    shown = next(each for each in device_plan.entities if each.key == "tempC_current")
    assert shown.translation_key == "temperature"


def test_the_third_of_three_temperatures_is_called_like_the_others() -> None:
    entities = plan_of(
        *(
            property_of(f"temp_{phase.lower()}", f"温度{phase}", "int", "r", unit="℃")
            for phase in "ABC"
        )
    ).entities
    names = [each.english.name for each in entities if each.english]
    assert names == ["Temperature A", "Temperature B", "Temperature C"]
