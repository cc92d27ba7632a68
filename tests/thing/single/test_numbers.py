"""Numbers: what is measured and what is set, by id, name, unit, range and mode."""

import pytest

from .. import entity_of, measured, plan_of, property_of


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
        ("r", "Daily Rain", "mm", ("precipitation", "mm", "total_increasing")),
        ("c", "累计充电量", "Ah", (None, "Ah", "total_increasing")),
        ("h", "今日平均心率", "bpm", (None, "bpm", "measurement")),
        ("c", "电池容量", "Ah", (None, "Ah", "measurement")),
        ("r", "小时雨量", "mm", ("precipitation", "mm", "total_increasing")),
        ("x", "降雨", "mm", ("precipitation", "mm", "measurement")),
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
        ("x", "定量充电", {"unit": "kWh", "min": 1, "max": 200}, "number"),
    ],
)
def test_a_writable_number_is_set_only_when_it_means_to_be(
    id_: str, name: str, define: dict[str, object], platform: str
) -> None:
    assert measured(id_, name, "rw", **define).platform == platform


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
        ("do_val", "溶解氧", {"unit": "mg/L", "max": 20}, "sensor"),
        ("ntu", "浊度", {"unit": "NTU", "max": 1000}, "sensor"),
        ("ntu_max", "浊度最大值", {"unit": "NTU", "max": 1000}, "number"),
        ("do_low", "溶解氧下限", {"unit": "mg/L", "max": 20}, "number"),
        ("csq", "4G信号", {"max": 31}, "sensor"),
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
        ("x", "低电推送", "bool", "config"),
        ("x", "onvif开关", "bool", "config"),
        ("x", "24小时制", "bool", "config"),
        ("x", "自动关锁延迟", "int", "config"),
        ("x", "无人保持时间", "int", "config"),
        ("x", "最远检测距离", "int", "config"),
        ("x", "过压值", "int", "config"),
        ("x", "过流设置", "enum", "config"),
        ("x", "灯带点数", "int", "config"),
        ("x", "手拉启动", "bool", "config"),
        ("x", "换水提醒天数", "int", "config"),
        ("x", "亮度", "int", None),
        ("x", "浇水时长", "int", None),
        ("x", "目标高度", "int", None),
        ("insulation_temp", "保温温度", "int", None),
        ("temp_max", "最高温度", "int", "config"),
        ("x", "浊度最大值", "int", "config"),
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


@pytest.mark.parametrize(
    ("name", "unit", "category"),
    [
        ("CPU温度", "℃", "diagnostic"),
        ("主板温度", "℃", "diagnostic"),
        ("内存占用", "%", "diagnostic"),
        ("丢包率", "%", "diagnostic"),
        ("边刷寿命", "min", "diagnostic"),
        ("主刷剩余", "h", "diagnostic"),
        ("干燥剂剩余天数", "天", "diagnostic"),
        ("电压校准系数", "", "diagnostic"),
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


def test_a_power_is_called_what_it_is_of() -> None:
    """An inverter has that of its load beside others."""
    assert measured("load", "负载功率", unit="W").translation_key is None


@pytest.mark.parametrize(
    ("id_", "name", "told"),
    [
        ("smoke_concentration", "油烟浓度", None),
        ("smoke_concentration", "烟雾浓度", "smoke_concentration"),
        ("left_time", "剩余烹饪时间", None),
        ("left_time", "剩余时间", "remaining_time"),
    ],
)
def test_a_name_of_something_else_is_kept(
    id_: str, name: str, told: str | None
) -> None:
    assert measured(id_, name, min=0, max=100).translation_key == told


@pytest.mark.parametrize("name", ["运动时间", "跑步时长", "骑行时间"])
def test_how_long_somebody_exercised_is_no_diagnosis(name: str) -> None:
    entity = measured("run_time", name, min=0, max=9999, unit="s")
    assert (entity.device_class, entity.category) == ("duration", None)


@pytest.mark.parametrize(
    ("name", "device_class"),
    [
        ("盲区温度", "temperature_delta"),
        ("温度步进", "temperature_delta"),
        ("温度灵敏度", "temperature_delta"),
        ("启动温度", "temperature"),
    ],
)
def test_how_far_apart_temperatures_are_is_no_temperature(
    name: str, device_class: str
) -> None:
    entity = measured("x", name, "rw", unit="℃", min=0, max=10)
    assert entity.device_class == device_class


@pytest.mark.parametrize(
    ("id_", "name", "key"),
    [
        ("delay_set", "退出延时", None),
        ("countdown", "灌溉时间", None),
        ("count_down", "预约时间", "appointment_time"),
        ("sensitivity", "运动灵敏度", None),
        ("countdown", "倒计时", "countdown"),
        ("countdown", "Countdown", "countdown"),
        ("delay_set", "甲乙延时", "delay"),
    ],
)
def test_what_is_set_is_called_by_its_name_where_that_says_more(
    id_: str, name: str, key: str | None
) -> None:
    entity = measured(id_, name, "rw", min=0, max=3600, unit="s")
    assert entity.translation_key == key


def test_a_temperature_that_is_set_is_a_target() -> None:
    entity = measured("temperature", "温度", "rw", min=10, max=35, unit="℃")
    assert entity.translation_key == "target_temperature"


@pytest.mark.parametrize(
    ("id_", "name", "low", "high", "expected"),
    [
        ("residual_electricity", "剩余电量", -1, 100, ("battery", "%")),
        ("battery", "电池电量", 0, 101, ("battery", "%")),
        ("wireless_electricity", "低功耗-电池电量", 0, 10, (None, None)),
        ("battery_power", "电量", 1, 5, (None, None)),
    ],
)
def test_the_charge_of_a_battery_without_a_unit_is_no_energy(
    id_: str, name: str, low: int, high: int, expected: tuple[str | None, str | None]
) -> None:
    entity = measured(id_, name, min=low, max=high)
    assert (entity.device_class, entity.unit) == expected
    assert entity.state_class != "total_increasing"


@pytest.mark.parametrize("name", ["低电量报警", "电量充值"])
def test_when_a_battery_is_low_and_what_is_paid_is_set(name: str) -> None:
    entity = measured("x", name, "rw", min=0, max=50, unit="%")
    assert (entity.platform, entity.category) == ("number", "config")


@pytest.mark.parametrize(
    ("id_", "name", "platform", "role"),
    [
        ("cur_duoji_angle", "cur_duoji_angle", "sensor", "generic_sensor"),
        ("current_storage", "当前存储设备", "sensor", "generic_sensor"),
        ("current_coef", "current_coef", "sensor", "current"),
        ("cur_current", "当前电流", "sensor", "current"),
        ("current_2", "电流2", "sensor", "current"),
    ],
)
def test_what_an_id_says_is_so_now_is_shown_and_no_electricity(
    id_: str, name: str, platform: str, role: str
) -> None:
    entity = measured(id_, name, "rw", min=0, max=180)
    assert (entity.platform, entity.role) == (platform, role)


@pytest.mark.parametrize("id_", ["gas", "smoke"])
def test_a_number_called_like_what_is_in_the_air_is_its_concentration(id_: str) -> None:
    entity = measured(id_, id_, "rw", min=0, max=1023)
    assert (entity.platform, entity.role) == ("sensor", f"{id_}_concentration")


@pytest.mark.parametrize(("define", "unit"), [({}, "°"), ({"unit": "%"}, "%")])
@pytest.mark.parametrize("name", ["上下摆风角度", "左右摆风角度"])
def test_an_angle_is_told_in_degrees_unless_it_says_otherwise(
    name: str, define: dict[str, str], unit: str
) -> None:
    entity = entity_of(property_of("x", name, "int", min=0, max=180, **define))
    assert (entity.platform, entity.unit) == ("number", unit)


@pytest.mark.parametrize(
    ("low", "high", "state_class"),
    [
        (0, 360, "measurement_angle"),
        (0, 359, "measurement_angle"),
        (-180, 180, "measurement_angle"),
        (0, 180, "measurement"),
        (-90, 90, "measurement"),
    ],
)
def test_the_mean_of_angles_of_a_whole_circle_is_one_between_them(
    low: int, high: int, state_class: str
) -> None:
    heading = entity_of(
        property_of("heading", "方向角", "int", "r", min=low, max=high, unit="°")
    )
    assert heading.state_class == state_class


def test_a_radio_is_tuned() -> None:
    frequency = entity_of(
        property_of("fm", "FM频率", "float", min=87.5, max=108, step=0.1, unit="MHz")
    )
    assert (frequency.platform, frequency.device_class) == ("number", "frequency")


def test_what_a_battery_keeps_in_reserve_is_set() -> None:
    reserve = entity_of(
        property_of("soc_keep", "备电SOC", "int", min=0, max=100, unit="%")
    )
    assert (reserve.platform, reserve.category) == ("number", "config")
