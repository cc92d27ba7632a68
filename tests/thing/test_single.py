"""What single properties mean: by id, name, unit, range and mode."""

from typing import Any

import pytest

from custom_components.tencent_iot_explorer.thing import (
    ADDED_UP,
    TEMPERATURE_UNIT,
    TIME_OF_DAY,
    DevicePlan,
    EntityPlan,
    Kind,
    parse_thing_model,
    plan,
)

from . import entity_of, find, plan_of, planned, property_of


def measured(id_: str, name: str, mode: str = "r", **define: object) -> EntityPlan:
    """Return the entity of a number."""
    return entity_of(property_of(id_, name, "int", mode, **define))


@pytest.mark.parametrize(
    ("id_", "name", "unit", "expected"),
    [
        ("temp_current", "当前温度", "℃", ("temperature", "°C", "measurement")),
        ("va_temperature", "x", "oC", ("temperature", "°C", "measurement")),
        ("t", "室内温度", "摄氏度", ("temperature", "°C", "measurement")),
        ("temp_f", "温度", "°F", ("temperature", "°F", "measurement")),
        ("t2", "水温", "度", ("temperature", "°C", "measurement")),
        ("max", "今日最高温度", "℃", ("temperature", "°C", "measurement")),
        ("hum", "湿度", "%RH", ("humidity", "%", "measurement")),
        ("rain", "累计雨量", "mm", ("precipitation", "mm", "total_increasing")),
        ("rain", "雨量", "mm", ("precipitation", "mm", "measurement")),
        ("soil", "土壤湿度", "%", ("moisture", "%", "measurement")),
        ("cur_power", "功率", "瓦", ("power", "W", "measurement")),
        ("p", "ActivePower", "KW", ("power", "kW", "measurement")),
        ("add_ele", "累计用电量", "kW·h", ("energy", "kWh", "total_increasing")),
        ("energy", "电能", "KWh", ("energy", "kWh", "total_increasing")),
        ("e", "电量", "度", ("energy", "kWh", "total_increasing")),
        ("power_consumption", "耗电量", "kW-h", ("energy", "kWh", "total_increasing")),
        ("bat", "电量", "%", ("battery", "%", "measurement")),
        ("cur_voltage", "电压", "伏", ("voltage", "V", "measurement")),
        ("cur_current", "电流", "mA", ("current", "mA", "measurement")),
        ("lx", "光照强度", "Lux", ("illuminance", "lx", "measurement")),
        ("brightness", "光照强度", "lx", ("illuminance", "lx", "measurement")),
        ("pm2_5", "PM25浓度", "ug/m3", ("pm25", "μg/m³", "measurement")),
        ("b", "PM2d5浓度_CF1", "μ g/m3", ("pm25", "μg/m³", "measurement")),
        ("f", "PM10浓度", "μg/m³", ("pm10", "μg/m³", "measurement")),
        ("co2_value", "CO2", "ppm", ("carbon_dioxide", "ppm", "measurement")),
        ("rssi", "信号强度", "dBm", ("signal_strength", "dBm", "measurement")),
        ("noise", "噪音", "分贝", ("sound_pressure", "dB", "measurement")),
        ("breath", "Breath Rate", "次/min", (None, "bpm", "measurement")),
        ("p_out", "排气压力", "kPa", ("pressure", "kPa", "measurement")),
        ("air_pressure", "气压", "hPa", ("atmospheric_pressure", "hPa", "measurement")),
        ("water_total", "用水量", "立方米", ("water", "m³", "total_increasing")),
        ("x", "体重", "公斤", ("weight", "kg", "measurement")),
        ("left_time", "剩余时间", "秒", ("duration", "s", "measurement")),
        (
            "tvoc",
            "TVOC",
            "ppb",
            ("volatile_organic_compounds_parts", "ppb", "measurement"),
        ),
        (
            "tvoc",
            "TVOC",
            "mg/m3",
            ("volatile_organic_compounds", "mg/m³", "measurement"),
        ),
    ],
)
def test_measures_by_id_name_and_unit(
    id_: str, name: str, unit: str, expected: tuple[str, str, str]
) -> None:
    entity = measured(id_, name, unit=unit, min=0, max=60000)
    found = (entity.device_class, entity.unit, entity.state_class)
    assert entity.platform == "sensor"
    assert found == expected


@pytest.mark.parametrize(
    ("id_", "name", "low", "high", "expected"),
    [
        ("humidity", "湿度", 0, 100, ("humidity", "%")),
        ("battery", "电池", 0, 100, ("battery", "%")),
        ("voltage", "电池电量", 0, 100, ("battery", "%")),
        ("temperature", "温度", -40, 80, ("temperature", "°C")),
        ("rssi", "信号", -100, 0, ("signal_strength", "dBm")),
        ("signal", "信号", 0, 5, (None, None)),
        ("signal_strength", "信号强度", -127, 20, ("signal_strength", "dBm")),
        ("current", "current", 0, 100, ("current", "A")),
        ("cur_angle", "cur_speed_angle", -180, 180, (None, None)),
        ("luminance", "luminance", 0, 65535, ("illuminance", "lx")),
        ("luminance", "luminance", 0, 100, (None, None)),
        ("atmosphere_pressure", "气压", 0, 2000, ("atmospheric_pressure", "hPa")),
        ("cur_rh", "Current RH", 0, 100, ("humidity", "%")),
        ("energy", "电能", 0, 99999, (None, None)),
        ("count_left", "剩余时间", 0, 86400, ("duration", "s")),
        ("count_left", "剩余时间", 0, 1440, ("duration", "min")),
        ("count_left", "剩余时间", 0, 500, (None, None)),
    ],
)
def test_without_a_unit_the_range_decides(
    id_: str, name: str, low: int, high: int, expected: tuple[str, str]
) -> None:
    entity = measured(id_, name, min=low, max=high)
    assert (entity.device_class, entity.unit) == expected


@pytest.mark.parametrize(
    ("id_", "name", "unit"),
    [
        ("temperature", "温度", "%"),
        ("voltage", "电压", "℃/h"),
        ("illuminance", "光照", "坎德拉"),
        ("humidity", "湿度", "kPa"),
    ],
)
def test_a_unit_that_does_not_fit_drops_the_class(
    id_: str, name: str, unit: str
) -> None:
    entity = measured(id_, name, unit=unit)
    assert (entity.device_class, entity.unit) == (None, unit)


@pytest.mark.parametrize(
    "unit",
    [
        "",
        "undefined",
        "无",
        "-",
        "这个值的转换需要确定",
        "风速",
        "温度值",
        "水量",
        "亮度",
    ],
)
def test_prose_is_no_unit(unit: str) -> None:
    assert measured("x", "x", unit=unit).unit is None


def test_an_unknown_measure_is_classed_by_its_unit() -> None:
    entity = measured("x1", "通道一", unit="mV")
    assert (entity.device_class, entity.unit, entity.role) == (
        "voltage",
        "mV",
        "generic_sensor",
    )


@pytest.mark.parametrize(
    ("id_", "name", "define", "platform"),
    [
        ("battery_percentage", "电池电量", {"unit": "%"}, "sensor"),
        ("current", "电流", {"unit": "mA"}, "sensor"),
        ("temperature", "温度", {"unit": "℃", "min": -25, "max": 60}, "sensor"),
        ("Temperature", "温度", {"unit": "oC", "min": 16, "max": 36}, "number"),
        ("temp_set", "温度设置", {"unit": "℃", "min": 0, "max": 90}, "number"),
        ("temp_alarm_max", "温度上限", {"unit": "℃"}, "number"),
        ("anything", "参数", {}, "number"),
        ("bat_dod", "放电截止SOC", {"unit": "%", "min": 5, "max": 90}, "number"),
        ("signal_strength", "信号强度", {"min": -127, "max": 20}, "sensor"),
        ("water_p", "水压", {"unit": "级", "min": 1, "max": 5}, "number"),
        ("water_p", "水压", {"min": 1, "max": 5}, "number"),
        ("water_p", "水压", {"max": 5}, "number"),
        ("water_p", "水压", {"unit": "MPa", "min": 0, "max": 1}, "sensor"),
        ("x", "FormatProgress", {"min": 0, "max": 100}, "sensor"),
        ("x", "围栏纬度", {"min": -90, "max": 90}, "number"),
        ("x", "纬度", {"min": -90, "max": 90}, "sensor"),
        ("x", "水泵频率", {"unit": "Hz", "min": 0, "max": 50}, "number"),
        ("x", "水泵运行频率", {"unit": "Hz", "min": 0, "max": 50}, "sensor"),
        ("x", "压缩机频率", {"unit": "Hz", "min": 0, "max": 120}, "sensor"),
        ("x", "给定频率", {"unit": "Hz", "min": 0, "max": 50}, "number"),
    ],
)
def test_a_writable_number_is_set_only_when_it_means_to_be(
    id_: str, name: str, define: dict[str, object], platform: str
) -> None:
    assert measured(id_, name, "rw", **define).platform == platform


@pytest.mark.parametrize(
    ("id_", "name", "mode", "expected"),
    [
        ("child_lock", "童锁", "rw", ("switch", "child_lock", None)),
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
    ("id_", "name", "mapping", "platform", "options"),
    [
        ("windspeed", "风速", {"0": "自动", "1": "低档"}, "select", ("auto", "low")),
        ("fan_speed", "风速", {"0": "一", "1": "二"}, "select", ("一", "二")),
        ("mode", "模式", {"a": "自动", "b": "自动"}, "select", ("自动", "自动 (b)")),
        (
            "work_state",
            "状态",
            {"0": "待机", "1": "加热"},
            "sensor",
            ("standby", "heating"),
        ),
        (
            "relay_status",
            "断电记忆",
            {"0": "关", "1": "开", "2": "记忆"},
            "select",
            ("off", "on", "memory"),
        ),
        ("x_result", "结果", {"0": "成功"}, "sensor", ("success",)),
        ("x_result", "结果", {"0": "某事"}, "sensor", ("某事",)),
        ("data", "标识", {"only": "only"}, "select", ("only",)),
    ],
)
def test_choices(
    id_: str,
    name: str,
    mapping: dict[str, str],
    platform: str,
    options: tuple[str, ...],
) -> None:
    entity = entity_of(property_of(id_, name, "stringenum", mapping=mapping))
    assert (entity.platform, entity.options) == (platform, options)


def test_a_choice_that_is_only_reported_is_a_sensor() -> None:
    entity = entity_of(property_of("x", "x", "enum", "r", mapping={"0": "a"}))
    assert (entity.platform, entity.device_class) == ("sensor", "enum")


def test_a_choice_without_options_is_still_shown() -> None:
    assert entity_of(property_of("x", "x", "enum", "r")).options == ()


def test_presses_are_events() -> None:
    entity = entity_of(
        property_of(
            "key", "按键", "enum", "r", mapping={"0": "单击", "1": "双击", "2": "长按"}
        )
    )
    meanings = entity.bindings["value"].meanings
    assert entity.platform == "event"
    assert dict(meanings) == {"0": "single", "1": "double", "2": "long"}


@pytest.mark.parametrize(
    ("kind", "mode", "expected"),
    [
        (Kind.STRING, "rw", ("text", None, True)),
        (Kind.STRING, "r", ("sensor", None, True)),
        (Kind.TIMESTAMP, "r", ("sensor", "timestamp", True)),
        (Kind.TIMESTAMP, "rw", ("datetime", None, True)),
        (Kind.ARRAY, "rw", ("sensor", None, False)),
        (Kind.STRUCT, "r", ("sensor", None, False)),
    ],
)
def test_other_types(
    kind: Kind, mode: str, expected: tuple[str, str | None, bool]
) -> None:
    other = property_of("temp", "温度", "int", "r", unit="℃")
    _, entity = plan_of(other, property_of("x", "x", kind.value, mode)).entities
    assert (entity.platform, entity.device_class, entity.enabled) == expected


def test_struct_members_become_entities() -> None:
    specs = [
        {"id": "ax", "name": "X", "dataType": {"type": "float"}},
        {"id": "ay", "name": "Y", "dataType": {"type": "float"}},
    ]
    entities = plan_of(
        property_of("acc", "加速度", "struct", "r", specs=specs)
    ).entities
    assert [(each.key, each.name) for each in entities] == [
        ("acc.ax", "加速度 X"),
        ("acc.ay", "加速度 Y"),
    ]
    assert entities[1].bindings["value"].read({"acc": {"ay": "1.5"}}) == 1.5


def test_a_range_as_wide_as_the_world_stays_a_range() -> None:
    entity = measured("x", "x", "rw", min=0, max=4294967295, step=1)
    assert (entity.minimum, entity.maximum, entity.step) == (0, 4294967295, 1)


@pytest.mark.parametrize("bounds", [("undefined", ""), (5, 5), (9, 1)])
def test_a_number_without_a_range_takes_any(bounds: tuple[object, object]) -> None:
    entity = measured("x", "x", "rw", min=bounds[0], max=bounds[1])
    assert entity.minimum is not None
    assert entity.maximum is not None
    assert entity.minimum < -1_000_000 < 1_000_000 < entity.maximum


@pytest.mark.parametrize(("step", "precision"), [("0.1", 1), ("1", 0), ("0.25", 2)])
def test_the_step_tells_the_decimals(step: str, precision: int) -> None:
    assert measured("t", "温度", unit="℃", step=step).precision == precision


def test_a_step_that_is_converted_is_rounded() -> None:
    assert measured("p", "压力", unit="公斤", step="1").precision == 2


def test_a_whole_number_has_no_decimals_where_no_step_is_told() -> None:
    """Home Assistant would show 60.00 s."""
    assert measured("t", "采样频率", unit="s").precision == 0


def test_names_that_are_the_same_tell_the_id() -> None:
    entities = plan_of(
        property_of("temp_c", "温度", "int", "r", unit="°C"),
        property_of("temp_f", "温度", "int", "r", unit="°F"),
        property_of("temp_k", "温度", "int", "r", unit="K"),
    ).entities
    assert [(each.translation_key, each.name) for each in entities] == [
        ("temperature", "温度"),
        ("temperature_fahrenheit", "温度"),
        (None, "温度 (temp_k)"),
    ]


def test_plumbing_is_excluded() -> None:
    (exclusion,) = plan_of(property_of("_sys_ota", "x", "string")).exclusions
    assert (exclusion.kind, exclusion.id) == ("property", "_sys_ota")


def test_an_action_with_inputs_is_no_button() -> None:
    device_plan = planned("iot-device-java-light-sample")
    assert [(each.kind, each.id) for each in device_plan.exclusions] == [
        ("action", "blink")
    ]


def test_the_only_switch_is_named_by_the_device() -> None:
    switch = find(planned("switch-one"), "switch")
    assert (switch.name, switch.translation_key) == (None, None)


def test_an_empty_model_has_an_empty_plan() -> None:
    assert plan_of() == planned("intelligent-gateway")
    assert plan_of().entities == ()


@pytest.mark.parametrize(
    ("unit", "description", "name", "scale", "shown"),
    [
        ("0.1℃", "", "温度", 0.1, "°C"),
        ("x0.01 ℃", "", "温度", 0.01, "°C"),
        ("℃", "上报值放大10倍", "温度", 0.1, "°C"),
        ("℃", "实际温度=上报值/100", "温度", 0.01, "°C"),
        ("", "单位：℃", "温度", 1, "°C"),
        ("", "", "温度(℃)", 1, "°C"),
        ("℃（摄氏度）", "", "温度", 1, "°C"),
        ("℃", "范围0/100", "温度", 1, "°C"),
        ("", "", "炉膛温度(0.1℃)", 0.1, "°C"),
        ("", "", "温度*10", 0.1, "°C"),
        ("℃*10", "", "温度", 0.1, "°C"),
        ("℃×10", "", "温度", 0.1, "°C"),
        ("℃", "", "Temperature*10", 0.1, "°C"),
        ("0.01", "", "温度", 0.01, "°C"),
        ("℃", "", "温度（x100）", 0.01, "°C"),
        ("0.1℃", "放大10倍", "温度", 0.1, "°C"),
        ("", "", "温度【0.1℃】", 0.1, "°C"),
        ("", "", "温度(单位:0.1℃)", 0.1, "°C"),
        ("", "", "温度_0.1℃", 0.1, "°C"),
        ("℃", "", "温度(÷10)", 0.1, "°C"),
    ],
)
def test_words_around_a_number_tell_its_unit_and_scale(
    unit: str, description: str, name: str, scale: float, shown: str
) -> None:
    raw = property_of("t", name, "int", "r", unit=unit) | {"desc": description}
    entity = entity_of(raw)
    assert entity.bindings["value"].type.scale == scale
    assert (entity.unit, entity.device_class) == (shown, "temperature")


@pytest.mark.parametrize(
    ("unit", "value", "shown"),
    [
        ("MPa", 250.0, "kPa"),
        ("斤", 0.125, "kg"),
        ("klux", 250.0, "lx"),
        ("kgf/cm2", 0.245166, "bar"),
        ("亩", 166.666667, "m²"),
    ],
)
def test_a_unit_home_assistant_does_not_know_is_converted(
    unit: str, value: float, shown: str
) -> None:
    entity = measured("x", "x", unit=unit)
    assert entity.unit == shown
    assert entity.bindings["value"].read({"x": 0.25}) == value


@pytest.mark.parametrize(
    ("name", "unit", "expected"),
    [
        ("供水压力", "公斤", ("pressure", "bar")),
        ("食物重量", "公斤", ("weight", "kg")),
        ("SD卡剩余空间", "G", ("data_size", "GB")),
        ("剩余流量", "M", ("data_size", "MB")),
        ("猫粮", "G", ("weight", "g")),
        ("振动幅度", "g", (None, "g")),
        ("毛重", "吨", ("weight", "kg")),
        ("风速", "mph", ("wind_speed", "mph")),
        ("流量", "GPM", ("volume_flow_rate", "gal/min")),
        ("氡浓度", "Bq/m³", ("radon", "Bq/m³")),
        ("绝对湿度", "g/m³", ("absolute_humidity", "g/m³")),
        ("计数器", "n", (None, None)),
    ],
)
def test_a_unit_means_what_is_measured_in_it(
    name: str, unit: str, expected: tuple[str | None, str | None]
) -> None:
    entity = measured("x", name, unit=unit)
    assert (entity.device_class, entity.unit) == expected


@pytest.mark.parametrize(
    ("mapping", "expected"),
    [
        ({"0": "暗", "1": "亮"}, "light"),
        ({"0": "离家", "1": "在家"}, "presence"),
    ],
)
def test_two_options_alone_tell_what_a_state_is(
    mapping: dict[str, str], expected: str
) -> None:
    entity = entity_of(property_of("x", "x", "enum", "r", mapping=mapping))
    assert (entity.platform, entity.device_class) == ("binary_sensor", expected)


def test_thousands_of_percent_are_no_unit() -> None:
    entity = measured("count_down1", "按键1倒计时", "rw", unit="%", min=0, max=86400)
    assert (entity.unit, entity.device_class) == ("s", "duration")


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


def test_a_state_that_is_on_at_zero_is_told_by_its_words() -> None:
    mapping = {"0": "未锁", "1": "已锁"}
    entity = entity_of(property_of("lock_state", "锁", "bool", "r", mapping=mapping))
    assert entity.bindings["value"].meanings == {"0": "on", "1": "off"}


def test_one_known_state_tells_the_other() -> None:
    mapping = {"a": "正常", "b": "劫持"}
    entity = entity_of(property_of("hijack", "劫持", "enum", "r", mapping=mapping))
    assert entity.bindings["value"].meanings == {"a": "off", "b": "on"}


def test_what_one_press_ruins_and_what_never_rests_is_off_by_default() -> None:
    for id_, name in (("factory_reset", "恢复出厂设置"), ("sd_format", "格式化存储卡")):
        ruin = entity_of(property_of(id_, name, "bool"))
        assert (ruin.platform, ruin.category, ruin.enabled) == (
            "button",
            "config",
            False,
        )
    signal, temperature = plan_of(
        property_of("rssi", "信号强度", "int", "r", unit="dBm"),
        property_of("temp_current", "当前温度", "int", "r", unit="℃"),
    ).entities
    assert (signal.enabled, temperature.enabled) == (False, True)


def test_a_restart_is_known_to_home_assistant() -> None:
    restart = entity_of(property_of("reboot", "重启", "bool"))
    assert (restart.device_class, restart.enabled) == ("restart", True)


@pytest.mark.parametrize(
    ("id_", "name", "enabled"),
    [("reset_factory", "恢复出厂", False), ("find", "寻找设备", True)],
)
def test_an_action_that_ruins_is_off_by_default(
    id_: str, name: str, enabled: bool
) -> None:
    raw = {"version": "1.0", "actions": [{"id": id_, "name": name}]}
    (button,) = plan(parse_thing_model(raw)).entities
    assert (button.platform, button.enabled) == ("button", enabled)


@pytest.mark.parametrize(
    ("id_", "name", "unit", "expected"),
    [
        ("add_elec", "增加电量", "kwh（度）", ("energy", "total_increasing", True)),
        ("e", "新增用水量", "L", ("water", "total_increasing", True)),
        ("fee_delta", "新增电费", "元", ("monetary", "total", True)),
        ("e", "累计用电量", "kWh", ("energy", "total_increasing", False)),
        ("total_cost", "累计电费", "元", ("monetary", "total", False)),
        ("e", "今日用电量", "kWh", ("energy", "total_increasing", False)),
        ("remain_ele", "剩余电量", "kWh", ("energy_storage", "measurement", False)),
        ("left", "剩余水量", "L", ("volume_storage", "measurement", False)),
        ("balance", "剩余金额", "元", ("monetary", None, False)),
        ("rated_energy", "额定容量", "kWh", ("energy_storage", None, False)),
        ("last_month_ele", "上月用电量", "kWh", ("energy", None, False)),
        ("e", "昨日用气量", "m³", ("gas", None, False)),
        ("yesterday_mileage", "昨日里程", "km", ("distance", None, False)),
        ("x", "上次运行时长", "min", ("duration", None, False)),
        ("x", "累计灌溉量", "m³", ("water", "total_increasing", False)),
        ("x", "水箱容量", "L", ("volume_storage", None, False)),
        ("battery_capacity", "电池容量", "kWh", ("energy_storage", None, False)),
        ("income", "累计收益", "元", ("monetary", "total", False)),
        ("income_today", "今日收益", "元", ("monetary", None, False)),
        ("x", "近7天用电量", "kWh", ("energy", None, False)),
        ("energy_inc", "energy_inc", "kWh", ("energy", "total_increasing", True)),
        ("x", "预计里程", "km", ("distance", "measurement", False)),
        ("x", "上次清扫时长", "min", ("duration", None, False)),
        ("x", "滤芯总寿命", "h", ("duration", None, False)),
        ("x", "目标距离", "cm", ("distance", "measurement", False)),
        ("x", "1号水表读数", "m3", ("water", "total_increasing", False)),
        ("x", "燃气表示数", "m³", ("gas", "total_increasing", False)),
        ("x", "电表底数", "度", ("energy", "total_increasing", False)),
    ],
)
def test_a_count_is_told_from_its_growth_its_rest_and_its_past(
    id_: str, name: str, unit: str, expected: tuple[str, str | None, bool]
) -> None:
    entity = measured(id_, name, unit=unit, min=0, max=100000)
    adds_up = bool(entity.traits.get(ADDED_UP))
    assert (entity.device_class, entity.state_class, adds_up) == expected


@pytest.mark.parametrize(
    ("id_", "name", "define", "platform"),
    [
        ("engine_speed", "发动机转速", {"unit": "rpm"}, "sensor"),
        ("rpm", "engine_rpm", {"unit": "rpm"}, "sensor"),
        ("fuel", "剩余油量", {"unit": "%", "min": 0, "max": 100}, "sensor"),
        ("soh", "电池健康度", {"min": 0, "max": 100}, "sensor"),
        ("avg_speed", "平均速度", {"unit": "km/h"}, "sensor"),
        ("max_speed", "最高速度", {"unit": "km/h"}, "sensor"),
        ("speed_limit", "最高速度设置", {"unit": "km/h"}, "number"),
        ("unlock_count", "开锁次数", {}, "sensor"),
        ("wash_times", "洗涤次数", {}, "number"),
        ("cell_id", "基站编号", {}, "sensor"),
        ("water_temp", "水温", {"unit": "℃", "min": 0, "max": 75}, "number"),
        (
            "water_temp",
            "水温",
            {"unit": "℃", "min": 0, "max": 75, "step": 0.5},
            "number",
        ),
        (
            "water_temp",
            "水温",
            {"unit": "℃", "min": 0, "max": 75, "step": 0.1},
            "sensor",
        ),
        ("water_temp", "当前水温", {"unit": "℃", "min": 0, "max": 75}, "sensor"),
    ],
)
def test_what_only_the_device_knows_is_shown_although_the_model_says_rw(
    id_: str, name: str, define: dict[str, object], platform: str
) -> None:
    assert measured(id_, name, "rw", **define).platform == platform


@pytest.mark.parametrize("unit", ["", "%"])
@pytest.mark.parametrize("highest", [4, 20])
def test_a_few_levels_are_no_percentage(unit: str, highest: int) -> None:
    battery = measured("battery", "电池电量", unit=unit, min=0, max=highest)
    assert (battery.unit, battery.device_class) == (None, None)


@pytest.mark.parametrize(
    ("highest", "expected"), [(360, "measurement_angle"), (8, None)]
)
def test_only_degrees_are_angles(highest: int, expected: str | None) -> None:
    assert measured("x", "风向", min=0, max=highest).state_class == expected


def test_levels_without_a_range_may_be_many() -> None:
    noise = measured("noise_level", "噪音级别")
    assert (noise.unit, noise.device_class) == ("dB", "sound_pressure")


@pytest.mark.parametrize(
    ("mode", "expected"), [("rw", ("number", None)), ("r", ("sensor", "current"))]
)
def test_a_strength_that_is_set_in_a_few_levels_is_no_measure(
    mode: str, expected: tuple[str, str | None]
) -> None:
    current = measured("x", "电流强度", mode, min=0, max=20)
    assert (current.platform, current.device_class) == expected


@pytest.mark.parametrize("name", ["电流路数", "电流变比"])
def test_a_number_of_circuits_has_no_amperes(name: str) -> None:
    circuits = measured("x", name, min=0, max=8)
    assert (circuits.unit, circuits.device_class) == (None, None)


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
    ("type_", "define", "form"),
    [
        ("string", {}, "%H:%M"),
        ("string", {"max": 8}, "%H:%M:%S"),
        ("string", {"max": 6}, "%H%M%S"),
        ("string", {"max": 4}, "%H%M"),
        ("int", {"min": 0, "max": 1439}, 60),
        ("int", {"min": 0, "max": 86400, "unit": "s"}, 1),
    ],
)
def test_a_time_of_day_that_is_set(
    type_: str, define: dict[str, object], form: str | int
) -> None:
    entity = entity_of(property_of("start_time", "开始时间", type_, "rw", **define))
    assert (entity.platform, entity.traits[TIME_OF_DAY]) == ("time", form)


@pytest.mark.parametrize(
    ("name", "type_", "define"),
    [
        ("关灯时间", "string", {}),
        ("浇水时间", "int", {"min": 0, "max": 1439, "unit": "分钟"}),
        ("浇水时间", "int", {"min": 0, "max": 86399}),
        ("免打扰 结束", "int", {"min": 0, "max": 1439}),
        ("浇水时间", "string", {"max": 20}),
    ],
)
def test_a_time_of_day_that_its_range_or_form_tells(
    name: str, type_: str, define: dict[str, object]
) -> None:
    raw = property_of("t", name, type_, "rw", **define)
    assert entity_of(raw | {"desc": "HH:MM"}).platform == "time"


@pytest.mark.parametrize(("longest", "platform"), [(5, "time"), (64, "text")])
def test_a_text_as_long_as_a_clocks_is_a_time_of_day(
    longest: int, platform: str
) -> None:
    watering = property_of("t", "浇水时间", "string", "rw", max=longest)
    assert entity_of(watering).platform == platform


@pytest.mark.parametrize(
    ("told", "form"),
    [
        ("HH:mm", "%H:%M"),
        ("HHmm", "%H%M"),
        ("hh:mm:ss", "%H:%M:%S"),
        ("HHMMSS", "%H%M%S"),
    ],
)
def test_the_description_tells_how_a_time_of_day_is_written(
    told: str, form: str
) -> None:
    start = property_of("start_time", "开始时间", "string", max=20)
    entity = entity_of(start | {"desc": f"格式：{told}"})
    assert entity.traits[TIME_OF_DAY] == form


@pytest.mark.parametrize(
    ("name", "mode", "define"),
    [
        ("开始时间", "r", {"min": 0, "max": 1439}),
        ("开始时间", "rw", {"min": 0, "max": 30}),
        ("定时时长", "rw", {"min": 0, "max": 1440}),
    ],
)
def test_what_lasts_or_is_reported_is_no_time_of_day(
    name: str, mode: str, define: dict[str, object]
) -> None:
    assert measured("t", name, mode, **define).platform != "time"


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


@pytest.mark.parametrize(("mode", "platform"), [("rw", "select"), ("r", "sensor")])
def test_a_number_whose_description_tells_more_states(mode: str, platform: str) -> None:
    raw = property_of("step", "挡", "int", mode, min=0, max=100)
    entity = entity_of(raw | {"desc": "0：停，1：慢速，2：快速"})
    assert entity.platform == platform
    assert entity.options == ("停", "慢速", "快速")
    assert entity.bindings["value"].write_word("快速", {}) == ("step", 2)


@pytest.mark.parametrize(
    ("options", "platform"),
    [
        (("无", "开始"), "button"),
        (("无操作", "清空"), "button"),
        (("无", "有"), "select"),
        (("关", "开"), "switch"),
    ],
)
def test_a_choice_of_nothing_and_something_to_do_is_pressed(
    options: tuple[str, str], platform: str
) -> None:
    mapping = {"0": options[0], "1": options[1]}
    raw = property_of("x", "手动投料", "stringenum", mapping=mapping)
    assert entity_of(raw).platform == platform


@pytest.mark.parametrize(
    ("name", "mapping"),
    [
        ("烘干", {"0": "空闲", "1": "烘干中"}),
        ("喂食", {"0": "空闲", "1": "喂食中"}),
        ("附加模式", {"0": "无", "1": "强力"}),
        ("香薰", {"0": "无", "1": "薰衣草"}),
        ("预约", {"0": "无", "1": "已预约"}),
        ("灯效", {"0": "无", "1": "流光"}),
        ("附加功能", {"0": "None", "1": "Turbo"}),
        ("手动模式", {"0": "无", "1": "开始"}),
        ("滤芯", {"0": "无", "2": "复位"}),
    ],
)
def test_a_choice_of_nothing_and_something_that_lasts_is_chosen(
    name: str, mapping: dict[str, str]
) -> None:
    raw = property_of("x", name, "enum", mapping=mapping)
    assert entity_of(raw).platform == "select"


@pytest.mark.parametrize(
    ("name", "label"),
    [("滤芯复位", "复位"), ("冲水", "冲水"), ("紧急停止", "停止"), ("自检", "开始")],
)
def test_a_command_is_pressed(name: str, label: str) -> None:
    raw = property_of("x", name, "enum", mapping={"0": "无", "1": label})
    assert entity_of(raw).platform == "button"


@pytest.mark.parametrize(
    ("description", "platform"),
    [
        ("写1设定", "button"),
        ("下发1时执行", "button"),
        ("Write 1 to set", "button"),
        ("写1开，写0关", "switch"),
        ("", "switch"),
    ],
)
def test_what_one_is_written_to_do_is_pressed(description: str, platform: str) -> None:
    bit = property_of("xc", "上行程", "int", min=0, max=1)
    assert entity_of(bit | {"desc": description}).platform == platform


def test_a_known_press_is_known_as_a_choice_as_well() -> None:
    mapping = {"0": "无", "1": "重启"}
    entity = entity_of(property_of("x", "重启", "stringenum", mapping=mapping))
    found = (entity.platform, entity.translation_key, entity.device_class)
    assert found == ("button", "restart", "restart")
    assert entity.bindings["value"].write_word("on", {}) == ("x", "1")


@pytest.mark.parametrize(
    ("id_", "name", "key"),
    [
        ("reboot", "设备重启", "restart"),
        ("unlock_remote", "远程开锁", "remote_unlock"),
        ("dance", "跳舞", None),
    ],
)
def test_an_action_is_called_like_a_press(id_: str, name: str, key: str | None) -> None:
    model = parse_thing_model({"actions": [{"id": id_, "name": name}]})
    (entity,) = plan(model).entities
    assert (entity.platform, entity.translation_key) == ("button", key)


def test_what_is_counted_has_a_word_for_it_in_chinese() -> None:
    """Elsewhere it is no unit; in either language it grows."""
    entity = entity_of(property_of("n", "投料次数", "int", "r", max=99, unit="次"))
    assert (entity.unit, entity.state_class) == (None, "total_increasing")
    assert entity.chinese
    assert entity.chinese.unit == "次"


def test_a_text_has_no_unit_in_chinese() -> None:
    entity = entity_of(property_of("n", "次数", "string", "r", unit="次"))
    assert all(each.unit is None for each in (entity, entity.chinese) if each)


def test_a_unit_that_chinese_writes_in_a_character_is_kept() -> None:
    entity = entity_of(property_of("t", "剩余时间", "int", "r", max=99, unit="秒"))
    assert (entity.unit, entity.chinese) == ("s", None)


@pytest.mark.parametrize(
    ("id_", "name", "description"),
    [
        ("image_base64", "图片", ""),
        ("video_codec", "视频编码", ""),
        ("data", "数据", "base64 编码的数据"),
    ],
)
def test_data_for_programs_is_no_text_to_edit(
    id_: str, name: str, description: str
) -> None:
    _, entity = plan_of(
        property_of("temp", "温度", "int", "r", unit="℃"),
        property_of(id_, name, "string") | {"desc": description},
    ).entities
    assert (entity.platform, entity.enabled) == ("sensor", False)


def test_events_and_actions_of_the_platform_are_plumbing() -> None:
    device_plan = plan(
        parse_thing_model(
            {
                "version": "1.0",
                "properties": [],
                "events": [{"id": "_sys_report", "name": "x", "type": "info"}],
                "actions": [{"id": "_sys_ask", "name": "x"}],
            }
        )
    )
    assert device_plan.entities == ()
    assert {(each.kind, each.id) for each in device_plan.exclusions} == {
        ("event", "_sys_report"),
        ("action", "_sys_ask"),
    }


def test_the_only_reading_of_a_device_is_not_disabled() -> None:
    assert measured("rssi", "信号强度", unit="dBm").enabled


@pytest.mark.parametrize(
    ("others", "is_named_by_the_device"),
    [
        ([("battery", "电池电量", "int")], True),
        ([("lux", "光照强度", "int")], True),
        ([("tds", "TDS", "int")], False),
        ([("window", "窗户", "bool")], False),
    ],
)
def test_the_state_that_a_detector_exists_for_has_no_name_of_its_own(
    others: list[tuple[str, str, str]], is_named_by_the_device: bool
) -> None:
    entities = plan_of(
        property_of("contact_state", "门磁状态", "bool", "r"),
        *(property_of(id_, name, type_, "r") for id_, name, type_ in others),
    ).entities
    (door,) = (each for each in entities if each.key == "contact_state")
    assert (door.name is None) is is_named_by_the_device
    assert door.key == "contact_state"


@pytest.mark.parametrize(
    ("define", "step"),
    [
        ({"min": 0, "max": 1}, 0.01),
        ({"min": 0, "max": 2}, 0.1),
        ({"min": -25, "max": 25}, 0.1),
        ({"step": 0.5}, 0.5),
    ],
)
def test_a_float_without_a_step_has_decimals(
    define: dict[str, object], step: float
) -> None:
    entity = entity_of(property_of("x", "某值", "float", "rw", **define))
    assert entity.step == step


def test_seconds_are_shown_whole() -> None:
    entity = entity_of(
        property_of("left", "剩余时间", "float", "r", unit="s", step="0.01")
    )
    assert entity.precision == 0


@pytest.mark.parametrize(
    ("id_", "name", "define", "expected"),
    [
        (
            "tvoc",
            "TVOC",
            {"max": 2000},
            ("volatile_organic_compounds_parts", "ppb"),
        ),
        ("tvoc", "TVOC", {"max": 10}, ("volatile_organic_compounds", "mg/m³")),
        ("smoke_value", "烟雾浓度", {"max": 10000}, (None, "ppm")),
        ("smoke_value", "烟雾浓度", {"max": 8}, (None, None)),
        ("water_flow", "水流量", {"max": 100}, ("volume_flow_rate", "L/min")),
        ("runtime_total", "累计工作时间", {"max": 100}, ("duration", "h")),
        ("runtime_total", "累计工作时间", {"max": 1440}, ("duration", "min")),
        ("hcho", "甲醛", {"max": 2}, (None, "mg/m³")),
        ("x", "血氧", {"max": 100, "unit": "%SpO2"}, (None, "%")),
    ],
)
def test_a_forgotten_unit_is_the_usual_one(
    id_: str,
    name: str,
    define: dict[str, object],
    expected: tuple[str | None, str | None],
) -> None:
    entity = measured(id_, name, "r", min=0, **define)
    assert (entity.device_class, entity.unit) == expected


@pytest.mark.parametrize(
    ("label", "device_class"),
    [("冲洗中", "running"), ("报警中", "problem"), ("堵塞", "problem")],
)
def test_what_goes_on_is_no_problem(label: str, device_class: str) -> None:
    mapping = {"0": "正常", "1": label}
    entity = entity_of(property_of("x", "水路", "enum", "r", mapping=mapping))
    assert (entity.platform, entity.device_class) == ("binary_sensor", device_class)


@pytest.mark.parametrize(
    ("id_", "name", "unit", "state_class"),
    [
        ("toilet_times", "如厕次数", "次", "total_increasing"),
        ("left_times", "剩余次数", "次", "measurement"),
        ("feed_today", "今日出粮", "份", "total_increasing"),
        ("feed_each", "每次出粮", "份", "measurement"),
        ("lamp_hours", "灯管累计时间", "h", "total_increasing"),
        ("dry_time", "烘干时间", "min", "measurement"),
        ("today_open", "今日开机时长", "min", "total_increasing"),
        ("eq_total", "总无功电能", "kvarh", "total_increasing"),
        ("calorie", "消耗热量", "kcal", "total_increasing"),
    ],
)
def test_what_only_grows_is_told_by_unit_or_name(
    id_: str, name: str, unit: str, state_class: str
) -> None:
    entity = entity_of(property_of(id_, name, "int", "r", min=0, max=9999, unit=unit))
    assert entity.state_class == state_class


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
    ("off", "on", "platform"),
    [("无", "清理", "button"), ("无操作", "喂食", "button"), ("关", "开", "switch")],
)
def test_what_is_done_once_is_pressed(off: str, on: str, platform: str) -> None:
    mapping = {"0": off, "1": on}
    entity = entity_of(property_of("act", "手动动作", "bool", mapping=mapping))
    assert entity.platform == platform


def test_a_numbered_valve_is_called_by_its_number_or_its_own_name() -> None:
    first, second = plan_of(
        property_of("valve_1", "阀门1", "bool"), property_of("valve_2", "后院", "bool")
    ).entities
    assert (first.translation_key, first.placeholders) == (
        "numbered_valve",
        {"number": "1"},
    )
    assert (second.translation_key, second.name) == (None, "后院")


@pytest.mark.parametrize(
    ("id_", "name", "unit", "category"),
    [
        ("set_temp", "温度设置", "℃", "diagnostic"),
        ("target_hum", "目标湿度", "%", "diagnostic"),
        ("water_set", "水位设置", "L", "diagnostic"),
        ("power_setting", "Power setting", "W", "diagnostic"),
        ("current_temp", "当前温度", "℃", None),
        ("max_temp", "最高温度", "℃", None),
        ("distance", "目标距离", "cm", None),
    ],
)
def test_a_set_point_that_is_only_shown_is_diagnostic(
    id_: str, name: str, unit: str, category: str | None
) -> None:
    """It is no reading of the room: nobody shall hear it as its temperature."""
    shown = plan_of(
        property_of(id_, name, "int", "r", min=0, max=100, unit=unit),
        property_of("noise", "噪声", "int", "r", min=0, max=130, unit="dB"),
    )
    (entity,) = (each for each in shown.entities if each.key == id_)
    assert entity.platform == "sensor"
    assert entity.category == category


def test_a_key_at_rest_is_no_press() -> None:
    mapping = {"0": "无", "1": "单击", "2": "双击"}
    entity = entity_of(property_of("key_1", "按键1", "enum", "r", mapping=mapping))
    value = entity.bindings["value"]
    assert entity.platform == "event"
    assert [value.read_word({"key_1": n}) for n in range(3)] == [
        None,
        "single",
        "double",
    ]


@pytest.mark.parametrize("name", ["警报提示声音", "门铃铃声", "门铃铃声试听"])
def test_how_a_device_sounds_is_a_setting(name: str) -> None:
    sounds = {"0": "警报声", "1": "普通"}
    assert (
        entity_of(property_of("x", name, "enum", mapping=sounds)).category == "config"
    )


BATTERY = property_of("battery_percentage", "电池电量", "int", max=100, unit="%")
LEVEL = property_of(
    "battery_state", "电池电量状态", "stringenum", mapping={"low": "低", "high": "高"}
)
TAMPER = property_of("tamper_alarm", "防拆报警", "bool")
POWER = property_of("power_switch", "电源开关", "bool")


def entity_named(device_plan: DevicePlan, key: str) -> EntityPlan:
    """Return the entity of a key."""
    return next(each for each in device_plan.entities if each.key == key)


def test_a_battery_is_shown_once() -> None:
    """Words for its level are there for who has no percentage, or looks for them."""
    assert not entity_named(plan_of(BATTERY, LEVEL), "battery_state").enabled
    assert entity_named(plan_of(LEVEL), "battery_state").enabled


def test_a_detector_on_a_battery_is_not_switched_off_by_accident() -> None:
    on_battery = entity_named(plan_of(BATTERY, TAMPER, POWER), "power_switch")
    assert (on_battery.category, on_battery.enabled) == ("config", False)
    on_mains = entity_named(plan_of(TAMPER, POWER), "power_switch")
    assert (on_mains.category, on_mains.enabled) == ("config", True)


@pytest.mark.parametrize(
    ("id_", "name", "type_", "category"),
    [
        ("gradient_time", "渐变时间", "int", "config"),
        ("sys_vol", "系统提示音量", "int", "config"),
        ("volume", "音量", "int", "config"),
        ("auto_power", "自启动开关", "bool", "config"),
        ("auto_lock", "落锁延迟时间", "int", "config"),
        ("stay_time", "逗留时间", "int", "config"),
        ("floor_max", "地面限温", "int", "config"),
        ("x", "背光亮度", "int", "config"),
        ("CTRatio", "CT Ratio", "int", "config"),
        ("x", "遇阻回退灵敏度", "enum", "config"),
        ("x", "并网功率限制", "int", "config"),
        ("ImageFlipState", "ImageFlipState", "enum", "config"),
        ("x", "抗闪烁频率", "enum", "config"),
        ("x", "时区", "int", "config"),
        ("x", "断电记忆", "bool", "config"),
        ("x", "屏保时间", "int", "config"),
        ("x", "报警电话号码", "string", "config"),
        ("x", "亮度", "int", None),
        ("x", "浇水时长", "int", None),
        ("x", "目标高度", "int", None),
        ("insulation_temp", "保温温度", "int", None),
        ("temp_max", "最高温度", "int", "config"),
        ("x", "洗涤程序", "enum", None),
        ("x", "水泵", "bool", None),
    ],
)
def test_what_is_set_once_is_a_setting(
    id_: str, name: str, type_: str, category: str | None
) -> None:
    """It stands below Configuration, not among what is used every day."""
    options = {"0": "甲", "1": "乙"}
    entity = entity_of(property_of(id_, name, type_, max=100, mapping=options))
    assert entity.category == category


@pytest.mark.parametrize(("id_", "named"), [("smoke_value", False), ("t", True)])
def test_a_detector_is_named_for_what_it_measures(id_: str, named: bool) -> None:
    """An alarm for smoke that knows of carbon monoxide as well is none for that."""
    measured = property_of(id_, "温度" if named else "烟雾浓度", "int", "r", max=100)
    leak = property_of("co_state", "CO检测状态", "bool", "r")
    detected = find(plan_of(measured, leak), "binary_sensor")
    assert (detected.translation_key is None) is named


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
    ("define", "lengths"),
    [
        ({"max": "16"}, (0, 16)),
        ({"min": 8}, (8, 255)),
        ({"min": 8, "max": 8}, (8, 8)),
        ({"min": 9, "max": 8}, (8, 8)),
        ({"min": 300}, (255, 255)),
        ({"min": -1, "max": 0}, (0, 255)),
        ({}, (0, 255)),
    ],
)
def test_how_long_a_text_may_be(
    define: dict[str, object], lengths: tuple[int, int]
) -> None:
    entity = entity_of(property_of("note", "备注", "string", "rw", **define))
    assert (entity.platform, entity.minimum, entity.maximum) == ("text", *lengths)


@pytest.mark.parametrize(
    ("id_", "name"),
    [("eev_step", "电子膨胀阀步数"), ("x", "主阀步数"), ("exv", "开度")],
)
def test_the_steps_of_a_valve_go_up_and_down(id_: str, name: str) -> None:
    entity = entity_of(property_of(id_, name, "int", "r", min=0, max=500, unit="步"))
    assert entity.state_class == "measurement"


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
    ("written", "name"),
    [
        ("炉膛温度(0.1℃)", "炉膛温度"),
        ("炉膛温度*10", "炉膛温度"),
        ("炉膛温度（x10）", "炉膛温度"),
        ("Furnace*10", "Furnace"),
        ("Furnace temp × 100", "Furnace temp"),
        ("Furnace PM2.5*10", "Furnace PM2.5"),
        ("炉膛温度(上)", "炉膛温度(上)"),
        ("炉膛温度(℉)", "炉膛温度"),
        ("炉膛温度(A)", "炉膛温度(A)"),
        ("Max10", "Max10"),
    ],
)
def test_a_name_leaves_its_unit_and_scale_to_the_value(written: str, name: str) -> None:
    assert measured("x", written, unit="℃").name == name


@pytest.mark.parametrize(
    "names",
    [
        ("开始时间(小时)", "开始时间(分钟)"),
        ("定时开(时)", "定时开(分)"),
        ("累计流量(m³)", "累计流量(L)"),
        ("设定温度(℃)", "设定温度(℉)"),
        ("出口电流(A)", "出口电流(B)", "出口电流(C)"),
        ("炉膛温度", "炉膛温度*10"),
    ],
)
def test_a_unit_stays_in_a_name_that_others_have_as_well(
    names: tuple[str, ...],
) -> None:
    parts = [property_of(f"p{n}", name, "int") for n, name in enumerate(names)]
    specs = [part | {"dataType": part["define"]} for part in parts]
    struct = property_of("s", "组", "struct", specs=specs)
    assert tuple(
        e.name for e in parse_thing_model({"properties": parts}).properties
    ) == (names)
    (property_,) = parse_thing_model({"properties": [struct]}).properties
    assert tuple(each.name for each in property_.type.members) == names


@pytest.mark.parametrize(
    ("name", "unit"),
    [
        ("出口电压(A)", "V"),
        ("出口电压(B)", "V"),
        ("出口电压(C)", "V"),
        ("出口电压(c)", "V"),
        ("电机位置(L)", None),
        ("电机位置(M)", None),
        ("定时(开)", None),
        ("最大电流(A)", "A"),
        ("进口水温(C)", "°C"),
        ("累计用水(L)", "L"),
        ("海拔(m)", "m"),
        ("功率(W)", "W"),
    ],
)
def test_a_letter_is_a_unit_of_what_is_measured_in_it(
    name: str, unit: str | None
) -> None:
    assert measured("x", name, max=1000).unit == unit


@pytest.mark.parametrize("name", ["继电器(开)", "开关(开)", "断路器(分)"])
def test_a_bit_is_switched_whatever_its_name_has_in_brackets(name: str) -> None:
    assert measured("x", name, "rw", min=0, max=1).platform == "switch"


@pytest.mark.parametrize(
    "name", ["尺寸5*100", "Max x10", "Zone x10", "光照(X10)", "规格3*10", "Tile 5*10"]
)
def test_a_number_behind_a_name_is_no_scale(name: str) -> None:
    entity = measured("x", name)
    assert (entity.name, entity.bindings["value"].type.scale) == (name, 1)


@pytest.mark.parametrize(
    ("name", "type_"),
    [("档位*10", "enum"), ("开关*10", "bool"), ("文本(0.1V)", "string")],
)
def test_only_numbers_have_a_scale_in_their_name(name: str, type_: str) -> None:
    (property_,) = parse_thing_model(
        {"properties": [property_of("x", name, type_)]}
    ).properties
    assert (property_.name, property_.type.scale, property_.type.unit) == (
        name,
        1,
        None,
    )


def test_a_scale_is_told_once() -> None:
    """In thousandths of a unit that is converted, and said to be magnified as well."""
    raw = property_of("p", "水压", "int", "r", unit="0.001MPa")
    entity = entity_of(raw | {"desc": "放大1000倍"})
    assert (entity.bindings["value"].read({"p": 350}), entity.unit) == (350, "kPa")


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


@pytest.mark.parametrize(
    ("id_", "name", "platform", "state_class"),
    [
        ("EnergyLeft", "左键用电量", "sensor", "total_increasing"),
        ("EnergyLeft", "剩余电能", "sensor", "measurement"),
        ("countdown_left", "左键倒计时", "number", None),
        ("countdown_left", "倒计时剩余", "sensor", "measurement"),
    ],
)
def test_left_is_a_side_where_the_name_says_so(
    id_: str, name: str, platform: str, state_class: str | None
) -> None:
    unit = "kWh" if "电" in name else "s"
    entity = measured(id_, name, "rw", unit=unit, min=0, max=99999)
    assert (entity.platform, entity.state_class) == (platform, state_class)


def test_a_detection_that_takes_pictures_is_kept_on() -> None:
    options = {"0": "关", "1": "开"}
    kept = property_of("StayDetect", "停留抓拍", "bool", mapping=options)
    pressed = property_of("snap", "抓拍", "bool", mapping=options)
    assert (entity_of(kept).platform, entity_of(pressed).platform) == (
        "switch",
        "button",
    )


def test_how_it_starts_with_the_power_back_is_set() -> None:
    mapping = {"0": "断开", "1": "接通", "2": "保持"}
    raw = property_of("x", "复电状态", "enum", mapping=mapping)
    assert entity_of(raw).platform == "select"


def test_a_value_without_a_name_is_called_as_it_is_described() -> None:
    raw = property_of("hd", "hd", "int", min=1, max=9) | {"desc": "厚度 1-9"}
    assert entity_of(raw).name == "厚度"


@pytest.mark.parametrize(
    "description",
    [
        "取值范围：0-600",
        "单位秒",
        "单位：秒",
        "范围 0-600",
        "枚举值",
        "布尔值",
        "只读",
        "默认值 20",
        "保留",
        "放大10倍",
        "仅支持电池款",
        "见附录",
        "温度低于设定值时，启动",
        "温度，低于它时启动",
        "温度 低于它时启动",
    ],
)
def test_what_is_said_of_a_value_is_no_name(description: str) -> None:
    raw = property_of("x1", "", "int", min=0, max=100) | {"desc": description}
    entity = entity_of(raw)
    assert (entity.name, entity.device_class) == (
        "x1",
        "duration" if "秒" in description else None,
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


def test_a_ton_is_no_measure_word() -> None:
    assert measured("x", "处理量", unit="吨").unit == "吨"


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
    ("name", "define", "shown"),
    [
        ("左右平衡", {"min": -10, "max": 10}, ("number", None)),
        ("Balance", {"min": -20, "max": 20}, ("number", None)),
        ("声道平衡", {"min": 0, "max": 100, "unit": "%"}, ("number", None)),
        ("白平衡", {}, ("number", None)),
        ("余额", {}, ("sensor", None)),
        ("余额", {"min": 0, "max": 9999, "unit": "元"}, ("sensor", "monetary")),
        ("Balance", {"min": -99, "max": 9999, "unit": "CNY"}, ("sensor", "monetary")),
    ],
)
def test_a_balance_is_money_where_it_says_so(
    name: str, define: dict[str, Any], shown: tuple[str, str | None]
) -> None:
    """That of an amplifier is set."""
    entity = entity_of(property_of("balance", name, "int", **define))
    assert (entity.platform, entity.device_class) == shown


@pytest.mark.parametrize(
    ("id_", "name", "key"),
    [
        ("cur_ele", "今日用电量", "energy_today"),
        ("water_use", "本次用水量", None),
        ("cur_ele", "用电量", "energy"),
    ],
)
def test_a_count_is_called_by_its_period_where_its_name_tells_one(
    id_: str, name: str, key: str | None
) -> None:
    entity = measured(id_, name, min=0, max=10000)
    assert (entity.state_class, entity.translation_key) == ("total_increasing", key)


@pytest.mark.parametrize("name", ["Fault", "故障"])
def test_a_number_that_is_called_a_fault_is_its_code(name: str) -> None:
    entity = measured("x", name, min=0, max=255)
    assert (entity.role, entity.category) == ("error_code", "diagnostic")


@pytest.mark.parametrize("id_", ["fault_count", "error"])
def test_how_often_something_fails_is_no_code(id_: str) -> None:
    failures = measured(id_, "故障次数", min=0, max=255)
    assert (failures.role, failures.state_class) == (
        "generic_sensor",
        "total_increasing",
    )


@pytest.mark.parametrize("name", ["ImageFlipState", "画面镜像状态"])
def test_how_a_picture_is_turned_is_set(name: str) -> None:
    mapping = {"0": "normal", "1": "flip", "2": "mirror"}
    assert entity_of(property_of("x", name, "enum", mapping=mapping)).platform == (
        "select"
    )


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


@pytest.mark.parametrize(
    ("options", "enabled"), [({"1": "1"}, False), ({"1": "1", "2": "2"}, True)]
)
def test_a_choice_of_one_is_off_by_default(
    options: dict[str, str], enabled: bool
) -> None:
    """It never changes, and nobody can choose."""
    power = property_of("power_switch", "开关", "bool")
    key = property_of("button1", "按键1", "enum", mapping=options)
    assert find(plan_of(power, key), "select").enabled is enabled


def test_who_has_unlocked_is_shown() -> None:
    unlocked = property_of("Finger_unlock", "指纹解锁", "int", min=0, max=100)
    assert entity_of(unlocked).platform == "sensor"


@pytest.mark.parametrize(
    ("id_", "name", "state_class"),
    [
        ("x", "开合次数", "total_increasing"),
        ("run_count", "Run count", "total_increasing"),
        ("cycle_count", "Cycle count", "total_increasing"),
        ("open_count", "OpenCount", "total_increasing"),
        ("snore_cnt", "Snores", "total_increasing"),
        ("x", "剩余次数", "measurement"),
        ("x", "指纹数量", None),
        ("x", "室内人数", None),
        ("DtcCount", "Fault_Code_Count", None),
    ],
)
def test_how_often_something_was_done_only_grows(
    id_: str, name: str, state_class: str | None
) -> None:
    assert measured(id_, name, min=0, max=9999).state_class == state_class


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


def test_one_number_that_is_told_is_no_choice() -> None:
    channel = property_of("x", "通道", "int", min=0, max=3) | {"desc": "0:关"}
    assert entity_of(channel).platform == "number"


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


@pytest.mark.parametrize(
    ("name", "unit", "category"),
    [
        ("CPU温度", "℃", "diagnostic"),
        ("主板温度", "℃", "diagnostic"),
        ("内存占用", "%", "diagnostic"),
        ("丢包率", "%", "diagnostic"),
        ("冷凝器温度", "℃", None),
    ],
)
def test_what_a_device_tells_of_its_inside_is_diagnostic(
    name: str, unit: str, category: str | None
) -> None:
    assert measured("x", name, unit=unit, max=100).category == category


@pytest.mark.parametrize(("lowest", "platform"), [(20, "number"), (0, "sensor")])
def test_a_weight_that_is_never_nothing_is_that_of_a_person(
    lowest: int, platform: str
) -> None:
    weight = property_of("weight", "体重", "int", min=lowest, max=200, unit="kg")
    assert entity_of(weight).platform == platform


@pytest.mark.parametrize("name", ["跌倒检测", "人感", "跌倒报警"])
def test_what_looks_for_people_is_switched(name: str) -> None:
    mapping = {"0": "关", "1": "开"}
    entity = entity_of(property_of("x", name, "bool", mapping=mapping))
    assert entity.platform == "switch"


@pytest.mark.parametrize("name", ["电量", "剩余电量", "信号", "WiFi信号强度"])
def test_a_charge_or_a_signal_in_words_is_diagnostic(name: str) -> None:
    mapping = {"0": "偏弱", "1": "一般", "2": "满格"}
    entity = entity_of(property_of("x", name, "enum", "r", mapping=mapping))
    assert (entity.platform, entity.category) == ("sensor", "diagnostic")


@pytest.mark.parametrize(
    ("name", "platform"),
    [
        ("上报间隔", "select"),
        ("上报周期", "select"),
        ("Report interval", "select"),
        ("上报状态", "sensor"),
    ],
)
def test_how_often_something_is_reported_is_chosen(name: str, platform: str) -> None:
    mapping = {"0": "实时", "1": "1分钟", "2": "1小时"}
    entity = entity_of(property_of("x", name, "enum", mapping=mapping))
    assert entity.platform == platform


@pytest.mark.parametrize(
    ("name", "mode", "platform"),
    [
        ("开机状态", "r", "sensor"),
        ("开机状态", "rw", "select"),
        ("机器状态", "r", "sensor"),
        ("机器状态", "rw", "sensor"),
    ],
)
def test_a_state_is_chosen_only_for_what_follows_from_now_on(
    name: str, mode: str, platform: str
) -> None:
    mapping = {"0": "待机", "1": "加热", "2": "保温", "3": "故障"}
    entity = entity_of(property_of("x", name, "enum", mode, mapping=mapping))
    named = "status" if platform == "sensor" else "generic_select"
    assert (entity.platform, entity.role) == (platform, named)
