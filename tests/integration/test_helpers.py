"""What Home Assistant's helpers make of our entities."""

from datetime import timedelta
from typing import Any

from homeassistant.const import STATE_OFF, STATE_ON, STATE_UNAVAILABLE
from homeassistant.core import HomeAssistant
from homeassistant.helpers import entity, entity_registry as er
from homeassistant.setup import async_setup_component
from homeassistant.util.dt import utcnow
import pytest
from pytest_homeassistant_custom_component.common import (
    MockConfigEntry,
    async_fire_time_changed,
)

from simulator import Cloud
from simulator.state import Device

from ..conftest import SetUp
from ..thing import property_of
from .common import until
from .platforms import add_device, entity_id_of, report, state_of

pytestmark = pytest.mark.devices()

POWER = property_of("power", "功率", "int", "r", min=0, max=5000, unit="W")
ENERGY = property_of("energy", "累计用电量", "int", "r", min=0, max=99999, unit="kWh")
SWITCH = property_of("power_switch", "开关", "bool")
LONGEST_SECONDS = 600


async def add_helper(hass: HomeAssistant, domain: str, **options: Any) -> str:
    """Set up a helper as its dialog does, and return its entity."""
    entry = MockConfigEntry(domain=domain, title="helper", options=options)
    entry.add_to_hass(hass)
    assert await hass.config_entries.async_setup(entry.entry_id)
    await hass.async_block_till_done()
    (helper,) = er.async_entries_for_config_entry(er.async_get(hass), entry.entry_id)
    return helper.entity_id


async def test_a_power_that_is_told_again_is_added_up_as_it_was(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    """The Integral helper draws a line from the last time that a power was told."""
    device = add_device(cloud, {"power": 0}, POWER)
    await set_up()
    power = entity_id_of(hass, "sensor", device, "power")
    energy = await add_helper(
        hass, "integration", source=power, method="trapezoidal", unit_time="s"
    )
    since = state_of(hass, power).last_reported
    cloud.report(device.device_id, {"power": 0})
    await until(lambda: state_of(hass, power).last_reported > since)
    told_again = state_of(hass, power).last_reported
    state = await report(hass, cloud, device, power, {"power": 2000})
    seconds = (state.last_updated - told_again).total_seconds()
    await hass.async_block_till_done()
    assert float(state_of(hass, energy).state) == pytest.approx(1000 * seconds)


async def lose(hass: HomeAssistant, cloud: Cloud, device: Device, shown: str) -> None:
    """Let a device go out of reach, until what it shows tells so."""
    cloud.set_online(device.device_id, online=False)
    await until(lambda: state_of(hass, shown).state == STATE_UNAVAILABLE)
    await hass.async_block_till_done()


@pytest.mark.parametrize(
    ("options", "shown"),
    [({}, "500.0"), ({"ignore_non_numeric": False}, "unknown")],
)
async def test_a_sum_falls_while_a_meter_is_out_of_reach(
    hass: HomeAssistant,
    cloud: Cloud,
    set_up: SetUp,
    options: dict[str, bool],
    shown: str,
) -> None:
    """To the Energy dashboard that is a new meter: docs/troubleshooting.md."""
    device = add_device(cloud, {"energy": 300}, ENERGY)
    await set_up()
    meters = [entity_id_of(hass, "sensor", device, "energy"), "sensor.other"]
    attributes = state_of(hass, meters[0]).attributes
    assert attributes["state_class"] == "total_increasing"
    hass.states.async_set("sensor.other", "500", attributes)
    total = await add_helper(
        hass, "group", group_type="sensor", type="sum", entities=meters, **options
    )
    assert state_of(hass, total).state == "800.0"
    await lose(hass, cloud, device, meters[0])
    assert state_of(hass, total).state == shown


@pytest.mark.parametrize(("is_lost", "shown"), [(False, STATE_OFF), (True, STATE_ON)])
async def test_a_heater_that_was_out_of_reach_is_not_switched_off(
    hass: HomeAssistant,
    cloud: Cloud,
    set_up: SetUp,
    monkeypatch: pytest.MonkeyPatch,
    is_lost: bool,
    shown: str,
) -> None:
    """The thermostat forgets how long it may run: docs/troubleshooting.md."""
    device = add_device(cloud, {"power_switch": 0}, SWITCH)
    await set_up()
    assert await async_setup_component(hass, "homeassistant", {})
    heater = entity_id_of(hass, "switch", device, "power_switch")
    hass.states.async_set("sensor.room", "18")
    thermostat = await add_helper(
        hass,
        "generic_thermostat",
        ac_mode=False,
        heater=heater,
        target_sensor="sensor.room",
        target_temp=21,
        cold_tolerance=0.3,
        hot_tolerance=0.3,
        max_cycle_duration={"seconds": LONGEST_SECONDS},
        cycle_cooldown={"days": 1},
    )
    await hass.services.async_call(
        "climate",
        "set_hvac_mode",
        {"entity_id": thermostat, "hvac_mode": "heat"},
        blocking=True,
    )
    await until(lambda: device.values["power_switch"] == 1)
    if is_lost:
        monkeypatch.setattr(entity, "CONTEXT_RECENT_TIME_SECONDS", 0)
        await lose(hass, cloud, device, heater)
        cloud.set_online(device.device_id, online=True)
        await until(lambda: state_of(hass, heater).state == STATE_ON)
    async_fire_time_changed(hass, utcnow() + timedelta(seconds=LONGEST_SECONDS + 1))
    await hass.async_block_till_done()
    assert state_of(hass, heater).state == shown
