"""Lights: what is a lamp, its colours, its modes, and lamps of something else."""

from typing import Any

import pytest

from custom_components.tencent_iot_explorer.thing import (
    EntityPlan,
    parse_thing_model,
    plan,
)

from .. import find, plan_of, planned, property_of
from . import POWER, composite, meanings


def light_of(*properties: dict[str, Any]) -> EntityPlan:
    """Return the light of a made-up lamp."""
    power = property_of("power_switch", "电源开关", "bool")
    return find(plan_of(power, *properties), "light")


@pytest.mark.parametrize(
    ("name", "bindings"),
    [
        ("lamp-one", {"power", "brightness", "effect"}),
        ("white-lamp", {"power", "brightness", "color_temperature", "effect"}),
        ("four-streetlights", {"power", "brightness", "mode", "effect"}),
        (
            "five-streetlights",
            {"power", "brightness", "color_temperature", "mode", "effect"},
        ),
        (
            "rgb-light-strip-v4",
            {"power", "brightness", "color_temperature", "mode", "effect"}
            | {"red", "green", "blue"},
        ),
        ("dimmer-switch", {"power", "brightness"}),
        ("ble-mesh-light", {"power", "brightness", "color_temperature"}),
        ("tencentos-e53-light", {"power"}),
        ("tencentos-evb-lx-lux", {"power"}),
        ("icube-nucleo-board", {"power"}),
        ("laundry-rack", {"power"}),
        ("aromatherapy-machine", {"power", "brightness"}),
    ],
)
def test_lights(name: str, bindings: set[str]) -> None:
    assert composite(name, "light").bindings.keys() == bindings


@pytest.mark.parametrize(
    "name", ["air-conditioner", "multifunction-alarm-host", "smoke-alarm", "heater"]
)
def test_what_only_has_a_lamp_is_no_light(name: str) -> None:
    assert all(each.platform != "light" for each in planned(name).entities)


@pytest.mark.parametrize(
    ("define", "traits"),
    [
        ({"min": 2700, "max": 6500, "unit": "K"}, ("kelvin", 2700, 6500)),
        ({"min": 2000, "max": 7000, "unit": "开尔文/k"}, ("kelvin", 2000, 7000)),
        ({"min": 0, "max": 100, "unit": "%"}, ("percent", 2700, 6500)),
        ({"min": 0, "max": 1000}, ("percent", 2700, 6500)),
        ({"min": "undefined", "max": ""}, ("percent", 2700, 6500)),
        ({"min": 153, "max": 500, "unit": "mired"}, ("mired", 2000, 6536)),
    ],
)
def test_colour_temperature_scales(
    define: dict[str, Any], traits: tuple[str, float, float]
) -> None:
    found = light_of(property_of("color_temp", "色温", "int", **define)).traits
    assert (
        found["color_temperature_unit"],
        found["min_kelvin"],
        found["max_kelvin"],
    ) == traits


@pytest.mark.parametrize("bounds", [(0, 100), (1, 100), (0, 1000), (10, 1000)])
def test_brightness_keeps_its_range(bounds: tuple[int, int]) -> None:
    low, high = bounds
    light = light_of(property_of("bright_value", "亮度值", "int", min=low, max=high))
    assert light.bindings["brightness"].bounds == bounds


@pytest.mark.parametrize(
    ("ids", "names"),
    [
        (("red", "green", "blue"), ("red", "green", "blue")),
        (("R", "G", "B"), ("red", "green", "blue")),
        (("h", "s", "v"), ("hue", "saturation", "value")),
        (("hue", "saturation"), ("hue", "saturation")),
    ],
)
def test_colour_structs(ids: tuple[str, ...], names: tuple[str, ...]) -> None:
    specs = [
        {"id": each, "name": each, "dataType": {"type": "int", "max": "255"}}
        for each in ids
    ]
    light = light_of(property_of("rgb_color", "RGB颜色", "struct", specs=specs))
    members = {
        name: binding.member
        for name, binding in light.bindings.items()
        if binding.member
    }
    assert members == dict(zip(names, ids, strict=True))


@pytest.mark.parametrize(
    ("define", "ranges"),
    [
        ({}, [(0, 360), (0, 100), (0, 100)]),
        ({"max": "1000"}, [(0, 1000)] * 3),
        ({"min": "1", "max": "9"}, [(1, 9)] * 3),
    ],
)
def test_colours_without_a_range_have_the_usual_one(
    define: dict[str, str], ranges: list[tuple[int, int]]
) -> None:
    specs = [
        {"id": each, "name": each, "dataType": {"type": "int"} | define}
        for each in ("h", "s", "v")
    ]
    light = light_of(property_of("color", "颜色", "struct", specs=specs))
    names = ("hue", "saturation", "value")
    assert [light.bindings[name].bounds for name in names] == ranges


def test_a_struct_that_is_no_colour_stays_apart() -> None:
    specs = [{"id": "x", "name": "x", "dataType": {"type": "int"}}]
    device_plan = plan_of(
        property_of("light_switch", "灯开关", "bool"),
        property_of("color", "颜色", "struct", specs=specs),
    )
    assert find(device_plan, "number").key == "color.x"


def test_work_modes_and_scenes() -> None:
    light = composite("five-streetlights", "light")
    assert meanings(light, "mode") == {"0": "white", "1": "color", "2": "scene"}
    assert meanings(light, "effect")["1"] == "reading"


def test_a_mode_that_is_no_light_mode_stays_a_select() -> None:
    device_plan = plan_of(
        property_of("power_switch", "电源开关", "bool"),
        property_of("brightness", "亮度", "int", min=0, max=100),
        property_of("mode", "模式", "enum", mapping={"0": "晨跑", "1": "夜跑"}),
    )
    assert find(device_plan, "select").key == "mode"


def test_a_lamp_in_an_appliance_has_a_name() -> None:
    light = composite("laundry-rack", "light")
    assert (light.key, light.translation_key) == ("light_switch", "light")


def test_mired_are_known_by_their_range() -> None:
    light = light_of(property_of("ct", "色温", "int", min=153, max=500))
    assert light.traits["color_temperature_unit"] == "mired"


@pytest.mark.parametrize(
    ("kind", "define", "description", "red", "prefix"),
    [
        ("int", {"min": 0, "max": 16777215}, "", 2, None),
        ("int", {"min": 0, "max": 16777215}, "BGR顺序", 0, None),
        ("string", {"min": 0, "max": 7}, "", 2, "#"),
        ("string", {"min": 0, "max": 6}, "", 2, ""),
    ],
)
def test_packed_colours(
    kind: str, define: dict[str, Any], description: str, red: int, prefix: str | None
) -> None:
    raw = property_of("rgb", "颜色", kind, **define) | {"desc": description}
    byte = light_of(raw).bindings["red"].byte
    assert byte is not None
    assert (byte.number, byte.prefix) == (red, prefix)


def test_a_colour_of_unknown_form_stays_text() -> None:
    device_plan = plan_of(
        property_of("switch_led", "开关", "bool"),
        property_of("colour_data", "彩光", "string", min=0, max=2048),
    )
    assert find(device_plan, "text").key == "colour_data"


def test_a_power_that_is_on_at_zero_is_reversed() -> None:
    power = property_of("led", "灯", "bool", mapping={"0": "开", "1": "关"})
    assert find(plan_of(power), "light").bindings["power"].reversed


def test_one_and_two_white_colours_are_told_apart() -> None:
    options = {"0": "单色光模式", "1": "双色光模式", "2": "彩色光模式"}
    mode = property_of("color_mode", "灯光模式", "enum", mapping=options)
    brightness = property_of("brightness", "亮度", "int", min=0, max=100)
    found = meanings(light_of(brightness, mode), "mode")
    assert found == {"0": "single", "1": "white", "2": "color"}


def test_a_light_in_a_mode_without_a_word_has_a_choice_of_modes() -> None:
    mapping = {"0": "白光", "1": "彩光", "2": "神秘"}
    device_plan = plan_of(
        property_of("switch_led", "开关", "bool"),
        property_of("bright", "亮度", "int", min=0, max=100),
        property_of("work_mode", "模式", "enum", mapping=mapping),
    )
    assert meanings(find(device_plan, "light"), "mode") == {"0": "white", "1": "color"}
    assert find(device_plan, "select").key == "work_mode"


@pytest.mark.parametrize(
    ("longest", "description", "prefix"),
    [(7, "", "#"), (20, "格式 #RRGGBB", "#"), (6, "", ""), (20, "RRGGBB", "")],
)
def test_a_colour_that_a_text_of_a_light_tells(
    longest: int, description: str, prefix: str
) -> None:
    color = property_of("c", "氛围颜色", "string", min=0, max=longest)
    brightness = property_of("b", "亮度", "int", min=0, max=255)
    light = light_of(brightness, color | {"desc": description})
    byte = light.bindings["red"].byte
    assert byte
    assert byte.prefix == prefix


def test_a_colour_of_a_struct_that_only_speaks_of_it() -> None:
    specs = [
        {"id": each, "name": name, "dataType": {"type": "int", "min": 0, "max": 100}}
        for each, name in (("H", "色相"), ("S", "饱和度"), ("V", "亮度"))
    ]
    light = light_of(property_of("dp2", "HSV颜色", "struct", specs=specs))
    assert {"hue", "saturation", "value"} <= light.bindings.keys()


def test_a_lamp_that_is_switched_by_a_choice() -> None:
    power = property_of("onoff", "开关", "enum", mapping={"1": "开", "2": "关"})
    brightness = property_of("b", "亮度", "int", min=0, max=100)
    light = find(plan_of(power, brightness), "light")
    assert light.bindings["power"].write_word("off", {}) == ("onoff", 2)


@pytest.mark.parametrize(
    ("id_", "name", "called"),
    [
        ("redled", "卧室灯", "卧室灯"),
        ("lamp", "Courtesy Light", "Courtesy Light"),
        ("night", "夜灯开关", "夜灯"),
        ("light_switch", "灯光开关", None),
        ("led", "LED", None),
    ],
)
def test_a_lamp_of_an_appliance_is_called_by_its_own_name_where_it_has_one(
    id_: str, name: str, called: str | None
) -> None:
    target = property_of("t", "设定温度", "int", min=30, max=230, unit="℃")
    device_plan = plan_of(POWER, target, property_of(id_, name, "bool"))
    light = find(device_plan, "light")
    assert light.key == id_
    assert (light.name, light.translation_key) == (called, None if called else "light")


def test_a_lamp_that_tells_a_status_is_a_setting() -> None:
    status = property_of("StatusLightSwitch", "StatusLightSwitch", "bool")
    indicator = plan_of(POWER, status).entities[1]
    assert (indicator.platform, indicator.category) == ("switch", "config")


def test_a_lamp_with_the_id_of_the_power_switches_no_fan() -> None:
    lamp = property_of("power_switch", "灯光", "bool")
    speed = property_of("fan_speed", "风扇速度", "int", min=0, max=100)
    assert [each.role for each in plan_of(lamp, speed).entities] == [
        "light",
        "fan_speed",
    ]


@pytest.mark.parametrize(
    ("name", "product", "is_lamp"),
    [("Under bed light", "", False), ("LED", "", True), ("床头灯", "床头灯", True)],
)
def test_a_lamp_of_something_that_is_set_is_no_lamp_but_has_one(
    name: str, product: str, is_lamp: bool
) -> None:
    lamp = property_of("ubl", name, "bool")
    angle = property_of("head", "Head angle", "int", min=0, max=60, unit="°")
    model = parse_thing_model({"properties": [lamp, angle]}, name=product)
    assert find(plan(model), "light").is_main is is_lamp


@pytest.mark.parametrize("name", ["灭蚊灯", "太阳能杀虫灯", "紫外线消毒灯"])
def test_what_shines_to_kill_is_no_light(name: str) -> None:
    power = property_of("switch", "开关", "bool")
    (entity,) = plan(parse_thing_model({"properties": [power]}, name=name)).entities
    assert entity.platform == "switch"
