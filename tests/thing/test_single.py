"""What single properties mean: by id, name, unit, range and mode."""

import pytest

from custom_components.tencent_iot_explorer.thing import (
    EntityPlan,
    Kind,
    parse_thing_model,
    plan,
)

from . import entity_of, find, load, plan_of, property_of


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
        ("hum", "湿度", "%RH", ("humidity", "%", "measurement")),
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
        ("illuminance", "光照", "级"),
        ("humidity", "湿度", "kPa"),
    ],
)
def test_a_unit_that_does_not_fit_drops_the_class(
    id_: str, name: str, unit: str
) -> None:
    entity = measured(id_, name, unit=unit)
    assert (entity.device_class, entity.unit) == (None, unit)


@pytest.mark.parametrize("unit", ["", "undefined", "无", "-", "这个值的转换需要确定"])
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
        ("alarm_switch", "报警开关", "rw", ("switch", "alarm_switch", None)),
        ("reset_filter", "重置滤芯", "rw", ("button", "reset_filter", None)),
        ("power_switch", "电源开关", "rw", ("switch", "power_switch", None)),
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
        ("x_result", "结果", {"0": "成功"}, "sensor", ("成功",)),
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
        (Kind.TIMESTAMP, "rw", ("sensor", "timestamp", True)),
        (Kind.ARRAY, "rw", ("sensor", None, False)),
        (Kind.STRUCT, "r", ("sensor", None, False)),
    ],
)
def test_other_types(
    kind: Kind, mode: str, expected: tuple[str, str | None, bool]
) -> None:
    entity = entity_of(property_of("x", "x", kind.value, mode))
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


def test_names_that_are_the_same_tell_the_id() -> None:
    entities = plan_of(
        property_of("temp_c", "温度", "int", "r", unit="°C"),
        property_of("temp_f", "温度", "int", "r", unit="°F"),
        property_of("temp_k", "温度", "int", "r", unit="K"),
    ).entities
    assert [(each.translation_key, each.name) for each in entities] == [
        ("temperature", "温度"),
        (None, "温度"),
        (None, "温度 (temp_k)"),
    ]


def test_plumbing_is_excluded() -> None:
    (exclusion,) = plan_of(property_of("_sys_ota", "x", "string")).exclusions
    assert (exclusion.kind, exclusion.id) == ("property", "_sys_ota")


def test_an_action_with_inputs_is_no_button() -> None:
    device_plan = plan(load("iot-device-java-light-sample"))
    assert [(each.kind, each.id) for each in device_plan.exclusions] == [
        ("action", "blink")
    ]


def test_the_only_switch_is_named_by_the_device() -> None:
    switch = find(plan(load("switch-one")), "switch")
    assert (switch.name, switch.translation_key) == (None, None)


def test_an_empty_model_has_an_empty_plan() -> None:
    assert plan_of() == plan(load("intelligent-gateway"))
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
    ("unit", "value", "shown"), [("MPa", 250.0, "kPa"), ("斤", 0.125, "kg")]
)
def test_a_unit_home_assistant_does_not_know_is_converted(
    unit: str, value: float, shown: str
) -> None:
    entity = measured("x", "x", unit=unit)
    assert entity.unit == shown
    assert entity.bindings["value"].read({"x": 0.25}) == value


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
    reset = entity_of(property_of("factory_reset", "恢复出厂设置", "bool"))
    assert (reset.platform, reset.enabled) == ("button", False)
    assert not measured("rssi", "信号强度", unit="dBm").enabled
    assert measured("temp_current", "当前温度", unit="℃").enabled


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
