"""What is known by device: each device concerns only who shows it."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Any
from unittest.mock import Mock

from freezegun.api import FrozenDateTimeFactory
from homeassistant.core import HomeAssistant
from homeassistant.util.dt import utcnow
import pytest
from pytest_homeassistant_custom_component.common import async_fire_time_changed

from custom_components.tencent_iot_explorer.account.account import Account
from custom_components.tencent_iot_explorer.account.polling import (
    timers as timers_module,
)
from custom_components.tencent_iot_explorer.account.polling.device_coordinator import (
    DeviceCoordinator,
)
from custom_components.tencent_iot_explorer.cloud import FirmwareVersions
from simulator import Cloud, begin_fault
from simulator.state import Timer

from ...conftest import SetUp

pytestmark = pytest.mark.devices("lamp_01", "strip_01")

LAMP = "WHITELAMP0/lamp_01"
STRIP = "LIGHTSTRIP/strip_01"


async def test_one_device_does_not_bother_all_others(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    """A thousand calendars are not worked out anew when one device is read or goes."""
    entry = await set_up()
    timers = entry.runtime_data.timers
    await timers.async_refresh()
    await hass.async_block_till_done(wait_background_tasks=True)
    told: list[str] = []
    for device_id in (LAMP, STRIP, None):
        timers.async_add_listener(
            lambda device_id=device_id: told.append(device_id), device_id
        )
    await timers.async_refresh_device(LAMP)
    assert told == [LAMP, None]
    told.clear()
    timers.async_forget([STRIP])
    assert told == [None]
    told.clear()
    await timers.async_refresh()
    assert told == [LAMP, STRIP, None]


@pytest.mark.no_fail_on_log_exception
@pytest.mark.parametrize(
    "tell",
    [
        lambda account: account.timers.async_refresh_device(LAMP),
        lambda account: account.timers.async_tell_all(),
        lambda account: account.reachability._async_tell(),
    ],
    ids=["one device", "all devices", "reachability"],
)
async def test_who_cannot_be_told(
    set_up: SetUp,
    caplog: pytest.LogCaptureFixture,
    tell: Callable[[Account], Awaitable[None]],
) -> None:
    """A listener that fails is logged, and keeps nobody else from hearing."""
    account = (await set_up()).runtime_data
    fail, listener = Mock(side_effect=RuntimeError("out of order")), Mock()
    for each in (fail, listener):
        account.timers.async_add_listener(each)
        account.reachability.async_add_listener(each)
    await tell(account)
    listener.assert_called_once()
    assert "out of order" in caplog.text


async def test_a_reading_with_an_ended_login(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    """Home Assistant asks for the login."""
    account = (await set_up()).runtime_data
    cloud.home.users[0].password = "changed"
    cloud.logins.end_tokens()
    await account.timers.async_refresh_device(LAMP)
    await hass.async_block_till_done()
    (flow,) = hass.config_entries.flow.async_progress()
    assert flow["context"]["source"] == "reauth"


@pytest.mark.parametrize("silent", [LAMP, STRIP])
async def test_a_device_of_which_nothing_is_answered(
    cloud: Cloud, set_up: SetUp, silent: str
) -> None:
    """The others are read all the same; only where none is answered the cloud is away."""
    timers = (await set_up()).runtime_data.timers
    begin_fault(cloud, "http_500", action="AppGetTimerList", device_id=silent)
    await timers.async_refresh()
    assert timers.last_update_success
    assert timers.data.keys() == {LAMP, STRIP} - {silent}
    begin_fault(cloud, "http_500", action="AppGetTimerList")
    await timers.async_refresh()
    assert not timers.last_update_success


async def test_a_device_that_has_gone_leaves_nothing_behind(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    """A home whose devices come and go stays small."""
    account = (await set_up()).runtime_data
    coordinators = (account.timers, account.firmware, account.recordings)
    for known in coordinators:
        await known.async_refresh_device(STRIP)
    assert all(_mentions(known, STRIP) for known in coordinators)
    cloud.unbind(STRIP)
    account.home.async_mark_gone(STRIP)
    await account.home.async_refresh()
    await hass.async_block_till_done(wait_background_tasks=True)
    assert STRIP not in account.devices
    for known in coordinators:
        await known.async_refresh_device(STRIP)
        assert not _mentions(known, STRIP)


async def test_a_device_that_comes_back_is_read_at_once(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    """That it was read a moment ago counts no more: what it said was forgotten."""
    account = (await set_up()).runtime_data
    await account.timers.async_refresh_device(STRIP)
    account.timers.async_forget([STRIP])
    calls = cloud.calls["AppGetTimerList"]
    await account.timers.async_refresh_if_old(STRIP)
    assert cloud.calls["AppGetTimerList"] == calls + 1


async def test_a_device_is_read_after_a_minute_though_the_clock_was_set_back(
    cloud: Cloud,
    set_up: SetUp,
    freezer: FrozenDateTimeFactory,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    passed = 0.0
    monkeypatch.setattr(timers_module, "monotonic", lambda: passed)
    timers = (await set_up()).runtime_data.timers
    await timers.async_refresh_device(STRIP)
    calls = cloud.calls["AppGetTimerList"]
    freezer.move_to(utcnow() - timedelta(days=1))
    await timers.async_refresh_if_old(STRIP)
    assert cloud.calls["AppGetTimerList"] == calls
    passed += 60
    await timers.async_refresh_if_old(STRIP)
    assert cloud.calls["AppGetTimerList"] == calls + 1


async def test_a_round_works_out_the_runs_of_each_device_once(
    cloud: Cloud, set_up: SetUp, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However many others have a timer that runs once."""
    once = {"TimePoint": "07:30", "Days": "1111111", "Repeat": 0, "Status": 1}
    cloud.home.timers = {
        each: Timer(timer_id=each, device_id=each, settings=once)
        for each in (LAMP, STRIP)
    }
    timers = (await set_up()).runtime_data.timers
    await timers.async_refresh()
    worked_out: list[str] = []

    def count(timer: Any, *_: object) -> tuple[()]:
        worked_out.append(timer.timer_id)
        return ()

    monkeypatch.setattr(timers_module, "runs", count)
    await timers.async_refresh()
    assert sorted(worked_out) == sorted([LAMP, STRIP])


async def test_a_reading_that_ends_after_the_account_plans_no_look(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    """An action outlasts the account, and may be the first to hear of a timer."""
    entry = await set_up()
    timers = entry.runtime_data.timers
    assert LAMP not in timers.data
    assert await hass.config_entries.async_unload(entry.entry_id)
    once = {"TimePoint": "07:30", "Days": "1111111", "Repeat": 0, "Status": 1}
    cloud.home.timers = {LAMP: Timer(timer_id=LAMP, device_id=LAMP, settings=once)}
    await timers.async_ask(LAMP)
    assert timers.data[LAMP]
    calls = cloud.calls["AppGetTimerList"]
    async_fire_time_changed(hass, utcnow() + timedelta(days=8))
    await hass.async_block_till_done(wait_background_tasks=True)
    assert cloud.calls["AppGetTimerList"] == calls


async def test_the_last_question_counts_though_the_device_was_forgotten_meanwhile(
    set_up: SetUp, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An answer from before comes too late, in whatever order answers arrive."""
    firmware = (await set_up()).runtime_data.firmware
    answers = [asyncio.get_running_loop().create_future() for _ in range(2)]
    asked = iter(answers)
    monkeypatch.setattr(firmware, "_async_read", lambda _: next(asked))
    before = asyncio.create_task(firmware.async_ask(LAMP))
    await asyncio.sleep(0)
    firmware.async_forget([LAMP])
    after = asyncio.create_task(firmware.async_ask(LAMP))
    await asyncio.sleep(0)
    old, new = (FirmwareVersions(current=each, latest="") for each in ("1", "2"))
    answers[1].set_result(new)
    await after
    answers[0].set_result(old)
    await before
    assert firmware.data[LAMP] is new


def _mentions(known: DeviceCoordinator[Any], device_id: str) -> bool:
    """Return whether a coordinator remembers anything by a device's id."""
    kept = [each for each in vars(known).values() if isinstance(each, dict)]
    return any(device_id in each for each in kept)
