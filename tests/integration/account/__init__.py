"""Tests of the room home in a running Home Assistant."""

from homeassistant.core import HomeAssistant
from homeassistant.helpers import device_registry as dr
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.tencent_iot_explorer.const import DOMAIN


def device(
    hass: HomeAssistant, entry: MockConfigEntry, key: str
) -> dr.DeviceEntry | None:
    """Return a registered device."""
    registry = dr.async_get(hass)
    return registry.async_get_device_by_identifier((DOMAIN, key), entry.entry_id)
