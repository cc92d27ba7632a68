"""Words for the options and actions of a kind, and options without a word."""

from typing import Any

import pytest

from custom_components.tencent_iot_explorer.thing import parse_thing_model, plan

from .. import find, plan_of, property_of


def test_a_state_without_a_word_is_the_nearest_and_has_a_sensor() -> None:
    states = {"0": "待机", "1": "清扫中", "2": "回充中", "3": "集尘中", "4": "洗拖布中"}
    entities = plan_of(
        property_of("power_go", "清扫开关", "bool"),
        property_of("status", "工作状态", "enum", "r", mapping=states),
    ).entities
    vacuum = next(each for each in entities if each.platform == "vacuum")
    words = vacuum.bindings["state"].meanings
    assert (words["3"], words["4"]) == ("docked", "docked")
    sensor = next(each for each in entities if each.platform == "sensor")
    assert list(sensor.bindings["value"].meanings.values()) == list(states.values())


def test_a_state_with_a_word_for_each_option_has_no_sensor() -> None:
    states = {"0": "待机", "1": "清扫中", "2": "回充中", "3": "充电中"}
    vacuum = plan_of(
        property_of("power_go", "清扫开关", "bool"),
        property_of("status", "工作状态", "enum", "r", mapping=states),
    ).entities
    assert [each.platform for each in vacuum] == ["vacuum"]


def test_actions_drive_what_no_property_does() -> None:
    states = {"0": "待机", "1": "清扫中", "2": "回充中", "3": "充电中"}
    template = {
        "properties": [property_of("st", "状态", "enum", "r", mapping=states)],
        "actions": [
            {"id": "start_clean", "name": "开始清扫", "input": []},
            {"id": "go_home", "name": "返回充电座", "input": []},
            {
                "id": "clean_room",
                "name": "清扫",
                "input": [{"id": "room", "define": {"type": "int"}}],
            },
        ],
    }
    (vacuum,) = plan(parse_thing_model(template)).entities
    assert {word: action.id for word, action in vacuum.calls.items()} == {
        "start": "start_clean",
        "dock": "go_home",
    }


def test_actions_stay_buttons_where_properties_drive() -> None:
    template = {
        "properties": [
            property_of("power_go", "清扫开关", "bool"),
            property_of("mode", "清扫模式", "enum", mapping={"0": "自动", "1": "回充"}),
        ],
        "actions": [{"id": "start_clean", "name": "开始清扫", "input": []}],
    }
    entities = plan(parse_thing_model(template)).entities
    assert {each.platform for each in entities} == {"vacuum", "button"}


@pytest.mark.parametrize(
    ("id_", "name", "options", "platform"),
    [
        ("alarm_state", "报警状态", ("正常", "声音报警", "声光报警"), "siren"),
        ("arm_mode", "布防模式", ("撤防", "外出布防"), "alarm_control_panel"),
        ("valve", "阀门", ("开", "关"), "valve"),
    ],
)
def test_an_option_without_a_word_is_shown_and_set_as_the_vendor_calls_it(
    id_: str, name: str, options: tuple[str, ...], platform: str
) -> None:
    mapping = {str(n): text for n, text in enumerate((*options, "神秘"))}
    device_plan = plan_of(property_of(id_, name, "enum", mapping=mapping))
    assert find(device_plan, platform).key == id_
    select = find(device_plan, "select")
    assert (select.key, select.options[-1]) == (f"{id_}:text", "神秘")


@pytest.mark.parametrize(
    ("name", "options", "platform", "states"),
    [
        (
            "声光报警",
            {"0": "关闭", "1": "声光", "2": "测试", "3": "警戒"},
            "siren",
            {"2": "sound_and_light", "3": "off"},
        ),
        (
            "布防模式",
            {"0": "撤防", "1": "外出布防", "2": "周界布防", "3": "报警中", "4": "故障"},
            "alarm_control_panel",
            {"2": "armed_away", "3": "triggered", "4": "disarmed"},
        ),
    ],
)
def test_a_state_without_a_word_shows_what_comes_nearest(
    name: str, options: dict[str, str], platform: str, states: dict[str, str]
) -> None:
    """The vendor's own words are beside it, and a command sends what means it."""
    device_plan = plan_of(property_of("x", name, "enum", mapping=options))
    binding = next(iter(find(device_plan, platform).bindings.values()))
    assert {key: binding.meanings[key] for key in states} == states
    assert binding.write_word(binding.meanings["1"], {}) == ("x", 1)
    (text,) = (each for each in device_plan.entities if each.platform == "select")
    assert set(text.options) == set(options.values())


@pytest.mark.parametrize(
    ("platform", "part", "name", "properties", "labels"),
    [
        (
            "vacuum",
            "state",
            "工作状态",
            [property_of("power_go", "清扫开关", "bool")],
            {
                "正在清扫": "cleaning",
                "暂停中": "paused",
                "正在回充": "returning",
                "正在充电": "docked",
                "full_charge": "docked",
                "错误": "error",
            },
        ),
        (
            "lock",
            "state",
            "门锁状态",
            [property_of("remote_unlock", "远程开锁", "bool")],
            {"门已锁": "locked", "门未锁": "unlocked"},
        ),
        (
            "media_player",
            "playback",
            "播放状态",
            [
                property_of("vol", "音量", "int", min=0, max=100),
                property_of("song", "歌曲名", "string", "r"),
            ],
            {"播放中": "play", "正在播放": "play", "已暂停": "pause"},
        ),
    ],
)
def test_what_goes_on_is_told_in_words_for_going_on(
    platform: str,
    part: str,
    name: str,
    properties: list[dict[str, Any]],
    labels: dict[str, str],
) -> None:
    options = {str(number): label for number, label in enumerate(labels)}
    mode = "rw" if part == "playback" else "r"
    state = property_of("x", name, "enum", mode, mapping=options)
    entity = find(plan_of(*properties, state), platform)
    assert list(entity.bindings[part].meanings.values()) == list(labels.values())


@pytest.mark.parametrize(
    ("labels", "modes"),
    [
        (("冷", "热", "风", "湿"), ["cool", "heat", "fan_only", "dry"]),
        (("冷气", "暖气", "送风"), ["cool", "heat", "fan_only"]),
        (("COOL", "HEAT", "VENT"), ["cool", "heat", "fan_only"]),
    ],
)
def test_modes_of_air_are_told_in_short(
    labels: tuple[str, ...], modes: list[str]
) -> None:
    mapping = {str(number): label for number, label in enumerate(labels)}
    climate = plan_of(
        property_of("power", "开关", "bool"),
        property_of("t", "设定温度", "int", min=16, max=30, unit="℃"),
        property_of("mode", "模式", "enum", mapping=mapping),
    ).entities[0]
    assert list(climate.bindings["mode"].meanings.values()) == modes


@pytest.mark.parametrize(
    ("labels", "states"),
    [
        (("全布防", "半布防", "撤防"), ["armed_away", "armed_home", "disarmed"]),
        (("设防", "解防"), ["armed_away", "disarmed"]),
    ],
)
def test_an_alarm_is_armed_wholly_or_in_part(
    labels: tuple[str, ...], states: list[str]
) -> None:
    mapping = {str(number): label for number, label in enumerate(labels)}
    panel = plan_of(property_of("arm", "布撤防", "enum", mapping=mapping)).entities[0]
    assert list(panel.bindings["mode"].meanings.values()) == states
