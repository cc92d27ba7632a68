"""Climate: what heats, cools or blows by its modes."""

from typing import Any

import pytest

from custom_components.tencent_iot_explorer.thing import parse_thing_model, plan

from .. import find, plan_of, property_of
from . import main_of


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


def test_what_only_heats_and_blows_is_climate_by_its_modes() -> None:
    (climate,) = plan_of(
        property_of("gn", "功能", "enum", mapping={"0": "制热", "1": "送风"}),
        property_of("sw", "开关", "bool"),
        property_of("t", "设定温度", "int", min=16, max=30, unit="℃"),
    ).entities
    assert climate.bindings["mode"].meanings == {"0": "heat", "1": "fan_only"}


@pytest.mark.parametrize("heats", ["供暖", "采暖", "制暖", "供热", "加热模式"])
def test_a_mode_that_heats_rooms_is_no_preset(heats: str) -> None:
    (climate,) = plan_of(
        property_of("FcuOn", "风盘开关", "bool"),
        property_of("FcuMode", "模式", "enum", mapping={"1": "制冷", "2": heats}),
        property_of("FcuSet", "设温", "int", min=16, max=30, unit="℃"),
    ).entities
    assert climate.bindings["mode"].meanings == {"1": "cool", "2": "heat"}


def test_a_mode_that_heats_rooms_is_a_preset_beside_heating() -> None:
    """It could not be chosen otherwise."""
    modes = {"1": "制冷", "2": "采暖", "3": "制热"}
    (climate,) = plan_of(
        property_of("FcuOn", "风盘开关", "bool"),
        property_of("FcuMode", "模式", "enum", mapping=modes),
        property_of("FcuSet", "设温", "int", min=16, max=30, unit="℃"),
    ).entities
    assert climate.bindings["mode"].meanings == {"1": "cool", "3": "heat"}
    assert climate.bindings["preset"].meanings == {"2": "采暖"}


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


def test_the_opening_of_a_radiator_valve_is_no_valve() -> None:
    target = property_of("sd", "阀位设定", "int", min=0, max=100, unit="%")
    told = parse_thing_model({"properties": [target]}, name="散热器温控阀")
    assert [each.platform for each in plan(told).entities] == ["number"]


def test_the_speeds_of_what_is_no_fan_are_chosen() -> None:
    """A choice of a speed switches only what is called a fan."""
    speeds = property_of(
        "FS", "风速", "enum", mapping={"0": "关", "1": "低", "2": "高"}
    )
    (entity,) = plan(parse_thing_model({"properties": [speeds]}, name="展柜")).entities
    assert entity.platform == "select"


@pytest.mark.parametrize("name", ["Infrared Sauna", "家用桑拿房", "汗蒸房控制器"])
def test_what_people_sweat_in_is_climate_however_hot(name: str) -> None:
    heater = property_of("kg", "加热", "bool")
    target = property_of("t", "设定温度", "int", min=40, max=120, unit="℃")
    present = property_of("c", "当前温度", "int", "r", min=0, max=150, unit="℃")
    assert main_of(heater, target, present, name=name).platform == "climate"


def test_a_room_that_is_warmed_by_water_is_no_water() -> None:
    (manifold,) = (
        each
        for each in plan_of(
            property_of("power", "电源", "bool"),
            property_of("set_temp", "房间设定温度", "int", min=5, max=35, unit="℃"),
            property_of("real_temp", "房间温度", "int", "r", min=0, max=50, unit="℃"),
            property_of("back", "回水温度", "int", "r", min=0, max=90, unit="℃"),
        ).entities
        if each.is_main
    )
    assert (manifold.platform, manifold.key) == ("climate", "power")
    assert manifold.bindings["current_temperature"].property_id == "real_temp"


def test_an_air_conditioner_keeps_the_target_that_is_called_like_it() -> None:
    """Whatever comes first: no floor is warmed to what the air is set to."""
    degrees: dict[str, Any] = {"min": 16, "max": 32, "unit": "℃"}
    entities = plan_of(
        property_of("floor_switch", "地暖开关", "bool"),
        property_of("floor_temp_set", "地暖设定温度", "int", **degrees),
        property_of("ac_switch", "空调开关", "bool"),
        property_of("ac_temp_set", "空调设定温度", "int", **degrees),
        property_of("ac_mode", "空调模式", "enum", mapping={"0": "制冷", "1": "制热"}),
    ).entities
    assert [(each.platform, set(each.property_ids)) for each in entities] == [
        ("climate", {"ac_switch", "ac_temp_set", "ac_mode"}),
        ("climate", {"floor_switch", "floor_temp_set"}),
    ]


@pytest.mark.parametrize(
    "name",
    [
        "压缩机温度",
        "外壳温度",
        "化霜探头温度",
        "蒸发器温度",
        "PTC温度",
        "Shell temperature",
    ],
)
def test_what_is_warm_inside_of_a_device_is_not_its_room(name: str) -> None:
    device_plan = plan_of(
        property_of("power", "开关", "bool"),
        property_of("mode", "模式", "enum", mapping={"0": "制冷", "1": "制热"}),
        property_of("temp_set", "设定温度", "int", min=16, max=32, unit="℃"),
        property_of("t1", name, "int", "r", min=-20, max=120, unit="℃"),
    )
    assert find(device_plan, "climate").property_ids == ("power", "temp_set", "mode")


def two_set_points(**names: str) -> list[dict[str, Any]]:
    return [
        property_of("power", "开关", "bool"),
        property_of(
            "mode", "模式", "enum", mapping={"0": "制冷", "1": "制热", "2": "自动"}
        ),
        *(
            property_of(id_, name, "int", min=5, max=32, unit="℃")
            for id_, name in names.items()
        ),
    ]


@pytest.mark.parametrize(
    "names",
    [
        {"cool_set": "制冷设定温度", "heat_set": "制热设定温度"},
        {"heat_set": "制热设定温度", "cool_set": "制冷设定温度"},
        {"heat_set": "Heating setpoint", "cool_set": "Cooling setpoint"},
        {"heat_set": "采暖温度", "cool_set": "制冷温度"},
    ],
)
def test_what_heats_to_one_temperature_and_cools_to_another(
    names: dict[str, str],
) -> None:
    (climate,) = plan_of(*two_set_points(**names)).entities
    assert climate.bindings["target_temperature"].property_id == "cool_set"
    assert climate.bindings["target_temperature_low"].property_id == "heat_set"
    assert climate.bindings["mode"].meanings["2"] == "heat_cool"


@pytest.mark.parametrize(
    "names",
    [
        {
            "set_temp": "设定温度",
            "heat_max": "制热温度上限",
            "cool_min": "制冷温度下限",
        },
        {"set_temp": "设定温度", "heat": "制热设定温度", "cool": "制冷设定温度"},
        {"set_temp": "设定温度", "heat_diff": "制热回差", "cool_diff": "制冷回差"},
        {"cool": "制冷设定温度", "heat_eco": "节能制热温度"},
    ],
)
def test_what_a_target_stands_beside_is_no_target(names: dict[str, str]) -> None:
    device_plan = plan_of(*two_set_points(**names))
    bindings = find(device_plan, "climate").bindings
    assert {"heating_temperature", "target_temperature_low"}.isdisjoint(bindings)


def test_modes_with_a_target_each() -> None:
    names = {"auto": "自动设定温度", "heat": "制热设定温度", "cool": "制冷设定温度"}
    (climate,) = plan_of(*two_set_points(**names)).entities
    targets = ("target", "heating", "cooling")
    found = [climate.bindings[f"{name}_temperature"].property_id for name in targets]
    assert found == ["auto", "heat", "cool"]
    assert climate.bindings["mode"].meanings["2"] == "auto"


def test_what_heats_and_cools_water_keeps_between_nothing() -> None:
    power, mode = two_set_points()
    (climate,) = plan_of(
        power,
        mode,
        property_of("heat", "制热水温设定", "int", min=25, max=60, unit="℃"),
        property_of("cool", "制冷水温设定", "int", min=7, max=25, unit="℃"),
    ).entities
    assert climate.bindings["heating_temperature"].property_id == "heat"
    assert climate.bindings["mode"].meanings["2"] == "auto"


def test_what_a_thermostat_is_doing() -> None:
    told = {"0": "Idle", "1": "Heating", "2": "Cooling"}
    (climate,) = plan_of(
        *two_set_points(target="设定温度"),
        property_of("running", "Running State", "enum", "r", mapping=told),
    ).entities
    assert set(climate.bindings["action"].meanings.values()) == {
        "idle",
        "heating",
        "cooling",
    }


def test_the_rooms_of_a_manifold_are_called_by_their_names() -> None:
    """None of them is the device."""
    rooms = {"1": "客厅", "2": "主卧"}
    device_plan = plan(
        parse_thing_model(
            {
                "properties": [
                    part
                    for number, room in rooms.items()
                    for part in (
                        property_of(f"z{number}", f"{room}开关", "bool"),
                        property_of(
                            f"z{number}t",
                            f"{room}设定温度",
                            "int",
                            min=5,
                            max=35,
                            unit="℃",
                        ),
                    )
                ]
            },
            name="地暖分集水器",
        )
    )
    climates = {each.key: each.name for each in device_plan.entities}
    assert climates == {"z1": "客厅", "z2": "主卧"}


def test_a_boiler_is_set_to_the_room_that_it_warms() -> None:
    """Not to the water that it sends there."""
    climate = find(
        plan_of(
            property_of("on", "开关机", "bool"),
            property_of("water", "供水温度设定", "int", min=30, max=80, unit="℃"),
            property_of("room", "室内温度设定", "int", min=5, max=35, unit="℃"),
            property_of("now", "室内温度", "float", "r", min=0, max=50, unit="℃"),
        ),
        "climate",
    )
    assert climate.bindings["target_temperature"].property_id == "room"
    assert climate.bindings["current_temperature"].property_id == "now"


@pytest.mark.parametrize(
    ("options", "told"),
    [({"1": "制热"}, True), ({"1": "制热", "2": "制冷"}, False)],
)
def test_what_only_tells_whether_it_heats(
    options: dict[str, str], *, told: bool
) -> None:
    """Of what cools too it does not tell what else it does."""
    device_plan = plan_of(
        property_of("on", "开关", "bool"),
        property_of("mode", "模式", "enum", mapping={"0": "送风", **options}),
        property_of("set", "设定温度", "int", min=5, max=35, unit="℃"),
        property_of(
            "relay", "加热状态", "bool", "r", mapping={"0": "停止", "1": "加热"}
        ),
    )
    assert ("action" in find(device_plan, "climate").bindings) is told
    assert find(device_plan, "binary_sensor").key == "relay"


def test_each_room_of_a_central_air_conditioner_has_its_own_wind() -> None:
    modes, winds = {"0": "制冷", "1": "制热"}, {"0": "低", "1": "中", "2": "高"}
    device_plan = plan_of(
        *(
            part
            for number, room in {"1": "客厅", "2": "主卧"}.items()
            for part in (
                property_of(f"ac{number}_sw", f"{room}空调开关", "bool"),
                property_of(
                    f"ac{number}_mode", f"{room}空调模式", "enum", mapping=modes
                ),
                property_of(
                    f"ac{number}_fan", f"{room}空调风速", "enum", mapping=winds
                ),
                property_of(
                    f"ac{number}_t", f"{room}空调温度", "int", min=16, max=30, unit="℃"
                ),
                property_of(
                    f"ac{number}_now", f"{room}室内温度", "float", "r", unit="℃"
                ),
            )
        )
    )
    climates = [each for each in device_plan.entities if each.platform == "climate"]
    assert [each.name for each in climates] == ["客厅空调", "主卧空调"]
    for number, climate in enumerate(climates, 1):
        for part, id_ in {"fan_mode": "fan", "current_temperature": "now"}.items():
            assert climate.bindings[part].property_id == f"ac{number}_{id_}"


def test_the_channels_of_a_floor_heating_are_heated_apart() -> None:
    properties = [
        part
        for number in "12"
        for part in (
            property_of(f"switch_{number}", f"通道{number}开关", "bool"),
            property_of(
                f"set_{number}", f"通道{number}设定温度", "int", min=5, max=35, unit="℃"
            ),
        )
    ]
    model = parse_thing_model({"properties": properties}, name="地暖集控")
    climates = plan(model).entities
    assert [each.name for each in climates] == ["通道1", "通道2"]
    assert [each.traits["only_mode"] for each in climates] == ["heat", "heat"]
    for number, climate in enumerate(climates, 1):
        target = climate.bindings["target_temperature"]
        assert (climate.key, target.property_id) == (
            f"switch_{number}",
            f"set_{number}",
        )


@pytest.mark.parametrize("slot", ["时段", "定时", "备用"])
def test_what_is_switched_beside_a_target_for_all_is_no_unit(slot: str) -> None:
    device_plan = plan_of(
        property_of("on", "开关", "bool"),
        property_of("set", "设定温度", "int", min=16, max=30, unit="℃"),
        property_of("mode", "模式", "enum", mapping={"0": "制冷", "1": "制热"}),
        *(
            part
            for number in "12"
            for part in (
                property_of(f"p{number}", f"{slot}{number}开关", "bool"),
                property_of(
                    f"t{number}", f"{slot}{number}温度", "int", min=16, max=30, unit="℃"
                ),
            )
        ),
    )
    climate = find(device_plan, "climate")
    assert (climate.key, climate.name) == ("on", None)
    assert climate.bindings["target_temperature"].property_id == "set"
