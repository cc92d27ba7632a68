"""What is done to a Bluetooth lamp in many tests."""

from homeassistant.core import HomeAssistant
from homeassistant.helpers import device_registry as dr, issue_registry as ir
from homeassistant.util.dt import utcnow
from pytest_homeassistant_custom_component.common import (
    MockConfigEntry,
    async_fire_time_changed,
)

from custom_components.tencent_iot_explorer.const import DOMAIN
from custom_components.tencent_iot_explorer.nearby.devices import LOOK_INTERVAL
from simulator.bluetooth import Peripheral

from ..common import call, state_of
from .conftest import DEVICE_ID

LAMP = "LLSYNCDEMO_lamp01_"


def device_entry_id(hass: HomeAssistant) -> str:
    """Return the lamp's id in the device registry."""
    (entry,) = hass.config_entries.async_entries(DOMAIN)
    found = dr.async_get(hass).async_get_device_by_identifier(
        (DOMAIN, DEVICE_ID), entry.entry_id
    )
    assert found
    return found.id


async def switch(hass: HomeAssistant, service: str) -> None:
    """Switch the lamp."""
    await call(hass, f"light.{service}", f"{LAMP}power_switch")


async def check_obeys(hass: HomeAssistant, peripheral: Peripheral) -> None:
    """Switch the lamp off, which hears it."""
    await switch(hass, "turn_off")
    assert peripheral.values["power_switch"] == 0


def lamp_state(hass: HomeAssistant) -> str:
    """Return the lamp's state."""
    return state_of(hass, "light", f"{LAMP}power_switch").state


async def start(hass: HomeAssistant, entry: MockConfigEntry) -> None:
    """Set up an account that was added before."""
    await hass.config_entries.async_setup(entry.entry_id)
    await hass.async_block_till_done(wait_background_tasks=True)


def issues(hass: HomeAssistant, kind: str) -> list[ir.IssueEntry]:
    """Return the repair hints of a kind."""
    found = ir.async_get(hass).issues.values()
    return [each for each in found if each.translation_key == kind]


async def look(hass: HomeAssistant) -> None:
    """Let the minute pass after which Home Assistant looks around, and some time more.

    What a busy machine takes to fire what was due before passes on one clock only.
    """
    async_fire_time_changed(hass, utcnow() + 1.5 * LOOK_INTERVAL)
    await hass.async_block_till_done(wait_background_tasks=True)
