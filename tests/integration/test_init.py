"""Setting up and unloading."""

from homeassistant.config_entries import ConfigEntryState
from homeassistant.const import STATE_ON, STATE_UNAVAILABLE
from homeassistant.core import HomeAssistant

from simulator import Cloud

from ..conftest import SetUp


async def test_set_up_and_unload(hass: HomeAssistant, set_up: SetUp) -> None:
    """Everything starts, and nothing is left."""
    entry = await set_up()
    assert entry.state is ConfigEntryState.LOADED
    light = hass.states.get("light.ke_ting_dian_shi_bei_jing_deng")
    assert light
    assert light.state == STATE_ON
    assert await hass.config_entries.async_unload(entry.entry_id)
    await hass.async_block_till_done()
    states = {each.state for each in hass.states.async_all() if each.domain != "zone"}
    assert states == {STATE_UNAVAILABLE}


async def test_start_costs_few_calls(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    """A list page each, one call for statuses, one for products, one per device."""
    entry = await set_up()
    devices = len(entry.runtime_data.devices)
    assert devices > 20
    assert cloud.calls["AppGetDeviceData"] == devices
    made = sum(n for action, n in cloud.calls.items() if not action.startswith("ws:"))
    assert made <= 2 * 3 + 1 + 1 + devices + 10, cloud.calls
