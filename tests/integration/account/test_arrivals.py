"""Devices are shown once: with their values, or when they have kept us waiting."""

import asyncio
from collections import defaultdict
from datetime import timedelta

from homeassistant.const import EVENT_STATE_CHANGED, STATE_ON, STATE_UNAVAILABLE
from homeassistant.core import Event, EventStateChangedData, HomeAssistant, callback
from homeassistant.helpers import entity_registry as er
from homeassistant.util.dt import utcnow
import pytest
from pytest_homeassistant_custom_component.common import (
    MockConfigEntry,
    async_capture_events,
    async_fire_time_changed,
)

from custom_components.tencent_iot_explorer.account.devices import arrivals
from custom_components.tencent_iot_explorer.account.push import feed
from custom_components.tencent_iot_explorer.cloud import transport
from custom_components.tencent_iot_explorer.const import DOMAIN
from simulator import Cloud, begin_fault, load_product
from simulator.state import Device

from ...conftest import SetUp
from ...waiting import until
from ..common import state_of

STRIP = "LIGHTSTRIP/strip_01"
STRIP_LIGHT = "LIGHTSTRIP_strip_01_power_switch"
VALUES = "AppGetDeviceData"
NEW_SWITCH = "METERPLUG0_plug_99_power_switch"
LONG = timedelta(seconds=6)
FOREVER = 3600

pytestmark = pytest.mark.devices("strip_01", "switch_01", "lamp_01", "fan_01")


@pytest.fixture
def written(hass: HomeAssistant) -> dict[str, list[str]]:
    """Return all states that are written from now on, by entity."""
    found: dict[str, list[str]] = defaultdict(list)

    @callback
    def note(event: Event[EventStateChangedData]) -> None:
        if state := event.data["new_state"]:
            found[state.entity_id].append(state.state)

    hass.bus.async_listen(EVENT_STATE_CHANGED, note)
    return found


async def test_start_writes_one_state_per_entity(
    hass: HomeAssistant, set_up: SetUp, written: dict[str, list[str]]
) -> None:
    """What is online has no unavailable row in its history."""
    entry = await set_up()
    assert all(device.online for device in entry.runtime_data.devices.values())
    assert len(written) > 20
    assert STATE_UNAVAILABLE not in {one for all_ in written.values() for one in all_}
    await hass.config_entries.async_unload(entry.entry_id)
    await hass.async_block_till_done()
    written.clear()
    await hass.config_entries.async_setup(entry.entry_id)
    await hass.async_block_till_done(wait_background_tasks=True)
    assert {len(states) for states in written.values()} == {1}
    assert [STATE_UNAVAILABLE] not in written.values()


async def test_values_are_there_when_the_account_is(
    hass: HomeAssistant, set_up: SetUp, config_entry: MockConfigEntry
) -> None:
    """Whoever waits for the account finds states, not only entities."""
    config_entry.add_to_hass(hass)
    await hass.config_entries.async_setup(config_entry.entry_id)
    assert state_of(hass, "light", STRIP_LIGHT).state == STATE_ON


async def test_a_start_ends_as_soon_as_everybody_has_come(
    hass: HomeAssistant, config_entry: MockConfigEntry, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody waits for the time to be over in which something might have come."""
    monkeypatch.setattr(feed, "CONNECT_SECONDS", FOREVER)
    monkeypatch.setattr(arrivals, "SILENCE_SECONDS", FOREVER)
    monkeypatch.setattr(arrivals, "SETTLE_SECONDS", FOREVER)
    config_entry.add_to_hass(hass)
    async with asyncio.timeout(30):
        await hass.config_entries.async_setup(config_entry.entry_id)
    assert state_of(hass, "light", STRIP_LIGHT).state == STATE_ON


async def test_refused_values_cost_no_entity(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp, written: dict[str, list[str]]
) -> None:
    """A device whose values the cloud refuses is there, and comes back by itself."""
    begin_fault(cloud, "error_in_data", action=VALUES)
    entry = await set_up()
    assert state_of(hass, "light", STRIP_LIGHT).state == STATE_UNAVAILABLE
    cloud.faults.end()
    await entry.runtime_data.statuses.async_refresh()
    await hass.async_block_till_done(wait_background_tasks=True)
    assert state_of(hass, "light", STRIP_LIGHT).state == STATE_ON


async def test_nobody_waits_for_a_device_that_hangs(
    hass: HomeAssistant,
    cloud: Cloud,
    config_entry: MockConfigEntry,
    written: dict[str, list[str]],
) -> None:
    """The others are shown meanwhile; it is shown when nothing has come for long."""
    begin_fault(cloud, "hang", action=VALUES, device_id=STRIP)
    config_entry.add_to_hass(hass)
    setting_up = asyncio.create_task(
        hass.config_entries.async_setup(config_entry.entry_id)
    )
    await until(lambda: {"fan", "light", "switch"} <= _domains(hass))
    assert not setting_up.done()
    async_fire_time_changed(hass, utcnow() + LONG)
    assert await setting_up
    assert state_of(hass, "light", STRIP_LIGHT).state == STATE_UNAVAILABLE
    registry = er.async_get(hass)
    absent = [key for key, states in written.items() if STATE_UNAVAILABLE in states]
    assert all("strip_01" in registry.entities[key].unique_id for key in absent)
    cloud.faults.end()


async def test_later_devices_are_shown_with_their_values(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp, written: dict[str, list[str]]
) -> None:
    """A device that is bound while we run has one state, as one at the start."""
    entry = await set_up()
    await until(lambda: entry.runtime_data.push.connected)
    written.clear()
    cloud.bind(_new_socket())
    await until(lambda: _shown(hass) is not None)
    await hass.async_block_till_done(wait_background_tasks=True)
    assert written[str(_shown(hass))] == [STATE_ON]


async def test_later_devices_do_not_wait_for_statuses(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    """Where the cloud does not say who is online, devices are shown nevertheless."""
    entry = await set_up()
    await until(lambda: entry.runtime_data.push.connected)
    begin_fault(cloud, "error_in_data", action="AppGetDeviceStatuses")
    device = _new_socket()
    cloud.bind(device)
    await until(lambda: device.device_id in entry.runtime_data.devices)
    await hass.async_block_till_done(wait_background_tasks=True)
    assert not _shown(hass)
    async_fire_time_changed(hass, utcnow() + LONG)
    await until(lambda: _shown(hass) is not None)


async def test_a_device_that_has_gone_is_not_shown(
    hass: HomeAssistant,
    cloud: Cloud,
    set_up: SetUp,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """It was bound and unbound before its values were read."""
    monkeypatch.setattr(transport, "REQUEST_SECONDS", 1)
    entry = await set_up()
    await until(lambda: entry.runtime_data.push.connected)
    begin_fault(cloud, "hang", action=VALUES)
    events = async_capture_events(hass, er.EVENT_ENTITY_REGISTRY_UPDATED)
    device = _new_socket()
    cloud.bind(device)
    await until(lambda: device.device_id in entry.runtime_data.devices)
    cloud.unbind(device.device_id)
    await until(lambda: device.device_id not in entry.runtime_data.devices)
    async_fire_time_changed(hass, utcnow() + LONG)
    cloud.faults.end()
    await hass.async_block_till_done(wait_background_tasks=True)
    registered = [each.data["entity_id"] for each in events]
    assert not [each for each in registered if each.startswith("switch.")]


def _domains(hass: HomeAssistant) -> set[str]:
    return {each.domain for each in hass.states.async_all()}


def _shown(hass: HomeAssistant, unique_id: str = NEW_SWITCH) -> str | None:
    """Return the entity id of a switch that has a state."""
    found = er.async_get(hass).async_get_entity_id("switch", DOMAIN, unique_id)
    return found if found and hass.states.get(found) else None


def _new_socket() -> Device:
    return Device(
        product=load_product("metering-socket"),
        device_name="plug_99",
        alias_name="New socket",
        owner="144115205263168001",
        family_id="f_8b05e7d1c2a94f36",
        room_id="r_lounge",
        values={"power_switch": 1, "power": 5.0},
        updated={"power_switch": 1, "power": 1},
    )
