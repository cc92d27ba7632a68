"""Entities that several properties make up: real models and variations of them."""

from typing import Any

import pytest

from custom_components.tencent_iot_explorer.thing import (
    Channel,
    EntityPlan,
    parse_thing_model,
    plan,
    write_play_list,
)

from . import find, plan_of, planned, property_of


def composite(name: str, platform: str) -> EntityPlan:
    """Return the composite of a real thing model."""
    return find(planned(name), platform)


def light_of(*properties: dict[str, Any]) -> EntityPlan:
    """Return the light of a made-up lamp."""
    power = property_of("power_switch", "电源开关", "bool")
    return find(plan_of(power, *properties), "light")


def meanings(entity: EntityPlan, name: str) -> dict[str, str]:
    """Return the meanings of a binding."""
    return dict(entity.bindings[name].meanings)


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


def test_curtains() -> None:
    cover = composite("electric-curtains", "cover")
    assert cover.bindings.keys() == {
        "command",
        "position",
        "current_position",
        "state",
    }
    assert meanings(cover, "command") == {
        "open": "open",
        "close": "close",
        "pause": "stop",
    }
    assert meanings(cover, "state") == {"opening": "opening", "closing": "closing"}
    assert cover.name is None


def test_a_laundry_rack_tells_its_position_but_is_not_sent_there() -> None:
    cover = composite("laundry-rack", "cover")
    assert cover.bindings.keys() == {"command", "current_position", "state"}
    assert meanings(cover, "command") == {"up": "open", "down": "close", "stop": "stop"}


@pytest.mark.parametrize(
    "mapping",
    [
        {"0": "打开", "1": "停止", "2": "关闭"},
        {"2": "关", "1": "停", "0": "开"},
        {"open": "a", "stop": "b", "close": "c"},
    ],
)
def test_cover_commands_are_told_by_meaning(mapping: dict[str, str]) -> None:
    cover = find(
        plan_of(property_of("control", "控制", "enum", mapping=mapping)), "cover"
    )
    assert set(cover.bindings["command"].meanings.values()) == {"open", "stop", "close"}


@pytest.mark.parametrize(
    ("id_", "name", "labels"),
    [
        ("cmd", "指令", "开 停 关 行人"),
        ("motor_cmd", "电机指令", "打开 停止 关闭 半开"),
        ("action", "动作", "上升 下降 停 通风位"),
        ("operate", "操作", "开门 关门 停止 无操作"),
    ],
)
def test_what_a_cover_is_told_besides_can_still_be_chosen(
    id_: str, name: str, labels: str
) -> None:
    mapping = {str(key): label for key, label in enumerate(labels.split())}
    device_plan = plan_of(property_of(id_, name, "enum", mapping=mapping))
    command = find(device_plan, "cover").bindings["command"]
    assert set(command.meanings.values()) == {"open", "stop", "close"}
    chosen = {each.platform for each in device_plan.entities} - {"cover"}
    assert chosen == (set() if labels.endswith("无操作") else {"select"})


def test_the_unit_that_a_climate_has_twins_for_can_still_be_chosen() -> None:
    device_plan = plan_of(
        property_of("Power", "Power", "bool"),
        property_of("SetTempF", "Set temperature F", "int", min=60, max=90, unit="℉"),
        property_of("SetTemp", "Set temperature", "int", min=16, max=32, unit="℃"),
        property_of("RoomTemp", "Room temperature", "int", "r", unit="℃"),
        property_of("TempUnit", "Temp unit", "enum", mapping={"0": "C", "1": "F"}),
    )
    assert "temperature_unit" in find(device_plan, "climate").bindings
    unit = find(device_plan, "select")
    assert (unit.key, unit.category, unit.enabled) == ("TempUnit", "config", False)


def struct_of_place(id_: str, name: str) -> dict[str, Any]:
    """Return a struct of latitude and longitude."""
    specs = [
        {"id": each, "name": each, "dataType": {"type": "float"}}
        for each in ("lat", "lng")
    ]
    return property_of(id_, name, "struct", specs=specs)


def test_a_tracker_is_where_it_is_not_where_it_is_to_be() -> None:
    here = [property_of(each, each, "float", "r") for each in ("lat", "lng")]
    beside = find(plan_of(*here, struct_of_place("last", "上次")), "device_tracker")
    assert set(beside.property_ids) == {"lat", "lng"}
    fence = struct_of_place("area", "电子围栏")
    gps = struct_of_place("gps", "位置")
    assert find(plan_of(fence, gps), "device_tracker").property_ids == ("gps",)
    alone = {each.platform for each in plan_of(fence).entities}
    assert "device_tracker" not in alone


def test_a_control_that_cannot_open_is_no_cover() -> None:
    mapping = {"0": "启动", "1": "取消"}
    device_plan = plan_of(property_of("control", "控制", "enum", mapping=mapping))
    assert find(device_plan, "select").key == "control"


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


def test_one_gang_is_the_device_itself() -> None:
    (switch,) = plan_of(property_of("switch_1", "开关", "bool")).entities
    assert (switch.channel, switch.name, switch.translation_key) == (None, None, None)


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


MUSIC = ("cur_play_list", "cur_song_id", "song_index")


def test_a_kugou_speaker_plays_songs_by_their_ids() -> None:
    """What only programs read stays an entity of its own besides."""
    speaker = planned("iot-device-java-tme-speaker")
    player = find(speaker, "media_player")
    assert {"play_list", "song_id", "song_index", "seek"} <= player.bindings.keys()
    assert set(MUSIC) <= set(player.property_ids) - player.own_ids
    assert set(MUSIC) <= {each.key for each in speaker.entities}


@pytest.mark.parametrize("missing", MUSIC)
def test_half_a_kugou_speaker_is_a_player(missing: str) -> None:
    kinds = dict(zip(MUSIC, ("string", "string", "int"), strict=True))
    parts = [property_of(id_, id_, kinds[id_]) for id_ in MUSIC if id_ != missing]
    playing = property_of("pause_play", "播放暂停", "bool")
    position = property_of("play_position", "播放进度", "int", "r", min=0, max=7200)
    player = find(plan_of(playing, position, *parts), "media_player")
    assert set(player.bindings) == {"playing", "position"}


@pytest.mark.parametrize("song", ["cur_song_id", "song_id"])
def test_a_speaker_with_the_names_of_the_platform_is_a_player(song: str) -> None:
    """Kugou's and QQ Music's; what else the platform has in a product is no entity."""
    device_plan = plan_of(
        property_of("_sys_pause_play", "播放暂停", "bool"),
        property_of("_sys_volume", "音量", "int", min=0, max=100),
        property_of(
            "_sys_pre_next",
            "切歌",
            "enum",
            mapping={"0": "不切换", "1": "上一首", "2": "下一首"},
        ),
        property_of(f"_sys_{song}", "歌曲", "string"),
        property_of("_sys_control_seq", "控制序列号", "int"),
    )
    player = find(device_plan, "media_player")
    assert set(player.bindings) == {"playing", "volume", "skip"}
    assert player.key == "_sys_pause_play"
    assert {each.id for each in device_plan.exclusions} == {"_sys_control_seq"}


def test_a_list_that_a_speaker_plays() -> None:
    written = write_play_list("playlist_song", {"playlist_id": "歌"})
    assert written == '{"play_type":"playlist_song","play_params":{"playlist_id":"歌"}}'


def _plan(
    *properties: dict[str, Any], category: str = "", name: str = ""
) -> EntityPlan:
    """Return the main entity of a product that the cloud calls so."""
    template = {"properties": list(properties)}
    device_plan = plan(parse_thing_model(template, category=category, name=name))
    (main,) = (each for each in device_plan.entities if each.is_main)
    return main


TEMPERATURE = property_of("t", "设定值", "int", min=30, max=45, step=1, unit="℃")
POWER = property_of("p", "开关", "bool")


@pytest.mark.parametrize(
    ("category", "name", "platform"),
    [
        ("WaterHeater", "", "water_heater"),
        ("", "客厅空调", "climate"),
        ("Thermostat", "浴室热水器", "climate"),
        ("", "", "switch"),
    ],
)
def test_what_the_cloud_calls_a_product_tells_its_kind(
    category: str, name: str, platform: str
) -> None:
    main = _plan(POWER, TEMPERATURE, category=category, name=name)
    assert main.platform == platform


def test_the_reason_tells_what_won_and_what_it_beat() -> None:
    modes = {"0": "制冷", "1": "制热"}
    main = _plan(
        POWER,
        property_of("m", "工况", "enum", mapping=modes),
        property_of("s", "设定值", "int", min=16, max=30, step=1, unit="℃"),
        property_of("w", "热水水位", "int", "r", min=0, max=9, step=1),
    )
    assert main.platform == "climate"
    assert main.reason.endswith(
        "told by options m, not water heater (w), water tank (w)"
    )


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


@pytest.mark.parametrize("name", ["关闭百分比", "闭合度百分比"])
def test_a_position_that_counts_how_far_it_is_closed_is_turned(name: str) -> None:
    commands = {"0": "上升", "1": "停止", "2": "下降"}
    cover = plan_of(
        property_of("cmd", "电机指令", "enum", mapping=commands),
        property_of("pos", name, "int", min=0, max=100, step=1, unit="%"),
    ).entities[0]
    assert cover.platform == "cover"
    assert cover.bindings["position"].reversed


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


def test_the_alarm_of_a_detector_is_what_it_is() -> None:
    states = {"0": "正常", "1": "报警", "2": "自检"}
    entities = plan_of(
        property_of("power_switch", "电源开关", "bool"),
        property_of("smoke_state", "烟雾状态", "enum", "r", mapping=states),
    ).entities
    (main,) = (each for each in entities if each.is_main)
    assert (main.platform, main.device_class) == ("binary_sensor", "smoke")
    assert main.bindings["value"].meanings == {"0": "off", "1": "on", "2": "off"}
    assert "sensor" in {each.platform for each in entities}


def test_a_television_is_a_media_player() -> None:
    sources = {"0": "电视", "1": "HDMI1"}
    entities = plan_of(
        property_of("tv_power", "开关机", "bool"),
        property_of("volume", "音量", "int", min=0, max=100, step=1),
        property_of("channel", "频道", "int", min=1, max=99, step=1),
        property_of("src", "信号源", "enum", mapping=sources),
    ).entities
    player = next(each for each in entities if each.platform == "media_player")
    assert player.device_class == "tv"
    assert set(player.bindings) == {"power", "volume", "channel", "source"}


def test_previous_and_next_are_buttons_of_the_player() -> None:
    (player,) = plan_of(
        property_of(
            "pause_play", "暂停播放", "bool", mapping={"0": "暂停", "1": "播放"}
        ),
        property_of(
            "pre_next", "上一首_下一首", "bool", mapping={"0": "上一首", "1": "下一首"}
        ),
    ).entities
    assert player.bindings["skip"].meanings == {"0": "previous", "1": "next"}


def test_a_choice_of_on_and_off_is_a_power() -> None:
    (climate,) = plan_of(
        property_of(
            "StartStop", "启停控制", "enum", mapping={"1": "开机", "2": "停机"}
        ),
        property_of("RunMode", "模式", "enum", mapping={"0": "制冷", "1": "制热"}),
        property_of("SetTemp", "温度设定", "int", min=16, max=30, step=1, unit="℃"),
    ).entities
    assert climate.platform == "climate"
    assert climate.bindings["power"].meanings == {"1": "on", "2": "off"}


def test_a_guessed_reading_stays_a_sensor() -> None:
    entities = plan_of(
        property_of("power", "热水器开关", "bool"),
        property_of("set", "目标水温", "int", min=30, max=60, step=1, unit="℃"),
        property_of("tank_t", "水箱实际", "int", "r", min=0, max=99, step=1, unit="℃"),
    ).entities
    heater = next(each for each in entities if each.platform == "water_heater")
    assert heater.bindings["current_temperature"].property_id == "tank_t"
    assert [each.key for each in entities if each.platform == "sensor"] == ["tank_t"]


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


def test_words_for_moving_tell_what_the_ends_are() -> None:
    states = {"0": "关闭", "1": "打开", "2": "开门中", "3": "关门中"}
    (gate,) = plan_of(
        property_of(
            "door", "大门控制", "enum", mapping={"0": "关门", "1": "开门", "2": "停止"}
        ),
        property_of("stat", "大门状态", "enum", "r", mapping=states),
    ).entities
    assert dict(gate.bindings["state"].meanings) == {
        "0": "closed",
        "1": "open",
        "2": "opening",
        "3": "closing",
    }


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


def test_a_light_in_a_mode_without_a_word_has_a_choice_of_modes() -> None:
    mapping = {"0": "白光", "1": "彩光", "2": "神秘"}
    device_plan = plan_of(
        property_of("switch_led", "开关", "bool"),
        property_of("bright", "亮度", "int", min=0, max=100),
        property_of("work_mode", "模式", "enum", mapping=mapping),
    )
    assert meanings(find(device_plan, "light"), "mode") == {"0": "white", "1": "color"}
    assert find(device_plan, "select").key == "work_mode"


def test_what_only_heats_and_blows_is_climate_by_its_modes() -> None:
    (climate,) = plan_of(
        property_of("gn", "功能", "enum", mapping={"0": "制热", "1": "送风"}),
        property_of("sw", "开关", "bool"),
        property_of("t", "设定温度", "int", min=16, max=30, unit="℃"),
    ).entities
    assert climate.bindings["mode"].meanings == {"0": "heat", "1": "fan_only"}


def test_what_a_cover_tells_is_not_detected_besides() -> None:
    states = ("已关闭", "已打开", "正在打开", "正在关闭", "停在中间")
    moves = {"open": "开门", "close": "关门", "stop": "停止"}
    entities = plan_of(
        property_of("door_control", "门控制", "stringenum", mapping=moves),
        property_of(
            "door_state",
            "门状态",
            "enum",
            "r",
            mapping=dict(zip("01234", states, strict=True)),
        ),
        property_of("light_switch", "照明灯", "bool"),
    ).entities
    assert "binary_sensor" not in {each.platform for each in entities}


@pytest.mark.parametrize("options", [("制热", "除湿"), ("制冷", "普通")])
def test_what_only_dries_or_cools_otherwise_is_no_climate(
    options: tuple[str, str],
) -> None:
    entities = plan_of(
        property_of(
            "gn", "功能", "enum", mapping=dict(zip("01", options, strict=True))
        ),
        property_of("sw", "开关", "bool"),
        property_of("t", "设定温度", "int", min=16, max=30, unit="℃"),
    ).entities
    assert {each.platform for each in entities} == {"select", "switch", "number"}


def test_presets_that_mean_the_same_are_one_beside_one_without_a_word() -> None:
    options = {
        "0": "制冷",
        "1": "制热",
        "2": "eco",
        "3": "ECO",
        "4": "节能",
        "5": "静眠",
    }
    (climate,) = plan_of(
        property_of("sw", "空调开关", "bool"),
        property_of("t", "目标温度", "int", min=16, max=30, unit="℃"),
        property_of("mode", "模式", "enum", mapping=options),
    ).entities
    presets = climate.bindings["preset"].meanings
    assert presets == {"2": "eco", "3": "eco", "4": "eco", "5": "静眠"}


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


def test_a_lock_is_locked_by_what_means_just_that() -> None:
    options = {"0": "反锁", "1": "上锁", "2": "开锁"}
    lock = find(
        plan_of(property_of("lock_state", "锁状态", "enum", mapping=options)), "lock"
    )
    assert lock.bindings["lock"].write_word("locked", {}) == ("lock_state", 1)


LOCKABLE = {"0": "关锁", "1": "开锁"}


@pytest.mark.parametrize(
    ("properties", "names"),
    [
        ({"lock_1": "锁1", "lock_2": "锁2"}, ["锁1", "锁2"]),
        ({"front_lock": "前门锁", "back_lock": "后门锁"}, ["前门锁", "后门锁"]),
        ({"box1": "1号箱门", "box2": "2号箱门"}, ["1号箱门", "2号箱门"]),
        ({"lock": "门锁", "lock_2": "副锁"}, [None, "副锁"]),
        ({"lock": "门锁", "child_lock": "童锁"}, [None]),
        ({"front_lock": "前门锁"}, [None]),
        ({"lock_1": "互锁1", "lock_2": "自锁2"}, []),
    ],
)
@pytest.mark.parametrize("type_", ["bool", "enum"])
def test_each_of_several_locks(
    properties: dict[str, str], names: list[str | None], type_: str
) -> None:
    """One alone is called like its device; a main one is, too."""
    parts = [
        property_of(id_, name, type_, mapping=LOCKABLE)
        for id_, name in properties.items()
    ]
    locks = [each for each in plan_of(*parts).entities if each.platform == "lock"]
    assert [each.name for each in locks] == names
    for lock in locks:
        assert lock.bindings["lock"].write_word("unlocked", {}) == (lock.key, 1)


def test_each_of_several_locks_has_its_own_state() -> None:
    parts = [
        property_of(f"{id_}_{number}", f"{name}{number}", "bool", mode)
        for number in (1, 2)
        for id_, name, mode in (("lock", "锁", "rw"), ("lock_state", "锁状态", "r"))
    ]
    locks = plan_of(*parts).entities
    assert [
        (each.platform, each.key, each.bindings["state"].property_id) for each in locks
    ] == [("lock", "lock_1", "lock_state_1"), ("lock", "lock_2", "lock_state_2")]


@pytest.mark.parametrize(
    ("others", "key"),
    [
        (
            [property_of("mode", "模式", "enum", mapping={"0": "自动", "1": "沿边"})],
            "mode",
        ),
        ([], "work"),
    ],
)
def test_a_window_robot_is_known_by_its_command_where_it_has_one(
    others: list[dict[str, Any]], key: str
) -> None:
    vacuum = find(
        plan_of(
            property_of("work", "擦窗", "bool"),
            property_of(
                "state", "状态", "enum", "r", mapping={"0": "待机", "1": "擦窗中"}
            ),
            *others,
        ),
        "vacuum",
    )
    assert vacuum.key == key


@pytest.mark.parametrize("id_", ["lock", "suoding", "lock_cmd"])
def test_what_holds_an_appliance_is_a_setting_of_it_and_no_lock(id_: str) -> None:
    options = {"0": "解锁", "1": "锁定"}
    switch = find(
        plan_of(
            property_of("power", "空调开关", "bool"),
            property_of("t", "目标温度", "int", min=16, max=30, unit="℃"),
            property_of("mode", "模式", "enum", mapping={"0": "制冷", "1": "制热"}),
            property_of(id_, "锁定", "bool", mapping=options),
        ),
        "switch",
    )
    assert (switch.key, switch.category) == (id_, "config")


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


@pytest.mark.parametrize(("low", "high", "unit"), [(40, 70, "℃"), (104, 158, "℉")])
def test_water_is_as_hot_in_either_unit(low: int, high: int, unit: str) -> None:
    target = property_of(
        "set_temp", "设定温度", "int", min=low, max=high, step=1, unit=unit
    )
    entities = plan_of(property_of("power_switch", "开关", "bool"), target).entities
    assert [each.platform for each in entities] == ["water_heater"]


@pytest.mark.parametrize(
    ("name", "main", "properties"),
    [
        (
            "家用可燃气体报警器",
            "binary_sensor",
            [
                ("RQZT", "燃气状态", "enum", "r", {"0": "正常", "1": "报警"}),
                ("RQND", "燃气浓度", "int", "r", {}),
                ("FMKZ", "阀门控制", "bool", "rw", {"0": "关阀", "1": "开阀"}),
            ],
        ),
        (
            "声光报警器",
            "siren",
            [("BJKG", "报警开关", "enum", "rw", {"0": "停止", "1": "报警"})],
        ),
        (
            "震动玻璃破碎传感器",
            "binary_sensor",
            [
                ("ZD", "震动状态", "enum", "r", {"0": "静止", "1": "震动"}),
                ("CS", "布防", "enum", "rw", {"0": "撤防", "1": "布防"}),
            ],
        ),
        (
            "宠物定位项圈",
            "device_tracker",
            [
                ("XCD", "寻宠灯", "bool", "rw", {"0": "灭", "1": "亮"}),
                ("JD", "经度", "float", "r", {}),
                ("WD", "纬度", "float", "r", {}),
            ],
        ),
        (
            "电动球阀",
            "valve",
            [
                ("sd", "阀位设定", "int", "rw", {}),
                ("fk", "阀位反馈", "int", "r", {}),
            ],
        ),
        (
            "新风机组",
            "fan",
            [("FS", "风速", "enum", "rw", {"0": "关", "1": "低", "2": "高"})],
        ),
        (
            "书房主灯",
            "light",
            [
                ("a", "灯光", "bool", "rw", {"0": "关灯", "1": "开灯"}),
                ("b", "小夜灯", "bool", "rw", {"0": "关", "1": "开"}),
                ("c", "亮度", "int", "rw", {}),
            ],
        ),
        (
            "太阳能热水器",
            "water_heater",
            [
                ("jr", "电加热", "enum", "rw", {"0": "停止", "1": "加热"}),
                ("sd", "加热设定温度", "int", "rw", {}),
                ("sw", "水箱水温", "int", "r", {}),
            ],
        ),
    ],
)
def test_a_product_is_what_it_is_called(
    name: str, main: str, properties: list[tuple[str, str, str, str, dict[str, str]]]
) -> None:
    """Whatever else it has: a valve that it closes, a switch that arms it, a light."""
    told = [
        property_of(id_, called, type_, mode, mapping=mapping)
        for id_, called, type_, mode, mapping in properties
    ]
    entities = plan(parse_thing_model({"properties": told}, name=name)).entities
    assert [each.platform for each in entities if each.is_main] == [main]


def test_the_opening_of_a_radiator_valve_is_no_valve() -> None:
    target = property_of("sd", "阀位设定", "int", min=0, max=100, unit="%")
    told = parse_thing_model({"properties": [target]}, name="散热器温控阀")
    assert [each.platform for each in plan(told).entities] == ["number"]


@pytest.mark.parametrize(
    ("name", "device_class"),
    [("百叶帘电机", "blind"), ("开窗器", "window"), ("蜂巢帘", "shade")],
)
def test_a_cover_is_what_its_product_is_called(name: str, device_class: str) -> None:
    command = property_of(
        "CMD", "动作", "enum", mapping={"0": "开", "1": "关", "2": "停"}
    )
    assert _plan(command, name=name).device_class == device_class


def test_a_curtain_beside_a_door_is_a_curtain() -> None:
    door = property_of("MC", "房门", "bool", "r")
    command = property_of(
        "CL", "窗帘", "enum", mapping={"0": "停", "1": "开", "2": "关"}
    )
    device_plan = plan_of(door, command)
    assert find(device_plan, "cover").device_class == "curtain"


@pytest.mark.parametrize(
    ("name", "device_class"),
    [("家用抽湿机", "dehumidifier"), ("桌面加湿器", "humidifier")],
)
def test_what_dries_is_told_by_its_product(name: str, device_class: str) -> None:
    target = property_of("h", "湿度设定", "int", min=30, max=80, unit="%")
    assert _plan(POWER, target, name=name).device_class == device_class


def test_a_siren_tells_how_long_it_sounds() -> None:
    """It is sent with an alarm, and can be set for those that the device gives."""
    device_plan = plan_of(
        property_of("siren", "警号", "bool"),
        property_of("alarm_time", "报警时长", "int", min=1, max=180, unit="s"),
    )
    assert "duration" in find(device_plan, "siren").bindings
    assert find(device_plan, "number").key == "alarm_time"


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


def test_the_speeds_of_what_is_no_fan_are_chosen() -> None:
    """A choice of a speed switches only what is called a fan."""
    speeds = property_of(
        "FS", "风速", "enum", mapping={"0": "关", "1": "低", "2": "高"}
    )
    (entity,) = plan(parse_thing_model({"properties": [speeds]}, name="展柜")).entities
    assert entity.platform == "select"


def test_what_a_power_strip_switches_are_outlets() -> None:
    told = [
        property_of("power_switch", "总开关", "bool"),
        property_of("switch_1", "开关1", "bool"),
        property_of("switch_2", "开关2", "bool"),
    ]
    entities = plan(parse_thing_model({"properties": told}, name="智能排插")).entities
    assert [each.device_class for each in entities] == ["outlet"] * 3


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


def test_a_garage_door_is_no_door_although_its_state_says_so() -> None:
    command = property_of(
        "c", "开关门", "enum", mapping={"0": "关门", "1": "开门", "2": "停止"}
    )
    state = property_of(
        "s", "门状态", "enum", "r", mapping={"0": "已关", "1": "已开", "2": "运行中"}
    )
    assert _plan(command, state, name="电动车库门").device_class == "garage"


def test_the_switch_of_a_door_that_tells_how_it_moves_opens_what_is_called_so() -> None:
    switch = property_of("door", "Door", "bool", mapping={"0": "Close", "1": "Open"})
    state = property_of(
        "st",
        "Door Status",
        "enum",
        "r",
        mapping={"0": "Closed", "1": "Open", "2": "Opening", "3": "Closing"},
    )
    door = _plan(switch, state, name="Garage Opener")
    assert (door.platform, door.device_class) == ("cover", "garage")


@pytest.mark.parametrize("name", ["Infrared Sauna", "家用桑拿房", "汗蒸房控制器"])
def test_what_people_sweat_in_is_climate_however_hot(name: str) -> None:
    heater = property_of("kg", "加热", "bool")
    target = property_of("t", "设定温度", "int", min=40, max=120, unit="℃")
    present = property_of("c", "当前温度", "int", "r", min=0, max=150, unit="℃")
    assert _plan(heater, target, present, name=name).platform == "climate"


def test_what_dries_by_a_mode_heats_no_water() -> None:
    power = property_of("kg", "开关", "bool")
    target = property_of("t", "设定温度", "int", min=35, max=70, unit="℃")
    mode = property_of(
        "m", "模式选择", "enum", mapping={"0": "快烘", "1": "除菌", "2": "恒温"}
    )
    platforms = {each.platform for each in plan_of(power, target, mode).entities}
    assert platforms == {"switch", "number", "select"}


@pytest.mark.parametrize(
    ("name", "platform"), [("高分贝警号", "siren"), ("井下采集器", "switch")]
)
def test_what_is_alarmed_sounds_where_a_siren_is_told(name: str, platform: str) -> None:
    alarm = property_of("bj", "报警", "enum", mapping={"0": "停止", "1": "报警"})
    told = parse_thing_model({"properties": [alarm]}, name=name)
    assert [each.platform for each in plan(told).entities] == [platform]


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
    ("product", "called"),
    [("家用充电桩", "电子锁"), ("门锁", None), ("门禁一体机", None), ("", None)],
)
def test_a_lock_of_something_else_has_a_name(product: str, called: str | None) -> None:
    mapping = {"0": "解锁", "1": "上锁"}
    lock = property_of("dz_lock", "电子锁", "bool", mapping=mapping)
    model = parse_thing_model({"properties": [lock]}, name=product)
    assert find(plan(model), "lock").name == called


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
