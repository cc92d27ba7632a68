"""What the cloud pushes, and who is told of it."""

from datetime import UTC, datetime, timedelta
from typing import Any

from homeassistant.const import STATE_OFF, STATE_ON, STATE_UNAVAILABLE
from homeassistant.core import Event, EventStateChangedData, HomeAssistant, callback
import pytest

from custom_components.tencent_iot_explorer.cloud import push as push_module
from custom_components.tencent_iot_explorer.light import TencentLight
from custom_components.tencent_iot_explorer.sensor import TencentSensor
from simulator import Cloud
from simulator.frames import DeviceFrames

from ...conftest import SetUp
from ...waiting import until
from ..common import entity_id, state_of

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
    since = {each.entity_id: each.last_reported for each in hass.states.async_all()}
    cloud.report(CLIMATE, {**cloud.devices[CLIMATE].values, "current_humidity": 62})
    await until(lambda: state_of(hass, "sensor", HUMIDITY).state == "62")
    written = [
        each.entity_id
        for each in hass.states.async_all()
        if each.last_reported != since[each.entity_id]
    ]
    assert written == [entity_id(hass, "sensor", HUMIDITY)]


async def test_many_reports_at_once_show_every_state_in_its_order(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    """Reports of one moment are told together, but no state of a device is left out.

    What else is told of devices comes behind what was reported before.
    """
    await set_up()
    voltage = "COLOURLAMP_lamp_02_event:low_voltage"
    sensor = entity_id(hass, "sensor", HUMIDITY)
    event = entity_id(hass, "event", voltage)
    happened = []

    @callback
    def note(change: Event[EventStateChangedData]) -> None:
        if (state := change.data["new_state"]) and state.entity_id in {sensor, event}:
            happened.append(state.attributes.get("event_type") or state.state)

    hass.bus.async_listen("state_changed", note)
    for humidity in (11, 12, 13):
        cloud.report(CLIMATE, {"current_humidity": humidity})
        cloud.report(STRIP, {"power_switch": humidity % 2})
    cloud.post_event("COLOURLAMP/lamp_02", "low_voltage", {"voltage": 2.7})
    cloud.report(CLIMATE, {"current_humidity": 14})
    await until(lambda: state_of(hass, "sensor", HUMIDITY).state == "14")
    assert happened == ["11", "12", "13", "low_voltage", "14"]


async def test_so_many_values_at_once_are_told_before_more_are_taken(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is values that take time to tell: two of one device are as many as of two."""
    monkeypatch.setattr(push_module, "MOST_AT_ONCE", 5)
    entry = await set_up()
    strip = entry.runtime_data.devices[STRIP]
    sensor = entity_id(hass, "sensor", HUMIDITY)
    known = []

    @callback
    def note(change: Event[EventStateChangedData]) -> None:
        if change.data["entity_id"] == sensor:
            known.append(strip.values["brightness"])

    cloud.report(STRIP, {"brightness": 11})
    await until(lambda: strip.values["brightness"] == 11)
    hass.bus.async_listen("state_changed", note)
    cloud.report("COLOURLAMP/lamp_02", {"power_switch": 0})
    cloud.report(CLIMATE, {"current_temp": 30, "current_humidity": 63})
    cloud.report(STRIP, {"brightness": 12})
    await until(lambda: strip.values["brightness"] == 12)
    assert known == [11]


@pytest.mark.no_fail_on_log_exception
@pytest.mark.parametrize(
    ("error", "logged"),
    [
        (TypeError, "cannot show the values of TEMPHUMID0/climate_01"),
        (RuntimeError, "Somebody could not be told of a change"),
    ],
)
async def test_entity_that_fails_costs_nothing_else(
    hass: HomeAssistant,
    cloud: Cloud,
    set_up: SetUp,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    error: type[Exception],
    logged: str,
) -> None:
    """The other entities of the device follow, and the next pushes arrive."""
    await set_up()
    update = TencentSensor._update

    def fail_for_temperature(sensor: TencentSensor) -> None:
        if sensor.plan.role == "temperature":
            raise error("no way")
        update(sensor)

    monkeypatch.setattr(TencentSensor, "_update", fail_for_temperature)
    cloud.report(CLIMATE, {"current_temp": 30, "current_humidity": 63})
    await until(lambda: state_of(hass, "sensor", HUMIDITY).state == "63")
    assert logged in caplog.text
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


def told(change: str, seconds_ago: float) -> dict[str, Any]:
    """Return what the cloud pushes of a connection that changed a while ago."""
    frame = DeviceFrames(STRIP).status(change)
    at = datetime.now(UTC) - timedelta(seconds=seconds_ago)
    frame["params"]["Time"] = at.isoformat(timespec="seconds")
    return frame


@pytest.mark.parametrize(
    ("late", "online"),
    [(5, True), (0, False), (3600, False)],
    ids=["late", "at once", "by a clock that was set back"],
)
async def test_an_offline_that_is_overtaken_does_not_count(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp, late: float, *, online: bool
) -> None:
    """A device that has come back meanwhile would be unavailable until the next poll."""
    device = (await set_up()).runtime_data.devices[STRIP]
    cloud.push(told("Online", 0))
    cloud.push(told("Offline", late))
    cloud.report(CLIMATE, {"current_humidity": 61})
    await until(lambda: state_of(hass, "sensor", HUMIDITY).state == "61")
    assert device.online is online


async def test_a_device_that_comes_back_is_asked(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    """What it has not told anybody while it was away is read, of it alone."""
    entry = await set_up()
    await until(lambda: entry.runtime_data.push.connected)
    cloud.set_online(STRIP, online=False)
    await until(lambda: state_of(hass, "light", STRIP_LIGHT).state == STATE_UNAVAILABLE)
    cloud.devices[STRIP].record({"power_switch": 0}, 2 * 10**12)
    await hass.async_block_till_done(wait_background_tasks=True)
    cloud.calls.clear()
    cloud.set_online(STRIP, online=True)
    await until(lambda: state_of(hass, "light", STRIP_LIGHT).state == STATE_OFF)
    assert cloud.calls == {"AppGetDeviceData": 1}


async def test_event_fires(hass: HomeAssistant, cloud: Cloud, set_up: SetUp) -> None:
    """An event of a device is an event in Home Assistant, with its parameters."""
    await set_up()
    voltage = "COLOURLAMP_lamp_02_event:low_voltage"
    cloud.post_event("COLOURLAMP/lamp_02", "low_voltage", {"voltage": 2.7})
    await until(lambda: "voltage" in state_of(hass, "event", voltage).attributes)
    state = state_of(hass, "event", voltage)
    assert state.attributes["event_type"] == "low_voltage"
    assert state.attributes["voltage"] == 2.7


@pytest.mark.devices("gw_01", "door_01")
async def test_gateway_takes_along_what_is_behind_it(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    """What is behind a gateway cannot sign off; back online, each is asked."""
    entry = await set_up()
    await until(lambda: entry.runtime_data.push.connected)
    door = entry.runtime_data.devices["DOORSENSOR/door_01"]
    cloud.set_online("GATEWAY000/gw_01", online=False)
    await until(lambda: not door.available)
    await entry.runtime_data.statuses.async_refresh()
    await hass.async_block_till_done(wait_background_tasks=True)
    assert not door.available
    asked = cloud.calls["AppGetDeviceData"]
    cloud.set_online("GATEWAY000/gw_01", online=True)
    await until(lambda: door.available)
    await until(lambda: cloud.calls["AppGetDeviceData"] > asked)


@pytest.mark.no_fail_on_log_exception
async def test_entity_that_cannot_be_made_costs_nothing_else(
    hass: HomeAssistant,
    set_up: SetUp,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """The other lights of the home are there."""
    update = TencentLight._update

    def fail_for_strip(light: TencentLight) -> None:
        if light.device.device_id == STRIP:
            raise OverflowError("no way")
        update(light)

    monkeypatch.setattr(TencentLight, "_update", fail_for_strip)
    await set_up()
    assert len(hass.states.async_entity_ids("light")) == 2
    assert "power_switch of LIGHTSTRIP/strip_01 cannot be made" in caplog.text
