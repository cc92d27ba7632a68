"""Answers that are none: the old ones hold, and all goes on."""

from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from freezegun.api import FrozenDateTimeFactory
from homeassistant.config_entries import ConfigEntryState
from homeassistant.core import HomeAssistant
from homeassistant.helpers import issue_registry as ir
import pytest
from pytest_homeassistant_custom_component.common import async_fire_time_changed

from custom_components.tencent_iot_explorer.account.account import Account
from simulator import Cloud

from ...conftest import SetUp
from ...thing import property_of
from ..platforms import add_device, entity_id_of
from ..working import CLIMATE, STRIP, assert_works
from . import BODIES, DEVICES, HOME, SEASIDE, troubles

pytestmark = pytest.mark.devices(*HOME)

POLLS: Mapping[str, Callable[[Account], Awaitable[None]]] = {
    "AppListUserShareDevices": lambda account: account.home.async_refresh(),
    "AppGetFamilyDeviceList": lambda account: account.home.async_refresh(),
    "AppGetRoomList": lambda account: account.home.async_refresh(),
    "AppGetSceneList": lambda account: account.home.async_refresh(),
    "AppGetFamilySubDeviceList": lambda account: account.home.async_refresh(),
    "AppGetDeviceStatuses": lambda account: account.statuses.async_refresh(),
    "AppGetDeviceData": lambda account: account.catch_up.async_load(
        [account.devices[STRIP], account.devices[CLIMATE]]
    ),
    "AppCheckFirmwareUpdate": lambda account: account.firmware.async_refresh(),
}


@pytest.mark.parametrize("action", POLLS)
async def test_unusable_answers_while_running(
    hass: HomeAssistant,
    cloud: Cloud,
    set_up: SetUp,
    caplog: pytest.LogCaptureFixture,
    action: str,
) -> None:
    """A poll that fails again and again is told once, and devices stay."""
    entry = await set_up()
    account = entry.runtime_data
    for text, status in BODIES.values():
        caplog.clear()
        cloud.garble(action, text, times=10_000, status=status)
        for _ in range(2):
            await POLLS[action](account)
        cloud.mend()
        await POLLS[action](account)
        assert len(troubles(caplog)) <= 1, text
        assert len(account.devices) == DEVICES
    await assert_works(hass, cloud, entry)


START_ACTIONS = {
    **dict.fromkeys(
        [
            "AppGetToken",
            "AppGetFamilyDeviceList",
            "AppGetProducts",
        ],
        ConfigEntryState.SETUP_RETRY,
    ),
    **dict.fromkeys(
        [
            "AppListUserShareDevices",
            "AppGetRoomList",
            "AppGetSceneList",
            "AppGetAutomationList",
            "AppGetFamilyList",
            "AppGetFamilySubDeviceList",
            "AppGetProductsConfig",
            "AppGetMessages",
            "AppGetTimerList",
            "AppGetDeviceData",
            "AppGetDeviceStatuses",
        ],
        ConfigEntryState.LOADED,
    ),
}


@pytest.mark.parametrize("action", START_ACTIONS)
async def test_unusable_answers_at_start(
    hass: HomeAssistant,
    cloud: Cloud,
    set_up: SetUp,
    caplog: pytest.LogCaptureFixture,
    action: str,
) -> None:
    """Without the list of devices the start is tried again, without scenes it goes on."""
    for body in ("html", "list", "server error", "too many"):
        text, status = BODIES[body]
        cloud.garble(action, text, times=10_000, status=status)
    entry = await set_up()
    assert entry.state is START_ACTIONS[action]
    assert len(troubles(caplog)) <= 1
    cloud.mend()
    await hass.config_entries.async_reload(entry.entry_id)
    await hass.async_block_till_done()
    await assert_works(hass, cloud, entry)


async def test_a_family_that_cannot_be_read_at_start(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp, freezer: FrozenDateTimeFactory
) -> None:
    """The others are shown meanwhile, and it comes soon after."""

    def garble(answer: dict[str, Any]) -> object:
        lists = answer["data"]["DeviceList"]
        is_seaside = any(each["FamilyId"] == SEASIDE for each in lists)
        return {"code": 0, "data": [1]} if is_seaside else answer

    cloud.alter("AppGetFamilyDeviceList", garble)
    entry = await set_up()
    assert entry.state is ConfigEntryState.LOADED
    devices = entry.runtime_data.devices
    assert STRIP in devices
    assert "METERPLUG0/plug_01" not in devices
    assert not ir.async_get(hass).issues
    cloud.mend()
    freezer.tick(62)
    async_fire_time_changed(hass)
    await hass.async_block_till_done(wait_background_tasks=True)
    assert "METERPLUG0/plug_01" in devices


async def test_a_new_product_that_cannot_be_read_stops_nobody(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp, freezer: FrozenDateTimeFactory
) -> None:
    """It is shown as soon as it can be read."""
    entry = await set_up()
    await hass.config_entries.async_unload(entry.entry_id)
    device = add_device(cloud, {"p": 1}, property_of("p", "开关", "bool"))
    cloud.garble("AppGetProducts", "<html>", times=10)
    assert await hass.config_entries.async_setup(entry.entry_id)
    await hass.async_block_till_done(wait_background_tasks=True)
    assert device.device_id in entry.runtime_data.devices
    cloud.mend()
    freezer.tick(62)
    async_fire_time_changed(hass)
    await hass.async_block_till_done(wait_background_tasks=True)
    assert entity_id_of(hass, "switch", device, "p")
