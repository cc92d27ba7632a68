"""Climate entities, against the simulated cloud."""

from typing import Any

from homeassistant.auth.models import User
from homeassistant.core import Context, HomeAssistant
from homeassistant.exceptions import ServiceValidationError
from homeassistant.helpers import intent
from homeassistant.helpers.state import async_reproduce_state, state_as_number
from homeassistant.setup import async_setup_component
from homeassistant.util.unit_system import US_CUSTOMARY_SYSTEM
import pytest
import voluptuous as vol

from simulator import Cloud
from simulator.state import Device

from ..conftest import SetUp
from ..thing import property_of
from .platforms import (
    Call,
    add_device,
    call,
    check_calls,
    entity_id_of,
    find_device,
    report,
    state_of,
)

pytestmark = pytest.mark.devices("ac_01", "heater_02")


async def test_an_air_conditioner(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    await set_up()
    device = find_device(cloud, "ac_01")
    entity_id = entity_id_of(hass, "climate", device, "power_switch")
    state = state_of(hass, entity_id)
    modes = ["off", "cool", "heat", "fan_only", "auto", "dry"]
    presets = ["none", "eco", "floor_heat", "auxiliary_heat"]
    assert state.state == "cool"
    assert state.attributes["hvac_modes"] == modes
    assert state.attributes["current_temperature"] == 26
    assert state.attributes["temperature"] == 24
    assert (state.attributes["min_temp"], state.attributes["max_temp"]) == (0, 50)
    assert state.attributes["fan_mode"] == "auto"
    assert state.attributes["preset_modes"] == presets
    assert state.attributes["preset_mode"] == "none"


async def test_nobody_sets_the_temperature_that_is_asked_for_by_voice(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp, hass_admin_user: User
) -> None:
    """Assist forgets who has asked; not so of what else it does."""
    for component in ("homeassistant", "intent", "climate"):
        assert await async_setup_component(hass, component, {})
    await set_up()
    device = find_device(cloud, "ac_01")
    entity_id = entity_id_of(hass, "climate", device, "power_switch")
    name = {"name": {"value": state_of(hass, entity_id).name}}
    users = []
    deeds: dict[str, dict[str, Any]] = {
        "HassClimateSetTemperature": {"temperature": {"value": 21}},
        "HassTurnOff": {},
    }
    for deed, slots in deeds.items():
        context = Context(user_id=hass_admin_user.id)
        await intent.async_handle(hass, "test", deed, name | slots, context=context)
        await hass.async_block_till_done()
        users.append(state_of(hass, entity_id).context.user_id)
    assert (device.values["temp_set"], device.values["power_switch"]) == (21, 0)
    assert users == [None, hass_admin_user.id]


async def test_what_is_asked_of_an_air_conditioner(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    dry = {"temperature": 20, "hvac_mode": "dry"}
    from_side_to_side = {"swing_horizontal_mode": "on"}
    calls: list[Call] = [
        ("turn_off", {}, {"power_switch": 0, "mode": "cold"}),
        ("turn_on", {}, {"power_switch": 1}),
        ("set_hvac_mode", {"hvac_mode": "off"}, {"power_switch": 0}),
        ("set_hvac_mode", {"hvac_mode": "heat"}, {"power_switch": 1, "mode": "hot"}),
        ("set_temperature", {"temperature": 22}, {"temp_set": 22}),
        ("set_temperature", dry, {"temp_set": 20, "mode": "arefaction"}),
        ("set_fan_mode", {"fan_mode": "medium"}, {"fan_speed_enum": "middle"}),
        ("set_preset_mode", {"preset_mode": "floor_heat"}, {"mode": "floor_heat"}),
        ("set_swing_mode", {"swing_mode": "on"}, {"switch_vertical": 1}),
        ("set_swing_horizontal_mode", from_side_to_side, {"switch_horizontal": 1}),
        ("set_humidity", {"humidity": 40}, {"humidity_set": 40}),
    ]
    await set_up()
    device = find_device(cloud, "ac_01")
    entity_id = entity_id_of(hass, "climate", device, "power_switch")
    await check_calls(hass, device, entity_id, calls)


async def test_the_last_mode_outlasts_a_restart(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    """A preset that stands in the mode's place does not tell which mode it is."""
    entry = await set_up()
    device = find_device(cloud, "ac_01")
    entity_id = entity_id_of(hass, "climate", device, "power_switch")
    await report(hass, cloud, device, entity_id, {"mode": "hot"})
    await report(hass, cloud, device, entity_id, {"mode": "eco"})
    await hass.config_entries.async_reload(entry.entry_id)
    await hass.async_block_till_done(wait_background_tasks=True)
    state = state_of(hass, entity_id)
    assert (state.state, state.attributes["preset_mode"]) == ("heat", "eco")


async def test_what_an_air_conditioner_reports(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    await set_up()
    device = find_device(cloud, "ac_01")
    entity_id = entity_id_of(hass, "climate", device, "power_switch")

    state = await report(hass, cloud, device, entity_id, {"mode": "eco"})
    assert (state.state, state.attributes["preset_mode"]) == ("cool", "eco")

    await report(hass, cloud, device, entity_id, {"mode": "hot"})
    state = await report(hass, cloud, device, entity_id, {"mode": "eco"})
    assert (state.state, state.attributes["preset_mode"]) == ("heat", "eco")

    state = await report(hass, cloud, device, entity_id, {"status": "heating"})
    assert state.attributes["hvac_action"] == "heating"

    in_fahrenheit = {"temp_unit_convert": "fahrenheit", "temp_set_f": 68}
    state = await report(hass, cloud, device, entity_id, in_fahrenheit)
    assert state.attributes["temperature"] == 20
    await check_calls(
        hass,
        device,
        entity_id,
        [("set_temperature", {"temperature": 25}, {"temp_set_f": 77})],
    )


async def test_a_heater_heats_or_is_off(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    await set_up()
    device = find_device(cloud, "heater_02")
    entity_id = entity_id_of(hass, "climate", device, "power_switch")
    state = state_of(hass, entity_id)
    assert (state.state, state.attributes["hvac_modes"]) == ("off", ["off", "heat"])
    await check_calls(
        hass,
        device,
        entity_id,
        (
            ("set_hvac_mode", {"hvac_mode": "heat"}, {"power_switch": 1}),
            ("set_preset_mode", {"preset_mode": "eco"}, {"work_mode": "2"}),
        ),
    )
    assert state_of(hass, entity_id).state == "heat"


def add_thermostat(cloud: Cloud, values: dict[str, object]) -> Device:
    """Add a thermostat whose mode knows off, too, and that tells what it does."""
    return add_device(
        cloud,
        {"power_switch": 1, "temp_set": 21, "status": 1} | values,
        property_of("power_switch", "开关", "bool"),
        property_of(
            "mode",
            "模式",
            "enum",
            mapping={"0": "制冷", "1": "制热", "2": "关闭"},
        ),
        property_of("temp_set", "设定温度", "float", min=5, max=35, step=0.5, unit="℃"),
        property_of(
            "status", "工作状态", "enum", "r", mapping={"0": "制冷中", "1": "制热中"}
        ),
    )


async def test_off_keeps_the_mode_for_the_next_time(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    device = add_thermostat(cloud, {"mode": 1})
    await set_up()
    entity_id = entity_id_of(hass, "climate", device, "power_switch")
    assert state_of(hass, entity_id).attributes["hvac_action"] == "heating"
    calls: list[Call] = [
        ("turn_off", {}, {"power_switch": 0, "mode": 1}),
        ("set_hvac_mode", {"hvac_mode": "off"}, {"power_switch": 0, "mode": 1}),
    ]
    await check_calls(hass, device, entity_id, calls)
    state = state_of(hass, entity_id)
    assert (state.state, state.attributes["hvac_action"]) == ("off", "off")


async def test_a_scene_that_switches_off_says_nothing_else(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    """Home Assistant tells each setting again; there are devices that wake up at it."""
    await set_up()
    device = find_device(cloud, "ac_01")
    entity_id = entity_id_of(hass, "climate", device, "power_switch")
    await call(hass, entity_id, "turn_off")
    saved = state_of(hass, entity_id)
    await call(hass, entity_id, "turn_on")
    asked = cloud.calls["AppControlDeviceData"]
    await async_reproduce_state(hass, [saved])
    assert cloud.calls["AppControlDeviceData"] == asked + 1
    assert state_of(hass, entity_id).state == "off"
    await call(hass, entity_id, "set_temperature", temperature=19)
    assert device.values["temp_set"] == 19


async def test_turning_on_leaves_a_mode_that_is_off(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    device = add_thermostat(cloud, {"mode": 2})
    await set_up()
    entity_id = entity_id_of(hass, "climate", device, "power_switch")
    assert state_of(hass, entity_id).state == "off"
    on: Call = ("turn_on", {}, {"power_switch": 1, "mode": 0})
    await check_calls(hass, device, entity_id, [on])
    assert state_of(hass, entity_id).state == "cool"


async def test_the_valve_of_a_radiator_is_never_off(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    device = add_device(
        cloud,
        {"mode": 1, "temp_set": 21, "temp": 19},
        property_of(
            "mode", "模式", "enum", mapping={"0": "手动", "1": "自动", "2": "离家"}
        ),
        property_of("temp_set", "目标温度", "float", min=5, max=30, unit="℃"),
        property_of("temp", "当前温度", "float", "r", min=0, max=50, unit="℃"),
    )
    await set_up()
    entity_id = entity_id_of(hass, "climate", device, "mode")
    state = state_of(hass, entity_id)
    assert (state.state, state.attributes["hvac_modes"]) == ("auto", ["heat", "auto"])
    assert state.attributes["preset_modes"] == ["none", "away"]
    calls: list[Call] = [
        ("set_hvac_mode", {"hvac_mode": "heat"}, {"mode": 0}),
        ("set_preset_mode", {"preset_mode": "none"}, {"mode": 0}),
        ("set_preset_mode", {"preset_mode": "away"}, {"mode": 2}),
        ("set_preset_mode", {"preset_mode": "none"}, {"mode": 0}),
    ]
    await check_calls(hass, device, entity_id, calls)
    with pytest.raises(ServiceValidationError):
        await call(hass, entity_id, "set_hvac_mode", hvac_mode="off")


async def test_power_and_mode_of_two_states_are_told_by_their_options(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    device = add_device(
        cloud,
        {"run": 1, "season": 0, "sp": 24, "pv": 26},
        property_of("run", "运行", "bool", mapping={"0": "停机", "1": "运行"}),
        property_of("season", "冷暖", "bool", mapping={"0": "制冷", "1": "制热"}),
        property_of("sp", "设定值", "float", min=5, max=35, unit="℃"),
        property_of("pv", "测量值", "float", "r", min=-20, max=80, unit="℃"),
    )
    await set_up()
    entity_id = entity_id_of(hass, "climate", device, "run")
    state = state_of(hass, entity_id)
    assert (state.state, state.attributes["current_temperature"]) == ("cool", 26)
    calls: list[Call] = [
        ("set_hvac_mode", {"hvac_mode": "heat"}, {"run": 1, "season": 1}),
        ("turn_off", {}, {"run": 0}),
    ]
    await check_calls(hass, device, entity_id, calls)


async def test_few_speeds_are_chosen_by_their_number(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    device = add_device(
        cloud,
        {"switch": 1, "temp_set": 21, "temp": 24, "wind": 2},
        property_of("switch", "空调开关", "bool"),
        property_of("temp_set", "设定温度", "int", min=16, max=30, unit="℃"),
        property_of("temp", "室内温度", "int", "r", min=0, max=50, unit="℃"),
        property_of("wind", "风速", "int", min=1, max=3, step=1),
    )
    await set_up()
    entity_id = entity_id_of(hass, "climate", device, "switch")
    attributes = state_of(hass, entity_id).attributes
    assert (attributes["fan_modes"], attributes["fan_mode"]) == (["1", "2", "3"], "2")
    calls: list[Call] = [("set_fan_mode", {"fan_mode": "3"}, {"wind": 3})]
    await check_calls(hass, device, entity_id, calls)


async def test_a_temperature_is_set_in_the_steps_of_the_model(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    device = add_thermostat(cloud, {"mode": 1})
    await set_up()
    entity_id = entity_id_of(hass, "climate", device, "power_switch")
    calls: list[Call] = [
        ("set_temperature", {"temperature": 21.3}, {"temp_set": 21.5}),
        ("set_temperature", {"temperature": 35}, {"temp_set": 35}),
    ]
    await check_calls(hass, device, entity_id, calls)


@pytest.mark.parametrize(
    ("present", "asked", "told"),
    [(24, 24.5, 25), (26, 25.5, 25), (24, 24.3, 24), (24, 25.5, 26), (50, 50, 50)],
)
async def test_half_a_degree_is_never_nothing(
    hass: HomeAssistant,
    cloud: Cloud,
    set_up: SetUp,
    present: int,
    asked: float,
    told: int,
) -> None:
    """Apple's Home asks for half degrees, whatever the step."""
    device = find_device(cloud, "ac_01")
    device.values["temp_set"] = present
    await set_up()
    entity_id = entity_id_of(hass, "climate", device, "power_switch")
    await call(hass, entity_id, "set_temperature", temperature=asked)
    assert device.values["temp_set"] == told


async def test_a_mode_that_the_device_lacks(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    device = add_thermostat(cloud, {"power_switch": 0, "mode": 1})
    await set_up()
    entity_id = entity_id_of(hass, "climate", device, "power_switch")
    told = dict(device.values)
    with pytest.raises(ServiceValidationError, match="none of"):
        await call(
            hass, entity_id, "set_temperature", temperature=20, hvac_mode="fan_only"
        )
    assert device.values == told


async def test_a_device_whose_off_is_one_of_its_modes(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    modes = {"off": "关闭", "heat": "制热", "cool": "制冷"}
    device = add_device(
        cloud,
        {"mode": "heat", "temp_set": 20, "temp_current": 19},
        property_of("mode", "模式", "stringenum", mapping=modes),
        property_of("temp_set", "目标温度", "int", min=5, max=35, unit="℃"),
        property_of("temp_current", "当前温度", "int", "r", min=0, max=50, unit="℃"),
    )
    await set_up()
    entity_id = entity_id_of(hass, "climate", device, "mode")
    calls: list[Call] = [
        ("turn_on", {}, {"mode": "heat"}),
        ("turn_off", {}, {"mode": "off"}),
        ("turn_on", {}, {"mode": "heat"}),
        ("toggle", {}, {"mode": "off"}),
    ]
    await check_calls(hass, device, entity_id, calls)


@pytest.mark.parametrize(("shown", "told"), [(64, 18), (90, 32), (70, 21)])
async def test_every_temperature_that_is_shown_can_be_set(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp, shown: int, told: int
) -> None:
    """Home Assistant rounds what it shows: 64 °F are less than the lowest 18 °C."""
    hass.config.units = US_CUSTOMARY_SYSTEM
    device = add_device(
        cloud,
        {"switch": 1, "mode": 0, "temp_set": 25},
        property_of("switch", "开关", "bool"),
        property_of("mode", "模式", "enum", mapping={"0": "制冷", "1": "制热"}),
        property_of("temp_set", "设定温度", "int", min=18, max=32, unit="℃"),
    )
    await set_up()
    entity_id = entity_id_of(hass, "climate", device, "switch")
    attributes = state_of(hass, entity_id).attributes
    assert (attributes["min_temp"], attributes["max_temp"]) == (64, 90)
    for refused in (63, 91):
        with pytest.raises(ServiceValidationError):
            await call(hass, entity_id, "set_temperature", temperature=refused)
    warmed: Call = ("set_temperature", {"temperature": shown}, {"temp_set": told})
    await check_calls(hass, device, entity_id, [warmed])
    assert state_of(hass, entity_id).attributes["temperature"] == shown


async def test_a_target_in_fahrenheit_beside_a_reading_in_celsius(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    hass.config.units = US_CUSTOMARY_SYSTEM
    units = {"0": "摄氏度", "1": "华氏度"}
    device = add_device(
        cloud,
        {"switch": 1, "temp_set": 20, "temp_set_f": 72, "temp": 20, "temp_unit": 1},
        property_of("switch", "开关", "bool"),
        property_of("mode", "模式", "enum", mapping={"0": "制冷", "1": "制热"}),
        property_of("temp_set", "设定温度", "int", min=16, max=30, unit="℃"),
        property_of("temp_set_f", "设定温度华氏", "int", min=61, max=86, unit="℉"),
        property_of("temp", "室温", "int", "r", min=0, max=50, unit="℃"),
        property_of("temp_unit", "温标", "enum", mapping=units),
    )
    await set_up()
    state = state_of(hass, entity_id_of(hass, "climate", device, "switch"))
    assert state.attributes["temperature"] == 72
    assert state.attributes["current_temperature"] == 68


@pytest.mark.parametrize(
    ("high", "unit", "shown"),
    [(86, 1, (22.2, 23.9)), (86, 0, (72, 75)), (80, 1, (72, 75))],
)
async def test_single_temperatures_are_in_the_unit_that_the_device_is_set_to(
    hass: HomeAssistant,
    cloud: Cloud,
    set_up: SetUp,
    high: int,
    unit: int,
    shown: tuple[float, float],
) -> None:
    """What cannot hold a warm day in °F is in °C, whatever else is shown."""
    units = {"0": "摄氏度", "1": "华氏度"}
    device = add_device(
        cloud,
        {"switch": 1, "mode": 0, "temp_set": 72, "temp": 75, "temp_unit": unit},
        property_of("switch", "开关", "bool"),
        property_of("mode", "模式", "enum", mapping={"0": "制冷", "1": "制热"}),
        property_of("temp_set", "设定温度", "int", min=5, max=high, unit="℃"),
        property_of("temp", "当前温度", "int", "r", min=-20, max=high + 30, unit="℃"),
        property_of("temp_unit", "温标切换", "enum", mapping=units),
    )
    await set_up()
    attributes = state_of(
        hass, entity_id_of(hass, "climate", device, "switch")
    ).attributes
    assert (attributes["temperature"], attributes["current_temperature"]) == shown
    assert entity_id_of(hass, "select", device, "temp_unit")


@pytest.mark.parametrize(
    ("mode", "shown"), [("cool", "on"), ("dry", "off"), ("off", "off")]
)
async def test_a_group_is_off_while_its_air_conditioner_dries(
    hass: HomeAssistant, set_up: SetUp, cloud: Cloud, mode: str, shown: str
) -> None:
    """Groups in YAML do not know that mode: docs/troubleshooting.md."""
    await set_up()
    entity_id = entity_id_of(
        hass, "climate", find_device(cloud, "ac_01"), "power_switch"
    )
    await call(hass, entity_id, "set_hvac_mode", hvac_mode=mode)
    assert await async_setup_component(
        hass, "group", {"group": {"all": {"entities": [entity_id]}}}
    )
    await hass.async_block_till_done()
    assert state_of(hass, "group.all").state == shown


async def test_only_off_is_a_number_to_a_graph(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    """InfluxDB and StatsD are handed nothing while it runs: docs/troubleshooting.md."""
    await set_up()
    entity_id = entity_id_of(
        hass, "climate", find_device(cloud, "ac_01"), "power_switch"
    )
    await call(hass, entity_id, "set_hvac_mode", hvac_mode="off")
    assert state_as_number(state_of(hass, entity_id)) == 0
    await call(hass, entity_id, "set_hvac_mode", hvac_mode="cool")
    with pytest.raises(ValueError, match="cool"):
        state_as_number(state_of(hass, entity_id))


@pytest.mark.parametrize(("step", "shown"), [(5, 5), (0.1, 1)])
async def test_a_humidity_goes_by_the_steps_of_the_device(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp, step: float, shown: int
) -> None:
    """Home Assistant sets whole percents, and its slider goes by what it is told."""
    device = add_device(
        cloud,
        {"power_switch": 1, "mode": 0, "temp_set": 21, "humidity_set": 50},
        property_of("power_switch", "开关", "bool"),
        property_of("mode", "模式", "enum", mapping={"0": "制冷", "1": "除湿"}),
        property_of("temp_set", "设定温度", "int", min=16, max=30, unit="℃"),
        property_of(
            "humidity_set", "设定湿度", "float", min=30, max=80, step=step, unit="%"
        ),
    )
    await set_up()
    entity_id = entity_id_of(hass, "climate", device, "power_switch")
    state = state_of(hass, entity_id)
    assert state.attributes["humidity"] == 50
    assert state.attributes["target_humidity_step"] == shown


async def test_a_scene_fails_at_a_humidity_that_was_not_known(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    """Home Assistant sends it without a number: docs/troubleshooting.md."""
    device = find_device(cloud, "ac_01")
    del device.values["humidity_set"]
    await set_up()
    entity_id = entity_id_of(hass, "climate", device, "power_switch")
    saved = state_of(hass, entity_id)
    assert saved.attributes["humidity"] is None
    with pytest.raises(vol.Invalid, match="humidity"):
        await async_reproduce_state(hass, [saved])


async def test_an_indoor_unit_in_a_struct(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    """One command leaves the members that it does not set as they are."""
    modes = {"0": "制冷", "1": "制热", "2": "送风"}
    members = (
        property_of("sw", "开关", "bool"),
        property_of("mode", "模式", "enum", mapping=modes),
        property_of("temp", "设定温度", "int", min=16, max=30, step=1, unit="℃"),
        property_of("room", "室内温度", "float", min=-20, max=60, step=0.1, unit="℃"),
    )
    specs = [
        {"id": each["id"], "name": each["name"], "dataType": each["define"]}
        for each in members
    ]
    unit = {"sw": 0, "mode": 0, "temp": 26, "room": 21.299999}
    device = add_device(
        cloud, {"u1": unit}, property_of("u1", "1号内机", "struct", specs=specs)
    )
    await set_up()
    entity_id = entity_id_of(hass, "climate", device, "u1.sw")
    state = state_of(hass, entity_id)
    assert (state.state, state.attributes["current_temperature"]) == ("off", 21.3)
    heating = {"sw": 1, "mode": 1, "temp": 26, "room": 21.3}
    warmer = {**heating, "temp": 28}
    await check_calls(
        hass,
        device,
        entity_id,
        (
            ("set_hvac_mode", {"hvac_mode": "heat"}, {"u1": heating}),
            ("set_temperature", {"temperature": 28}, {"u1": warmer}),
        ),
    )
    assert state_of(hass, entity_id).state == "heat"


async def test_heating_to_one_temperature_and_cooling_to_another(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    modes = {"0": "制冷", "1": "制热", "2": "自动", "3": "送风"}
    device = add_device(
        cloud,
        {"power": 1, "mode": 1, "heat": 20, "cool": 26},
        property_of("power", "开关", "bool"),
        property_of("mode", "模式", "enum", mapping=modes),
        property_of("heat", "制热设定温度", "int", min=5, max=28, step=1, unit="℃"),
        property_of("cool", "制冷设定温度", "int", min=16, max=32, step=1, unit="℃"),
    )
    await set_up()
    entity_id = entity_id_of(hass, "climate", device, "power")

    def shown() -> tuple[Any, ...]:
        names = "temperature", "target_temp_low", "target_temp_high"
        limits = "min_temp", "max_temp"
        attributes = state_of(hass, entity_id).attributes
        return tuple(attributes[name] for name in (*names, *limits))

    assert shown() == (20, None, None, 5, 28)
    await check_calls(
        hass,
        device,
        entity_id,
        [("set_temperature", {"temperature": 22}, {"heat": 22})],
    )
    cool = {"temperature": 24, "hvac_mode": "cool"}
    await check_calls(
        hass, device, entity_id, [("set_temperature", cool, {"heat": 22, "cool": 24})]
    )
    assert shown() == (24, None, None, 16, 32)
    both = {"target_temp_low": 19, "target_temp_high": 25}
    await check_calls(
        hass,
        device,
        entity_id,
        (
            ("set_hvac_mode", {"hvac_mode": "heat_cool"}, {"mode": 2}),
            ("set_temperature", both, {"heat": 19, "cool": 25}),
            ("set_temperature", {"temperature": 23}, {"heat": 20, "cool": 26}),
        ),
    )
    assert shown() == (None, 20, 26, 5, 32)
    assert (await report(hass, cloud, device, entity_id, {"mode": 0})).state == "cool"
    assert shown() == (26, None, None, 16, 32)


async def test_each_mode_has_its_own_temperature(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    modes = {"0": "加热", "1": "制冷", "2": "自动"}
    device = add_device(
        cloud,
        {"power": 0, "mode": 2, "heat_sp": 28, "cool_sp": 12, "auto_sp": 26},
        property_of("power", "开关", "bool"),
        property_of("mode", "模式", "enum", mapping=modes),
        property_of("heat_sp", "加热设定温度", "int", min=15, max=40, unit="℃"),
        property_of("cool_sp", "制冷设定温度", "int", min=8, max=28, unit="℃"),
        property_of("auto_sp", "自动设定温度", "int", min=8, max=40, unit="℃"),
    )
    await set_up()
    entity_id = entity_id_of(hass, "climate", device, "power")
    off = state_of(hass, entity_id)
    assert (off.state, off.attributes["temperature"]) == ("off", 26)
    assert "target_temp_low" not in off.attributes
    for mode, key, temperature in (
        ("heat", "heat_sp", 30),
        ("cool", "cool_sp", 10),
        ("auto", "auto_sp", 27),
    ):
        await call(hass, entity_id, "set_hvac_mode", hvac_mode=mode)
        asked = {"temperature": temperature}
        told = [("set_temperature", asked, {key: temperature})]
        await check_calls(hass, device, entity_id, told)
        assert state_of(hass, entity_id).attributes["temperature"] == temperature
    await call(hass, entity_id, "turn_off")
    assert state_of(hass, entity_id).attributes["temperature"] == 27


async def test_a_scene_brings_back_both_temperatures(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    device = add_device(
        cloud,
        {"mode": 2, "heat": 20, "cool": 26},
        property_of(
            "mode", "模式", "enum", mapping={"0": "制冷", "1": "制热", "2": "自动"}
        ),
        property_of("heat", "Heating setpoint", "int", min=5, max=30, unit="℃"),
        property_of("cool", "Cooling setpoint", "int", min=5, max=30, unit="℃"),
    )
    await set_up()
    entity_id = entity_id_of(hass, "climate", device, "mode")
    saved = state_of(hass, entity_id)
    await call(hass, entity_id, "set_temperature", temperature=15, hvac_mode="heat")
    await async_reproduce_state(hass, [saved])
    await hass.async_block_till_done()
    assert device.values == {"mode": 2, "heat": 20, "cool": 26}


async def test_a_truth_value_that_tells_that_it_heats(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    device = add_device(
        cloud,
        {"on": 1, "set": 21, "relay": 1},
        property_of("on", "地暖开关", "bool"),
        property_of("set", "设定温度", "int", min=5, max=35, unit="℃"),
        property_of("room", "室内温度", "int", "r", min=0, max=50, unit="℃"),
        property_of(
            "relay", "加热状态", "bool", "r", mapping={"0": "停止", "1": "加热"}
        ),
    )
    await set_up()
    entity_id = entity_id_of(hass, "climate", device, "on")
    assert state_of(hass, entity_id).attributes["hvac_action"] == "heating"
    state = await report(hass, cloud, device, entity_id, {"relay": 0})
    assert state.attributes["hvac_action"] == "idle"
    state = await report(hass, cloud, device, entity_id, {"on": 0})
    assert state.attributes["hvac_action"] == "off"
