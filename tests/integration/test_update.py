"""Firmware updates."""

from contextlib import nullcontext
from datetime import timedelta
import json

from awesomeversion import AwesomeVersion
from homeassistant.auth.const import GROUP_ID_USER
from homeassistant.const import (
    EVENT_STATE_CHANGED,
    STATE_OFF,
    STATE_ON,
    STATE_UNAVAILABLE,
    __version__ as ha_version,
)
from homeassistant.core import (
    Context,
    Event,
    EventStateChangedData,
    HomeAssistant,
    callback,
)
from homeassistant.exceptions import HomeAssistantError, Unauthorized
from homeassistant.helpers import entity_registry as er
from homeassistant.util.dt import utcnow
import pytest
from pytest_homeassistant_custom_component.common import (
    MockConfigEntry,
    MockUser,
    async_capture_events,
    async_fire_time_changed,
)
from pytest_homeassistant_custom_component.typing import WebSocketGenerator

from custom_components.tencent_iot_explorer.account.polling import cloud_update
from custom_components.tencent_iot_explorer.cloud import FirmwareProgress
from custom_components.tencent_iot_explorer.cloud.api.firmware import FirmwareApi
from custom_components.tencent_iot_explorer.const import DOMAIN
from simulator import Cloud

from ..conftest import SetUp
from ..waiting import until
from .common import call, entity_id, state_of

pytestmark = pytest.mark.devices("strip_01", "fan_01")

STRIP = "LIGHTSTRIP/strip_01"
UPDATE = "LIGHTSTRIP_strip_01_:firmware"


@pytest.fixture
async def entry(
    hass: HomeAssistant,
    cloud: Cloud,
    set_up: SetUp,
    monkeypatch: pytest.MonkeyPatch,
) -> MockConfigEntry:
    """Return an entry whose firmware versions have been read; an update is quick."""
    cloud.firmware_seconds = 0.3
    monkeypatch.setattr(cloud_update, "POLL_SECONDS", 0.02)
    entry = await set_up()
    await entry.runtime_data.firmware.async_refresh()
    await hass.async_block_till_done()
    return entry


async def test_versions(hass: HomeAssistant, entry: MockConfigEntry) -> None:
    """A device with a newer version waits for its update; others are up to date."""
    state = state_of(hass, "update", UPDATE)
    assert state.state == STATE_ON
    assert state.attributes["installed_version"] == "1.0.0"
    assert state.attributes["latest_version"] == "1.1.0"
    assert state_of(hass, "update", "FAN0000000_fan_01_:firmware").state == STATE_OFF


async def test_a_version_with_a_suffix_is_newer(
    hass: HomeAssistant, cloud: Cloud, entry: MockConfigEntry
) -> None:
    """Home Assistant itself cannot order 1.0.0_b1 and 1.0.0_b2."""
    strip = cloud.devices[STRIP]
    assert strip.firmware
    strip.version, strip.firmware.target = "1.0.0_b1", "1.0.0_b2"
    await entry.runtime_data.firmware.async_refresh()
    assert state_of(hass, "update", UPDATE).state == STATE_ON


async def test_what_was_skipped_stays_skipped(
    hass: HomeAssistant, cloud: Cloud, entry: MockConfigEntry
) -> None:
    """Also over a restart during which the device was out of reach."""
    await call(hass, "update.skip", UPDATE)
    assert state_of(hass, "update", UPDATE).state == STATE_OFF
    cloud.set_online(STRIP, online=False)
    await until(lambda: state_of(hass, "update", UPDATE).state == STATE_UNAVAILABLE)
    await hass.config_entries.async_reload(entry.entry_id)
    await until(lambda: entry.runtime_data.push.connected)
    cloud.set_online(STRIP, online=True)
    await until(lambda: state_of(hass, "update", UPDATE).state != STATE_UNAVAILABLE)
    state = state_of(hass, "update", UPDATE)
    assert (state.state, state.attributes["skipped_version"]) == (STATE_OFF, "1.1.0")


async def test_a_device_that_comes_online_is_looked_at(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    """Nobody waits for tomorrow because all were offline at the first look."""
    for device in cloud.devices.values():
        device.online = False
    entry = await set_up()
    await until(lambda: entry.runtime_data.push.connected)
    async_fire_time_changed(hass, utcnow() + timedelta(seconds=40))
    await hass.async_block_till_done(wait_background_tasks=True)
    assert not hass.states.async_entity_ids("update")
    cloud.set_online(STRIP, online=True)
    await until(lambda: entry.runtime_data.devices[STRIP].online)
    async_fire_time_changed(hass, utcnow() + timedelta(seconds=60))
    await hass.async_block_till_done(wait_background_tasks=True)
    assert state_of(hass, "update", UPDATE).state == STATE_ON


@pytest.mark.skipif(
    AwesomeVersion(ha_version) < "2026.11.0", reason="everybody may until then"
)
async def test_only_administrators_install(
    hass: HomeAssistant,
    cloud: Cloud,
    entry: MockConfigEntry,
    hass_read_only_user: MockUser,
) -> None:
    hass_read_only_user.groups = [
        await hass.auth.async_get_group(GROUP_ID_USER)  # type: ignore[list-item]
    ]
    with pytest.raises(Unauthorized):
        await hass.services.async_call(
            "update",
            "install",
            {"entity_id": entity_id(hass, "update", UPDATE)},
            blocking=True,
            context=Context(user_id=hass_read_only_user.id),
        )
    assert not cloud.calls["AppPublishFirmwareUpdateMessage"]


async def test_a_percentage_that_cannot_be(
    hass: HomeAssistant, entry: MockConfigEntry, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = iter(
        FirmwareProgress(status=status, percent=percent)
        for status, percent in ((3, 0), (3, 250), (3, -5), (6, 100))
    )

    async def progress(*_: object) -> FirmwareProgress:
        return next(told)

    monkeypatch.setattr(FirmwareApi, "describe_firmware_update_status", progress)
    monkeypatch.setattr(cloud_update, "POLL_SECONDS", 0)
    seen = async_capture_events(hass, EVENT_STATE_CHANGED)
    await call(hass, "update.install", UPDATE)
    await hass.async_block_till_done()
    states = filter(None, (event.data["new_state"] for event in seen))
    percentages = [each.attributes.get("update_percentage") for each in states]
    assert {100, 0} <= set(percentages) <= {None, 0, 100}


async def test_install(
    hass: HomeAssistant, cloud: Cloud, entry: MockConfigEntry
) -> None:
    """The progress is shown up to the end, then the new version runs."""
    cloud.firmware_seconds = 0.5
    seen: list[int | None] = []

    @callback
    def note(event: Event[EventStateChangedData]) -> None:
        if state := event.data["new_state"]:
            seen.append(state.attributes.get("update_percentage"))

    hass.bus.async_listen(EVENT_STATE_CHANGED, note)
    await call(hass, "update.install", UPDATE)
    await hass.async_block_till_done()
    percentages = [each for each in seen if each is not None]
    assert percentages == sorted(percentages)
    assert percentages[-1] > 50
    state = state_of(hass, "update", UPDATE)
    assert state.state == STATE_OFF
    assert state.attributes["installed_version"] == "1.1.0"
    assert state.attributes["in_progress"] is False


async def test_install_is_refused(
    hass: HomeAssistant, cloud: Cloud, entry: MockConfigEntry
) -> None:
    """A device that went offline meanwhile says so, and the update can be tried again."""
    cloud.devices[STRIP].online = False
    with pytest.raises(HomeAssistantError) as error:
        await call(hass, "update.install", UPDATE)
    assert error.value.translation_key == "device_offline"
    state = state_of(hass, "update", UPDATE)
    assert state.state == STATE_ON
    assert state.attributes["in_progress"] is False


@pytest.mark.parametrize(
    ("told", "shown"),
    [("no space", "no space"), ("time_out", "the device reported a failure")],
)
async def test_install_fails(
    hass: HomeAssistant, cloud: Cloud, entry: MockConfigEntry, told: str, shown: str
) -> None:
    """A device that reports a failure fails the action; not all of them know why."""
    answer = {"code": 0, "data": {"Status": 5, "Percent": 80, "ErrMsg": told}}
    cloud.garble("AppDescribeFirmwareUpdateStatus", json.dumps(answer), times=2)
    with pytest.raises(HomeAssistantError) as error:
        await call(hass, "update.install", UPDATE)
    assert error.value.translation_key == "firmware_update_failed"
    assert error.value.translation_placeholders == {
        "device": "电视背景灯",
        "message": shown,
    }


@pytest.mark.parametrize(
    ("last", "times"),
    [
        ({"Status": 5, "DstVersion": "1.1.0"}, 1),
        ({"Status": 6, "DstVersion": "1.1.0"}, 1),
        ({"Status": 5, "DstVersion": "1.0.0"}, 3),
        ({"Status": 6, "DstVersion": "1.0.0"}, 3),
    ],
)
async def test_the_first_answers_tell_of_the_update_before(
    hass: HomeAssistant,
    cloud: Cloud,
    entry: MockConfigEntry,
    last: dict[str, object],
    times: int,
) -> None:
    """An update is neither over nor failed because the one before was."""
    cloud.garble(
        "AppDescribeFirmwareUpdateStatus",
        json.dumps({"code": 0, "data": {"Percent": 100, **last}}),
        times=times,
    )
    await call(hass, "update.install", UPDATE)
    assert cloud.devices[STRIP].version == "1.1.0"
    assert state_of(hass, "update", UPDATE).state == STATE_OFF


async def test_no_update_is_known_at_first(
    hass: HomeAssistant, cloud: Cloud, entry: MockConfigEntry
) -> None:
    """The cloud may be asked before it has noted the update."""
    cloud.fail(
        "AppDescribeFirmwareUpdateStatus",
        code="ResourceNotFound.DeviceFirmwareTaskNotExist",
    )
    await call(hass, "update.install", UPDATE)
    assert state_of(hass, "update", UPDATE).state == STATE_OFF


@pytest.mark.parametrize(("seconds", "state"), [(0.01, STATE_OFF), (1000, STATE_ON)])
async def test_an_update_that_the_cloud_forgets(
    hass: HomeAssistant,
    cloud: Cloud,
    entry: MockConfigEntry,
    seconds: float,
    state: str,
) -> None:
    """It is over then; whether it went well is told by the version."""
    cloud.firmware_seconds = seconds
    cloud.fail(
        "AppDescribeFirmwareUpdateStatus",
        code="ResourceNotFound.DeviceFirmwareTaskNotExist",
        times=99,
    )
    with nullcontext() if state == STATE_OFF else pytest.raises(HomeAssistantError):
        await call(hass, "update.install", UPDATE)
    assert state_of(hass, "update", UPDATE).state == state


async def test_a_device_restarts_before_it_tells_its_new_version(
    hass: HomeAssistant, cloud: Cloud, entry: MockConfigEntry
) -> None:
    """An update that is done is not offered again."""
    lagging = {"CurrentVersion": "1.0.0", "DstVersion": "1.1.0"}
    cloud.garble(
        "AppCheckFirmwareUpdate", json.dumps({"code": 0, "data": lagging}), times=2
    )
    await call(hass, "update.install", UPDATE)
    await hass.async_block_till_done()
    state = state_of(hass, "update", UPDATE)
    assert (state.state, state.attributes["installed_version"]) == (STATE_OFF, "1.1.0")


async def test_install_takes_too_long(
    hass: HomeAssistant,
    cloud: Cloud,
    entry: MockConfigEntry,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Nobody waits forever."""
    monkeypatch.setattr(cloud_update, "UPDATE_SECONDS", 0.1)
    with pytest.raises(HomeAssistantError) as error:
        await call(hass, "update.install", UPDATE)
    assert error.value.translation_key == "firmware_update_failed"


async def test_the_account_is_unloaded_meanwhile(
    hass: HomeAssistant, cloud: Cloud, entry: MockConfigEntry
) -> None:
    """Whoever waits for an update gets an error that says why nobody waits any more."""
    cloud.firmware_seconds = 1000
    install = hass.async_create_task(call(hass, "update.install", UPDATE))
    await until(lambda: bool(cloud.calls["AppDescribeFirmwareUpdateStatus"]))
    await hass.config_entries.async_unload(entry.entry_id)
    with pytest.raises(HomeAssistantError) as error:
        await install
    assert error.value.translation_key == "unloaded"


async def test_release_notes(
    hass: HomeAssistant, entry: MockConfigEntry, hass_ws_client: WebSocketGenerator
) -> None:
    """The vendor's words are shown."""
    client = await hass_ws_client(hass)
    await client.send_json_auto_id(
        {
            "type": "update/release_notes",
            "entity_id": entity_id(hass, "update", UPDATE),
        }
    )
    answer = await client.receive_json()
    assert "新增 4 种灯光场景" in answer["result"]


async def test_device_without_firmware_has_no_update(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    """A refusal for one device costs its update only."""
    entry = await set_up()
    cloud.fail(
        "AppCheckFirmwareUpdate", code="ResourceNotFound.DeviceHasNoFirmware", times=1
    )
    await entry.runtime_data.firmware.async_refresh()
    await hass.async_block_till_done()
    updates = [
        each
        for each in er.async_entries_for_config_entry(
            er.async_get(hass), entry.entry_id
        )
        if each.domain == "update"
    ]
    online = sum(device.online for device in entry.runtime_data.devices.values())
    assert len(updates) == online - 1
    assert {each.platform for each in updates} == {DOMAIN}


@pytest.mark.devices("strip_01", "fan_01", "ac_01", "lamp_01", "curtain_01")
async def test_of_one_name_the_first_listed_is_the_first(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    """Who gets which number must not be chance: automations name it."""
    for device in cloud.devices.values():
        device.alias_name = "Lamp"
    entry = await set_up()
    await entry.runtime_data.firmware.async_refresh()
    await hass.async_block_till_done()
    numbered = [
        entity_id(hass, "update", f"{each.replace('/', '_')}_:firmware")
        for each in entry.runtime_data.devices
    ]
    assert numbered == sorted(numbered)
    assert len(numbered) == 5
