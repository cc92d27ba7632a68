"""What the tests of actions share."""

from typing import Any

from homeassistant.core import HomeAssistant
from homeassistant.helpers import device_registry as dr
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.tencent_iot_explorer.const import DOMAIN
from custom_components.tencent_iot_explorer.services.terms import TERMS

HOME = "f_2f6c1d9a7b3e4c05"
SEASIDE = "f_8b05e7d1c2a94f36"
GUEST = "144115205263168002"
LAMP = "COLOURLAMP/lamp_02"
HUMIDIFIER = "HUMIDIFIER/humidifier_01"


def device_id(hass: HomeAssistant, entry: MockConfigEntry, cloud_id: str) -> str:
    """Return Home Assistant's id of a device."""
    return dr.async_get_device_id_by_identifier(
        hass, (DOMAIN, cloud_id), config_entry_id=entry.entry_id
    )


def family(
    hass: HomeAssistant, entry: MockConfigEntry, family_id: str = HOME
) -> dict[str, str]:
    """Return the field that names a family."""
    return {"device_id": device_id(hass, entry, f"family_{family_id}")}


async def call(hass: HomeAssistant, action: str, /, **data: Any) -> Any:
    """Call an action and return its answer, if it has one."""
    answers = TERMS[action].response != "none"
    return await hass.services.async_call(
        DOMAIN, action, data, blocking=True, return_response=answers
    )
