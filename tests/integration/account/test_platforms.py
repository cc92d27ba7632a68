"""A platform is set up with the first thing that it shows, and not before."""

import asyncio
from collections.abc import Iterable
from types import ModuleType

from homeassistant.config_entries import ConfigEntryState
from homeassistant.const import STATE_OFF, STATE_UNAVAILABLE, Platform
from homeassistant.core import HomeAssistant
from homeassistant.helpers import device_registry as dr
from homeassistant.loader import async_get_integration
import pytest

from custom_components.tencent_iot_explorer.account.account import (
    Account,
    TencentConfigEntry,
)
from custom_components.tencent_iot_explorer.account.lifetime import async_begin
from custom_components.tencent_iot_explorer.account.polling.recordings import (
    RecordingCoordinator,
)
from custom_components.tencent_iot_explorer.const import DOMAIN
from simulator import Cloud, load_product
from simulator.state import Device, Timer

from ...conftest import SetUp
from ...waiting import until
from ..common import state_of

PACKAGE = "custom_components.tencent_iot_explorer"
GANG = "SWITCH3WAY_panel_99_switch_1"
VACUUM = "VACUUM0000/vacuum_01"
CALENDAR = "VACUUM0000_vacuum_01_:timers"
COUNTDOWN = "SWITCH3WAY_panel_99_count_down_1"

pytestmark = pytest.mark.devices("vacuum_01")


async def test_a_home_without_climate_has_no_actions_for_it(
    hass: HomeAssistant, set_up: SetUp
) -> None:
    """What nobody has costs nothing: neither time at the start nor a place in lists."""
    await set_up()
    assert hass.services.has_service("vacuum", "start")
    assert not hass.services.has_service("climate", "set_temperature")


async def test_a_calendar_comes_with_the_first_timer(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    """Home Assistant shows a page of calendars to whoever has one; it stays after the last."""
    entry = await set_up()
    assert "calendar" not in hass.config.components
    cloud.home.timers = {"t": _noon()}
    await entry.runtime_data.timers.async_refresh_device(VACUUM)
    await hass.async_block_till_done()
    assert state_of(hass, "calendar", CALENDAR)

    cloud.home.timers = {}
    entry.runtime_data.timers.async_mark_gone(VACUUM, "t")
    await entry.runtime_data.timers.async_refresh_device(VACUUM)
    await hass.config_entries.async_reload(entry.entry_id)
    assert not entry.runtime_data.timers.listed(VACUUM)
    assert state_of(hass, "calendar", CALENDAR).state == STATE_OFF


async def test_a_device_that_comes_later_brings_its_platforms(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    """Its entities are all there, its gangs are called after it, and both go with it."""
    entry = await set_up()
    assert not hass.services.has_service("number", "set_value")
    await until(lambda: entry.runtime_data.push.connected)
    cloud.bind(_new_panel())
    await until(lambda: hass.services.has_service("number", "set_value"))
    await hass.async_block_till_done(wait_background_tasks=True)
    assert _shown(hass) == {"on", "60"}
    gang = dr.async_get(hass).async_get_child_device_by_identifier(
        (DOMAIN, "SWITCH3WAY/panel_99/switch_1"), entry.entry_id
    )
    assert gang
    assert gang.name == "New panel Switch 1"

    await hass.config_entries.async_unload(entry.entry_id)
    assert _shown(hass) == {STATE_UNAVAILABLE}
    await hass.config_entries.async_setup(entry.entry_id)
    assert _shown(hass) == {"on", "60"}


async def test_a_recording_during_an_unload_brings_nothing(
    hass: HomeAssistant, set_up: SetUp
) -> None:
    """What it would bring could not be taken away again."""
    entry = await set_up()
    async with entry.setup_lock:
        entry.mock_state(hass, ConfigEntryState.UNLOAD_IN_PROGRESS)
        recorded = {"CAMERA0000/camera_01": None}
        entry.runtime_data.recordings.async_set_updated_data(recorded)
        await hass.async_block_till_done()
        assert "image" not in hass.config.components
        entry.mock_state(hass, ConfigEntryState.LOADED)


async def test_a_platform_that_is_still_imported_when_its_account_goes(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is set up when the account is back, and not for the one that went."""
    entry = await set_up()
    imported, integration = asyncio.Event(), await async_get_integration(hass, DOMAIN)
    get_platforms = integration.async_get_platforms

    async def get_late(names: Iterable[str]) -> dict[str, ModuleType]:
        await imported.wait()
        return await get_platforms(names)

    monkeypatch.setattr(integration, "async_get_platforms", get_late)
    cloud.home.timers = {"t": _noon()}
    await entry.runtime_data.timers.async_refresh_device(VACUUM)
    going = hass.async_create_task(hass.config_entries.async_unload(entry.entry_id))
    await until(lambda: entry.state is ConfigEntryState.UNLOAD_IN_PROGRESS)
    imported.set()
    assert await going
    await hass.config_entries.async_setup(entry.entry_id)
    await hass.async_block_till_done(wait_background_tasks=True)
    assert state_of(hass, "calendar", CALENDAR).state != STATE_UNAVAILABLE


async def test_a_platform_that_comes_as_the_set_up_ends(
    hass: HomeAssistant, set_up: SetUp, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Home Assistant refuses one whose set-up lasts longer than that of its account."""
    coming: list[asyncio.Task[None]] = []

    async def end_set_up(hass: HomeAssistant, entry: TencentConfigEntry) -> None:
        integration = await async_get_integration(hass, DOMAIN)
        await integration.async_get_platforms([Platform.CLIMATE])
        need = entry.runtime_data.platforms._async_need({Platform.CLIMATE})
        coming.append(entry.async_create_background_task(hass, need, "climate"))

    monkeypatch.setattr(f"{PACKAGE}.async_set_up_imports", end_set_up)
    await set_up()
    (climate,) = coming
    await climate
    assert hass.services.has_service("climate", "set_temperature")


@pytest.mark.devices("camera_01")
async def test_a_recording_that_is_known_before_the_platforms(
    hass: HomeAssistant, set_up: SetUp, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is shown, though nothing more is ever read of it."""

    async def read_first(account: Account) -> None:
        await async_begin(account)
        await account.recordings.async_refresh_device("CAMERA0000/camera_01")

    monkeypatch.setattr(f"{PACKAGE}.async_begin", read_first)
    monkeypatch.setattr(RecordingCoordinator, "concerns", lambda *_: False)
    await set_up()
    assert state_of(hass, "image", "CAMERA0000_camera_01_:last_event")


def _shown(hass: HomeAssistant) -> set[str]:
    """Return the states of two entities of the panel."""
    gang, countdown = (
        state_of(hass, "switch", GANG),
        state_of(hass, "number", COUNTDOWN),
    )
    return {gang.state, countdown.state}


def _noon() -> Timer:
    settings = {"TimerName": "Noon", "Days": "1111111", "TimePoint": "12:00"}
    return Timer(timer_id="t", device_id=VACUUM, settings=settings)


def _new_panel() -> Device:
    return Device(
        product=load_product("three-gang-switch"),
        device_name="panel_99",
        alias_name="New panel",
        owner="144115205263168001",
        family_id="f_8b05e7d1c2a94f36",
        room_id="r_lounge",
        values={"switch_1": 1, "count_down_1": 60},
        updated={"switch_1": 1, "count_down_1": 1},
    )
