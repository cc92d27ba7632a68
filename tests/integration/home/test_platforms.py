"""Platforms are set up once there is something for them to show."""

from homeassistant.const import Platform
from homeassistant.core import HomeAssistant
from homeassistant.helpers.entity_platform import async_get_platforms
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.tencent_iot_explorer.const import DOMAIN
from simulator import Cloud, load_home

from ...conftest import SetUp
from ..common import entity_id, until

pytestmark = pytest.mark.devices("climate_01")

ALWAYS = {"binary_sensor", "event", "scene", "sensor", "switch"}
RACK = "RACK000000/rack_01"


def platforms(hass: HomeAssistant, entry: MockConfigEntry) -> set[str]:
    """Return the platforms that Home Assistant has of an account."""
    return {
        each.domain
        for each in async_get_platforms(hass, DOMAIN)
        if each.config_entry is entry
    }


async def test_no_platform_without_anything_to_show(
    hass: HomeAssistant, set_up: SetUp
) -> None:
    """A home with a thermometer has no covers and no cameras."""
    entry = await set_up()
    planned = {
        each.platform
        for device in entry.runtime_data.devices.values()
        for each in device.product.plan.entities
    }
    assert platforms(hass, entry) == ALWAYS | planned
    assert not {"camera", "cover", "image", "calendar"} & platforms(hass, entry)


async def test_platform_of_a_device_that_is_bound_later(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    """The first cover of a home is shown, goes with its account and comes back."""
    entry = await set_up()
    cloud.bind(load_home("demo").devices[RACK])
    await until(lambda: "cover" in platforms(hass, entry))
    await hass.async_block_till_done(wait_background_tasks=True)
    cover = entity_id(hass, "cover", "RACK000000_rack_01_control")
    assert hass.states.get(cover)
    assert await hass.config_entries.async_reload(entry.entry_id)
    await hass.async_block_till_done(wait_background_tasks=True)
    assert "cover" in platforms(hass, entry)
    assert await hass.config_entries.async_unload(entry.entry_id)
    assert not platforms(hass, entry)


async def test_platform_of_what_becomes_known_later(
    hass: HomeAssistant, set_up: SetUp
) -> None:
    """The update of a device is shown as soon as its firmware is known."""
    entry = await set_up()
    assert Platform.UPDATE not in platforms(hass, entry)
    await entry.runtime_data.firmware.async_refresh()
    await hass.async_block_till_done(wait_background_tasks=True)
    assert Platform.UPDATE in platforms(hass, entry)
    assert hass.states.async_entity_ids(Platform.UPDATE)
