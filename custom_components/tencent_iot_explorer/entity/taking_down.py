"""Taking entities down before their platforms go, with a turn for others between."""

import asyncio
from itertools import batched

from homeassistant.core import HomeAssistant
from homeassistant.helpers.entity_platform import async_get_platforms

from ..const import DOMAIN
from ..home.account import TencentConfigEntry

# Browsers are cut off that have thousands of states to hear of at once.
ENTITIES_PER_SLICE = 100


async def async_take_down(hass: HomeAssistant, entry: TencentConfigEntry) -> None:
    """Remove the entities of an account in slices; what is registered stays so."""
    entities = [
        entity
        for platform in async_get_platforms(hass, DOMAIN)
        if platform.config_entry is entry
        for entity in platform.entities.values()
    ]
    for some in batched(entities, ENTITIES_PER_SLICE, strict=False):
        for entity in some:
            await entity.async_remove()
        await asyncio.sleep(0)
