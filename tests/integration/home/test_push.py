"""What the cloud pushes, and what happens when it cannot."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import timedelta
import logging
from time import monotonic

from freezegun.api import FrozenDateTimeFactory
from homeassistant.config_entries import ConfigEntryState
from homeassistant.const import STATE_OFF, STATE_ON, STATE_UNAVAILABLE
from homeassistant.core import Event, EventStateChangedData, HomeAssistant, callback
from homeassistant.helpers import device_registry as dr, entity_registry as er
from homeassistant.util.dt import utcnow
import pytest
from pytest_homeassistant_custom_component.common import (
    async_capture_events,
    async_fire_time_changed,
)

from custom_components.tencent_iot_explorer.cloud import (
    ConnectionFailed,
    Login,
    Push,
    Token,
    push as push_module,
)
from custom_components.tencent_iot_explorer.const import DOMAIN
from custom_components.tencent_iot_explorer.home.push import catch_up
from custom_components.tencent_iot_explorer.home.push.newcomers import (
    MOST_ASKED,
    MOST_STRANGERS,
)
from custom_components.tencent_iot_explorer.light import TencentLight
from custom_components.tencent_iot_explorer.sensor import TencentSensor
from simulator import Cloud, Device, begin_fault, load_product
from simulator.frames import DeviceFrames

from ...conftest import SetUp
from ..common import entity_id, state_of, until

pytestmark = pytest.mark.devices(
    "gw_01", "climate_01", "strip_01", "rack_01", "lamp_02"
)

STRIP = "LIGHTSTRIP/strip_01"
STRIP_LIGHT = "LIGHTSTRIP_strip_01_power_switch"
DOOR = "DOORSENSOR/door_01"
CLIMATE = "TEMPHUMID0/climate_01"
HUMIDITY = "TEMPHUMID0_climate_01_current_humidity"
SCENE = "scene_s_movie"
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
    """After a cut the devices are registered again and what was missed is read.

    That it was lost and is back is told of every cut.
    """
    caplog.set_level(logging.INFO)
    monkeypatch.setattr(
        "custom_components.tencent_iot_explorer.cloud.push.FIRST_RETRY_SECONDS", 0.01
    )
    entry = await set_up()
    push = entry.runtime_data.push
    await until(lambda: push.connected)
    cloud.devices[CLIMATE].values["current_humidity"] = 70
    cloud.devices[CLIMATE].updated["current_humidity"] += 1
    cloud.drop_sockets()
    await until(lambda: state_of(hass, "sensor", HUMIDITY).state == "70")
    await until(lambda: push.connected)
    cloud.report(CLIMATE, {"current_humidity": 71})
    await until(lambda: state_of(hass, "sensor", HUMIDITY).state == "71")
    assert caplog.text.count("push connection lost") == 1
    assert caplog.text.count("push connection restored") == 1
    cloud.drop_sockets()
    await until(lambda: caplog.text.count("push connection restored") == 2)
    assert caplog.text.count("push connection lost") == 2


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
    entities = er.async_get(hass)
    await until(lambda: bool(entities.async_get_entity_id("switch", DOMAIN, switch)))
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
    cloud.logins.end_tokens()
    await entry.runtime_data.home.async_refresh()
    await hass.async_block_till_done()
    assert entry.runtime_data.home.last_update_success
    assert cloud.calls["AppGetToken"] == logins + 1
    assert entry.data["access_token"] != before
    assert entry.state is ConfigEntryState.LOADED
    assert not hass.config_entries.flow.async_progress()


@pytest.fixture
def patient_push(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have a lost connection stay away, though a clock is put forward by half a minute.

    That ends every wait of the event loop that is due until then, ours among them.
    """
    package = "custom_components.tencent_iot_explorer"
    monkeypatch.setattr(f"{package}.cloud.push.FIRST_RETRY_SECONDS", 600)


async def lose_pushes(cloud: Cloud, push: Push) -> None:
    """Cut a line that stands: one that is being made would be made all the same."""
    await until(lambda: push.connected)
    cloud.drop_sockets()
    await until(lambda: not push.connected)


@pytest.mark.usefixtures("patient_push")
async def test_unreachable_cloud_makes_devices_unavailable(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    """When the cloud neither answers nor pushes for a while, nobody pretends to know."""
    entry = await set_up()
    account = entry.runtime_data
    statuses = account.statuses
    cloud.garble("AppGetDeviceStatuses", "<html>", times=3)
    await statuses.async_refresh()
    assert state_of(hass, "light", STRIP_LIGHT).state == STATE_ON
    cloud.garble("AppGetDeviceStatuses", "<html>", times=3)
    await lose_pushes(cloud, account.push)
    assert state_of(hass, "light", STRIP_LIGHT).state == STATE_ON
    async_fire_time_changed(hass, utcnow() + timedelta(seconds=31))
    await until(lambda: state_of(hass, "light", STRIP_LIGHT).state == STATE_UNAVAILABLE)
    assert state_of(hass, "scene", SCENE).state == STATE_UNAVAILABLE
    await statuses.async_refresh()
    await hass.async_block_till_done(wait_background_tasks=True)
    assert state_of(hass, "light", STRIP_LIGHT).state == STATE_ON
    assert state_of(hass, "scene", SCENE).state != STATE_UNAVAILABLE


@pytest.mark.usefixtures("patient_push")
async def test_polls_that_fail_when_pushes_are_long_lost(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    """Polls alone are enough, until they fail for a while."""
    account = (await set_up()).runtime_data
    await lose_pushes(cloud, account.push)
    async_fire_time_changed(hass, utcnow() + timedelta(seconds=31))
    await hass.async_block_till_done(wait_background_tasks=True)
    assert state_of(hass, "light", STRIP_LIGHT).state == STATE_ON
    cloud.garble("AppGetDeviceStatuses", "<html>", times=9)
    await account.statuses.async_refresh()
    assert state_of(hass, "light", STRIP_LIGHT).state == STATE_ON
    async_fire_time_changed(hass, utcnow() + timedelta(seconds=62))
    await until(lambda: state_of(hass, "light", STRIP_LIGHT).state == STATE_UNAVAILABLE)


@pytest.mark.usefixtures("patient_push")
async def test_short_outage_changes_nothing(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    """A cloud that is back before the grace ends was never away; nobody is read again."""
    entry = await set_up()
    events = async_capture_events(hass, "state_changed")
    await lose_pushes(cloud, entry.runtime_data.push)
    reads = cloud.calls["AppGetDeviceData"]
    async_fire_time_changed(hass, utcnow() + timedelta(seconds=31))
    await hass.async_block_till_done(wait_background_tasks=True)
    assert cloud.calls["AppGetDeviceData"] == reads
    assert not [
        each for each in events if each.data["new_state"].state == "unavailable"
    ]


async def test_device_that_comes_back_after_the_line(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    """What changed while the line was cut is read once the device can be reached."""
    entry = await set_up()
    push, strip = entry.runtime_data.push, entry.runtime_data.devices[STRIP]
    await until(lambda: push.connected)
    cloud.set_online(STRIP, online=False)
    await until(lambda: not strip.online)
    registrations = cloud.calls["ws:ActivePush"]
    cloud.drop_sockets()
    cloud.devices[STRIP].record({"power_switch": 0}, 2 * 10**12)
    await until(lambda: cloud.calls["ws:ActivePush"] > registrations)
    await until(lambda: push.connected)
    await hass.async_block_till_done(wait_background_tasks=True)
    cloud.set_online(STRIP, online=True)
    await until(lambda: state_of(hass, "light", STRIP_LIGHT).state == STATE_OFF)


async def test_push_that_is_lost_without_a_trace(
    hass: HomeAssistant,
    cloud: Cloud,
    set_up: SetUp,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Who goes unread for a quarter of an hour is read again; a few are at each poll."""
    entry = await set_up()
    statuses = entry.runtime_data.statuses
    await until(lambda: entry.runtime_data.push.connected)
    cloud.devices[STRIP].record({"power_switch": 0}, 2 * 10**12)
    cloud.calls.clear()
    await statuses.async_refresh()
    await hass.async_block_till_done(wait_background_tasks=True)
    assert cloud.calls["AppGetDeviceData"] == 0
    later = monotonic() + 901
    monkeypatch.setattr(catch_up, "monotonic", lambda: later)
    for asked in (2, 4):
        await statuses.async_refresh()
        await until(lambda expected=asked: cloud.calls["AppGetDeviceData"] == expected)  # type: ignore[misc]
    await until(lambda: state_of(hass, "light", STRIP_LIGHT).state == STATE_OFF)


@pytest.mark.parametrize("cut", [False, True])
async def test_push_that_is_lost_while_other_devices_cannot_be_read(
    hass: HomeAssistant,
    cloud: Cloud,
    set_up: SetUp,
    monkeypatch: pytest.MonkeyPatch,
    *,
    cut: bool,
) -> None:
    """They do not keep it from being read again, though they are tried at each poll."""
    account = (await set_up()).runtime_data
    await until(lambda: account.push.connected)
    await account.catch_up.async_load([account.devices[STRIP]])
    for device_id in account.devices.keys() - {STRIP}:
        begin_fault(cloud, "http_500", action="AppGetDeviceData", device_id=device_id)
    if cut:
        registrations = cloud.calls["ws:ActivePush"]
        cloud.drop_sockets()
        await until(lambda: cloud.calls["ws:ActivePush"] > registrations)
        await until(lambda: account.push.connected)
        await hass.async_block_till_done(wait_background_tasks=True)
    cloud.devices[STRIP].record({"power_switch": 0}, 2 * 10**12)
    later = monotonic() + 901
    monkeypatch.setattr(catch_up, "monotonic", lambda: later)
    for _ in account.devices:
        await account.statuses.async_refresh()
        await hass.async_block_till_done(wait_background_tasks=True)
    assert state_of(hass, "light", STRIP_LIGHT).state == STATE_OFF


async def test_line_that_drops_again_and_again(
    hass: HomeAssistant,
    cloud: Cloud,
    set_up: SetUp,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A cut costs one reading of each device, and a minute no more than one."""
    monkeypatch.setattr(
        "custom_components.tencent_iot_explorer.cloud.push.LAST_RETRY_SECONDS", 0.1
    )
    entry = await set_up()
    push, devices = entry.runtime_data.push, len(entry.runtime_data.devices)
    online = sum(each.online for each in entry.runtime_data.devices.values())
    cloud.calls.clear()
    await until(lambda: push.connected)

    async def drop() -> None:
        registrations = cloud.calls["ws:ActivePush"]
        cloud.drop_sockets()
        await until(lambda: cloud.calls["ws:ActivePush"] > registrations)
        await until(lambda: push.connected)

    for _ in range(10):
        await drop()
    await hass.async_block_till_done(wait_background_tasks=True)
    assert cloud.calls["AppGetDeviceData"] == online <= devices
    async_fire_time_changed(hass, utcnow() + timedelta(seconds=61))
    await hass.async_block_till_done(wait_background_tasks=True)
    assert cloud.calls["AppGetDeviceData"] == 2 * online


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


@pytest.mark.devices("gw_01", "door_01")
async def test_who_is_found_to_be_back_is_asked(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    """A gateway came and went without a push, and so may have what is behind it."""
    account = (await set_up()).runtime_data
    await until(lambda: account.push.connected)
    gateway = cloud.devices["GATEWAY000/gw_01"]

    async def look(*, online: bool) -> None:
        gateway.online = online
        await account.statuses.async_refresh()
        await hass.async_block_till_done(wait_background_tasks=True)

    await look(online=False)
    assert not account.devices["DOORSENSOR/door_01"].available
    cloud.calls.clear()
    await look(online=True)
    assert account.devices["DOORSENSOR/door_01"].available
    assert cloud.calls["AppGetDeviceData"] == len(cloud.devices)


async def test_statuses_that_are_refused_after_an_outage(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    """Whether the cloud can be reached is told by pushes too."""
    entry = await set_up()
    push = entry.runtime_data.push
    await until(lambda: push.connected)
    cloud.fail("AppGetDeviceStatuses", code="InternalError", times=1000)
    registrations = cloud.calls["ws:ActivePush"]
    cloud.drop_sockets()
    await until(lambda: cloud.calls["ws:ActivePush"] > registrations)
    await until(lambda: push.connected)
    for seconds in (31, 301):
        async_fire_time_changed(hass, utcnow() + timedelta(seconds=seconds))
        await hass.async_block_till_done(wait_background_tasks=True)
    assert state_of(hass, "light", STRIP_LIGHT).state != STATE_UNAVAILABLE
    cloud.set_online(STRIP, online=False)
    await until(lambda: state_of(hass, "light", STRIP_LIGHT).state == STATE_UNAVAILABLE)


@pytest.mark.devices("gw_01", "door_01")
async def test_gateway_that_lists_nothing_once(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    """One empty answer does not make a sub-device stand alone."""
    entry = await set_up()
    await until(lambda: entry.runtime_data.push.connected)
    begin_fault(cloud, "empty_list", action="AppGetFamilySubDeviceList")
    await entry.runtime_data.home.async_refresh()
    await hass.async_block_till_done(wait_background_tasks=True)
    cloud.set_online("GATEWAY000/gw_01", online=False)
    door = entry.runtime_data.devices["DOORSENSOR/door_01"]
    await until(lambda: not door.available)


async def test_device_that_went_away_during_an_outage(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    """After a cut the lists are read too."""
    entry = await set_up()
    push = entry.runtime_data.push
    await until(lambda: push.connected)
    del cloud.devices[STRIP]
    cloud.drop_sockets()
    await until(lambda: state_of(hass, "light", STRIP_LIGHT).state == STATE_UNAVAILABLE)


@pytest.mark.parametrize(
    "speak",
    [
        lambda cloud: cloud.report(STRIP, {"brightness": 30}),
        lambda cloud: cloud.post_event(STRIP, "low_voltage", {"voltage": 2.7}),
        lambda cloud: cloud.set_online(STRIP, online=True),
    ],
    ids=["report", "event", "online"],
)
async def test_list_that_lags_behind_the_push(
    cloud: Cloud, set_up: SetUp, speak: Callable[[Cloud], None]
) -> None:
    """A device that was bound is looked for again, at the latest when it speaks."""
    entry = await set_up()
    await until(lambda: entry.runtime_data.push.connected)
    device = cloud.devices.pop(STRIP)
    entry.runtime_data.home.async_mark_gone(device.device_id)
    await entry.runtime_data.home.async_refresh()
    assert device.device_id not in entry.runtime_data.devices
    cloud.devices[device.device_id] = device
    speak(cloud)
    await until(lambda: device.device_id in entry.runtime_data.devices)


@pytest.mark.devices("gw_01", "strip_01", "door_01")
@pytest.mark.parametrize("device_id", [STRIP, DOOR])
async def test_list_that_lags_behind_a_silent_device(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp, device_id: str
) -> None:
    """What was bound is looked for again although it says nothing, be it unnamed."""
    account = (await set_up()).runtime_data
    await until(lambda: account.push.connected)
    device = cloud.devices.pop(device_id)
    account.home.async_mark_gone(device_id)
    await account.home.async_refresh()
    looks = cloud.calls["AppGetFamilyDeviceList"]
    if device.gateway_id:
        cloud.push_gateway_change(device, "bind")
    else:
        cloud._push_to_users(device, DeviceFrames(device_id).status("Bind"))
    await until(lambda: cloud.calls["AppGetFamilyDeviceList"] > looks)
    await hass.async_block_till_done(wait_background_tasks=True)
    assert device_id not in account.devices
    cloud.devices[device_id] = device
    async_fire_time_changed(hass, utcnow() + timedelta(seconds=40))
    await until(lambda: device_id in account.devices)


async def test_list_that_lags_behind_a_farewell(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    """What was given up goes although the cloud lists it for some seconds more."""
    account = (await set_up()).runtime_data
    await until(lambda: account.push.connected)
    looks = cloud.calls["AppGetFamilyDeviceList"]
    cloud._push_to_users(cloud.devices[STRIP], DeviceFrames(STRIP).status("Unbind"))
    await until(lambda: cloud.calls["AppGetFamilyDeviceList"] > looks)
    await hass.async_block_till_done(wait_background_tasks=True)
    assert STRIP in account.devices
    del cloud.devices[STRIP]
    async_fire_time_changed(hass, utcnow() + timedelta(seconds=40))
    await until(lambda: STRIP not in account.devices)


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


async def test_a_login_does_not_outlive_its_account(
    hass: HomeAssistant, set_up: SetUp, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What a client learns that serves nobody any more is not kept."""
    entry = await set_up()
    client, opened = entry.runtime_data.client, asyncio.Event()
    log_in: Callable[[Login], Awaitable[Token]] = client.user.log_in

    async def log_in_later(login: Login) -> Token:
        await opened.wait()
        return await log_in(login)

    monkeypatch.setattr(client.user, "log_in", log_in_later)
    renewing = asyncio.ensure_future(client.renew(client.token))
    await asyncio.sleep(0)
    await hass.config_entries.async_reload(entry.entry_id)
    opened.set()
    with pytest.raises(ConnectionFailed):
        await renewing
    token = entry.runtime_data.client.token
    assert token
    assert entry.data["access_token"] == token.value


async def test_binds_that_lead_nowhere_are_forgotten(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    """However many there were, the lists are looked at a few times after the last."""
    account = (await set_up()).runtime_data
    await until(lambda: account.push.connected)
    for number in range(100):
        frame = DeviceFrames(f"NOBODY/{number}").status("Bind")
        cloud._push_to_users(cloud.devices[STRIP], frame)
    looks = cloud.calls["AppGetFamilyDeviceList"]
    for _ in range(5):
        async_fire_time_changed(hass, utcnow() + timedelta(minutes=5))
        await hass.async_block_till_done(wait_background_tasks=True)
    families = len(account.entry.subentries)
    assert 0 < cloud.calls["AppGetFamilyDeviceList"] - looks <= 5 * families


async def test_strangers_are_remembered_so_far_as_there_is_room(
    set_up: SetUp, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever speaks without ever being listed is forgotten for those who come later."""
    account = (await set_up()).runtime_data
    looks: list[None] = []
    monkeypatch.setattr(
        account.home, "async_request_refresh_soon", lambda: looks.append(None)
    )
    newcomers = account.feed._newcomers
    for _ in range(10):
        newcomers.async_hear("NOBODY/0")
    assert len(looks) == MOST_ASKED
    for number in range(1, 2 * MOST_STRANGERS):
        newcomers.async_hear(f"NOBODY/{number}")
    assert len(newcomers._asked) == MOST_STRANGERS
