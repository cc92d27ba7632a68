"""Which kind a product is, by what it is called and what it has."""

import pytest

from custom_components.tencent_iot_explorer.thing import parse_thing_model, plan
from custom_components.tencent_iot_explorer.thing.kinds import KINDS
from custom_components.tencent_iot_explorer.thing.kinds.products import (
    CALLED,
    YIELDS_TO,
)

from .. import entity_of, find, plan_of, property_of
from . import POWER, main_of

TEMPERATURE = property_of("t", "设定值", "int", min=30, max=45, step=1, unit="℃")


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
    main = main_of(POWER, TEMPERATURE, category=category, name=name)
    assert main.platform == platform


def test_the_reason_tells_what_won_and_what_it_beat() -> None:
    modes = {"0": "制冷", "1": "制热"}
    main = main_of(
        POWER,
        property_of("m", "工况", "enum", mapping=modes),
        property_of("s", "设定值", "int", min=16, max=30, step=1, unit="℃"),
        property_of("w", "热水水位", "int", "r", min=0, max=9, step=1),
    )
    assert main.platform == "climate"
    assert main.reason.endswith(
        "told by options m, not water heater (w), water tank (w)"
    )


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


@pytest.mark.parametrize(
    ("name", "device_class"),
    [("家用抽湿机", "dehumidifier"), ("桌面加湿器", "humidifier")],
)
def test_what_dries_is_told_by_its_product(name: str, device_class: str) -> None:
    target = property_of("h", "湿度设定", "int", min=30, max=80, unit="%")
    assert main_of(POWER, target, name=name).device_class == device_class


@pytest.mark.parametrize(
    ("id_", "name", "platform"),
    [("lamp", "灯", "light"), ("valve", "阀门", "valve"), ("lock", "锁", "lock")],
)
def test_names_count_from_one_where_ids_count_from_nought(
    id_: str, name: str, platform: str
) -> None:
    entities = plan_of(
        property_of(f"{id_}_0", f"{name}1", "bool"),
        property_of(f"{id_}_1", f"{name}2", "bool"),
    ).entities
    assert [(each.platform, each.property_ids) for each in entities] == [
        (platform, (f"{id_}_0",)),
        (platform, (f"{id_}_1",)),
    ]


@pytest.mark.parametrize(
    ("id_", "name", "platform"),
    [("lamp", "灯", "light"), ("valve", "阀门", "valve"), ("lock", "锁", "lock")],
)
def test_the_first_of_several_needs_no_number(
    id_: str, name: str, platform: str
) -> None:
    entities = plan_of(
        property_of(id_, f"{name}1", "bool"),
        property_of(f"{id_}1", f"{name}2", "bool"),
    ).entities
    assert [(each.platform, each.property_ids) for each in entities] == [
        (platform, (id_,)),
        (platform, (f"{id_}1",)),
    ]


def test_one_of_several_has_the_number_of_its_name() -> None:
    lamps = plan_of(
        property_of("lamp_0", "灯1", "bool"),
        property_of("brightness_0", "亮度", "int", max=100),
        property_of("lamp_1", "灯2", "bool"),
        property_of("brightness_1", "亮度", "int", max=100),
    ).entities
    assert [each.property_ids for each in lamps] == [
        ("lamp_0", "brightness_0"),
        ("lamp_1", "brightness_1"),
    ]
    assert [each.placeholders["number"] for each in lamps] == ["1", "2"]


def test_only_kinds_yield_and_only_to_what_is_told_of_a_product() -> None:
    kinds = {kind.name for kind in KINDS}
    assert YIELDS_TO.keys() <= kinds
    assert not set().union(*YIELDS_TO.values()) - kinds - CALLED.keys()


def test_a_valve_with_a_number_is_one_valve() -> None:
    """An option that no valve has a word for is set by a choice, not by a second valve."""
    options = {"0": "关阀", "1": "开阀", "2": "半开"}
    entities = plan_of(
        property_of("valve1", "1号阀门", "enum", mapping=options),
        property_of("valve2", "2号阀门", "enum", mapping=options),
    ).entities
    assert sorted(f"{each.platform} {each.key}" for each in entities) == [
        "select valve1:text",
        "select valve2:text",
        "valve valve1",
        "valve valve2",
    ]


def test_what_starts_a_robot_is_its_power() -> None:
    vacuum = find(
        plan_of(
            property_of("start", "启动", "bool"),
            property_of("mode", "清洁模式", "enum", mapping={"0": "全池", "1": "池底"}),
            property_of(
                "state", "状态", "enum", "r", mapping={"0": "待机", "1": "清洁中"}
            ),
        ),
        "vacuum",
    )
    assert vacuum.bindings["power"].property_id == "start"


def test_a_lamp_that_indicates_is_none() -> None:
    indicator = entity_of(property_of("led", "LED指示", "bool"))
    assert (indicator.platform, indicator.category) == ("switch", "config")
