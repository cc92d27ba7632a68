"""A start with a cloud that does not answer what a home can do without."""

import asyncio
from typing import Any

from homeassistant.config_entries import ConfigEntryState
from homeassistant.const import STATE_ON, STATE_UNAVAILABLE
from homeassistant.core import HomeAssistant
from homeassistant.helpers import area_registry as ar, device_registry as dr
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from simulator import Cloud, begin_fault
from simulator.faults import requests
from simulator.faults.fault import Fault, Place

from ..alterations import Alter, empty, put
from ..common import registered, state_of
from . import device

pytestmark = [
    pytest.mark.devices("gw_01", "door_01", "strip_01", "switch_01", "board_01"),
    pytest.mark.usefixtures("haste"),
]

LIGHT = "LIGHTSTRIP_strip_01_power_switch"
FAN = "FAN0000000_fan_01_power_switch"
# By so much at most Home Assistant polls later than it was asked to.
JITTER_SECONDS = 1
OPTIONAL = (
    *("AppGetRoomList", "AppGetSceneList", "AppGetAutomationList"),
    *("AppListUserShareDevices", "AppGetFamilySubDeviceList", "AppGetFamilyList"),
    *("AppGetProductsConfig", "AppGetDeviceStatuses", "AppGetMessages"),
    *("AppGetTimerList", "AppGetUserSetting", "AppCheckFirmwareUpdate"),
    *("AppGetDeviceConfig", "AppGetDeviceExtInfo"),
)
# What is there as soon as the cloud answers, or answers at last.
LATE = {
    "AppGetSceneList": "scene_s_movie",
    "AppGetAutomationList": "automation_a_night",
    "AppListUserShareDevices": "TESTBOARD0_board_01_t_time",
}


async def start(hass: HomeAssistant, entry: MockConfigEntry) -> float:
    """Set the account up; return how many seconds that took."""
    entry.add_to_hass(hass)
    before = hass.loop.time()
    await hass.config_entries.async_setup(entry.entry_id)
    assert entry.state is ConfigEntryState.LOADED
    return hass.loop.time() - before


@pytest.mark.parametrize("action", OPTIONAL)
async def test_what_a_home_can_do_without_is_not_waited_for(
    hass: HomeAssistant, cloud: Cloud, config_entry: MockConfigEntry, action: str
) -> None:
    """The first states are there after a few seconds."""
    begin_fault(cloud, "hang", action=action)
    assert await start(hass, config_entry) < 8
    assert state_of(hass, "light", LIGHT).state == STATE_ON


@pytest.mark.parametrize("action", LATE)
@pytest.mark.parametrize("minutes", [0, 5])
async def test_what_comes_late_is_shown(
    hass: HomeAssistant,
    cloud: Cloud,
    config_entry: MockConfigEntry,
    action: str,
    minutes: int,
) -> None:
    """It is asked for again, sooner than an hour later."""
    begin_fault(cloud, "hang", action=action)
    await start(hass, config_entry)
    assert LATE[action] not in registered(hass, config_entry)
    await asyncio.sleep(60 * minutes)
    cloud.mend()
    async with asyncio.timeout(600):
        while LATE[action] not in registered(hass, config_entry):
            await asyncio.sleep(1)


@pytest.mark.parametrize(
    ("code", "after"), [("InternalError", (6, 9)), ("InvalidAction", (2, 5))]
)
async def test_what_never_comes_is_asked_for_ever_later(
    hass: HomeAssistant,
    cloud: Cloud,
    config_entry: MockConfigEntry,
    code: str,
    after: tuple[int, int],
) -> None:
    """A cloud that knows no scenes at all is asked with the other lists."""
    cloud.fail("AppGetSceneList", code=code, times=1000)
    await start(hass, config_entry)
    asked = [cloud.calls["AppGetSceneList"]]
    for hours in (1, 3):
        await asyncio.sleep(3600 * hours + JITTER_SECONDS)
        asked.append(cloud.calls["AppGetSceneList"])
    assert [each / asked[0] for each in asked] == [1, *after]


async def test_products_that_are_refused_for_some_minutes(
    hass: HomeAssistant, cloud: Cloud, config_entry: MockConfigEntry
) -> None:
    """A code that names no product is nothing to wait a day for."""
    cloud.fail("AppGetProducts", code="InvalidParameterValue", times=1000)
    await start(hass, config_entry)
    assert LIGHT not in registered(hass, config_entry)
    await asyncio.sleep(100)
    cloud.mend()
    async with asyncio.timeout(300):
        while LIGHT not in registered(hass, config_entry):
            await asyncio.sleep(1)
    assert state_of(hass, "light", LIGHT).state == STATE_ON


async def test_rooms_that_are_told_late(
    hass: HomeAssistant, cloud: Cloud, config_entry: MockConfigEntry
) -> None:
    """They are suggested once they are known, to devices that are in no area yet."""
    begin_fault(cloud, "hang", action="AppGetRoomList")
    await start(hass, config_entry)
    registry, areas = dr.async_get(hass), ar.async_get(hass)
    chosen = areas.async_create("Chosen")

    def area_of(device_id: str) -> str | None:
        found = device(hass, config_entry, device_id)
        assert found
        area = areas.async_get_area(found.area_id or "")
        return area.name if area else None

    strip = device(hass, config_entry, "LIGHTSTRIP/strip_01")
    assert strip
    registry.async_update_device(strip.id, area_id=chosen.id)
    assert area_of("DOORSENSOR/door_01") is None
    cloud.mend()
    async with asyncio.timeout(100):
        while area_of("DOORSENSOR/door_01") != "玄关":
            await asyncio.sleep(1)
    assert area_of("LIGHTSTRIP/strip_01") == "Chosen"
    door = device(hass, config_entry, "DOORSENSOR/door_01")
    assert door
    registry.async_update_device(door.id, area_id=None)
    await config_entry.runtime_data.home.async_refresh()
    await hass.async_block_till_done(wait_background_tasks=True)
    assert area_of("DOORSENSOR/door_01") is None, "a room is suggested once"


def without_data(answer: Any) -> Any:
    """Return an answer without its `Data`."""
    del answer["data"]["Data"]
    return answer


@pytest.mark.parametrize(
    ("action", "nothing"),
    [
        ("AppGetFamilyDeviceList", empty),
        ("AppGetDeviceStatuses", empty),
        ("AppGetDeviceData", put(Data="{}")),
        ("AppGetDeviceData", without_data),
    ],
)
async def test_nothing_at_all_at_a_start_is_confirmed_soon(
    hass: HomeAssistant,
    cloud: Cloud,
    config_entry: MockConfigEntry,
    action: str,
    nothing: Alter,
) -> None:
    """A list that lags looks like a home without devices, or devices without values."""
    cloud.alter(action, nothing)
    await start(hass, config_entry)
    await asyncio.sleep(10)
    cloud.mend()
    async with asyncio.timeout(100):
        while LIGHT not in registered(hass, config_entry):
            await asyncio.sleep(1)
        while state_of(hass, "light", LIGHT).state != STATE_ON:
            await asyncio.sleep(1)


async def test_a_home_that_has_nothing_is_looked_at_once_more(
    hass: HomeAssistant, cloud: Cloud, config_entry: MockConfigEntry
) -> None:
    """It may well be empty: nobody asks again and again."""
    cloud.alter("AppGetFamilyDeviceList", empty)
    await start(hass, config_entry)
    asked = cloud.calls["AppGetFamilyDeviceList"]
    await asyncio.sleep(3000)
    assert cloud.calls["AppGetFamilyDeviceList"] == 2 * asked


async def test_a_device_without_values_is_read_once_more(
    hass: HomeAssistant, cloud: Cloud, config_entry: MockConfigEntry
) -> None:
    """It may well be new, and have reported nothing yet."""
    strip = cloud.devices["LIGHTSTRIP/strip_01"]
    strip.values.clear()
    await start(hass, config_entry)
    await asyncio.sleep(10)
    asked = cloud.calls["AppGetDeviceData"]
    assert state_of(hass, "light", LIGHT).state != STATE_UNAVAILABLE
    await asyncio.sleep(400)
    assert cloud.calls["AppGetDeviceData"] == asked + 1


@pytest.mark.devices("strip_01", "fan_01")
async def test_a_family_that_hangs_does_not_hold_up_the_others(
    hass: HomeAssistant, cloud: Cloud, config_entry: MockConfigEntry
) -> None:
    """What answers is shown, and the rest soon after it answers too."""
    (seaside,) = (
        each.family_id
        for each in cloud.devices.values()
        if each.device_name == "fan_01"
    )
    hangs = requests.where(lambda body: body["FamilyId"] == seaside, requests.hang)
    cloud.faults.add(
        Fault(place=Place.REQUEST, effect=hangs, action="AppGetFamilyDeviceList")
    )
    assert await start(hass, config_entry) < 8
    assert state_of(hass, "light", LIGHT).state == STATE_ON
    assert FAN not in registered(hass, config_entry)
    cloud.mend()
    async with asyncio.timeout(100):
        while FAN not in registered(hass, config_entry):
            await asyncio.sleep(1)


async def test_the_only_family_is_waited_for(
    hass: HomeAssistant, cloud: Cloud, config_entry: MockConfigEntry
) -> None:
    """A cloud that is slow is no reason to start without anything."""
    cloud.delay("AppGetFamilyDeviceList", 12, times=2)
    assert await start(hass, config_entry) > 11
    assert state_of(hass, "light", LIGHT).state == STATE_ON
