"""Stopping Home Assistant while the cloud accepts everything and answers nothing."""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress

from homeassistant.config_entries import ConfigEntryState
from homeassistant.core import HomeAssistant
from homeassistant.exceptions import HomeAssistantError
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.tencent_iot_explorer.account.memory import Memory
from custom_components.tencent_iot_explorer.cloud import CloudError
from simulator import Cloud, begin_fault

from ..conftest import SetUp
from ..waiting import until

pytestmark = pytest.mark.devices("lamp_01", "plug_01")

LAMP = "light.ke_ting_luo_di_deng"

type Begin = Callable[[HomeAssistant, MockConfigEntry], Awaitable[None]]


async def switch_on(hass: HomeAssistant, _entry: MockConfigEntry) -> None:
    """Have a device do something."""
    await hass.services.async_call(
        "light", "turn_on", {"entity_id": LAMP}, blocking=True
    )


async def run_scene(hass: HomeAssistant, _entry: MockConfigEntry) -> None:
    """Have the cloud do something."""
    await hass.services.async_call(
        "scene", "turn_on", {"entity_id": "all"}, blocking=True
    )


async def ask_for_timers(hass: HomeAssistant, entry: MockConfigEntry) -> None:
    """Have something read, which is tried again and again."""
    (device_id, *_) = entry.runtime_data.devices
    await entry.runtime_data.client.timer.get_timer_list(device_id)


async def read_again(_hass: HomeAssistant, entry: MockConfigEntry) -> None:
    """Have the lists read, and messages, and what is asked daily."""
    account = entry.runtime_data
    account.home.async_request_refresh_soon()
    account.messages.async_request_refresh_soon()
    account.questions.async_ask()
    account.catch_up.async_ask_statuses()


async def reload(hass: HomeAssistant, entry: MockConfigEntry) -> None:
    """Have the account set up again."""
    await hass.config_entries.async_reload(entry.entry_id)


async def fail(begun: Awaitable[None]) -> None:
    """Do what nobody will answer."""
    with suppress(CloudError, HomeAssistantError):
        await begun


@pytest.mark.parametrize(
    "begin", [switch_on, run_scene, ask_for_timers, read_again, reload]
)
async def test_nobody_waits_for_a_silent_cloud(
    hass: HomeAssistant,
    cloud: Cloud,
    set_up: SetUp,
    caplog: pytest.LogCaptureFixture,
    begin: Begin,
) -> None:
    entry = await set_up()
    asked = sum(cloud.calls.values())
    begin_fault(cloud, "hang")
    hass.async_create_task(fail(begin(hass, entry)))
    await until(lambda: sum(cloud.calls.values()) > asked)
    await hass.async_stop(force=True)
    assert "still running" not in caplog.text


async def unload(hass: HomeAssistant, entry: MockConfigEntry) -> None:
    """Have the account unloaded."""
    await hass.config_entries.async_unload(entry.entry_id)


@pytest.mark.parametrize("begin", [unload, reload])
async def test_an_unload_that_is_under_way_ends_in_peace(
    hass: HomeAssistant,
    set_up: SetUp,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    begin: Begin,
) -> None:
    """It waits for a busy disk, and Home Assistant for it; nothing is set up then."""
    entry = await set_up()
    saving = asyncio.Event()

    async def save(_memory: Memory) -> None:
        saving.set()
        await asyncio.sleep(0.5)

    monkeypatch.setattr(Memory, "async_save", save)
    hass.async_create_task(fail(begin(hass, entry)))
    await saving.wait()
    await hass.async_stop(force=True)
    assert "still running" not in caplog.text
    assert "not ready" not in caplog.text
    assert entry.state is not ConfigEntryState.LOADED


async def test_a_start_does_not_outlive_home_assistant(
    hass: HomeAssistant,
    cloud: Cloud,
    config_entry: MockConfigEntry,
    caplog: pytest.LogCaptureFixture,
) -> None:
    config_entry.add_to_hass(hass)
    begin_fault(cloud, "hang")
    hass.async_create_task(hass.config_entries.async_setup(config_entry.entry_id))
    await until(lambda: bool(cloud.calls))
    await hass.async_stop(force=True)
    assert "still running" not in caplog.text
    assert "Unable to remove" not in caplog.text


async def test_a_start_does_not_wait_for_pushes_any_more(
    hass: HomeAssistant,
    cloud: Cloud,
    set_up: SetUp,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """Nor for the values that it reads as soon as none of them can be missed."""
    entry = await set_up()
    begin_fault(cloud, "registration_never")
    opened = cloud.opened_sockets
    hass.async_create_task(fail(reload(hass, entry)))
    await until(lambda: cloud.opened_sockets > opened)
    await hass.async_stop(force=True)
    assert "still running" not in caplog.text
    assert "cancelled" not in caplog.text


async def test_a_start_that_waits_for_its_disk_connects_no_more(
    hass: HomeAssistant,
    cloud: Cloud,
    config_entry: MockConfigEntry,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """Nobody would end the connection, nor read what it brings."""
    config_entry.add_to_hass(hass)
    loading = asyncio.Event()

    async def load(_memory: Memory) -> None:
        loading.set()
        await asyncio.sleep(0.1)

    monkeypatch.setattr(Memory, "async_load", load)
    hass.async_create_task(hass.config_entries.async_setup(config_entry.entry_id))
    await loading.wait()
    await hass.async_stop(force=True)
    assert not cloud.opened_sockets
    assert config_entry.state is not ConfigEntryState.LOADED
    assert "unavailable" not in caplog.text
