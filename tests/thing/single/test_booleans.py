"""What is so or not: states that are shown, and what is switched."""

import pytest

from .. import entity_of, find, plan_of, property_of


@pytest.mark.parametrize(
    ("id_", "name", "mode", "expected"),
    [
        ("child_lock", "童锁", "rw", ("switch", "child_lock", None)),
        ("led_back", "背光开关", "rw", ("switch", "backlight", None)),
        ("led", "状态灯", "rw", ("switch", "indicator", None)),
        ("x", "自定义", "rw", ("switch", "generic_switch", None)),
        ("x", "自定义", "r", ("binary_sensor", "generic_binary", None)),
        ("doorsensor_state", "门磁", "rw", ("binary_sensor", "door", "door")),
        ("temper_alarm", "防拆", "r", ("binary_sensor", "tamper", "tamper")),
        ("water_leak", "水浸报警", "r", ("binary_sensor", "moisture", "moisture")),
        ("smoke_alarm", "烟雾报警", "r", ("binary_sensor", "smoke", "smoke")),
        ("battery_low", "电量低", "r", ("binary_sensor", "low_battery", "battery")),
        ("bl", "电池欠压", "r", ("binary_sensor", "low_battery", "battery")),
        ("uv", "欠压", "r", ("binary_sensor", "generic_problem", "problem")),
        ("a_uv", "A相欠压报警", "r", ("binary_sensor", "generic_problem", "problem")),
        ("alarm_switch", "报警开关", "rw", ("switch", "alarm_switch", None)),
        ("reset_filter", "重置滤芯", "rw", ("button", "reset_filter", None)),
        ("power_switch", "电源开关", "rw", ("switch", "power_switch", None)),
        ("x", "急停", "r", ("binary_sensor", "generic_emergency_stop", "safety")),
        ("x", "紧急停止", "rw", ("switch", "generic_switch", None)),
        ("x", "火焰", "r", ("binary_sensor", "generic_heat", "heat")),
        ("x", "路面结冰", "r", ("binary_sensor", "generic_cold", "cold")),
        ("x", "Defrost_active", "r", ("binary_sensor", "generic_running", "running")),
        ("x", "Cable_connected", "r", ("binary_sensor", "generic_plug", "plug")),
        ("x", "Keypad_lock", "rw", ("switch", "child_lock", None)),
        ("x", "Feed_pump", "rw", ("switch", "generic_switch", None)),
        ("x", "防区2(红外)", "r", ("binary_sensor", "generic_motion", "motion")),
        ("x", "磁干扰", "r", ("binary_sensor", "tamper", "tamper")),
        ("x", "卷帘升", "r", ("binary_sensor", "generic_moving", "moving")),
        ("x", "玻璃破碎", "r", ("binary_sensor", "generic_glass", "glass_break")),
        ("x", "有新版本", "r", ("binary_sensor", "generic_update", "update")),
        ("co2", "二氧化碳超标", "r", ("binary_sensor", "generic_problem", "problem")),
    ],
)
def test_truth_values(
    id_: str, name: str, mode: str, expected: tuple[str, str, str | None]
) -> None:
    entity = entity_of(property_of(id_, name, "bool", mode))
    assert (entity.platform, entity.role, entity.device_class) == expected


@pytest.mark.parametrize(
    ("id_", "name", "mapping", "meanings"),
    [
        ("pir_state", "人体感应", {"0": "有人", "1": "无人"}, {"0": "on", "1": "off"}),
        ("fault", "故障", {"a": "正常", "b": "故障"}, {"a": "off", "b": "on"}),
        (
            "co_state",
            "CO",
            {"alarm": "?", "normal": "!"},
            {"alarm": "on", "normal": "off"},
        ),
    ],
)
def test_a_choice_of_two_states_is_a_binary_sensor(
    id_: str, name: str, mapping: dict[str, str], meanings: dict[str, str]
) -> None:
    entity = entity_of(property_of(id_, name, "stringenum", mapping=mapping))
    assert entity.platform == "binary_sensor"
    assert dict(entity.bindings["value"].meanings) == meanings


@pytest.mark.parametrize(
    ("mapping", "expected"),
    [
        ({"0": "暗", "1": "亮"}, "light"),
        ({"0": "离家", "1": "在家"}, "presence"),
        ({"0": "达标", "1": "超标"}, "problem"),
    ],
)
def test_two_options_alone_tell_what_a_state_is(
    mapping: dict[str, str], expected: str
) -> None:
    entity = entity_of(property_of("x", "x", "enum", "r", mapping=mapping))
    assert (entity.platform, entity.device_class) == ("binary_sensor", expected)


@pytest.mark.parametrize(
    ("mode", "mapping", "platform", "meanings"),
    [
        ("rw", {"0": "关", "1": "开"}, "switch", {}),
        ("rw", {"0": "开", "1": "关"}, "switch", {"0": "on", "1": "off"}),
        ("r", {"0": "关", "1": "开"}, "binary_sensor", {}),
    ],
)
@pytest.mark.parametrize("kind", ["bool", "enum"])
def test_off_and_on_are_a_truth_value(
    kind: str, mode: str, mapping: dict[str, str], platform: str, meanings: object
) -> None:
    entity = entity_of(property_of("fresh", "清新", kind, mode, mapping=mapping))
    assert entity.platform == platform
    assert entity.bindings["value"].meanings == meanings


@pytest.mark.parametrize("name", ["高温报警", "断电告警", "Low pressure alarm"])
@pytest.mark.parametrize(
    ("type_", "define"),
    [
        ("int", {"min": 0, "max": 1}),
        ("bool", {"mapping": {"0": "否", "1": "是"}}),
    ],
)
def test_an_alarm_is_a_problem_whatever_its_options_are(
    name: str, type_: str, define: dict[str, object]
) -> None:
    entity = entity_of(property_of("x", name, type_, "r", **define))
    assert (entity.platform, entity.device_class) == ("binary_sensor", "problem")


@pytest.mark.parametrize(
    "name",
    [
        "换水提醒",
        "更换滤芯提醒",
        "保养提醒",
        "清理绒毛提醒",
        "需要清洁",
        "Descaling reminder",
        "低液位",
        "超压",
        "停电",
    ],
)
def test_what_wants_care_is_a_problem(name: str) -> None:
    mapping = {"0": "否", "1": "是"}
    entity = entity_of(property_of("x", name, "bool", "r", mapping=mapping))
    assert (entity.platform, entity.device_class) == ("binary_sensor", "problem")


@pytest.mark.parametrize(
    ("name", "mode", "platform", "device_class"),
    [
        ("翻面提醒", "r", "binary_sensor", None),
        ("清洁状态", "r", "binary_sensor", None),
        ("换水提醒", "rw", "switch", None),
        ("无需加水", "r", "binary_sensor", None),
        ("不需要清洗", "r", "binary_sensor", None),
        ("清洗完成提醒", "r", "binary_sensor", None),
        ("Cleaning done reminder", "r", "binary_sensor", None),
    ],
)
def test_what_is_done_or_reminds_of_something_else_is_no_problem(
    name: str, mode: str, platform: str, device_class: str | None
) -> None:
    mapping = {"0": "关", "1": "开"}
    entity = entity_of(property_of("x", name, "bool", mode, mapping=mapping))
    assert (entity.platform, entity.device_class) == (platform, device_class)


@pytest.mark.parametrize(
    ("name", "device_class"),
    [
        ("加热中", "running"),
        ("消毒中状态", "running"),
        ("窗帘上升中", "moving"),
        ("报警中", "problem"),
        ("待机中", None),
        ("化霜中", None),
        ("未使用中", None),
        ("停机中", None),
        ("在家中", None),
        ("集中", None),
        ("Person present", "occupancy"),
        ("Over temperature", "problem"),
        ("Plug in", "plug"),
        ("New firmware available", "update"),
    ],
)
def test_a_name_tells_what_goes_on_or_is_there(
    name: str, device_class: str | None
) -> None:
    entity = entity_of(property_of("x", name, "bool", "r"))
    assert (entity.platform, entity.device_class) == ("binary_sensor", device_class)


def test_a_state_that_is_on_at_zero_is_told_by_its_words() -> None:
    mapping = {"0": "未锁", "1": "已锁"}
    entity = entity_of(property_of("lock_state", "锁", "bool", "r", mapping=mapping))
    assert entity.bindings["value"].meanings == {"0": "on", "1": "off"}


def test_one_known_state_tells_the_other() -> None:
    mapping = {"a": "正常", "b": "劫持"}
    entity = entity_of(property_of("hijack", "劫持", "enum", "r", mapping=mapping))
    assert entity.bindings["value"].meanings == {"a": "off", "b": "on"}


@pytest.mark.parametrize(
    ("mode", "mapping", "platform"),
    [
        ("rw", {"0": "关", "1": "开"}, "switch"),
        ("rw", {"0": "正常", "1": "振动"}, "binary_sensor"),
        ("r", {"0": "关", "1": "开"}, "binary_sensor"),
    ],
)
def test_a_foot_bath_vibrates_and_detects_none(
    mode: str, mapping: dict[str, str], platform: str
) -> None:
    entity = entity_of(property_of("x", "振动", "bool", mode, mapping=mapping))
    assert entity.platform == platform


@pytest.mark.parametrize(
    ("description", "expected"),
    [
        ("0 no vibration, 1 vibration", ("binary_sensor", "vibration")),
        ("0：无振动；1：有振动", ("binary_sensor", "vibration")),
        ("0表示静止，1-100表示强度", ("sensor", None)),
        ("0到2，越大越强", ("sensor", None)),
        ("0、1、2", ("sensor", None)),
        ("bit0 电网过压 bit1 电网欠压", ("sensor", None)),
    ],
)
def test_a_number_whose_description_tells_two_states(
    description: str, expected: tuple[str, str | None]
) -> None:
    raw = property_of("vibration", "振动", "int", "r", min=0, max=100)
    entity = entity_of(raw | {"desc": description})
    assert (entity.platform, entity.device_class) == expected


@pytest.mark.parametrize(
    ("label", "device_class"),
    [("冲洗中", "running"), ("报警中", "problem"), ("堵塞", "problem")],
)
def test_what_goes_on_is_no_problem(label: str, device_class: str) -> None:
    mapping = {"0": "正常", "1": label}
    entity = entity_of(property_of("x", "水路", "enum", "r", mapping=mapping))
    assert (entity.platform, entity.device_class) == ("binary_sensor", device_class)


def test_a_detection_of_several_kinds_is_told_twice() -> None:
    mapping = {"0": "无人", "1": "有人静止", "2": "有人移动", "3": "故障"}
    device_plan = plan_of(
        property_of("presence", "存在状态", "enum", "r", mapping=mapping)
    )
    assert find(device_plan, "sensor").key == "presence"
    detected = find(device_plan, "binary_sensor")
    assert (detected.key, detected.device_class) == ("presence:detected", "occupancy")
    words = [detected.bindings["value"].read_word({"presence": n}) for n in range(4)]
    assert words == ["off", "on", "on", None]


@pytest.mark.parametrize(
    ("name", "options", "device_class", "on"),
    [
        ("压缩机", {"0": "停机", "1": "运行"}, "running", "1"),
        ("压缩机", {"0": "运行", "1": "停止"}, "running", "0"),
        ("沙发", {"0": "无人", "1": "有人"}, "occupancy", "1"),
        ("市电状态", {"0": "停电", "1": "正常"}, "power", "1"),
        ("网络状态", {"0": "正常", "1": "异常"}, "connectivity", "0"),
        ("通讯状态", {"0": "断线", "1": "正常"}, "connectivity", "1"),
        ("水泵故障", {"0": "正常", "1": "异常"}, "problem", "1"),
        ("消防联动 link", {"0": "正常", "1": "报警"}, "problem", "1"),
        ("压缩机状态", {"0": "停", "1": "开"}, "running", "1"),
        ("加热棒状态", {"0": "加热", "1": "停"}, "running", "0"),
        ("化霜状态", {"0": "停", "1": "化霜中"}, "running", "1"),
        ("水泵状态", {"0": "关", "1": "开"}, None, "1"),
    ],
)
def test_what_two_options_tell(
    name: str, options: dict[str, str], device_class: str | None, on: str
) -> None:
    """Of what should be there, normal is on; of trouble it is off."""
    entity = entity_of(property_of("p", name, "bool", "r", mapping=options))
    assert (entity.platform, entity.device_class) == ("binary_sensor", device_class)
    meanings = entity.bindings["value"].meanings or {"1": "on", "0": "off"}
    assert meanings[on] == "on"


@pytest.mark.parametrize(
    ("name", "device_class"),
    [("充电", "battery_charging"), ("充电保护", None), ("充电故障", "problem")],
)
def test_a_bare_name_tells_a_state_that_is_shown(
    name: str, device_class: str | None
) -> None:
    options = {"0": "否", "1": "是"}
    entity = entity_of(property_of("x", name, "bool", "r", mapping=options))
    assert (entity.platform, entity.device_class) == ("binary_sensor", device_class)


@pytest.mark.parametrize(
    ("name", "options", "platform"),
    [
        ("上水", ("停止", "上水"), "switch"),
        ("电加热", ("停", "加热"), "switch"),
        ("分合闸", ("分", "合"), "switch"),
        ("风口", ("合上", "开启"), "switch"),
        ("水流", ("停止", "缓慢"), "select"),
    ],
)
def test_what_is_stopped_or_done_is_switched(
    name: str, options: tuple[str, str], platform: str
) -> None:
    mapping = dict(zip("01", options, strict=True))
    assert (
        entity_of(property_of("x", name, "enum", mapping=mapping)).platform == platform
    )


@pytest.mark.parametrize(
    ("name", "options", "device_class"),
    [
        ("滤网提示", ("正常", "需清洗"), "problem"),
        ("阀门故障", ("正常", "故障"), "problem"),
        ("烟雾传感器故障", ("正常", "故障"), "problem"),
        ("开窗状态", ("关窗", "开窗"), "window"),
        ("地面溢水", ("正常", "溢水"), "moisture"),
    ],
)
def test_what_is_shown_is_a_state_whatever_it_speaks_of(
    name: str, options: tuple[str, str], device_class: str
) -> None:
    mapping = dict(zip("01", options, strict=True))
    entity = entity_of(property_of("x", name, "enum", "r", mapping=mapping))
    assert (entity.platform, entity.device_class) == ("binary_sensor", device_class)


def test_a_detection_that_takes_pictures_is_kept_on() -> None:
    options = {"0": "关", "1": "开"}
    kept = property_of("StayDetect", "停留抓拍", "bool", mapping=options)
    pressed = property_of("snap", "抓拍", "bool", mapping=options)
    assert (entity_of(kept).platform, entity_of(pressed).platform) == (
        "switch",
        "button",
    )


@pytest.mark.parametrize(
    ("low", "high", "description", "platform"),
    [
        (1, 3, "1:弱 2:中 3:强", "select"),
        (0, 100, "1路输入2路输出", "number"),
        (1, 3, "1级、2级、3级", "number"),
    ],
)
def test_states_that_begin_at_one(
    low: int, high: int, description: str, platform: str
) -> None:
    raw = property_of("x", "挡", "int", min=low, max=high)
    assert entity_of(raw | {"desc": description}).platform == platform


def test_a_fault_of_a_part_is_called_as_the_vendor_does() -> None:
    fault = entity_of(property_of("valve_err", "阀门故障", "bool", "r"))
    assert (fault.role, fault.name) == ("fault", "阀门故障")
    assert fault.translation_key is None


@pytest.mark.parametrize(
    ("name", "labels", "device_class", "on"),
    [
        ("充电状态", ("未充", "在充"), "battery_charging", "1"),
        ("除霜状态", ("除霜中", "未除霜"), "running", "0"),
        ("厨房浸水状态", ("干", "水浸"), "moisture", "1"),
        ("柜门状态", ("闭合", "敞开"), "door", "1"),
        ("柜门状态", ("未关严", "关严"), "door", "0"),
        ("佩戴状态", ("未佩戴", "已佩戴"), None, "1"),
        ("护栏锁定", ("未锁", "已锁"), None, "1"),
        ("老鼠", ("有", "无"), None, "0"),
    ],
)
def test_a_state_is_off_where_one_of_two_options_says_no(
    name: str, labels: tuple[str, str], device_class: str | None, on: str
) -> None:
    mapping = dict(zip("01", labels, strict=True))
    entity = entity_of(property_of("x", name, "enum", "r", mapping=mapping))
    assert (entity.platform, entity.device_class) == ("binary_sensor", device_class)
    meanings = entity.bindings["value"].meanings
    assert [key for key, state in meanings.items() if state == "on"] == [on]
    assert sorted(meanings.values()) == ["off", "on"]


@pytest.mark.parametrize(
    "labels", [("无线", "有线"), ("不锈钢", "铝"), ("未知", "北"), ("无铅", "无镉")]
)
def test_what_only_looks_like_a_no_is_none(labels: tuple[str, str]) -> None:
    mapping = dict(zip("01", labels, strict=True))
    entity = entity_of(property_of("x", "样式", "enum", "r", mapping=mapping))
    assert (entity.platform, entity.options) == ("sensor", labels)


@pytest.mark.parametrize(
    ("labels", "on"),
    [
        (("停", "转"), "1"),
        (("待机", "开机"), "1"),
        (("Shut down", "Start up"), "1"),
        (("爆闪", "不闪"), "0"),
        (("不关", "关窗"), "1"),
    ],
)
def test_a_choice_of_something_and_nothing_is_a_switch(
    labels: tuple[str, str], on: str
) -> None:
    mapping = dict(zip("01", labels, strict=True))
    entity = entity_of(property_of("x", "花样", "enum", mapping=mapping))
    assert entity.platform == "switch"
    meanings = entity.bindings["value"].meanings
    assert [key for key, state in meanings.items() if state == "on"] == [on]


@pytest.mark.parametrize(
    "labels", [("手动", "自动"), ("关", "低"), ("停", "5分钟"), ("未知", "无")]
)
def test_a_choice_of_two_modes_is_no_switch(labels: tuple[str, str]) -> None:
    mapping = dict(zip("01", labels, strict=True))
    entity = entity_of(property_of("x", "花样", "enum", mapping=mapping))
    assert entity.platform == "select"


@pytest.mark.parametrize(
    ("name", "category"),
    [
        ("异常停留", None),
        ("异常移动", None),
        ("出粮异常", "diagnostic"),
        ("异常状态", "diagnostic"),
        ("异常", "diagnostic"),
    ],
)
def test_what_is_odd_is_seen_what_is_broken_is_diagnostic(
    name: str, category: str | None
) -> None:
    mapping = {"0": "正常", "1": "异常"}
    entity = entity_of(property_of("x", name, "bool", "r", mapping=mapping))
    assert (entity.device_class, entity.category) == ("problem", category)


@pytest.mark.parametrize("name", ["门板状态", "左门扇", "门体状态", "活门"])
def test_the_leaf_of_a_door_is_a_door(name: str) -> None:
    options = {"0": "关闭", "1": "打开"}
    entity = entity_of(property_of("x", name, "bool", "r", mapping=options))
    assert entity.device_class == "door"


@pytest.mark.parametrize(
    ("name", "labels", "device_class"),
    [
        ("电池仓盖", ("盖好", "打开"), "opening"),
        ("翻板", ("合", "翻"), "opening"),
        ("风门", ("关", "开"), "opening"),
        ("信号覆盖", ("否", "是"), None),
        ("人感", ("没人", "有人"), "motion"),
        ("房间", ("没人", "有人"), "occupancy"),
        ("跌倒", ("无", "跌倒"), "safety"),
        ("摔倒报警", ("正常", "报警"), "safety"),
        ("坠床", ("否", "是"), "safety"),
    ],
)
def test_lids_falls_and_people_are_told(
    name: str, labels: tuple[str, str], device_class: str | None
) -> None:
    mapping = {str(key): label for key, label in enumerate(labels)}
    entity = entity_of(property_of("x", name, "bool", "r", mapping=mapping))
    assert (entity.platform, entity.device_class) == ("binary_sensor", device_class)


@pytest.mark.parametrize("name", ["跌倒检测", "人感", "跌倒报警"])
def test_what_looks_for_people_is_switched(name: str) -> None:
    mapping = {"0": "关", "1": "开"}
    entity = entity_of(property_of("x", name, "bool", mapping=mapping))
    assert entity.platform == "switch"


def test_a_state_is_called_by_what_it_is_when_it_is_on() -> None:
    mapping = {"0": "在床", "1": "离床"}
    bed = property_of("x", "离床", "enum", "r", mapping=mapping)
    device_plan = plan_of(bed, property_of("light", "灯", "bool"))
    entity = find(device_plan, "binary_sensor")
    assert entity.name == "在床"
    assert entity.bindings["value"].read_word({"x": 0}) == "on"


@pytest.mark.parametrize("name", ["尿湿", "尿湿报警"])
def test_a_wet_bed_is_no_leak(name: str) -> None:
    bed, wet = plan_of(
        property_of("bed", "在床状态", "bool", "r", mapping={"0": "离床", "1": "在床"}),
        property_of("wet", name, "bool", "r", mapping={"0": "干燥", "1": "尿湿"}),
    ).entities
    assert (bed.device_class, wet.device_class) == ("occupancy", "moisture")
    assert wet.translation_key is None


def test_a_cleaning_is_called_by_its_own_name() -> None:
    entity = entity_of(property_of("auto_clean", "自动铲屎", "bool"))
    assert (entity.platform, entity.translation_key) == ("switch", None)


@pytest.mark.parametrize(
    ("id_", "name"),
    [("feed_pump", "营养液泵"), ("feed_motor", "投料电机"), ("FEED_IN", "馈网")],
)
def test_what_runs_is_switched_whatever_its_id(id_: str, name: str) -> None:
    assert entity_of(property_of(id_, name, "bool")).platform == "switch"


def test_a_cylinder_that_runs_low_leaks_no_gas() -> None:
    mapping = {"0": "否", "1": "是"}
    entity = entity_of(property_of("LowGas", "低气量", "bool", "r", mapping=mapping))
    assert entity.device_class == "problem"


def test_a_link_of_a_fire_alarm_is_no_connection() -> None:
    mapping = {"0": "无", "1": "有"}
    fire = property_of("fire_link", "消防信号", "bool", "r", mapping=mapping)
    assert entity_of(fire).device_class is None


def test_a_pet_in_its_nest_is_there() -> None:
    mapping = {"0": "不在窝", "1": "在窝"}
    entity = entity_of(property_of("cwzt", "宠物状态", "bool", "r", mapping=mapping))
    assert entity.device_class == "occupancy"


@pytest.mark.parametrize(
    ("id_", "name", "key"),
    [
        ("child_lock", "检修锁定", None),
        ("light", "息屏", None),
        ("reset", "重量清零", None),
        ("child_lock", "童锁开关", "child_lock"),
        ("child_lock", "甲乙丙", "child_lock"),
        ("filter_reset", "滤网", "reset_filter"),
    ],
)
def test_a_name_that_says_something_else_than_the_id_is_kept(
    id_: str, name: str, key: str | None
) -> None:
    assert entity_of(property_of(id_, name, "bool")).translation_key == key


@pytest.mark.parametrize(
    ("id_", "name", "device_class"),
    [
        ("tamper_alarm", "子设备低电量提示", "battery"),
        ("presence_state", "振动状态", "vibration"),
        ("presence_state", "感应状态", "occupancy"),
    ],
)
def test_a_state_is_what_its_name_says_rather_than_its_id(
    id_: str, name: str, device_class: str
) -> None:
    entity = entity_of(property_of(id_, name, "bool", "r"))
    assert entity.device_class == device_class


@pytest.mark.parametrize("name", ["低电提醒开关", "电机方向"])
def test_what_reminds_and_which_way_a_motor_turns_is_a_setting(name: str) -> None:
    assert entity_of(property_of("q7", name, "bool")).category == "config"


@pytest.mark.parametrize(
    ("name", "mapping", "meanings"),
    [
        ("热水解锁", {"0": "锁定", "1": "解锁"}, {}),
        ("面板锁定", {"0": "锁定", "1": "解锁"}, {"0": "on", "1": "off"}),
    ],
)
def test_what_is_called_after_unlocking_is_on_when_unlocked(
    name: str, mapping: dict[str, str], meanings: dict[str, str]
) -> None:
    entity = entity_of(property_of("tap", name, "bool", mapping=mapping))
    assert (entity.platform, entity.bindings["value"].meanings) == ("switch", meanings)


def test_what_is_detected_and_its_choice_have_names_of_their_own() -> None:
    options = {"0": "关闭", "1": "打开", "2": "开门中"}
    device_plan = plan_of(
        property_of("car_door", "轿门状态", "enum", "r", mapping=options),
        property_of("lift_door", "厅门状态", "enum", "r", mapping=options),
    )
    assert sorted(each.name or "" for each in device_plan.entities) == [
        "厅门",
        "厅门状态",
        "轿门",
        "轿门状态",
    ]


@pytest.mark.parametrize(
    ("name", "translation_key"),
    [("自动", "auto"), ("自动模式", "auto"), ("自动浇水", None)],
)
def test_what_is_done_by_itself_keeps_its_name(
    name: str, translation_key: str | None
) -> None:
    entity = entity_of(property_of("auto", name, "bool"))
    assert entity.translation_key == translation_key
