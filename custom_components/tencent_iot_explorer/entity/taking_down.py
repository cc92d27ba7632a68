"""Removing entities before their platforms, without blocking the event loop."""

from homeassistant.core import HomeAssistant
from homeassistant.helpers.entity_platform import async_get_platforms

from ..account.account import TencentConfigEntry
from ..account.pace import Pace
from ..const import DOMAIN


async def async_take_down(hass: HomeAssistant, entry: TencentConfigEntry) -> None:
    """Remove the entities of an account at a pace; the registry keeps them."""
    entities = [
        entity
        for platform in async_get_platforms(hass, DOMAIN)
        if platform.config_entry is entry
        for entity in platform.entities.values()
    ]
    pace = Pace()
    for entity in entities:
        await entity.async_remove()
        await pace.async_keep(1)
