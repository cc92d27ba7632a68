"""Water heater entities, against the simulated cloud."""

from homeassistant.const import STATE_UNKNOWN
from homeassistant.core import HomeAssistant
from homeassistant.exceptions import ServiceValidationError
from homeassistant.helpers.state import async_reproduce_state
from homeassistant.util.unit_system import US_CUSTOMARY_SYSTEM
import pytest

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
    state_of,
)

pytestmark = pytest.mark.devices("heater_01")


async def test_a_water_heater(hass: HomeAssistant, cloud: Cloud, set_up: SetUp) -> None:
    await set_up()
    device = find_device(cloud, "heater_01")
    entity_id = entity_id_of(hass, "water_heater", device, "power_switch")
    state = state_of(hass, entity_id)
    assert state.state == "eco"
    assert state.attributes["current_temperature"] == 42
    assert state.attributes["temperature"] == 45
    assert state.attributes["operation_list"][:3] == ["off", "manual", "smart"]
    await check_calls(
        hass,
        device,
        entity_id,
        (
            ("set_temperature", {"temperature": 48}, {"temp_set": 48}),
            ("set_operation_mode", {"operation_mode": "smart"}, {"mode": "smart"}),
            ("set_operation_mode", {"operation_mode": "off"}, {"power_switch": 0}),
            ("turn_on", {}, {"power_switch": 1}),
            ("turn_off", {}, {"power_switch": 0}),
        ),
    )
    assert state_of(hass, entity_id).state == "off"


async def test_half_a_degree_is_never_nothing(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    await set_up()
    device = find_device(cloud, "heater_01")
    entity_id = entity_id_of(hass, "water_heater", device, "power_switch")
    told = []
    for asked in (44.5, 44.5, 45.3):
        await call(hass, entity_id, "set_temperature", temperature=asked)
        told.append(device.values["temp_set"])
    assert told == [44, 45, 45]


async def test_a_kettle_is_on_or_off(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    device = add_device(
        cloud,
        {"switch": 0, "temp_set": 60},
        property_of("switch", "烧水开关", "bool"),
        property_of("temp_set", "温度设置", "int", min=40, max=100, unit="℃"),
    )
    await set_up()
    entity_id = entity_id_of(hass, "water_heater", device, "switch")
    state = state_of(hass, entity_id)
    assert (state.state, state.attributes["operation_list"]) == ("off", ["off", "on"])
    await check_calls(
        hass,
        device,
        entity_id,
        [("set_operation_mode", {"operation_mode": "on"}, {"switch": 1})],
    )
    assert state_of(hass, entity_id).state == "on"


def add_boiler(cloud: Cloud, values: dict[str, object]) -> Device:
    """Add a water heater whose mode can be off, too."""
    return add_device(
        cloud,
        {"switch": 1, "temp_set": 60} | values,
        property_of("switch", "热水器开关", "bool"),
        property_of("temp_set", "温度设置", "int", min=40, max=100, step=5, unit="℃"),
        property_of(
            "mode",
            "模式",
            "enum",
            mapping={"0": "关闭", "1": "节能", "2": "速热"},
        ),
    )


async def test_the_steps_of_a_boiler(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    device = add_boiler(cloud, {"mode": 1})
    await set_up()
    entity_id = entity_id_of(hass, "water_heater", device, "switch")
    assert state_of(hass, entity_id).attributes["target_temp_step"] == 5
    warmed: Call = ("set_temperature", {"temperature": 61}, {"temp_set": 60})
    await check_calls(hass, device, entity_id, [warmed])


async def test_a_mode_that_is_off(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    device = add_boiler(cloud, {"mode": 0})
    await set_up()
    entity_id = entity_id_of(hass, "water_heater", device, "switch")
    state = state_of(hass, entity_id)
    assert (state.state, state.attributes["operation_list"]) == (
        "off",
        ["off", "eco", "boost"],
    )
    heated: Call = ("turn_on", {}, {"switch": 1, "mode": 1})
    await check_calls(hass, device, entity_id, [heated])
    assert state_of(hass, entity_id).state == "eco"


async def test_an_unknown_mode_is_unknown(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    device = add_boiler(cloud, {})
    await set_up()
    entity_id = entity_id_of(hass, "water_heater", device, "switch")
    assert state_of(hass, entity_id).state == STATE_UNKNOWN


async def test_a_temperature_with_an_operation_mode(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    device = add_boiler(cloud, {"switch": 0, "mode": 1})
    await set_up()
    entity_id = entity_id_of(hass, "water_heater", device, "switch")
    heated: Call = (
        "set_temperature",
        {"temperature": 75, "operation_mode": "boost"},
        {"switch": 1, "mode": 2, "temp_set": 75},
    )
    await check_calls(hass, device, entity_id, [heated])


@pytest.mark.parametrize(
    ("asked", "complaint"),
    [
        ({"temperature": 300}, "300"),
        ({"temperature": 5}, "outside 40 to 100"),
        ({"temperature": 60, "operation_mode": "gas"}, "gas is none of"),
    ],
)
async def test_what_a_boiler_cannot_do(
    hass: HomeAssistant,
    cloud: Cloud,
    set_up: SetUp,
    asked: dict[str, object],
    complaint: str,
) -> None:
    device = add_boiler(cloud, {"mode": 1})
    await set_up()
    entity_id = entity_id_of(hass, "water_heater", device, "switch")
    told = dict(device.values)
    with pytest.raises(ServiceValidationError, match=complaint):
        await call(hass, entity_id, "set_temperature", **asked)
    assert device.values == told


@pytest.mark.parametrize(
    ("highest", "unit", "shown", "told"),
    [(212, 1, 45, 113), (212, 0, 113, 45), (75, 1, 70, 45)],
)
async def test_a_water_heater_speaks_in_the_unit_that_it_is_set_to(
    hass: HomeAssistant,
    cloud: Cloud,
    set_up: SetUp,
    highest: int,
    unit: int,
    shown: int,
    told: int,
) -> None:
    """A range that holds no hot water in °F is one in °C, whatever the setting says."""
    device = add_device(
        cloud,
        {"switch": 1, "temp_set": 113 if highest > 100 else 70, "temp_unit": unit},
        property_of("switch", "热水器开关", "bool"),
        property_of("temp_set", "温度设置", "int", min=30, max=highest, unit="℃"),
        property_of(
            "temp_unit", "温标切换", "enum", mapping={"0": "摄氏度", "1": "华氏度"}
        ),
    )
    await set_up()
    entity_id = entity_id_of(hass, "water_heater", device, "switch")
    assert state_of(hass, entity_id).attributes["temperature"] == shown
    await check_calls(
        hass,
        device,
        entity_id,
        [("set_temperature", {"temperature": 45}, {"temp_set": told})],
    )


@pytest.mark.parametrize(("shown", "told"), [(100, 38), (118, 47.8), (102, 38.9)])
async def test_every_temperature_that_is_shown_can_be_set(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp, shown: int, told: float
) -> None:
    """Home Assistant rounds what it shows: 100 °F are less than the lowest 38 °C."""
    hass.config.units = US_CUSTOMARY_SYSTEM
    device = add_device(
        cloud,
        {"switch": 1, "temp_set": 40},
        property_of("switch", "开关", "bool"),
        property_of(
            "temp_set", "水温设置", "float", min=38, max=48, step=0.1, unit="℃"
        ),
    )
    await set_up()
    entity_id = entity_id_of(hass, "water_heater", device, "switch")
    for refused in (99, 119):
        with pytest.raises(ServiceValidationError):
            await call(hass, entity_id, "set_temperature", temperature=refused)
    warmed: Call = ("set_temperature", {"temperature": shown}, {"temp_set": told})
    await check_calls(hass, device, entity_id, [warmed])


async def test_a_heater_that_knows_only_fahrenheit(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    """Home Assistant shows and takes °C; what the device tells in °C is one scale."""
    device = add_device(
        cloud,
        {"switch": 1, "set_temp_f": 122, "water_temp": 40},
        property_of("switch", "开关", "bool"),
        property_of("set_temp_f", "设定水温", "int", min=86, max=167, unit="℉"),
        property_of("water_temp", "当前水温", "int", "r", min=0, max=100, unit="℃"),
    )
    await set_up()
    entity_id = entity_id_of(hass, "water_heater", device, "switch")
    attributes = state_of(hass, entity_id).attributes
    assert (attributes["temperature"], attributes["current_temperature"]) == (50, 40)
    assert (attributes["min_temp"], attributes["max_temp"]) == (30, 75)
    warmed: Call = ("set_temperature", {"temperature": 60}, {"set_temp_f": 140})
    await check_calls(hass, device, entity_id, [warmed])


async def test_a_kettle_without_a_switch_is_off_in_one_of_its_modes(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    options = {"0": "待机", "1": "煮沸", "2": "保温"}
    device = add_device(
        cloud,
        {"mode": 0, "temp_set": 60},
        property_of("mode", "模式", "enum", mapping=options),
        property_of("temp_set", "设定水温", "int", min=40, max=100, unit="℃"),
    )
    await set_up()
    entity_id = entity_id_of(hass, "water_heater", device, "mode")
    assert state_of(hass, entity_id).state == "off"
    await check_calls(
        hass,
        device,
        entity_id,
        (
            ("turn_on", {}, {"mode": 1}),
            ("set_operation_mode", {"operation_mode": "Keeping warm"}, {"mode": 2}),
            ("turn_off", {}, {"mode": 0}),
        ),
    )


@pytest.mark.parametrize(("mode", "after"), [("eco", "eco"), ("smart", "off")])
async def test_a_scene_knows_the_modes_of_home_assistant_only(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp, mode: str, after: str
) -> None:
    """Home Assistant leaves a heater alone that was in any other, as we tell people."""
    await set_up()
    device = find_device(cloud, "heater_01")
    entity_id = entity_id_of(hass, "water_heater", device, "power_switch")
    await call(hass, entity_id, "set_operation_mode", operation_mode=mode)
    saved = state_of(hass, entity_id)
    assert saved.state == mode
    await call(hass, entity_id, "turn_off")
    await async_reproduce_state(hass, [saved])
    assert state_of(hass, entity_id).state == after
