"""Pushes that are lost for a while, and a cloud that is away."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import timedelta
import logging
from time import monotonic

from freezegun.api import FrozenDateTimeFactory
from homeassistant.config_entries import ConfigEntryState
from homeassistant.const import STATE_OFF, STATE_ON, STATE_UNAVAILABLE
from homeassistant.core import HomeAssistant
from homeassistant.util.dt import utcnow
import pytest
from pytest_homeassistant_custom_component.common import (
    async_capture_events,
    async_fire_time_changed,
)

from custom_components.tencent_iot_explorer.account.push import outdated
from custom_components.tencent_iot_explorer.cloud import (
    ConnectionFailed,
    Login,
    Push,
    Token,
)
from simulator import Cloud, begin_fault

from ...conftest import SetUp
from ...waiting import until
from ..common import state_of

pytestmark = pytest.mark.devices(
    "gw_01", "climate_01", "strip_01", "rack_01", "lamp_02"
)

STRIP = "LIGHTSTRIP/strip_01"
STRIP_LIGHT = "LIGHTSTRIP_strip_01_power_switch"
CLIMATE = "TEMPHUMID0/climate_01"
HUMIDITY = "TEMPHUMID0_climate_01_current_humidity"
SCENE = "scene_s_movie"


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


async def test_polls_go_on_where_the_cloud_takes_no_token(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp, freezer: FrozenDateTimeFactory
) -> None:
    """It lets the user in again and again: nobody is asked for the password."""
    entry = await set_up()
    code = "InvalidParameterValue.InvalidAccessToken"
    cloud.fail("AppGetDeviceStatuses", code=code, times=100)
    await entry.runtime_data.statuses.async_refresh()
    cloud.mend()
    cloud.devices[STRIP].online = False
    freezer.tick(timedelta(minutes=5, seconds=10))
    async_fire_time_changed(hass)
    await hass.async_block_till_done(wait_background_tasks=True)
    assert state_of(hass, "light", STRIP_LIGHT).state == STATE_UNAVAILABLE
    assert not hass.config_entries.flow.async_progress()


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
    monkeypatch.setattr(outdated, "monotonic", lambda: later)
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
    monkeypatch.setattr(outdated, "monotonic", lambda: later)
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


@pytest.mark.usefixtures("haste")
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
