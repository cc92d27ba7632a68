"""Bluetooth devices whose connection is held, as an option says."""

from datetime import timedelta

from homeassistant.core import HomeAssistant
from homeassistant.exceptions import HomeAssistantError
from homeassistant.util.dt import utcnow
import pytest
from pytest_homeassistant_custom_component.common import (
    MockConfigEntry,
    async_fire_time_changed,
)

from custom_components.tencent_iot_explorer.nearby import link
from scripts.demonstration.radio.proxy import Radio
from simulator.bluetooth import Peripheral

from ...conftest import SetUp
from ...waiting import until
from .common import issues, look, start, switch
from .conftest import ADDRESS, DEVICE_ID


async def test_a_device_may_stay_connected(
    hass: HomeAssistant,
    radio: Radio,
    peripheral: Peripheral,
    config_entry: MockConfigEntry,
) -> None:
    config_entry.add_to_hass(hass)
    hass.config_entries.async_update_entry(
        config_entry, options={"stay_connected": [DEVICE_ID]}
    )
    radio.hear(ADDRESS, peripheral)
    await hass.config_entries.async_setup(config_entry.entry_id)
    await until(lambda: peripheral.connected)
    async_fire_time_changed(hass, utcnow() + timedelta(minutes=10))
    await hass.async_block_till_done(wait_background_tasks=True)
    assert peripheral.connected
    await hass.config_entries.async_unload(config_entry.entry_id)
    assert not peripheral.connected


@pytest.mark.usefixtures("account")
async def test_a_link_is_held_and_freed_as_the_options_say_now(
    hass: HomeAssistant, peripheral: Peripheral, config_entry: MockConfigEntry
) -> None:
    """Nothing is reloaded for it."""
    account = config_entry.runtime_data
    hass.config_entries.async_update_entry(
        config_entry, options={"stay_connected": [DEVICE_ID]}
    )
    await until(lambda: peripheral.connected)
    async_fire_time_changed(hass, utcnow() + timedelta(minutes=10))
    await hass.async_block_till_done(wait_background_tasks=True)
    assert peripheral.connected
    hass.config_entries.async_update_entry(config_entry, options={})
    await hass.async_block_till_done(wait_background_tasks=True)
    async_fire_time_changed(hass, utcnow() + timedelta(minutes=20))
    await hass.async_block_till_done(wait_background_tasks=True)
    assert not peripheral.connected
    assert config_entry.runtime_data is account


@pytest.mark.usefixtures("lamp")
async def test_the_option_to_stay_connected(
    hass: HomeAssistant, config_entry: MockConfigEntry, set_up: SetUp
) -> None:
    await set_up()
    flow = await hass.config_entries.options.async_init(config_entry.entry_id)
    schema = flow["data_schema"]
    assert schema
    assert "stay_connected" in schema.schema
    await hass.config_entries.options.async_configure(
        flow["flow_id"], {"stay_connected": [DEVICE_ID]}
    )
    assert config_entry.options["stay_connected"] == [DEVICE_ID]
    await hass.async_block_till_done(wait_background_tasks=True)


@pytest.mark.usefixtures("lamp")
async def test_options_of_a_device_that_has_gone(
    hass: HomeAssistant, config_entry: MockConfigEntry, set_up: SetUp
) -> None:
    """It stands in nobody's way, and what cannot be asked is kept."""
    await set_up()
    hass.config_entries.async_update_entry(
        config_entry, options={"stay_connected": [DEVICE_ID, "BLELAMP000/gone"]}
    )
    await hass.async_block_till_done(wait_background_tasks=True)
    flow = await hass.config_entries.options.async_init(config_entry.entry_id)
    assert flow["data_schema"]
    suggested = {
        str(key): (key.description or {}).get("suggested_value")
        for key in flow["data_schema"].schema
    }
    assert suggested["stay_connected"] == [DEVICE_ID]
    await hass.config_entries.options.async_configure(
        flow["flow_id"], {"stay_connected": []}
    )
    await hass.async_block_till_done(wait_background_tasks=True)
    assert config_entry.options["stay_connected"] == ["BLELAMP000/gone"]
    await hass.config_entries.async_unload(config_entry.entry_id)
    flow = await hass.config_entries.options.async_init(config_entry.entry_id)
    await hass.config_entries.options.async_configure(
        flow["flow_id"], {"rooms_as_areas": False}
    )
    assert config_entry.options["stay_connected"] == ["BLELAMP000/gone"]
    assert config_entry.options["rooms_as_areas"] is False


async def test_a_home_without_bluetooth_devices_is_not_asked(
    hass: HomeAssistant, config_entry: MockConfigEntry, set_up: SetUp
) -> None:
    await set_up()
    flow = await hass.config_entries.options.async_init(config_entry.entry_id)
    assert flow["data_schema"]
    assert "stay_connected" not in flow["data_schema"].schema


async def test_one_hint_says_how_many_proxies_would_help(
    hass: HomeAssistant,
    radio: Radio,
    peripheral: Peripheral,
    config_entry: MockConfigEntry,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """It goes once there is room; nobody waits for what cannot be."""
    monkeypatch.setattr(link, "PATIENCE_SECONDS", 0)
    config_entry.add_to_hass(hass)
    hass.config_entries.async_update_entry(
        config_entry, options={"stay_connected": [DEVICE_ID]}
    )
    radio.fill(free=0)
    radio.hear(ADDRESS, peripheral)
    await start(hass, config_entry)
    with pytest.raises(HomeAssistantError):
        await switch(hass, "turn_on")
    await look(hass)
    (issue,) = issues(hass, "no_free_slot")
    assert issue.translation_placeholders == {
        "devices": "- Bluetooth lamp",
        "proxies": "1",
    }
    assert radio.tries == 0
    radio.fill(free=1)
    await look(hass)
    await look(hass)
    assert peripheral.connected
    assert not issues(hass, "no_free_slot")
