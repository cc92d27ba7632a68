"""How soon something is shown that no push has told."""

import asyncio
import copy
import logging
from typing import Any
from unittest.mock import Mock

from freezegun.api import FrozenDateTimeFactory
from homeassistant.const import STATE_OFF, STATE_UNAVAILABLE
from homeassistant.core import Event, EventStateChangedData, HomeAssistant, callback
from homeassistant.helpers.event import async_track_state_change_event
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.tencent_iot_explorer.account.polling.looks import (
    LATE_LOOKS_SECONDS,
)
from custom_components.tencent_iot_explorer.account.push.feed import CONNECT_SECONDS
from custom_components.tencent_iot_explorer.account.push.losses import (
    LASTING_SECONDS,
    MOST_TOLD,
)
from custom_components.tencent_iot_explorer.account.reasons import reason
from custom_components.tencent_iot_explorer.cloud import CloudError, push as push_module
from simulator import Cloud, begin_fault, load_product
from simulator.faults import table
from simulator.state import Room

from ...clock import Clock
from ...conftest import SetUp
from ..common import entity_id, state_of

pytestmark = [
    pytest.mark.devices("climate_01", "door_01", "gw_01", "strip_01"),
    pytest.mark.freeze_time("2026-11-21 12:00:00+00:00"),
]

CLIMATE = "TEMPHUMID0/climate_01"
HUMIDITY = "TEMPHUMID0_climate_01_current_humidity"
NEW_HUMIDITY = "TEMPHUMID0_climate_01_new_current_humidity"
DOOR = "DOORSENSOR/door_01"
GATEWAY = "GATEWAY000/gw_01"
STRIP = "LIGHTSTRIP/strip_01"
STRIP_LIGHT = "LIGHTSTRIP_strip_01_power_switch"


@pytest.fixture(autouse=True)
async def clock(freezer: FrozenDateTimeFactory) -> None:
    """Let the clock go on by itself."""
    Clock(asyncio.get_running_loop(), freezer.tick)


@pytest.fixture
async def entry(set_up: SetUp) -> MockConfigEntry:
    """Return an account that is connected."""
    entry = await set_up()
    await asyncio.sleep(1)
    return entry


async def test_registered_with_a_later_heartbeat(
    hass: HomeAssistant, cloud: Cloud, entry: MockConfigEntry
) -> None:
    """What a device did that was not registered at once need not wait for a poll."""
    begin_fault(cloud, "registration_empty", times=1)
    cloud.drop_sockets()
    await asyncio.sleep(20)
    assert not entry.runtime_data.push.registered
    cloud.report(CLIMATE, {"current_humidity": 11})
    cloud.set_online(DOOR, online=False)
    await asyncio.sleep(60)
    assert state_of(hass, "sensor", HUMIDITY).state == "11"
    assert not entry.runtime_data.devices[DOOR].online
    asked = cloud.calls["AppGetDeviceData"]
    await asyncio.sleep(200)
    assert cloud.calls["AppGetDeviceData"] == asked


async def test_new_device_that_is_registered_later(
    hass: HomeAssistant, cloud: Cloud, entry: MockConfigEntry
) -> None:
    begin_fault(cloud, "registration_empty", times=1)
    begin_fault(cloud, "device_added", device_id=CLIMATE)
    await asyncio.sleep(20)
    cloud.report(f"{CLIMATE}_new", {"current_humidity": 11})
    await asyncio.sleep(60)
    assert state_of(hass, "sensor", NEW_HUMIDITY).state == "11"


async def test_new_device_has_no_other_one_read_again(
    cloud: Cloud, entry: MockConfigEntry
) -> None:
    """Whose changes were pushed before, too, has missed none."""
    asked = cloud.calls["AppGetDeviceData"]
    begin_fault(cloud, "device_added", device_id=CLIMATE)
    await asyncio.sleep(500)
    assert cloud.calls["AppGetDeviceData"] == asked + 1


async def test_first_connection_that_is_late(
    hass: HomeAssistant,
    cloud: Cloud,
    set_up: SetUp,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """What happens between the first values and the first push is read; nothing was lost."""
    caplog.set_level(logging.INFO)
    monkeypatch.setattr(table, "LATE_SECONDS", 20)
    begin_fault(cloud, "registration_late", times=1)
    connection = (await set_up()).runtime_data.connection
    await asyncio.sleep(10)
    assert connection.standing == "polling"
    cloud.report(CLIMATE, {"current_humidity": 11})
    await asyncio.sleep(15)
    assert connection.standing == "push"
    assert state_of(hass, "sensor", HUMIDITY).state == "11"
    assert "push connection" not in caplog.text


async def test_first_connection_that_comes_in_the_last_moment(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    """A connection and the end of patience in one turn are no loss, and the next one is."""
    begin_fault(cloud, "registration_never")
    account = (await set_up()).runtime_data
    feed = account.feed
    waiting = asyncio.create_task(feed.async_wait())
    await asyncio.sleep(0)
    hass.loop.call_later(CONNECT_SECONDS, feed._on_connected)
    await waiting
    lost = Mock()
    feed.watch(lost)
    feed._on_disconnected()
    lost.assert_called_once()


async def test_first_connection_that_is_refused(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    """Nobody waits for another one."""
    begin_fault(cloud, "registration_never")
    feed = (await set_up()).runtime_data.feed
    began = hass.loop.time()
    waiting = asyncio.create_task(feed.async_wait())
    hass.loop.call_later(1, feed._on_refused)
    await waiting
    assert hass.loop.time() - began < CONNECT_SECONDS


async def test_what_is_set_while_no_pushes_come(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    """It stays: whoever does not confirm it in time is asked, once a command."""
    begin_fault(cloud, "socket_refused")
    entry = await set_up()
    await asyncio.sleep(1)
    seen: list[str] = []

    @callback
    def see(event: Event[EventStateChangedData]) -> None:
        assert event.data["new_state"]
        seen.append(event.data["new_state"].state)

    async_track_state_change_event(hass, entity_id(hass, "light", STRIP_LIGHT), see)
    cloud.calls.clear()
    strip = entry.runtime_data.devices[STRIP]
    await strip.write({"power_switch": 0, "brightness": 20})
    await asyncio.sleep(60)
    assert seen == [STATE_OFF]
    assert cloud.calls["AppGetDeviceData"] == 1


@pytest.mark.parametrize("fault", ["echo_missing", "http_500"])
async def test_what_is_set_and_never_done(
    hass: HomeAssistant, cloud: Cloud, entry: MockConfigEntry, fault: str
) -> None:
    """What the device reported last is the truth, whether it can be asked or not."""
    begin_fault(cloud, "echo_missing", device_id=STRIP)
    if fault != "echo_missing":
        begin_fault(cloud, fault, action="AppGetDeviceData")
    strip = entry.runtime_data.devices[STRIP]
    await strip.write({"power_switch": 0})
    await asyncio.sleep(5)
    assert strip.values["power_switch"] == 0
    await asyncio.sleep(30)
    assert strip.values["power_switch"] == 1


async def test_what_is_set_again_while_the_device_is_asked(
    cloud: Cloud, entry: MockConfigEntry
) -> None:
    """It holds: the answer is of what was set before."""
    begin_fault(cloud, "echo_missing", device_id=STRIP)
    strip = entry.runtime_data.devices[STRIP]
    await strip.write({"power_switch": 0})
    cloud.delay("AppGetDeviceData", 5)
    await asyncio.sleep(9)
    cloud.delay("AppControlDeviceData", 10)
    again = asyncio.create_task(strip.write({"power_switch": 0}))
    await asyncio.sleep(6)
    assert strip.values["power_switch"] == 0
    await again


async def test_sub_device_that_is_bound_to_another_gateway(
    hass: HomeAssistant, cloud: Cloud, entry: MockConfigEntry
) -> None:
    """It went with a gateway that is offline, and is back as soon as it is listed."""
    gateway = copy.copy(cloud.devices[GATEWAY])
    gateway.device_name = "gw_02"
    cloud.bind(gateway)
    cloud.set_online(GATEWAY, online=False)
    await asyncio.sleep(10)
    door = entry.runtime_data.devices[DOOR]
    assert not door.available
    cloud.devices[DOOR].gateway_id = gateway.device_id
    cloud.push_gateway_change(cloud.devices[DOOR], "bind")
    await asyncio.sleep(10)
    assert door.available


async def test_a_connection_that_comes_and_goes_does_not_fill_the_log(
    cloud: Cloud, entry: MockConfigEntry, caplog: pytest.LogCaptureFixture
) -> None:
    """A few losses are told, each with its end; then only one that lasts."""
    caplog.set_level(logging.INFO)

    def told() -> list[int]:
        words = "lost", "restored"
        return [caplog.text.count(f"push connection {each}") for each in words]

    for _ in range(30):
        cloud.drop_sockets()
        await asyncio.sleep(900)
    assert told() == [MOST_TOLD, MOST_TOLD]
    begin_fault(cloud, "socket_refused")
    cloud.drop_sockets()
    await asyncio.sleep(LASTING_SECONDS - 60)
    assert told() == [MOST_TOLD, MOST_TOLD]
    await asyncio.sleep(LASTING_SECONDS)
    cloud.mend()
    await asyncio.sleep(100)
    assert told() == [MOST_TOLD + 1, MOST_TOLD + 1]


async def test_a_status_that_is_never_told_is_not_looked_for_each_time(
    cloud: Cloud, entry: MockConfigEntry
) -> None:
    """It is asked for once more when it is missing first; others come and go."""

    def without_gateway(answer: dict[str, Any]) -> dict[str, Any]:
        told = answer["data"]["DeviceStatuses"]
        told[:] = [each for each in told if each["DeviceId"] != GATEWAY]
        return answer

    cloud.alter("AppGetDeviceStatuses", without_gateway)
    await entry.runtime_data.statuses.async_refresh()
    looks = []
    for _ in range(2):
        cloud.set_online(STRIP, online=False)
        await asyncio.sleep(10)
        asked = cloud.calls["AppGetDeviceStatuses"]
        cloud.set_online(STRIP, online=True)
        await asyncio.sleep(70)
        looks.append(cloud.calls["AppGetDeviceStatuses"] - asked)
    assert looks == [1, 0]


async def test_family_that_is_refused_once(
    hass: HomeAssistant, cloud: Cloud, entry: MockConfigEntry
) -> None:
    """It is as it was until a second look, which is not an hour away, agrees."""
    cloud.fail("AppGetFamilyDeviceList", code="FailedOperation")
    await entry.runtime_data.home.async_refresh()
    await asyncio.sleep(1)
    assert state_of(hass, "sensor", HUMIDITY).state == "48"
    await asyncio.sleep(65)
    assert state_of(hass, "sensor", HUMIDITY).state == "48"
    cloud.fail("AppGetFamilyDeviceList", code="FailedOperation", times=1000)
    await entry.runtime_data.home.async_refresh()
    await asyncio.sleep(65)
    assert state_of(hass, "sensor", HUMIDITY).state == STATE_UNAVAILABLE
    asked = cloud.calls["AppGetFamilyDeviceList"]
    await asyncio.sleep(600)
    assert cloud.calls["AppGetFamilyDeviceList"] == asked


@pytest.mark.devices("strip_01", "fan_01")
async def test_a_family_that_has_gone_is_asked_for_nothing_but_its_devices(
    hass: HomeAssistant, cloud: Cloud, entry: MockConfigEntry
) -> None:
    """Hour by hour, until it is back: then all of it is read."""
    rest = ("AppGetRoomList", "AppGetSceneList", "AppGetAutomationList")
    family = cloud.home.families["f_8b05e7d1c2a94f36"]
    role = family.members.pop("144115205263168001")
    await asyncio.sleep(7400)
    cloud.calls.clear()
    await asyncio.sleep(3610)
    assert cloud.calls["AppGetFamilyDeviceList"] == 2
    assert [cloud.calls[each] for each in rest] == [1, 1, 1]
    family.members["144115205263168001"] = role
    family.rooms["r_new"] = Room(room_id="r_new", name="Sauna")
    await asyncio.sleep(3610)
    assert "Sauna" in entry.runtime_data.home.data.rooms.values()


@pytest.mark.devices("strip_01", "climate_01")
@pytest.mark.parametrize("before", [-0.05, 0.05])
async def test_a_look_that_meets_a_reading_asks_nothing_twice(
    cloud: Cloud, entry: MockConfigEntry, before: float
) -> None:
    """Whichever begins first, one of them shows what has changed."""
    home = entry.runtime_data.home
    cloud.delay("AppGetFamilyDeviceList", 0.1)
    cloud.delay("AppGetRoomList", 1)
    del cloud.devices[CLIMATE]
    home.async_mark_gone(CLIMATE)
    cloud.calls.clear()
    first, second = home.async_request_if_changed, home.async_refresh
    if before < 0:
        first, second = second, first
    looking = asyncio.create_task(first())
    await asyncio.sleep(0.05)
    await asyncio.gather(looking, second())
    await asyncio.sleep(3)
    assert cloud.calls["AppGetRoomList"] == 2
    assert CLIMATE not in entry.runtime_data.devices


@pytest.mark.devices("strip_01", "climate_01")
async def test_a_look_sees_what_a_reading_under_way_came_too_early_for(
    cloud: Cloud, entry: MockConfigEntry
) -> None:
    home = entry.runtime_data.home
    cloud.delay("AppGetRoomList", 1)
    reading = asyncio.create_task(home.async_refresh())
    await asyncio.sleep(0.5)
    del cloud.devices[CLIMATE]
    home.async_mark_gone(CLIMATE)
    await asyncio.gather(reading, home.async_request_if_changed())
    await asyncio.sleep(3)
    assert CLIMATE not in entry.runtime_data.devices


async def test_families_that_are_refused_for_a_moment_after_a_device_was_bound(
    hass: HomeAssistant, cloud: Cloud, entry: MockConfigEntry
) -> None:
    """Looks that follow soon are of the same moment: they agree with nothing."""
    cloud.fail("AppGetFamilyDeviceList", code="FailedOperation", times=6)
    begin_fault(cloud, "device_added", device_id=CLIMATE)
    for _ in range(50):
        await asyncio.sleep(1)
        assert state_of(hass, "sensor", HUMIDITY).state == "48"
    assert state_of(hass, "sensor", NEW_HUMIDITY).state == "48"


async def test_family_that_answers_again(
    hass: HomeAssistant, cloud: Cloud, entry: MockConfigEntry
) -> None:
    """It is back with the next look, though it has the same devices as before."""
    home = entry.runtime_data.home
    cloud.fail("AppGetFamilyDeviceList", code="ResourceNotFound.X", times=1000)
    await home.async_refresh()
    await asyncio.sleep(65)
    assert state_of(hass, "sensor", HUMIDITY).state == STATE_UNAVAILABLE
    cloud.mend()
    await home.async_request_if_changed()
    await asyncio.sleep(10)
    assert state_of(hass, "sensor", HUMIDITY).state == "48"


async def test_looks_at_a_cloud_that_knows_nothing_of_shared_devices(
    cloud: Cloud, entry: MockConfigEntry
) -> None:
    """What it has refused before is no reason to read everything again."""
    cloud.fail("AppListUserShareDevices", code="InvalidParameter.Action", times=1000)
    await entry.runtime_data.home.async_refresh()
    await asyncio.sleep(65)
    cloud.calls.clear()
    await entry.runtime_data.home.async_request_devices()
    await asyncio.sleep(150)
    assert cloud.calls["AppListUserShareDevices"] == 1 + len(LATE_LOOKS_SECONDS)
    assert cloud.calls["AppGetFamilyList"] == 1


@pytest.mark.devices("strip_01", "fan_01")
@pytest.mark.parametrize("change", ["device_added", "device_unbound"])
async def test_looks_at_lists_that_show_a_change_at_once(
    cloud: Cloud, entry: MockConfigEntry, change: str
) -> None:
    """Only the last one is left: the device may have got another name by then."""
    cloud.calls.clear()
    begin_fault(cloud, change, device_id=STRIP)
    await asyncio.sleep(LATE_LOOKS_SECONDS[-1] + 20)
    assert cloud.calls["AppListUserShareDevices"] == 2


async def test_a_device_that_is_bound_again_soon_is_looked_for(
    cloud: Cloud, entry: MockConfigEntry
) -> None:
    """That the lists have shown it gone is no sign that they show it again."""
    home = entry.runtime_data.home
    device = cloud.devices.pop(STRIP)
    home.async_mark_gone(STRIP)
    await home.async_request_devices(STRIP)
    await asyncio.sleep(1)
    assert STRIP not in entry.runtime_data.devices
    await home.async_request_devices(STRIP)
    await asyncio.sleep(1)
    cloud.devices[STRIP] = device
    await asyncio.sleep(LATE_LOOKS_SECONDS[0])
    assert STRIP in entry.runtime_data.devices


async def test_looks_after_the_second_of_two_changes(
    cloud: Cloud, entry: MockConfigEntry
) -> None:
    """A list may lag behind it as behind the first."""
    home = entry.runtime_data.home
    await home.async_request_devices()
    await asyncio.sleep(LATE_LOOKS_SECONDS[-1] - 20)
    await home.async_request_devices()
    await asyncio.sleep(40)
    device = cloud.devices.pop(STRIP)
    home.async_mark_gone(STRIP)
    await asyncio.sleep(LATE_LOOKS_SECONDS[-1])
    assert STRIP not in entry.runtime_data.devices
    cloud.devices[STRIP] = device


async def test_device_that_is_deleted_while_the_account_is_unloaded(
    hass: HomeAssistant, cloud: Cloud, entry: MockConfigEntry
) -> None:
    """Nobody looks any more what that has led to."""
    account = entry.runtime_data
    cloud.delay("AppDeleteDeviceInFamily", 10)
    deleting = asyncio.create_task(account.async_delete(account.devices[CLIMATE]))
    await asyncio.sleep(1)
    await hass.config_entries.async_unload(entry.entry_id)
    await deleting
    cloud.calls.clear()
    await asyncio.sleep(200)
    assert not cloud.calls


@pytest.mark.parametrize(
    "action", ["AppGetAutomationList", "AppGetFamilySubDeviceList", "AppGetSceneList"]
)
async def test_list_that_cannot_be_read_at_the_start(
    hass: HomeAssistant, cloud: Cloud, entry: MockConfigEntry, action: str
) -> None:
    """What it lists comes in a minute, not with the next list."""
    await hass.config_entries.async_unload(entry.entry_id)
    cloud.fail(action, code="FailedOperation", times=1000)
    await hass.config_entries.async_setup(entry.entry_id)
    cloud.mend()
    await asyncio.sleep(65)
    assert state_of(hass, "switch", "automation_a_night").state != STATE_UNAVAILABLE
    assert state_of(hass, "scene", "scene_s_movie").state != STATE_UNAVAILABLE
    assert entry.runtime_data.home.data.gateways[DOOR] == GATEWAY


async def test_statuses_that_cannot_be_read_at_the_start(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    cloud.devices[DOOR].online = False
    cloud.fail("AppGetDeviceStatuses", code="InternalError", times=3)
    devices = (await set_up()).runtime_data.devices
    assert devices[DOOR].online
    await asyncio.sleep(65)
    assert not devices[DOOR].online


async def test_outage_soon_after_another(
    hass: HomeAssistant, cloud: Cloud, entry: MockConfigEntry
) -> None:
    """Each is given the same time: of the one before nobody is in doubt any more."""
    cloud.drop_sockets()
    await asyncio.sleep(20)
    for fault in ("socket_refused", "http_500"):
        begin_fault(cloud, fault)
    cloud.drop_sockets()
    await asyncio.sleep(20)
    assert state_of(hass, "sensor", HUMIDITY).state == "48"
    await asyncio.sleep(20)
    assert state_of(hass, "sensor", HUMIDITY).state == STATE_UNAVAILABLE


async def test_outage_while_the_one_before_is_looked_into(
    hass: HomeAssistant,
    cloud: Cloud,
    entry: MockConfigEntry,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """What was asked because of the one before tells nothing of it."""
    monkeypatch.setattr(push_module, "LAST_RETRY_SECONDS", 1)
    begin_fault(cloud, "socket_refused", seconds=40)
    begin_fault(cloud, "hang", action="AppGetDeviceStatuses")
    cloud.drop_sockets()
    await asyncio.sleep(60)
    assert entry.runtime_data.push.connected
    begin_fault(cloud, "socket_refused")
    cloud.drop_sockets()
    await asyncio.sleep(20)
    assert state_of(hass, "sensor", HUMIDITY).state == "48"
    await asyncio.sleep(120)
    assert state_of(hass, "sensor", HUMIDITY).state == STATE_UNAVAILABLE


async def test_only_who_comes_or_goes_has_the_devices_registered_anew(
    cloud: Cloud, entry: MockConfigEntry
) -> None:
    account, registered = entry.runtime_data, cloud.calls["ws:ActivePush"]
    await account.home.async_refresh()
    await asyncio.sleep(10)
    assert cloud.calls["ws:ActivePush"] == registered
    begin_fault(cloud, "device_added", device_id=CLIMATE)
    await asyncio.sleep(200)
    assert cloud.calls["ws:ActivePush"] == registered + 1
    cloud.unbind(f"{CLIMATE}_new")
    await asyncio.sleep(10)
    assert cloud.calls["ws:ActivePush"] == registered + 2


async def test_device_that_is_listed_while_the_cloud_is_away(
    cloud: Cloud, entry: MockConfigEntry
) -> None:
    """It is as unavailable as all others, although its connection needs no cloud."""
    lamp = copy.copy(cloud.devices[STRIP])
    lamp.product, lamp.device_name = load_product("bluetooth-lamp"), "lamp_99"
    account = entry.runtime_data
    begin_fault(cloud, "socket_refused")
    begin_fault(cloud, "http_500", action="AppGetDeviceStatuses")
    cloud.drop_sockets()
    await asyncio.sleep(60)
    cloud.bind(lamp)
    await account.home.async_refresh()
    await asyncio.sleep(10)
    assert account.devices[lamp.device_id].loaded
    assert not account.devices[lamp.device_id].available
    cloud.mend()
    await asyncio.sleep(300)
    assert account.devices[lamp.device_id].available


async def test_device_that_the_cloud_calls_offline_and_cannot_know(
    cloud: Cloud, entry: MockConfigEntry
) -> None:
    """A Bluetooth device that nobody has missed is not read with each poll."""
    lamp = copy.copy(cloud.devices[STRIP])
    lamp.product, lamp.device_name = load_product("bluetooth-lamp"), "lamp_99"
    lamp.online = False
    cloud.bind(lamp)
    await asyncio.sleep(400)
    assert entry.runtime_data.devices[lamp.device_id].available
    asked = cloud.calls["AppGetDeviceData"]
    await asyncio.sleep(450)
    assert cloud.calls["AppGetDeviceData"] == asked


async def test_device_that_is_away_for_a_moment_while_it_is_read(
    cloud: Cloud, entry: MockConfigEntry
) -> None:
    """What was asked before it came back tells nothing of what it did meanwhile."""
    strip = entry.runtime_data.devices[STRIP]
    cloud.delay("AppGetDeviceData", 10)
    reading = asyncio.create_task(entry.runtime_data.catch_up.async_load([strip]))
    await asyncio.sleep(5)
    cloud.set_online(STRIP, online=False)
    await asyncio.sleep(1)
    cloud.set_online(STRIP, online=True)
    await reading
    cloud.devices[STRIP].record({"brightness": 33}, 2 * 10**12)
    await asyncio.sleep(65)
    assert strip.values["brightness"] == 33


async def test_command_to_a_device_that_goes(
    cloud: Cloud, entry: MockConfigEntry
) -> None:
    """What waits behind another command is not sent any more, and that is told."""
    strip = entry.runtime_data.devices[STRIP]
    cloud.delay("AppControlDeviceData", 10)
    commands = []
    for level in (20, 30):
        commands.append(asyncio.create_task(strip.write({"brightness": level})))
        await asyncio.sleep(1)
    cloud.unbind(STRIP)
    _, second = await asyncio.gather(*commands, return_exceptions=True)
    assert isinstance(second, CloudError)
    assert reason(second) == "unknown_device"
    assert cloud.calls["AppControlDeviceData"] == 1
