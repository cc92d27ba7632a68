"""What vendors call in Chinese, in English: all of it, or nothing."""

import re
from typing import Any

import pytest

from custom_components.tencent_iot_explorer.thing import (
    in_english,
    parse_override,
    parse_thing_model,
    plan,
)

from . import all_plans, entity_of, plan_of, property_of


@pytest.mark.parametrize(
    ("name", "english"),
    [
        ("播放器音量", "Player volume"),
        ("设置温度上限-℉", "Set temperature upper limit ℉"),
        ("右仓温度设置 ℉", "Right compartment temperature setting ℉"),
        ("日历显示格式", "Calendar display format"),
        ("间歇出水", "Intermittent flow"),
        ("风控保护", "Wind protection"),
        ("温度的上限", "Temperature upper limit"),
        ("组合模式的水温", "Combination mode water temperature"),
        ("存储卡-获取卡容量", "Memory card: get card capacity"),
        ("切换通道_ 删除channel", "Switch channel: delete channel"),
        ("客户机型", "Customer model"),
        ("接地选项", "Grounding option"),
        ("设备添加通知", "Device adding notification"),
        ("库照明", "Cold room lighting"),
        ("井内温度", "Well interior temperature"),
        ("泡脚时间", "Foot bath time"),
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
        ("逆变器今日发电量", "Inverter energy generated today"),
        ("余额不足告警", "Low balance alarm"),
        ("2#水泵", "Water pump 2"),
        ("4G信号", "4G signal"),
        ("电压 A相电压", "Phase A voltage"),
        ("电流(充正放负)", "Current"),
        ("温度和湿度报警", "Temperature and humidity alarm"),
        ("右路用电", "Right energy consumption"),
        ("3号阀流量", "Valve 3 flow"),
        ("棚内光照", "Greenhouse illuminance"),
        ("电瓶电压", "Battery voltage"),
        ("两档时长", "Level 2 duration"),
        ("水泵二", "Water pump 2"),
        ("星期一", "Monday"),
        ("下区实际湿度", "Lower zone actual humidity"),
        ("月用气量", "Monthly gas consumption"),
        ("标况累计气量", "Standard total gas volume"),
        ("柜内音乐音量", "Inside music volume"),
        ("小时用水量", "Hourly water consumption"),
        ("取货码", "Pickup code"),
        ("尘袋剩余寿命", "Remaining dust bag life"),
        ("剩余水量", "Remaining water amount"),
        ("缺漂洗剂提醒", "Rinse aid shortage reminder"),
        ("主刷未安装", "Main brush not installed"),
        ("行程已设", "Travel set"),
        ("A区输出", "Zone A output"),
        ("Wi-Fi名称", "Wi-Fi name"),
        ("水位档位", "Water level"),
        ("PH值", "pH"),
        ("是否加热", "Heating"),
        ("加热中", "Heating"),
        ("时段一时间", "Period 1 time"),
        ("校准行程", "Calibrate travel"),
        ("校准失败", "Calibration failed"),
        ("定时1", "Timer 1"),
        ("进水压力低", "Low inlet water pressure"),
        ("关窗帘", "Curtain closing"),
        ("未漏气", "No air leak"),
        ("检测到漏水", "Water leak detected"),
        ("请检查水箱", "Check water tank"),
        ("2通道电压", "Channel 2 voltage"),
        ("防区状态 防区1", "Zone 1"),
        ("背光常亮", "Backlight always on"),
        ("交流掉电", "AC power cut"),
        ("PH上限", "pH upper limit"),
        ("RO滤芯剩余天数", "RO filter days left"),
        ("wifi热点", "Wi-Fi hotspot"),
        ("太阳总辐射", "Total solar radiation"),
        ("集中模式", "Central mode"),
        ("实测水温", "Measured water temperature"),
        ("EC实测", "EC measured value"),
        ("加热+辅助加热", "Heating + auxiliary heating"),
        ("A枪电流", "Connector A current"),
        ("B桶液位", "Tank B liquid level"),
        ("吊钩高度", "Hook height"),
        ("照明灯2", "Light 2"),
        ("单向对讲", "One-way talk"),
        ("干燥时间", "Drying time"),
        ("海拔高度", "Altitude"),
        ("累计运行里程", "Total mileage"),
        ("累计运行距离", "Total running distance"),
        ("今日销售额", "Revenue today"),
        ("有无车", "Car present"),
        ("散热器温度", "Heat sink temperature"),
        ("厨余垃圾重量", "Kitchen waste weight"),
        ("其他垃圾重量", "Residual waste weight"),
        ("存储介质状态", "Storage medium state"),
        ("红色", "Red"),
        ("气体压力", "Gas pressure"),
        ("流量使用", "Data usage"),
        ("本次用电量", "Energy consumption this session"),
        ("坡度设定", "Incline setting"),
        ("运动记录", "Exercise record"),
        ("全部停止", "Stop all"),
        ("开关1自动模式", "Switch 1 automatic mode"),
        ("区域4实时温度", "Zone 4 current temperature"),
        ("腿部按摩", "Leg massage"),
        ("收藏点联动", "Favorite position linkage"),
        ("海帕剩余寿命", "Remaining HEPA filter life"),
        ("指纹库", "Fingerprint library"),
        ("数据库版本", "Database version"),
        ("水库", "Reservoir"),
        ("红外码库", "Infrared code library"),
        ("库门开关", "Cold room door switch"),
        ("冷库温度", "Cold room temperature"),
        ("自来水温度", "Tap water temperature"),
        ("冬天", "Winter"),
        ("夏日模式", "Summer mode"),
        ("保留天数", "Retention days"),
        ("数据保留时间", "Data retention time"),
        ("建议温度", "Recommended temperature"),
        ("饮水建议", "Drinking advice"),
        ("点击开关", "Click switch"),
        ("1的开关", "Switch 1"),
        ("主电池电压", "Main battery voltage"),
        ("主电池电量", "Main battery level"),
        ("子设备电量", "Sub-device battery"),
        ("插口2电流", "Socket 2 current"),
        ("热功率", "Heat output"),
        ("累计冷量", "Cooling energy"),
        ("排风量", "Exhaust air volume"),
        ("上行流量", "Upload traffic"),
        ("卫星数量", "Satellite count"),
        ("快门声", "Shutter sound"),
        ("负离子浓度", "Negative ion concentration"),
        ("正在开门", "Opening"),
        ("硬盘温度", "Hard disk temperature"),
        ("高压值", "High pressure value"),
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
        "过门检测",
        "1的当前状态",
        "固件库",
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
        entity.english.name
        for _, entity in all_plans()
        if entity.english and entity.name != entity.english.name
        if re.search("[\\u3400-\\u9fff]", entity.english.name or "")
    ]
    assert mixed == []


def test_two_that_would_be_called_alike_keep_their_names() -> None:
    first, second, third = plan_of(
        property_of("a", "过温告警次数", "int", "r"),
        property_of("b", "过温报警次数", "int", "r"),
        property_of("c", "过温保护次数", "int", "r"),
    ).entities
    assert (first.english, second.english) == (None, None)
    assert third.english
    assert third.english.name == "Overtemperature protection count"


def test_the_charge_of_a_battery_is_no_energy() -> None:
    entity = entity_of(property_of("q7", "遥控器电量", "int", "r", unit="%"))
    assert entity.english
    assert entity.english.name == "Remote control battery level"


@pytest.mark.parametrize(
    ("name", "unit", "english"),
    [
        ("免打扰 开始", "min", "Do not disturb start time"),
        ("免打扰 结束", "min", "Do not disturb end time"),
        ("烘干结束", "min", "Drying ended"),
    ],
)
def test_a_number_that_begins_or_ends_is_a_time(
    name: str, unit: str, english: str
) -> None:
    entity = entity_of(property_of("q7", name, "int", unit=unit))
    assert entity.english
    assert entity.english.name == english


@pytest.mark.parametrize(
    ("name", "type_", "define", "english"),
    [
        ("风向", "enum", {"mapping": {"0": "北", "1": "东北"}}, "Wind direction"),
        ("当前风向", "enum", {"mapping": {"0": "N", "1": "NNE"}}, "Current wind direction"),
        ("平均风向", "int", {"unit": "°"}, "Average wind direction"),
        ("室外风向", "enum", {"mapping": {"0": "北", "1": "南"}}, "Wind direction"),
        ("风向", "enum", {"mapping": {"0": "上", "1": "下"}}, "Airflow direction"),
    ],
)  # fmt: skip
def test_the_wind_outside_has_a_direction_of_the_compass(
    name: str, type_: str, define: dict[str, Any], english: str
) -> None:
    entity = entity_of(property_of("q7", name, type_, "r", **define))
    assert entity.english
    assert entity.english.name == english


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


@pytest.mark.parametrize(
    ("options", "english"),
    [
        (
            ["洗地中", "自清洁中", "充满"],
            ["Washing the floor", "Self-cleaning", "Full"],
        ),
        (
            ["清除行程", "设上限", "设下限"],
            ["Clear travel", "Set upper limit", "Set lower limit"],
        ),
        (["缺水", "水箱被取下"], ["Water shortage", "Water tank removed"]),
        (["关闭", "开启", "保持断电前状态"], ["Off", "On", "Keep the last state"]),
        (
            ["无故障", "边刷缠绕", "主刷缠绕"],
            ["No fault", "Side brush tangled", "Main brush tangled"],
        ),
        (["不自动", "1分钟", "24小时"], ["Not automatic", "1 min", "24 h"]),
        (["待机", "报警中", "降温中"], ["Standby", "Alarm", "Cooling down"]),
        (["16度", "17度"], ["16 °", "17 °"]),
        (["空闲", "正在打印", "卡纸"], ["Idle", "Printing", "Paper jam"]),
        (["一天", "三天", "1周"], ["1 day", "3 days", "1 week"]),
        (["过大", "偏小", "微热"], ["Too large", "Rather small", "Slightly hot"]),
        (["极速模式", "会客模式", "午后"], ["Turbo", "Meeting", "Afternoon"]),
        (["公斤", "斤", "磅"], ["kg", "Jin", "lb"]),
        (["空闲", "未佩戴", "已佩戴"], ["Idle", "Not worn", "Worn"]),
        (["常亮", "跟随开关"], ["Always on", "Follow the switch"]),
        (["关", "一档", "两档"], ["Off", "Level 1", "Level 2"]),
        (["空", "关"], ["Empty", "Off"]),
        (["待服", "未服药", "已服药"], ["To be taken", "Not taken", "Taken"]),
        (["白天", "黑夜"], ["Day", "Night"]),
        (["两相电", "三相电"], ["Two-phase power", "Three-phase power"]),
        (["站姿", "坐姿"], ["Standing", "Sitting"]),
        (["刷卡", "扫码"], ["Card", "QR code"]),
        (["东北", "东南", "西北风"], ["Northeast", "Southeast", "Northwest"]),
        (["揉捏", "捶打", "指压"], ["Kneading", "Tapping", "Shiatsu"]),
        (["浮动解", "固定解"], ["RTK float", "RTK fixed"]),
        (["不定时", "保洁", "护龈"], ["No timer", "Keep clean", "Gum care"]),
        (["低低", "高高"], ["Very low", "Very high"]),
        (["E03水流不足", "E1 缺水"], ["E03 low water flow", "E1 water shortage"]),
        (["豆浆", "炖汤", "煮沸"], ["Soy milk", "Stewing", "Boiling"]),
        (
            ["到顶", "停在中间", "到底"],
            ["At the top", "Stopped halfway", "At the bottom"],
        ),
    ],
)
def test_options_are_english_when_all_are_known(
    options: list[str], english: list[str]
) -> None:
    mapping = dict(enumerate(options))
    entity = entity_of(property_of("x", "花样", "enum", mapping=mapping))
    assert entity.options == tuple(options)
    assert entity.english
    assert list(entity.english.options) == english
    value = entity.english.bindings["value"]
    assert [value.write_word(each, {})[1] for each in english] == list(mapping)


@pytest.mark.parametrize(
    ("name", "english"),
    [
        ("幕布状态", ["Closed", "Open", "Ajar"]),
        ("阀门状态", ["Closed", "Open", "Ajar"]),
        ("闸杆状态", ["Closed", "Open", "Ajar"]),
        ("夜灯状态", ["Off", "On", "Ajar"]),
        ("门铃状态", ["Off", "On", "Ajar"]),
        ("屏幕状态", ["Off", "On", "Ajar"]),
    ],
)
def test_what_is_off_is_closed_where_it_opens(name: str, english: list[str]) -> None:
    mapping = {0: "关闭", 1: "打开", 2: "虚掩"}
    entity = entity_of(property_of("x", name, "enum", mode="r", mapping=mapping))
    assert entity.english
    assert list(entity.english.options) == english


def test_a_temperature_is_in_degrees_celsius() -> None:
    entity = entity_of(property_of("x", "水温", "enum", mapping={0: "冷水", 1: "30度"}))
    assert entity.english
    assert list(entity.english.options) == ["Cold water", "30 °C"]


def test_a_valve_is_always_open_not_on() -> None:
    mapping = {0: "常开", 1: "常关", 2: "自动"}
    entity = entity_of(property_of("x", "阀门模式", "enum", "r", mapping=mapping))
    assert entity.english
    assert list(entity.english.options) == ["Always open", "Always closed", "Auto"]


def test_one_unknown_option_leaves_all_in_chinese() -> None:
    mapping = {"0": "打开中", "1": "风神甲"}
    entity = entity_of(property_of("x", "风神", "enum", mapping=mapping))
    assert (entity.options, entity.english) == (("打开中", "风神甲"), None)


def test_options_of_the_same_text_keep_what_tells_them_apart() -> None:
    mapping = {"low": "故障", "high": "故障"}
    entity = entity_of(property_of("x", "风神", "stringenum", "r", mapping=mapping))
    assert entity.english
    assert entity.english.options == ("Fault", "Fault (high)")


def test_a_speed_is_that_of_a_fan_only_where_it_says_so() -> None:
    mapping = {"low": "静音", "mid": "标准", "high": "快速"}
    motor = property_of("speed", "运行速度", "stringenum", mapping=mapping)
    fan = property_of("speed", "风速", "stringenum", mapping=mapping)
    assert entity_of(motor).role == "generic_select"
    assert entity_of(fan).role == "fan_speed"


@pytest.mark.parametrize(
    ("mode", "english"), [("r", ["Paused", "Stopped"]), ("rw", ["Pause", "Stop"])]
)
def test_a_state_that_is_shown_has_been_reached(mode: str, english: list[str]) -> None:
    mapping = {0: "暂停", 1: "停止", 2: "抚平中"}
    entity = entity_of(property_of("x", "清扫花样", "enum", mode, mapping=mapping))
    assert entity.english
    assert list(entity.english.options) == [*english, "Leveling"]


@pytest.mark.parametrize("name", ["面板", "门板"])
@pytest.mark.parametrize(
    ("mode", "english"), [("r", ["Locked", "Unlocked"]), ("rw", ["Lock", "Unlock"])]
)
def test_what_is_shown_is_locked_and_what_is_set_locks(
    mode: str, english: list[str], name: str
) -> None:
    mapping = {0: "关锁", 1: "开锁", 2: "半锁"}
    entity = entity_of(property_of("x", name, "enum", mode, mapping=mapping))
    assert entity.english
    assert list(entity.english.options) == [*english, "Partly locked"]


@pytest.mark.parametrize(
    ("name", "english"),
    [
        ("motor_power_switch", "Motor power switch"),
        ("ImageFlipState", "Image flip state"),
        ("PowerLineFrequency", "Power line frequency"),
        ("TimeZoneSetting TimeZoneID", "Time zone setting time zone ID"),
        ("temperature1", "Temperature 1"),
        ("GPIO1_state", "GPIO1 state"),
        ("wifi_rssi", "Wi-Fi RSSI"),
        ("VideoFPS", "Video FPS"),
        ("DO_NOT_DISTURB", "Do not disturb"),
        ("GPS_C_STATE", "GPS C state"),
        ("SpO2_Low_Limit", "SpO2 low limit"),
        ("rainbow", "Rainbow"),
    ],
)
def test_a_name_that_is_an_identifier_is_spelled_out(name: str, english: str) -> None:
    entity = entity_of(property_of("x", name, "string", "r"))
    assert (entity.name, entity.english and entity.english.name) == (name, english)


@pytest.mark.parametrize(
    "name", ["Pack voltage", "MOS temp", "pH 2", "WiFi Name", "LoRa", "T1", "D", "eCO2"]
)
def test_a_name_that_is_written_for_people_stays(name: str) -> None:
    entity = entity_of(property_of("x", name, "string", "r"))
    assert (entity.name, entity.english) == (name, None)


@pytest.mark.parametrize(
    ("name", "english"),
    [("电视按键", ["Power", "Mute"]), ("档", ["Power supply", "Quiet"])],
)
def test_a_key_of_a_remote_control_says_what_it_does(
    name: str, english: list[str]
) -> None:
    mapping = {"0": "电源", "1": "静音"}
    entity = entity_of(property_of("x", name, "enum", mapping=mapping))
    assert entity.english
    assert list(entity.english.options) == english


def test_what_is_brewed_is_strong() -> None:
    mapping = {"0": "淡", "1": "中", "2": "浓"}
    entity = entity_of(property_of("x", "咖啡浓度", "enum", mapping=mapping))
    assert entity.english is not None
    assert entity.english.name == "Coffee strength"
    assert entity.english.options == ("Mild", "Medium", "Strong")


@pytest.mark.parametrize(
    ("id_", "name", "english"),
    [
        ("zoom_control", "焦距甲乙", "Zoom control"),
        ("BrushLife2", "边刷甲乙", "Brush life 2"),
        ("max_temp_alarm", "甲乙高温", "Maximum temperature alarm"),
        ("sd_full", "卡甲乙", "SD full"),
    ],
)
def test_an_id_of_english_words_tells_what_a_name_does_not(
    id_: str, name: str, english: str
) -> None:
    entity = entity_of(property_of(id_, name, "string", "r"))
    assert (entity.name, entity.english and entity.english.name) == (name, english)


@pytest.mark.parametrize(
    ("id_", "name", "english"),
    [
        ("q7", "左", "Left"),
        ("q7", "清除", "Clear"),
        ("q7", "其他", "Others"),
        ("q7", "慢闪", "Slow flashing"),
        ("zoom_control", "其他", "Zoom control"),
    ],
)
def test_a_mere_word_is_what_it_is_as_an_option_unless_the_id_tells_more(
    id_: str, name: str, english: str
) -> None:
    entity = entity_of(property_of(id_, name, "string", "r"))
    assert (entity.name, entity.english and entity.english.name) == (name, english)


@pytest.mark.parametrize(
    ("id_", "name"),
    [
        ("zoom", "焦距甲乙"),
        ("work_value", "焦距甲乙"),
        ("value_13", "焦距甲乙"),
        ("jiaoju_kongzhi", "焦距甲乙"),
        ("C_F", "焦距甲乙"),
        ("left_min", "甲乙"),
        ("temp_user", "甲乙"),
    ],
)
def test_an_id_that_tells_too_little_leaves_a_name_in_chinese(
    id_: str, name: str
) -> None:
    assert entity_of(property_of(id_, name, "string", "r")).english is None


def test_ids_of_the_same_words_leave_names_in_chinese() -> None:
    for entity in plan_of(
        property_of("zoom_control", "焦距甲", "string", "r"),
        property_of("ZoomControl", "焦距乙", "string", "r"),
    ).entities:
        assert entity.english is None


@pytest.mark.parametrize(
    ("mapping", "english"),
    [
        (
            {"a": "turn_left", "b": "GoHome", "c": "cancel", "d": "24h"},
            ("Turn left", "Go home", "Cancel", "24h"),
        ),
        (
            {"edge_sweep": "甲沿边", "zigzag": "弓字", "smart": "智能"},
            ("Edge sweep", "Zigzag", "Smart"),
        ),
        ({"a": "km", "b": "hpa", "c": "TD_CDMA"}, ("km", "hpa", "TD_CDMA")),
        ({"smart": "甲乙丙", "gongzi": "弓字"}, ("甲乙丙", "弓字")),
        ({"a": "10_min", "b": "30_min"}, ("10 min", "30 min")),
        (
            {"a": "temp_password", "b": "UnlockTemp", "c": "high_temp"},
            ("Temp password", "Unlock temp", "High temperature"),
        ),
    ],
)
def test_options_that_are_identifiers_are_spelled_out(
    mapping: dict[str, str], english: tuple[str, ...]
) -> None:
    entity = entity_of(property_of("x", "花样", "stringenum", mapping=mapping))
    assert (entity.english or entity).options == english


def test_an_option_that_is_translated_by_its_role_stays() -> None:
    mapping = {"low": "low", "middle": "middle", "ultra_mild": "ultra_mild"}
    entity = entity_of(property_of("mode", "模式", "stringenum", mapping=mapping))
    assert entity.translation_key == "mode"
    assert (entity.english or entity).options == ("low", "middle", "Ultra mild")
