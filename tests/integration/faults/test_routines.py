"""Scenes, timers, and devices that come and go, while something is wrong."""

import asyncio
from datetime import timedelta

from homeassistant.core import HomeAssistant
from homeassistant.exceptions import HomeAssistantError
from homeassistant.util.dt import now
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.tencent_iot_explorer.account.absences import SECOND_LOOK_SECONDS
from custom_components.tencent_iot_explorer.account.devices.device import Device
from simulator import Cloud, begin_fault

from ...waiting import until
from ..common import NO_PROPER_ANSWER, call, registered, state_of
from .conftest import LISTS

pytestmark = pytest.mark.devices("climate_01", "humidifier_01", "plug_01")

SCENE = "scene_s_movie"
HUMIDIFIER = "HUMIDIFIER/humidifier_01"
CALENDAR = "HUMIDIFIER_humidifier_01_:timers"
PLUG = "METERPLUG0/plug_01"
# Each spoils an answer in another way.
SPOILT = ("http_429", "http_500", "hang", "reset", "truncated", "error_in_data")
NEWS_OF_DEVICES = (
    *("socket_silent", "push_duplicated", "push_late", "push_out_of_order"),
    *("push_of_unknown_device", "push_of_unknown_type", "push_corrupt"),
)


def message(hass: HomeAssistant) -> str:
    """Return what the calendar of the humidifier shows."""
    return str(state_of(hass, "calendar", CALENDAR).attributes.get("message"))


@pytest.mark.parametrize("name", SPOILT)
async def test_a_scene_is_run_once_or_said_to_have_failed(
    hass: HomeAssistant, cloud: Cloud, entry: MockConfigEntry, name: str
) -> None:
    begin_fault(cloud, name, action="AppRunScene")
    try:
        await call(hass, "scene.turn_on", SCENE)
        failed = ""
    except HomeAssistantError as error:
        failed = str(error.translation_key)
    assert cloud.calls["AppRunScene"] == 1
    assert failed in NO_PROPER_ANSWER
    cloud.mend()
    await until(lambda: not any(each.running for each in cloud.home.scenes.values()))
    await call(hass, "scene.turn_on", SCENE)


@pytest.mark.parametrize("name", [*SPOILT, *LISTS])
async def test_lists_of_routines(
    hass: HomeAssistant, cloud: Cloud, entry: MockConfigEntry, name: str
) -> None:
    """A list that cannot be read, or lacks something once, takes nothing away."""
    account = entry.runtime_data
    await account.timers.async_refresh()
    await hass.async_block_till_done()
    before, shown = registered(hass, entry), message(hass)
    for action in ("AppGetSceneList", "AppGetAutomationList", "AppGetTimerList"):
        begin_fault(cloud, name, action=action)
    await account.home.async_refresh()
    await account.timers.async_refresh()
    await hass.async_block_till_done()
    assert registered(hass, entry) == before
    cloud.mend()
    await account.home.async_refresh()
    await account.timers.async_refresh()
    assert registered(hass, entry) == before
    assert message(hass) == shown


async def test_timers_that_are_missing_are_looked_for_until_a_look_succeeds(
    hass: HomeAssistant, cloud: Cloud, entry: MockConfigEntry
) -> None:
    timers = entry.runtime_data.timers
    await timers.async_refresh()
    await hass.async_block_till_done()
    name = message(hass)
    begin_fault(cloud, "empty_list", action="AppGetTimerList")
    await timers.async_refresh()
    await until(lambda: message(hass) == "None")
    for fault in ("http_500", "http_500", ""):
        cloud.mend()
        if fault:
            begin_fault(cloud, fault, action="AppGetTimerList")
        await asyncio.sleep(SECOND_LOOK_SECONDS + 1)
        await hass.async_block_till_done(wait_background_tasks=True)
    assert message(hass) == name


@pytest.mark.parametrize("name", SPOILT)
async def test_a_timer_is_made_once_or_said_to_have_failed(
    hass: HomeAssistant, cloud: Cloud, entry: MockConfigEntry, name: str
) -> None:
    await entry.runtime_data.timers.async_refresh()
    await hass.async_block_till_done()
    begin_fault(cloud, name, action="AppCreateTimer")
    start = now() + timedelta(days=1)
    try:
        await call(
            hass,
            "calendar.create_event",
            CALENDAR,
            summary="Evening",
            description="power_switch: 0",
            start_date_time=start.isoformat(),
            end_date_time=(start + timedelta(minutes=1)).isoformat(),
        )
        failed = ""
    except HomeAssistantError as error:
        failed = str(error.translation_key)
    assert cloud.calls["AppCreateTimer"] == 1
    assert failed in NO_PROPER_ANSWER


async def test_scenes_that_are_renamed_and_deleted(
    hass: HomeAssistant, cloud: Cloud, entry: MockConfigEntry
) -> None:
    name = state_of(hass, "scene", SCENE).name
    begin_fault(cloud, "scenes_renamed")
    await entry.runtime_data.home.async_refresh()
    await until(lambda: state_of(hass, "scene", SCENE).name == f"{name} 2")
    begin_fault(cloud, "scenes_deleted")
    await entry.runtime_data.home.async_refresh()
    assert state_of(hass, "scene", SCENE).state == "unavailable"


async def test_timers_that_are_changed_and_deleted(
    hass: HomeAssistant, cloud: Cloud, entry: MockConfigEntry
) -> None:
    timers = entry.runtime_data.timers
    await timers.async_refresh()
    await hass.async_block_till_done()
    name = message(hass)
    begin_fault(cloud, "timers_changed", device_id=HUMIDIFIER)
    await timers.async_refresh()
    await until(lambda: message(hass) == f"{name} 2")
    begin_fault(cloud, "timers_deleted", device_id=HUMIDIFIER)
    await timers.async_refresh()
    await until(lambda: message(hass) == "None")


@pytest.mark.parametrize("name", NEWS_OF_DEVICES)
async def test_news_of_a_device_that_comes_or_goes(
    hass: HomeAssistant, cloud: Cloud, entry: MockConfigEntry, name: str
) -> None:
    """Whatever becomes of the push, the next look tells; nothing is there twice."""
    account = entry.runtime_data
    begin_fault(cloud, name)
    begin_fault(cloud, "device_added", device_id=PLUG)
    await account.home.async_refresh()
    await until(lambda: set(account.devices) == set(cloud.devices))
    begin_fault(cloud, "device_unbound", device_id=PLUG)
    await account.home.async_refresh()
    await until(lambda: not is_there(account.devices.get(PLUG)))
    assert all(is_there(account.devices[each]) for each in cloud.devices)


def is_there(device: Device | None) -> bool:
    """Return whether a device is believed to be in the home and online."""
    return device is not None and device.online
