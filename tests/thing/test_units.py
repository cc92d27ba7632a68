"""Units: the model's, those in a name or around a number, and none."""

import pytest

from custom_components.tencent_iot_explorer.thing import parse_thing_model

from . import entity_of, measured, property_of


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
        ("睡眠得分", "分", (None, None)),
        ("剩余", "分", ("duration", "min")),
        ("风速", "mph", ("wind_speed", "mph")),
        ("流量", "GPM", ("volume_flow_rate", "gal/min")),
        ("氡浓度", "Bq/m³", ("radon", "Bq/m³")),
        ("负氧离子", "个/cm³", (None, "/cm³")),
        ("绝对湿度", "g/m³", ("absolute_humidity", "g/m³")),
        ("水价", "元/吨", (None, "CNY/m³")),
        ("煤价", "元/吨", (None, "元/吨")),
        ("气价", "元/立方", (None, "CNY/m³")),
        ("计数器", "n", (None, None)),
        ("PPFD", "μmol/m²/s", (None, "μmol/m²/s")),
        ("最远检测距离", "M", ("distance", "m")),
        ("模数", "M", (None, "M")),
        ("清理等待时间", "分钟m", ("duration", "min")),
        ("报警时长", "m", ("duration", "min")),
        ("安装高度", "m", ("distance", "m")),
        ("温度", "˚F", ("temperature", "°F")),
        ("室温", "℃/℉", ("temperature", "°C")),
        ("水温", "\xad°C", ("temperature", "°C")),
        ("输入电压", "VDC", ("voltage", "V")),
        ("用电", "k-Wh", ("energy", "kWh")),
        ("功率因数", "PF", ("power_factor", None)),
    ],
)
def test_a_unit_means_what_is_measured_in_it(
    name: str, unit: str, expected: tuple[str | None, str | None]
) -> None:
    entity = measured("x", name, unit=unit)
    assert (entity.device_class, entity.unit) == expected


@pytest.mark.parametrize("unit", ["分/度", "分/kWh", "分/千瓦时"])
def test_a_price_in_cents_is_told_in_yuan(unit: str) -> None:
    """What the Energy dashboard is told is a price in its own currency."""
    entity = measured("x", "电价", unit=unit)
    assert (entity.unit, entity.bindings["value"].read({"x": 53})) == ("CNY/kWh", 0.53)


def test_thousands_of_percent_are_no_unit() -> None:
    entity = measured("count_down1", "按键1倒计时", "rw", unit="%", min=0, max=86400)
    assert (entity.unit, entity.device_class) == ("s", "duration")


def test_a_text_has_no_unit_in_chinese() -> None:
    entity = entity_of(property_of("n", "次数", "string", "r", unit="次"))
    assert all(each.unit is None for each in (entity, entity.chinese) if each)


def test_a_unit_that_chinese_writes_in_a_character_is_kept() -> None:
    entity = entity_of(property_of("t", "剩余时间", "int", "r", max=99, unit="秒"))
    assert (entity.unit, entity.chinese) == ("s", None)


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
    ("written", "name"),
    [
        ("炉膛温度(0.1℃)", "炉膛温度"),
        ("炉膛温度*10", "炉膛温度"),
        ("炉膛温度（x10）", "炉膛温度"),
        ("Furnace*10", "Furnace"),
        ("Furnace temp × 100", "Furnace temp"),
        ("Furnace PM2.5*10", "Furnace PM2.5"),
        ("炉膛阻值Ω*10", "炉膛阻值Ω"),
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
    "name",
    [
        "尺寸5*100",
        "Max x10",
        "Zone x10",
        "光照(X10)",
        "规格3*10",
        "Tile 5*10",
        "尺寸５*10",
    ],
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


def test_a_ton_is_no_measure_word() -> None:
    assert measured("x", "处理量", unit="吨").unit == "吨"
