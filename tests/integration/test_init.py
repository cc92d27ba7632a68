"""Setting up and unloading."""

from datetime import timedelta
from typing import Any

from freezegun.api import FrozenDateTimeFactory
from homeassistant.config_entries import ConfigEntryState
from homeassistant.const import STATE_ON, STATE_UNAVAILABLE
from homeassistant.core import HomeAssistant
from homeassistant.helpers import issue_registry as ir
from homeassistant.util.dt import utcnow
import pytest
from pytest_homeassistant_custom_component.common import (
    MockConfigEntry,
    async_fire_time_changed,
)

from simulator import Cloud

from ..conftest import SetUp
from .common import registered


async def test_set_up_and_unload(hass: HomeAssistant, set_up: SetUp) -> None:
    """Everything starts, and nothing is left."""
    entry = await set_up()
    assert entry.state is ConfigEntryState.LOADED
    light = hass.states.get("light.ke_ting_dian_shi_bei_jing_deng")
    assert light
    assert light.state == STATE_ON
    assert await hass.config_entries.async_unload(entry.entry_id)
    await hass.async_block_till_done()
    states = {each.state for each in hass.states.async_all() if each.domain != "zone"}
    assert states == {STATE_UNAVAILABLE}


async def test_entry_of_a_newer_version(
    hass: HomeAssistant,
    config_entry: MockConfigEntry,
    set_up: SetUp,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """An older version touches nothing, and says what to do."""
    newer = config_entry.minor_version + 1
    object.__setattr__(config_entry, "minor_version", newer)
    entry = await set_up()
    assert entry.state is ConfigEntryState.MIGRATION_ERROR
    assert entry.minor_version == newer
    assert "was set up by a newer version of this integration" in caplog.text
    issues = {each.translation_key for each in ir.async_get(hass).issues.values()}
    assert issues == {"newer_version"}
    await hass.config_entries.async_remove(entry.entry_id)
    assert not ir.async_get(hass).issues


LAMP = "WHITELAMP0/lamp_01"


@pytest.mark.parametrize(
    ("file", "data"),
    [
        ("account", {"questions": {"timers": 9e9}}),
        ("account", {"questions": {"timers": {LAMP: "soon"}}}),
        ("account", {"timers": {LAMP: [{"id": "t", "at": "07:00"}]}}),
        ("account", {"timers": {LAMP: 1}, "questions": {"timers": {LAMP: 9e9}}}),
        ("account", {"firmware": {LAMP: {"version": "1"}}}),
        ("products", {"WHITELAMP0": {"title": "Lamp"}}),
        ("products", {"WHITELAMP0": None, "GONE000000": []}),
        ("history", {"orders": [{"devices": [LAMP]}], "settled": {}}),
        ("history", {"orders": [], "settled": {"sensor": [1, 2]}}),
        ("history", {"imports": []}),
    ],
)
@pytest.mark.devices("lamp_01")
async def test_what_another_version_has_remembered(
    hass: HomeAssistant,
    hass_storage: dict[str, Any],
    config_entry: MockConfigEntry,
    set_up: SetUp,
    cloud: Cloud,
    file: str,
    data: dict[str, Any],
) -> None:
    """It is forgotten, and asked for again."""
    key = f"tencent_iot_explorer.{config_entry.entry_id}.{file}"
    hass_storage[key] = {"version": 1, "minor_version": 1, "key": key, "data": data}
    entry = await set_up()
    assert entry.state is ConfigEntryState.LOADED
    light = hass.states.async_entity_ids("light")
    assert [hass.states.is_state(each, STATE_UNAVAILABLE) for each in light] == [False]
    assert f"{LAMP.replace('/', '_')}_:timer_" not in registered(hass, entry)
    await entry.runtime_data.questions.async_ask_due()
    assert cloud.calls["AppGetTimerList"]


@pytest.mark.devices("lamp_01")
async def test_entry_of_an_older_version(
    config_entry: MockConfigEntry, set_up: SetUp
) -> None:
    """Only what is newer is refused."""
    object.__setattr__(config_entry, "minor_version", 0)
    assert (await set_up()).state is ConfigEntryState.LOADED


async def test_start_costs_few_calls(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    """Four lists a family, one call for statuses, one for products, one per device.

    Messages come later, by the clock.
    """
    entry = await set_up()
    devices = len(entry.runtime_data.devices)
    assert devices > 20
    assert cloud.calls["AppGetDeviceData"] == devices
    later = ("ws:", "AppGetMessages")
    made = sum(n for action, n in cloud.calls.items() if not action.startswith(later))
    assert made <= 2 * 4 + 1 + 1 + devices + 10, cloud.calls


async def test_restart_within_a_day_costs_few_calls(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp, freezer: FrozenDateTimeFactory
) -> None:
    """What is asked once a day, timers and firmware among it, is not asked again."""
    entry = await set_up()
    await entry.runtime_data.questions.async_ask_due()
    devices = len(entry.runtime_data.devices)
    first = sum(cloud.calls.values())
    timers = hass.states.async_entity_ids("calendar")
    updates = hass.states.async_entity_ids("update")
    assert timers
    assert updates
    await hass.config_entries.async_unload(entry.entry_id)
    freezer.tick(timedelta(hours=20))
    cloud.calls.clear()
    await hass.config_entries.async_setup(entry.entry_id)
    await hass.async_block_till_done(wait_background_tasks=True)
    async_fire_time_changed(hass, utcnow() + timedelta(minutes=1))
    await hass.async_block_till_done(wait_background_tasks=True)
    again = sum(cloud.calls.values())
    assert not cloud.calls["AppGetTimerList"]
    assert not cloud.calls["AppCheckFirmwareUpdate"]
    pages = 2 * 4 + 1 + 1 + 1 + 3  # families, shares, what is behind, messages
    assert again <= devices + pages + 10, cloud.calls
    assert again <= 0.45 * first
    assert hass.states.async_entity_ids("calendar") == timers
    assert hass.states.async_entity_ids("update") == updates


@pytest.mark.devices("gw_01", "strip_01")
async def test_reloading_at_once_costs_few_calls(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    """What was learned a moment ago is known after a reload."""
    entry = await set_up()
    await entry.runtime_data.questions.async_ask_due()
    await hass.async_block_till_done()
    updates = hass.states.async_entity_ids("update")
    assert updates
    cloud.calls.clear()
    await hass.config_entries.async_reload(entry.entry_id)
    async_fire_time_changed(hass, utcnow() + timedelta(minutes=1))
    await hass.async_block_till_done(wait_background_tasks=True)
    assert not cloud.calls["AppCheckFirmwareUpdate"]
    assert hass.states.async_entity_ids("update") == updates


async def test_questions_spread_over_the_day(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp, freezer: FrozenDateTimeFactory
) -> None:
    """Each is asked again within a day of the first time, but not all at once."""
    entry = await set_up()

    async def asked_after(time: timedelta) -> int:
        """Return how many devices are asked for their timers."""
        cloud.calls.clear()
        freezer.tick(time)
        async_fire_time_changed(hass)
        entry.runtime_data.questions.async_ask()
        await hass.async_block_till_done(wait_background_tasks=True)
        return cloud.calls["AppGetTimerList"]

    everybody = await asked_after(timedelta())
    assert everybody > 10
    assert not await asked_after(timedelta(hours=20))
    some = await asked_after(timedelta(hours=2))
    assert 0 < some < everybody
    assert some + await asked_after(timedelta(hours=2, minutes=1)) >= everybody


async def test_start_before_the_network(
    hass: HomeAssistant, cloud: Cloud, config_entry: MockConfigEntry
) -> None:
    """Home Assistant alone decides when to try again, unless the cloud names a wait."""
    cloud.garble("AppGetFamilyDeviceList", "<html>", times=20)
    config_entry.add_to_hass(hass)
    await hass.config_entries.async_setup(config_entry.entry_id)
    assert config_entry.state.name == "SETUP_RETRY"
    cloud.mend()
    async_fire_time_changed(hass, utcnow() + timedelta(seconds=8))
    await hass.async_block_till_done(wait_background_tasks=True)
    assert config_entry.state is ConfigEntryState.LOADED


async def test_statuses_refused_at_the_start(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    """Every device lives from its values and from pushes."""
    cloud.fail("AppGetDeviceStatuses", code="InternalError", times=100)
    await set_up()
    light = hass.states.get("light.ke_ting_dian_shi_bei_jing_deng")
    assert light
    assert light.state == STATE_ON


@pytest.mark.devices("lamp_01")
@pytest.mark.parametrize(
    "options",
    [{"rooms_as_areas": False}, {"delete_devices": True}, {"stay_connected": ["P/D"]}],
)
async def test_no_option_needs_a_reload(
    hass: HomeAssistant, set_up: SetUp, options: dict[str, object]
) -> None:
    """What is read when it matters holds at once, and no entity goes away for it."""
    entry = await set_up()
    account = entry.runtime_data
    hass.config_entries.async_update_entry(entry, options=options)
    await hass.async_block_till_done(wait_background_tasks=True)
    assert entry.state is ConfigEntryState.LOADED
    assert entry.runtime_data is account
