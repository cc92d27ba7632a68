"""Each fault of the table: what a user sees, what is logged, how it heals, what is left."""

import asyncio
from datetime import timedelta
import logging
from time import monotonic

from homeassistant.const import STATE_OFF, STATE_ON, STATE_UNAVAILABLE
from homeassistant.core import HomeAssistant
from homeassistant.exceptions import HomeAssistantError
from homeassistant.helpers import entity_registry as er
from homeassistant.util.dt import utcnow
import pytest
from pytest_homeassistant_custom_component.common import (
    MockConfigEntry,
    async_fire_time_changed,
)

from custom_components.tencent_iot_explorer.account import absences
from custom_components.tencent_iot_explorer.const import DOMAIN
from simulator import Cloud, begin_fault
from simulator.faults.table import FAULTS, SUDDEN

from ...waiting import until
from ..common import call, registered, state_of
from ..services.common import LAMP, call as call_service, device_id
from ..working import CLIMATE, STRIP, STRIP_LIGHT, assert_works, humidity, refresh_all
from .conftest import LISTS, ROUTINES, troubles

pytestmark = pytest.mark.devices("climate_01", "strip_01", "plug_01")

PLUG = "METERPLUG0/plug_01"
PLUG_SWITCH = "METERPLUG0_plug_01_power_switch"

ANSWERS = (
    *("http_403", "http_429", "http_500", "http_502", "http_503"),
    *("hang", "drip", "reset", "late", "html", "empty", "truncated"),
    *("error_in_data", "error_in_response", "wrong_envelope", "wrong_total"),
)
ACTIONS = ("action_unanswered", "action_unreached", "action_refused")
LIMITS = ("ids_cut", "ids_refused")
SOCKETS = ("socket_refused", "socket_dropped", "socket_half_open", "socket_silent")
REGISTRATIONS = (
    *("registration_short", "registration_empty"),
    *("registration_late", "registration_never"),
)
FRAMES = ("frame_garbage", "frame_binary", "frame_null", "frame_oversized")
# the humidity that is shown of a report of 61, after which 62 is reported properly
PUSHES = {
    "push_duplicated": "61",
    "push_out_of_order": "61",
    "push_late": "61",
    "push_of_unknown_device": "60",
    "push_of_unknown_property": "61",
    "push_of_unknown_type": "60",
    "push_of_wrong_types": "unknown",
    "push_corrupt": "60",
    "push_padded": "61",
    "push_of_old_shape": "61",
}
ECHOES = {"echo_missing": STATE_ON, "echo_different": STATE_ON, "echo_flood": STATE_OFF}
SESSIONS = ("token_expired", "used_elsewhere", "login_refused")
TUNNELS = ("tunnel_refused", "tunnel_late", "tunnel_never")
DEVICES = (
    *("device_gone", "device_unbound", "device_added", "device_renamed"),
    *("device_moved", "device_bound_again", "model_changed", "model_shrunk"),
)


def test_every_fault_is_tried() -> None:
    tried = {
        *ANSWERS,
        *ACTIONS,
        *LIMITS,
        *LISTS,
        *SOCKETS,
        *REGISTRATIONS,
        *FRAMES,
        *SESSIONS,
        *DEVICES,
    }
    assert {*FAULTS, *SUDDEN} == tried | {*TUNNELS, *PUSHES, *ECHOES, *ROUTINES}


@pytest.mark.parametrize("name", ANSWERS)
async def test_answers(
    hass: HomeAssistant, cloud: Cloud, entry: MockConfigEntry, name: str
) -> None:
    """While polls fail everything stays as it was, and pushes are shown."""
    begin_fault(cloud, name)
    for _ in range(2):
        await refresh_all(entry.runtime_data)
    assert state_of(hass, "light", STRIP_LIGHT).state == STATE_ON
    cloud.report(CLIMATE, {"current_humidity": 61})
    await until(lambda: humidity(hass) == "61")
    assert len(entry.runtime_data.devices) == len(cloud.devices)
    await assert_works(hass, cloud, entry)


@pytest.mark.devices("climate_01", "strip_01", "lamp_02")
@pytest.mark.parametrize("name", ACTIONS)
@pytest.mark.parametrize("asynchronous", [False, True])
async def test_actions(
    hass: HomeAssistant,
    cloud: Cloud,
    entry: MockConfigEntry,
    name: str,
    *,
    asynchronous: bool,
) -> None:
    """A device that is not reached is told so at once, in either form."""
    begin_fault(cloud, name)
    called = {
        "device_id": device_id(hass, entry, LAMP),
        "action": "light_blink",
        "inputs": {"time": 3, "color": 1, "total_time": 10},
        "asynchronous": asynchronous,
    }
    async with asyncio.timeout(5):
        with pytest.raises(HomeAssistantError) as error:
            await call_service(hass, "call_action", **called)
    assert error.value.translation_key == "device_offline"
    assert bool(cloud.received) is (name == "action_unanswered")
    await assert_works(hass, cloud, entry)


@pytest.mark.devices(
    *("climate_01", "strip_01", "plug_01", "gw_01", "door_01", "motion_01", "ac_01"),
    *("switch_01", "curtain_01", "air_01", "lamp_01", "lamp_02", "fan_01", "meter_01"),
)
@pytest.mark.parametrize("name", LIMITS)
async def test_limits(
    hass: HomeAssistant, cloud: Cloud, entry: MockConfigEntry, name: str
) -> None:
    """A cloud that takes fewer ids at once tells as much, in more answers."""
    begin_fault(cloud, name)
    for each in cloud.devices.values():
        each.online = each.device_id == PLUG
    await refresh_all(entry.runtime_data)
    online = {
        each.device_id for each in entry.runtime_data.devices.values() if each.online
    }
    assert online == {PLUG}
    for each in cloud.devices.values():
        each.online = True
    await hass.config_entries.async_reload(entry.entry_id)
    devices = entry.runtime_data.devices
    await until(lambda: all(each.online for each in devices.values()))
    assert not entry.runtime_data.products.unreadable
    await assert_works(hass, cloud, entry)


@pytest.mark.parametrize("name", LISTS)
async def test_lists(
    hass: HomeAssistant, cloud: Cloud, entry: MockConfigEntry, name: str
) -> None:
    """One list that lacks something takes nothing away that a user has set up."""
    before = registered(hass, entry)
    begin_fault(cloud, name)
    await refresh_all(entry.runtime_data)
    await hass.async_block_till_done()
    assert registered(hass, entry) == before
    await assert_works(hass, cloud, entry)
    assert registered(hass, entry) == before


@pytest.mark.parametrize("name", [*SOCKETS, *REGISTRATIONS])
async def test_sockets(
    hass: HomeAssistant,
    cloud: Cloud,
    entry: MockConfigEntry,
    caplog: pytest.LogCaptureFixture,
    name: str,
) -> None:
    """Without pushes, polls show what is new; the loss is told once, the return too."""
    caplog.set_level(logging.INFO)
    begin_fault(cloud, name)
    if name != "socket_half_open":
        cloud.drop_sockets()
        await until(lambda: "push connection lost" in caplog.text)
    cloud.devices[CLIMATE].record({"current_humidity": 65}, 2 * 10**12)
    await refresh_all(entry.runtime_data)
    await until(lambda: humidity(hass) == "65")
    if name == "socket_half_open":
        await until(lambda: "push connection lost" in caplog.text)
    cloud.mend()
    await until(lambda: "push connection restored" in caplog.text)
    cloud.devices[CLIMATE].updated["current_humidity"] = 1
    assert caplog.text.count("push connection lost") == 1
    assert caplog.text.count("push connection restored") == 1
    await until(lambda: entry.runtime_data.push.registered == set(cloud.devices))
    cloud.report(STRIP, {"power_switch": 0})
    await until(lambda: state_of(hass, "light", STRIP_LIGHT).state == STATE_OFF)


@pytest.mark.parametrize("name", TUNNELS)
async def test_heartbeats(
    hass: HomeAssistant, cloud: Cloud, entry: MockConfigEntry, name: str
) -> None:
    """A cloud that hears no heartbeat, or answers none, is asked to push all the same."""
    cloud.trace_seconds = 0.5
    begin_fault(cloud, name)
    beaten = cloud.calls["ws:YunApi"]
    await until(lambda: cloud.calls["ws:YunApi"] >= beaten + 10)
    cloud.devices[CLIMATE].updated["current_humidity"] = 1

    def is_shown() -> bool:
        cloud.report(CLIMATE, {"current_humidity": 61})
        return humidity(hass) == "61"

    await until(is_shown)
    await assert_works(hass, cloud, entry)


@pytest.mark.parametrize("name", FRAMES)
async def test_frames(
    hass: HomeAssistant, cloud: Cloud, entry: MockConfigEntry, name: str
) -> None:
    """Nonsense costs itself; one that is too large costs the connection, once."""
    for _ in range(3):
        begin_fault(cloud, name)
    await assert_works(hass, cloud, entry)


@pytest.mark.parametrize("name", PUSHES)
async def test_pushes(
    hass: HomeAssistant, cloud: Cloud, entry: MockConfigEntry, name: str
) -> None:
    """A push that is not understood changes nothing, and the next one does."""
    begin_fault(cloud, name, device_id=CLIMATE)
    for _ in range(2):
        cloud.report(CLIMATE, {"current_humidity": 61})
    cloud.report(STRIP, {"brightness": 7})
    light = entry.runtime_data.devices[STRIP]
    await until(lambda: light.values["brightness"] == 7)
    await until(lambda: humidity(hass) == PUSHES[name])
    cloud.mend()
    cloud.report(CLIMATE, {"current_humidity": 62})
    await until(lambda: humidity(hass) == "62")
    await assert_works(hass, cloud, entry)


@pytest.mark.parametrize("name", ECHOES)
async def test_echoes(
    hass: HomeAssistant, cloud: Cloud, entry: MockConfigEntry, name: str
) -> None:
    """What a device reports, or reported last, is the truth about a command."""
    begin_fault(cloud, name, device_id=STRIP)
    await call(hass, "light.turn_off", STRIP_LIGHT)
    await until(lambda: not entry.runtime_data.devices[STRIP]._pending)
    assert state_of(hass, "light", STRIP_LIGHT).state == ECHOES[name]
    await assert_works(hass, cloud, entry)


@pytest.mark.parametrize("name", ["token_expired", "used_elsewhere"])
async def test_sessions_that_are_renewed(
    hass: HomeAssistant,
    cloud: Cloud,
    entry: MockConfigEntry,
    caplog: pytest.LogCaptureFixture,
    name: str,
) -> None:
    """A new token is got once, and nobody notices."""
    logins = cloud.calls["AppGetToken"]
    begin_fault(cloud, name)
    await assert_works(hass, cloud, entry)
    assert cloud.calls["AppGetToken"] == logins + 1
    assert not hass.config_entries.flow.async_progress()
    assert not troubles(caplog)


async def test_session_that_ends_for_good(
    hass: HomeAssistant,
    cloud: Cloud,
    entry: MockConfigEntry,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """The user is asked to log in, once, and the cloud is asked nothing any more."""
    cloud.calls.clear()
    begin_fault(cloud, "login_refused")
    cloud.drop_sockets()
    await until(lambda: humidity(hass) == STATE_UNAVAILABLE)
    (flow,) = hass.config_entries.flow.async_progress()
    assert flow["context"]["source"] == "reauth"
    asked = cloud.calls.total()
    for minutes in range(5, 65, 5):
        async_fire_time_changed(hass, utcnow() + timedelta(minutes=minutes))
        await hass.async_block_till_done(wait_background_tasks=True)
    assert cloud.calls.total() == asked <= 4, cloud.calls  # the heartbeat counts twice
    told = [line for line in troubles(caplog) if "Authentication" in line]
    assert len(told) == 1, told
    assert len(hass.config_entries.flow.async_progress()) == 1


def plug(hass: HomeAssistant) -> str:
    """Return what the plug's switch is called, "" for none."""
    entity_id = er.async_get(hass).async_get_entity_id("switch", DOMAIN, PLUG_SWITCH)
    state = hass.states.get(entity_id) if entity_id else None
    return state.name if state else ""


@pytest.mark.parametrize("name", [each for each in DEVICES if each != "device_gone"])
async def test_devices(
    hass: HomeAssistant, cloud: Cloud, entry: MockConfigEntry, name: str
) -> None:
    """What happens to a device is seen at the next look, or sooner."""
    devices = entry.runtime_data.devices
    before = plug(hass)
    begin_fault(cloud, name, device_id=PLUG)
    await entry.runtime_data.home.async_refresh()
    await until(lambda: set(devices) == set(cloud.devices))
    if name == "device_renamed":
        await until(lambda: plug(hass).startswith(cloud.devices[PLUG].alias_name))
    else:
        wanted = "" if name == "device_unbound" else before
        await until(lambda: plug(hass) == wanted)
    await assert_works(hass, cloud, entry)


async def test_a_device_that_goes_without_a_word(
    hass: HomeAssistant,
    cloud: Cloud,
    entry: MockConfigEntry,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """It is unavailable at the first look, and removed when one a minute later agrees."""
    begin_fault(cloud, "device_gone", device_id=PLUG)
    await entry.runtime_data.home.async_refresh()
    await until(
        lambda: state_of(hass, "switch", PLUG_SWITCH).state == STATE_UNAVAILABLE
    )
    later = monotonic() + 61
    monkeypatch.setattr(absences, "monotonic", lambda: later)
    await entry.runtime_data.home.async_refresh()
    await until(lambda: not plug(hass))
    await assert_works(hass, cloud, entry)
