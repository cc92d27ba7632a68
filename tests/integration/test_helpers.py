"""What Home Assistant's helpers make of our entities."""

from typing import Any

from homeassistant.core import HomeAssistant
from homeassistant.helpers import entity_registry as er
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from simulator import Cloud

from ..conftest import SetUp
from ..thing import property_of
from .common import until
from .platforms import add_device, entity_id_of, report, state_of

pytestmark = pytest.mark.devices()

POWER = property_of("power", "功率", "int", "r", min=0, max=5000, unit="W")


async def add_helper(hass: HomeAssistant, domain: str, **options: Any) -> str:
    """Set up a helper as its dialog does, and return its entity."""
    entry = MockConfigEntry(domain=domain, title="helper", options=options)
    entry.add_to_hass(hass)
    assert await hass.config_entries.async_setup(entry.entry_id)
    await hass.async_block_till_done()
    (helper,) = er.async_entries_for_config_entry(er.async_get(hass), entry.entry_id)
    return helper.entity_id


async def test_a_power_that_is_told_again_is_added_up_as_it_was(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    """The Integral helper draws a line from the last time that a power was told."""
    device = add_device(cloud, {"power": 0}, POWER)
    await set_up()
    power = entity_id_of(hass, "sensor", device, "power")
    energy = await add_helper(
        hass, "integration", source=power, method="trapezoidal", unit_time="s"
    )
    since = state_of(hass, power).last_reported
    cloud.report(device.device_id, {"power": 0})
    await until(lambda: state_of(hass, power).last_reported > since)
    told_again = state_of(hass, power).last_reported
    state = await report(hass, cloud, device, power, {"power": 2000})
    seconds = (state.last_updated - told_again).total_seconds()
    await hass.async_block_till_done()
    assert float(state_of(hass, energy).state) == pytest.approx(1000 * seconds)
