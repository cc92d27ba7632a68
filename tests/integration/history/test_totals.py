"""Totals of increments, after Home Assistant was not stopped but lost its power."""

from homeassistant.core import HomeAssistant
from homeassistant.helpers import entity_registry as er, restore_state
import pytest
from pytest_homeassistant_custom_component.components.recorder.common import (
    async_wait_recording_done,
)

from simulator import Cloud

from ...conftest import SetUp
from ...thing import property_of
from ..platforms import add_device, entity_id_of, report, state_of

pytestmark = pytest.mark.devices()


@pytest.mark.usefixtures("hass_storage")
@pytest.mark.parametrize(
    ("unit", "recorded", "going_on"),
    [("kWh", "10.5", "10.75"), ("Wh", "10500.0", "10750.0")],
)
async def test_a_total_never_falls_below_what_was_recorded(
    hass: HomeAssistant,
    cloud: Cloud,
    set_up: SetUp,
    unit: str,
    recorded: str,
    going_on: str,
) -> None:
    growth = property_of("add_elec", "增加电量", "float", "r", unit="kWh", max=50)
    device = add_device(cloud, {"add_elec": 0}, growth)
    entry = await set_up()
    total = entity_id_of(hass, "sensor", device, "add_elec")
    options = {"unit_of_measurement": unit}
    er.async_get(hass).async_update_entity_options(total, "sensor", options)
    await report(hass, cloud, device, total, {"add_elec": 8})
    restored = restore_state.async_get(hass)
    await restored.async_dump_states()
    await report(hass, cloud, device, total, {"add_elec": 2.5})
    await async_wait_recording_done(hass)
    await hass.config_entries.async_unload(entry.entry_id)
    await restored.async_load()
    await hass.config_entries.async_setup(entry.entry_id)
    await hass.async_block_till_done(wait_background_tasks=True)
    assert state_of(hass, total).state == recorded
    state = await report(hass, cloud, device, total, {"add_elec": 0.25})
    assert state.state == going_on
