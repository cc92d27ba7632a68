"""Overrides: what a person knows better, field by field."""

from typing import Any

import pytest

from custom_components.tencent_iot_explorer.account.platforms import PLATFORMS
from custom_components.tencent_iot_explorer.thing import (
    DevicePlan,
    EntityPlan,
    Override,
    OverrideError,
    parse_override,
    parse_thing_model,
    plan,
)

from . import find, load, property_of

TEMPERATURE = property_of("t", "温度", "int", "r", unit="℃", min=0, max=500)
TARGET = property_of("t_set", "温度设置", "int", unit="℃", min=160, max=300, step=5)
POWER = property_of("sw", "电源开关", "bool")
LEVEL = property_of("level", "档位", "enum", mapping={"0": "a", "1": "b"})
DOOR = property_of("door", "门磁", "bool", "r")
NOTE = property_of("note", "备注", "string")
MADE = property_of("made", "生产", "timestamp", "r")


def override(match: object = None, **entities: Any) -> Override:
    """Return an override, by default for any product with a property `sw`."""
    match = match or {"property_ids": ["sw"]}
    return parse_override({"match": match, "entities": entities}, "test.yaml")


def planned(*properties: dict[str, Any], **entities: Any) -> DevicePlan:
    """Return the plan of a product with a power switch, overridden."""
    model = parse_thing_model({"properties": [POWER, *properties]})
    return plan(model, [override(None, **entities)])


def changed(property_: dict[str, Any], **change: Any) -> EntityPlan:
    """Return the entity of one property, overridden."""
    id_ = property_["id"]
    entities = planned(property_, **{id_: change}).entities
    (entity,) = (each for each in entities if each.key == id_)
    return entity


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("enabled", False),
        ("name", "Pool"),
        ("icon", "mdi:pool"),
        ("device_class", "temperature_delta"),
        ("state_class", "total"),
        ("category", "diagnostic"),
        ("precision", 2),
        ("minimum", 5),
        ("maximum", 40.5),
        ("step", 0.5),
    ],
)
def test_how_an_entity_is_shown(field: str, value: object) -> None:
    entity = changed(TEMPERATURE, **{field: value})
    assert getattr(entity, field) == value
    assert entity.reason == f"measured: temperature; override: {field}"


@pytest.mark.parametrize("field", ["device_class", "state_class", "category", "unit"])
def test_none_clears_a_field(field: str) -> None:
    assert getattr(changed(TEMPERATURE, **{field: "none"}), field) is None


def test_a_name_takes_the_place_of_the_translation() -> None:
    entity = changed(TEMPERATURE, name="Pool")
    assert (entity.name, entity.translation_key) == ("Pool", None)


@pytest.mark.parametrize(
    ("unit", "shown", "device_class"),
    [("oC", "°C", "temperature"), ("°F", "°F", "temperature"), ("kPa", "kPa", None)],
)
def test_a_unit_decides_the_class(
    unit: str, shown: str, device_class: str | None
) -> None:
    entity = changed(TEMPERATURE, unit=unit)
    assert (entity.unit, entity.device_class) == (shown, device_class)


def test_a_scale_holds_for_reading_range_step_and_decimals() -> None:
    entity = changed(TARGET, scale=0.1)
    binding = entity.bindings["value"]
    assert (entity.minimum, entity.maximum, entity.step) == (16, 30, 0.5)
    assert binding.bounds == (16, 30)
    assert binding.read({"t_set": 235}) == 23.5
    assert changed(TEMPERATURE, scale=0.1).precision == 1


@pytest.mark.parametrize(("value", "raw"), [(23.5, 235), (16, 160), (22.1, 221)])
def test_a_scaled_value_is_written_raw(value: float, raw: int) -> None:
    wire = changed(TARGET, scale=0.1).bindings["value"].write(value, {})
    assert wire == ("t_set", raw)
    assert type(wire[1]) is int


def test_a_scaled_range_is_what_makes_a_climate() -> None:
    mode = property_of("mode", "模式", "enum", mapping={"0": "制冷", "1": "制热"})
    climate = find(planned(TARGET, mode, t_set={"scale": 0.1}), "climate")
    assert climate.bindings["target_temperature"].bounds == (16, 30)
    assert climate.reason.endswith("; override: scale")
    assert find(planned(TARGET, mode), "number").key == "t_set"


def test_only_numbers_are_scaled() -> None:
    assert changed(DOOR, scale=0.1).bindings["value"].read({"door": 1}) is True


def test_a_truth_value_is_inverted() -> None:
    assert changed(DOOR, invert=True).bindings["value"].reversed
    assert not changed(DOOR, invert=False).bindings["value"].reversed


def test_two_meanings_are_inverted() -> None:
    options = {"2": "无人", "1": "有人"}
    motion = property_of("pir", "人体感应", "enum", "r", mapping=options)
    meanings = changed(motion, invert=True).bindings["value"].meanings
    assert meanings == {"2": "on", "1": "off"}


def test_one_property_of_a_composite_is_inverted() -> None:
    change = {"invert": True}
    match = {"property_ids": ["percent_control"]}
    found = plan(load("electric-curtains"), [override(match, percent_control=change)])
    bindings = find(found, "cover").bindings
    assert {name for name in bindings if bindings[name].reversed} == {"position"}


def test_a_command_is_inverted_and_stop_stays() -> None:
    change = {"invert": True}
    found = plan(
        load("laundry-rack"), [override({"property_ids": ["control"]}, control=change)]
    )
    meanings = find(found, "cover").bindings["command"].meanings
    assert meanings == {"up": "close", "down": "open", "stop": "stop"}


def test_options_are_renamed_and_left_out() -> None:
    entity = changed(LEVEL, options={1: "Storm"})
    assert (entity.platform, entity.options) == ("select", ("Storm",))
    assert entity.bindings["value"].write_word("Storm", {}) == ("level", 1)


@pytest.mark.parametrize("property_", [LEVEL, TARGET])
@pytest.mark.parametrize("key", ["a", "1.5", ""])
def test_options_that_a_device_cannot_count_are_told(
    property_: dict[str, Any], key: str
) -> None:
    """Nobody is offered what could never be sent."""
    entity = changed(property_, options={"1": "Calm", key: "Storm"})
    assert entity.options == find(planned(property_), entity.platform).options
    assert entity.reason.endswith("; override: options must have whole numbers")


def test_options_of_texts_need_no_numbers() -> None:
    scene = property_of("scene", "场景", "stringenum", mapping={"a": "x", "b": "y"})
    assert changed(scene, options={"a": "Calm"}).options == ("Calm",)


def test_options_make_a_number_a_choice() -> None:
    speed = property_of("spd", "风速", "int", min=0, max=2)
    fan = find(planned(speed, spd={"options": {0: "auto", 1: "low", 2: "high"}}), "fan")
    assert fan.bindings["speed"].meanings == {"1": "low", "2": "high"}


def test_what_a_property_means_makes_a_light() -> None:
    level = property_of("lv", "挡", "int", min=0, max=1000)
    light = find(planned(level, lv={"means": "brightness"}), "light")
    assert (light.key, set(light.bindings)) == ("sw", {"power", "brightness"})
    assert light.reason == "light: power, brightness; override: means"


def test_what_a_property_means_makes_a_lamp_of_a_switch() -> None:
    assert changed(POWER, means="light_switch").platform == "light"


def test_what_a_property_means_gives_class_and_unit() -> None:
    odd = property_of("x7", "通道七", "int", "r", min=0, max=100)
    entity = changed(odd, means="humidity")
    assert (entity.device_class, entity.unit) == ("humidity", "%")


@pytest.mark.parametrize(
    ("property_", "platform"),
    [
        (POWER, "binary_sensor"),
        (POWER, "button"),
        (DOOR, "switch"),
        (LEVEL, "sensor"),
        (LEVEL, "event"),
        (TEMPERATURE, "number"),
        (TARGET, "sensor"),
        (NOTE, "sensor"),
        (NOTE, "time"),
        (TARGET, "time"),
        (MADE, "datetime"),
    ],
)
def test_the_platform_is_chosen(property_: dict[str, Any], platform: str) -> None:
    entity = changed(property_, platform=platform)
    assert (entity.platform, entity.role) == (platform, f"generic_{platform}")
    assert entity.reason.endswith("; override: platform")


@pytest.mark.parametrize(
    ("limits", "minimum", "maximum"),
    [({"min": 0, "max": 500}, 0, 500), ({}, -2_147_483_647, 2_147_483_647)],
)
def test_a_chosen_number_has_the_range_of_the_model(
    limits: dict[str, int], minimum: float, maximum: float
) -> None:
    property_ = property_of("t", "温度", "int", "r", unit="℃", **limits)
    number = changed(property_, platform="number")
    assert (number.minimum, number.maximum) == (minimum, maximum)


@pytest.mark.parametrize("platform", PLATFORMS)
def test_every_platform_of_ours_can_be_named(platform: str) -> None:
    """What diagnostics say of an entity is what an override may say."""
    change = {
        "match": {"product_ids": ["X"]},
        "entities": {"x": {"platform": platform}},
    }
    never_planned = {"calendar", "image", "scene", "update"}
    if platform in never_planned:
        with pytest.raises(OverrideError):
            parse_override(change, "here")
    else:
        assert parse_override(change, "here")


def test_a_platform_that_cannot_be_is_told() -> None:
    entity = changed(TEMPERATURE, platform="switch")
    assert entity.platform == "sensor"
    assert entity.reason.endswith("; override: cannot be a switch")


def test_a_chosen_platform_takes_the_property_out_of_its_composite() -> None:
    level = property_of("brightness", "亮度", "int", min=0, max=100)
    found = planned(level, brightness={"platform": "number"})
    assert {each.platform for each in found.entities} == {"switch", "number"}


def test_what_belongs_to_the_platform_can_be_given_a_meaning() -> None:
    volume = property_of("_sys_volume", "音量", "int", min=0, max=100)
    other = property_of("_sys_ota", "升级", "string")
    change = {"means": "volume", "name": "Loudness"}
    device_plan = planned(volume, other, _sys_volume=change)
    assert find(device_plan, "number").name == "Loudness"
    assert [each.id for each in device_plan.exclusions] == ["_sys_ota"]


def test_members_of_a_struct_are_told_by_both_ids() -> None:
    specs = [{"id": "x", "name": "X", "dataType": {"type": "int", "unit": "mV"}}]
    struct = property_of("acc", "加速度", "struct", "r", specs=specs)
    change = {"scale": 0.5, "name": "Left"}
    (entity,) = planned(struct, sw={"hide": True}, **{"acc.x": change}).entities
    assert entity.name == "Left"
    assert entity.bindings["value"].read({"acc": {"x": 5}}) == 2.5


def test_a_hidden_property_is_excluded_with_the_reason() -> None:
    found = planned(TEMPERATURE, t={"hide": True})
    assert [each.key for each in found.entities] == ["sw"]
    assert [(each.kind, each.id, each.reason) for each in found.exclusions] == [
        ("property", "t", "hidden by an override")
    ]


def test_without_a_hidden_part_the_composite_falls_apart() -> None:
    level = property_of("brightness", "亮度", "int", min=0, max=100)
    found = planned(level, sw={"hide": True})
    assert [each.platform for each in found.entities] == ["number"]


LAMP = property_of(
    "lamp",
    "落地灯",
    "struct",
    specs=[
        {"id": "on", "name": "开关", "dataType": {"type": "bool"}},
        {"id": "bri", "name": "亮度", "dataType": {"type": "int", "max": "100"}},
    ],
)


def test_without_a_hidden_member_what_a_struct_makes_up_falls_apart() -> None:
    found = planned(LAMP, sw={"hide": True}, **{"lamp.on": {"hide": True}})
    assert [(each.platform, each.key) for each in found.entities] == [
        ("number", "lamp.bri")
    ]


def test_a_member_is_put_on_a_platform() -> None:
    change = {"lamp.bri": {"platform": "sensor"}}
    found = planned(LAMP, sw={"hide": True}, **change)
    assert {(each.platform, each.key) for each in found.entities} == {
        ("switch", "lamp.on"),
        ("sensor", "lamp.bri"),
    }


def test_all_hidden_members_exclude_their_struct() -> None:
    keys = ("sw", "lamp.on", "lamp.bri")
    found = planned(LAMP, **{key: {"hide": True} for key in keys})
    assert not found.entities
    assert {each.id for each in found.exclusions} == {"sw", "lamp"}


def test_events_and_actions_are_hidden_by_key() -> None:
    model = parse_thing_model(
        {
            "properties": [POWER],
            "events": [{"id": "e", "name": "事件", "type": "info"}],
            "actions": [{"id": "a", "name": "动作"}],
        }
    )
    hide = {"event:e": {"hide": True}, "action:a": {"hide": True}}
    found = plan(model, [override(None, **hide)])
    assert [each.key for each in found.entities] == ["sw"]
    assert {(each.kind, each.id) for each in found.exclusions} == {
        ("event", "e"),
        ("action", "a"),
    }


def test_later_overrides_win_field_by_field() -> None:
    model = parse_thing_model({"properties": [POWER, TEMPERATURE]})
    bundled = override(None, t={"name": "First", "precision": 1})
    users = override(None, t={"name": "Second"})
    entity = find(plan(model, [bundled, users]), "sensor")
    assert (entity.name, entity.precision) == ("Second", 1)


@pytest.mark.parametrize(
    ("match", "matches"),
    [
        ({"product_ids": ["P1", "P2"]}, True),
        ({"product_ids": ["P3"]}, False),
        ({"property_ids": ["sw", "t"]}, True),
        ({"property_ids": ["sw", "other"]}, False),
        ({"product_ids": ["P1"], "property_ids": ["t"]}, True),
        ({"product_ids": ["P1"], "property_ids": ["other"]}, False),
        ({"product_ids": ["P3"], "property_ids": ["t"]}, False),
    ],
)
def test_whom_an_override_is_for(match: dict[str, list[str]], matches: bool) -> None:
    model = parse_thing_model({"properties": [POWER, TEMPERATURE]})
    found = plan(model, [override(match, t={"name": "Mine"})], "P1")
    assert (find(found, "sensor").name == "Mine") is matches


@pytest.mark.parametrize(
    ("told", "sleeps"),
    [([], False), ([True], True), ([True, False], False), ([True, None], True)],
)
def test_the_last_to_say_so_tells_who_sleeps(
    told: list[bool | None], sleeps: bool
) -> None:
    match = {"property_ids": ["sw"]}
    overrides = [
        parse_override(
            {"match": match} | ({} if each is None else {"sleeps": each}), "f"
        )
        for each in told
    ]
    other = parse_override({"match": {"product_ids": ["X"]}, "sleeps": not sleeps}, "f")
    model = parse_thing_model({"properties": [POWER]})
    assert plan(model, [*overrides, other], "P1").sleeps is sleeps


def test_the_model_tells_the_product_id_when_nobody_else_does() -> None:
    raw = {"profile": {"ProductId": "P1"}, "properties": [POWER]}
    mine = override({"product_ids": ["P1"]}, sw={"icon": "mdi:fan"})
    assert find(plan(parse_thing_model(raw), [mine]), "switch").icon == "mdi:fan"


def test_an_override_for_others_changes_nothing() -> None:
    other = override({"product_ids": ["X"]}, power_switch={"hide": True})
    assert plan(load("lamp-one"), [other]) == plan(load("lamp-one"))


@pytest.mark.parametrize(
    ("raw", "path", "reason"),
    [
        ([], (), "must be a mapping"),
        ({"extra": 1}, ("extra",), "is none of match, entities, sleeps"),
        ({1: {}}, ("1",), "must have text as its name"),
        ({}, ("match",), "names neither products nor properties"),
        (
            {"match": {"property_ids": ["sw"]}, "sleeps": "at night"},
            ("sleeps",),
            "must be true or false",
        ),
        (
            {"match": {"product_ids": []}},
            ("match",),
            "names neither products nor properties",
        ),
        ({"match": {"product_ids": "A"}}, ("match", "product_ids"), "must be a list"),
        ({"match": {"product_ids": [5]}}, ("match", "product_ids", 0), "must be text"),
        (
            {"match": {"names": []}},
            ("match", "names"),
            "is none of product_ids, property_ids",
        ),
    ],
)
def test_a_wrong_file_tells_where(
    raw: object, path: tuple[str | int, ...], reason: str
) -> None:
    with pytest.raises(OverrideError) as caught:
        parse_override(raw, "test.yaml")
    assert (caught.value.path, str(caught.value)) == (path, reason)


@pytest.mark.parametrize(
    ("field", "value", "reason"),
    [
        ("hide", "yes", "must be true or false"),
        ("name", " ", "must be text"),
        ("name", 5, "must be text"),
        ("icon", "pool", "must be like mdi:pool"),
        ("precision", 7, "must be a whole number from 0 to 6"),
        ("precision", 0.5, "must be a whole number from 0 to 6"),
        ("scale", 0, "must be above zero"),
        ("scale", True, "must be a number"),
        ("minimum", "1", "must be a number"),
        ("maximum", float("inf"), "must be a finite number"),
        ("options", {}, "must be a mapping of values to texts"),
        ("options", {"0": "a", "1": "a"}, "must not have the same text twice"),
        ("category", "other", "must be one of config, diagnostic, none"),
    ],
)
def test_a_wrong_field_tells_where(field: str, value: object, reason: str) -> None:
    with pytest.raises(OverrideError) as caught:
        override(None, t={field: value})
    assert (caught.value.path, str(caught.value)) == (("entities", "t", field), reason)


@pytest.mark.parametrize(
    ("change", "path", "reason"),
    [
        ([], ("entities", "t"), "must be a mapping"),
        (
            {"minimum": 5, "maximum": 4.5},
            ("entities", "t", "maximum"),
            "must not be below the minimum",
        ),
        (
            {"options": {"0": 5}},
            ("entities", "t", "options", "0"),
            "must be text",
        ),
        (
            {"options": {True: "on"}},
            ("entities", "t", "options", "True"),
            "must be quoted: YAML reads it so",
        ),
    ],
)
def test_a_wrong_change_tells_where(
    change: object, path: tuple[str, ...], reason: str
) -> None:
    with pytest.raises(OverrideError) as caught:
        override(None, t=change)
    assert (caught.value.path, str(caught.value)) == (path, reason)


def test_an_unknown_field_names_the_known_ones() -> None:
    with pytest.raises(OverrideError, match="is none of means, scale, unit, options"):
        override(None, t={"role": "light"})
