"""How often something has run, as the helper of Home Assistant counts it."""

from homeassistant.const import STATE_UNAVAILABLE
from homeassistant.core import HomeAssistant
from homeassistant.helpers import entity_registry as er
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry
from pytest_homeassistant_custom_component.components.recorder.common import (
    async_wait_recording_done,
)

from simulator import Cloud

from ...conftest import SetUp
from ...thing import property_of
from ...waiting import until
from ..platforms import add_device, entity_id_of, state_of

pytestmark = pytest.mark.devices()

STATES = {"0": "待机", "1": "洗涤中", "2": "脱水中"}


async def test_what_was_out_of_reach_has_run_twice(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    """An outage ends a run, and another one begins after it: docs/troubleshooting.md."""
    state = property_of("work_state", "工作状态", "enum", "r", mapping=STATES)
    device = add_device(cloud, {"work_state": 1}, state)
    await set_up()
    washer = entity_id_of(hass, "sensor", device, "work_state")
    running = state_of(hass, washer).state
    await async_wait_recording_done(hass)
    options = {
        "entity_id": washer,
        "state": [running],
        "type": "count",
        "start": "{{ today_at() }}",
        "end": "{{ now() }}",
    }
    helper = MockConfigEntry(domain="history_stats", title="Runs", options=options)
    helper.add_to_hass(hass)
    assert await hass.config_entries.async_setup(helper.entry_id)
    (runs,) = er.async_entries_for_config_entry(er.async_get(hass), helper.entry_id)
    await until(lambda: state_of(hass, runs.entity_id).state == "1")
    for is_online, shown in ((False, STATE_UNAVAILABLE), (True, running)):
        cloud.set_online(device.device_id, online=is_online)
        await until(lambda shown=shown: state_of(hass, washer).state == shown)  # type: ignore[misc]
    await until(lambda: state_of(hass, runs.entity_id).state == "2")
