"""What the cloud pushes, and what happens when it cannot."""

from datetime import timedelta
import logging

from freezegun.api import FrozenDateTimeFactory
from homeassistant.config_entries import ConfigEntryState
from homeassistant.const import STATE_OFF, STATE_ON, STATE_UNAVAILABLE
from homeassistant.core import HomeAssistant, State, callback
from homeassistant.helpers import device_registry as dr
import pytest
from pytest_homeassistant_custom_component.common import (
    async_capture_events,
    async_fire_time_changed,
)

from custom_components.tencent_iot_explorer.const import DOMAIN
from custom_components.tencent_iot_explorer.sensor import TencentSensor
from simulator import Cloud, Device, load_product

from ...conftest import SetUp
from ..common import entity_id, state_of, until

pytestmark = pytest.mark.devices(
    "gw_01", "climate_01", "strip_01", "rack_01", "lamp_02"
)

STRIP = "LIGHTSTRIP/strip_01"
STRIP_LIGHT = "LIGHTSTRIP_strip_01_power_switch"
CLIMATE = "TEMPHUMID0/climate_01"
HUMIDITY = "TEMPHUMID0_climate_01_current_humidity"
RACK_COVER = "RACK000000_rack_01_control"


async def test_report_changes_the_state(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    """A device's report arrives without any poll."""
    await set_up()
    calls = cloud.calls.copy()
    cloud.report(CLIMATE, {"current_humidity": 61})
    await until(lambda: state_of(hass, "sensor", HUMIDITY).state == "61")
    assert cloud.calls == calls


async def test_only_changed_entities_write_a_state(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    """A report of twenty values that changes one writes one state."""
    await set_up()
    written: list[str] = []

    @callback
    def note(event: object) -> None:
        written.append(event.data["entity_id"])  # type: ignore[attr-defined]

    hass.bus.async_listen("state_changed", note)
    hass.bus.async_listen("state_reported", note, event_filter=callback(lambda _: True))
    cloud.report(CLIMATE, {**cloud.devices[CLIMATE].values, "current_humidity": 62})
    await until(lambda: state_of(hass, "sensor", HUMIDITY).state == "62")
    assert written == [entity_id(hass, "sensor", HUMIDITY)]


@pytest.mark.no_fail_on_log_exception
async def test_entity_that_fails_costs_nothing_else(
    hass: HomeAssistant,
    cloud: Cloud,
    set_up: SetUp,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """The other entities of the device follow, and the next pushes arrive."""
    await set_up()
    update = TencentSensor._update

    def fail_for_temperature(sensor: TencentSensor) -> None:
        if sensor.plan.role == "temperature":
            raise RuntimeError("no way")
        update(sensor)

    monkeypatch.setattr(TencentSensor, "_update", fail_for_temperature)
    cloud.report(CLIMATE, {"current_temp": 30, "current_humidity": 63})
    await until(lambda: state_of(hass, "sensor", HUMIDITY).state == "63")
    assert "cannot show the values of TEMPHUMID0/climate_01" in caplog.text
    cloud.report(CLIMATE, {"current_humidity": 64})
    await until(lambda: state_of(hass, "sensor", HUMIDITY).state == "64")


async def test_offline_and_online(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    """A device that goes takes its entities with it, and brings them back."""
    await set_up()
    assert state_of(hass, "cover", RACK_COVER).state == STATE_UNAVAILABLE
    cloud.set_online(STRIP, online=False)
    await until(lambda: state_of(hass, "light", STRIP_LIGHT).state == STATE_UNAVAILABLE)
    cloud.set_online(STRIP, online=True)
    await until(lambda: state_of(hass, "light", STRIP_LIGHT).state == STATE_ON)


async def test_statuses_are_polled_too(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp, freezer: FrozenDateTimeFactory
) -> None:
    """What no push told is found out within five minutes."""
    await set_up()
    cloud.devices[STRIP].online = False
    freezer.tick(timedelta(minutes=5, seconds=10))
    async_fire_time_changed(hass)
    await hass.async_block_till_done(wait_background_tasks=True)
    assert state_of(hass, "light", STRIP_LIGHT).state == STATE_UNAVAILABLE


async def test_lost_connection_comes_back(
    hass: HomeAssistant,
    cloud: Cloud,
    set_up: SetUp,
    caplog: pytest.LogCaptureFixture,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """After a cut the devices are registered again and what was missed is read."""
    monkeypatch.setattr(
        "custom_components.tencent_iot_explorer.cloud.push.FIRST_RETRY_SECONDS", 0.01
    )
    entry = await set_up()
    push = entry.runtime_data.push
    await until(lambda: push.connected)
    caplog.set_level(logging.INFO)
    cloud.devices[CLIMATE].values["current_humidity"] = 70
    cloud.devices[CLIMATE].updated["current_humidity"] += 1
    cloud.drop_sockets()
    await until(lambda: state_of(hass, "sensor", HUMIDITY).state == "70")
    await until(lambda: push.connected)
    cloud.report(CLIMATE, {"current_humidity": 71})
    await until(lambda: state_of(hass, "sensor", HUMIDITY).state == "71")
    assert caplog.text.count("push connection lost") == 1
    assert caplog.text.count("push connection restored") == 1


async def test_event_fires(hass: HomeAssistant, cloud: Cloud, set_up: SetUp) -> None:
    """An event of a device is an event in Home Assistant, with its parameters."""
    await set_up()
    voltage = "COLOURLAMP_lamp_02_event:low_voltage"
    cloud.post_event("COLOURLAMP/lamp_02", "low_voltage", {"voltage": 2.7})
    await until(lambda: "voltage" in state_of(hass, "event", voltage).attributes)
    state = state_of(hass, "event", voltage)
    assert state.attributes["event_type"] == "low_voltage"
    assert state.attributes["voltage"] == 2.7


async def test_bound_device_appears_and_unbound_one_vanishes(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    """Nothing has to be reloaded when the home changes."""
    entry = await set_up()
    await until(lambda: entry.runtime_data.push.connected)
    device = Device(
        product=load_product("metering-socket"),
        device_name="plug_99",
        alias_name="New socket",
        owner="144115205263168001",
        family_id="f_8b05e7d1c2a94f36",
        room_id="r_lounge",
        values={"power_switch": 1, "power": 5.0},
        updated={"power_switch": 1, "power": 1},
    )
    cloud.bind(device)
    switch = "METERPLUG0_plug_99_power_switch"
    identifier = (DOMAIN, "METERPLUG0/plug_99")

    def registered() -> bool:
        registry = dr.async_get(hass)
        return bool(registry.async_get_device_by_identifier(identifier, entry.entry_id))

    await until(registered)
    await until(lambda: state_of(hass, "switch", switch).state == STATE_ON)
    cloud.report(device.device_id, {"power_switch": 0})
    await until(lambda: state_of(hass, "switch", switch).state == STATE_OFF)
    cloud.unbind(device.device_id)
    await until(lambda: not registered())
    assert entry.state is ConfigEntryState.LOADED


async def test_expired_token_is_renewed_silently(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    """One new login serves everybody who needs it; the user sees nothing."""
    entry = await set_up()
    before = entry.data["access_token"]
    logins = cloud.calls["AppGetToken"]
    cloud.expire_tokens()
    await entry.runtime_data.home.async_refresh()
    await hass.async_block_till_done()
    assert entry.runtime_data.home.last_update_success
    assert cloud.calls["AppGetToken"] == logins + 1
    assert entry.data["access_token"] != before
    assert entry.state is ConfigEntryState.LOADED
    assert not hass.config_entries.flow.async_progress()


async def test_unreachable_cloud_makes_devices_unavailable(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    """When the cloud neither answers nor pushes, nobody pretends to know."""
    entry = await set_up()
    account = entry.runtime_data
    cloud.garble("AppGetDeviceStatuses", "<html>", times=3)
    statuses = account.statuses
    await statuses.async_refresh()
    assert state_of(hass, "light", STRIP_LIGHT).state == STATE_ON
    cloud.garble("AppGetDeviceStatuses", "<html>", times=3)
    cloud.drop_sockets()
    await until(lambda: state_of(hass, "light", STRIP_LIGHT).state == STATE_UNAVAILABLE)
    events = async_capture_events(hass, "state_changed")
    await statuses.async_refresh()
    await hass.async_block_till_done()
    assert state_of(hass, "light", STRIP_LIGHT).state == STATE_ON
    assert any(isinstance(event.data["new_state"], State) for event in events)
