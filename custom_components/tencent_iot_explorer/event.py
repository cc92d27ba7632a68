"""Events."""

from typing import override

from homeassistant.components.event import EventEntity
from homeassistant.const import Platform
from homeassistant.core import HomeAssistant
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback

from .account import TencentConfigEntry
from .entity import TencentEntity, async_setup_entities

PARALLEL_UPDATES = 0


async def async_setup_entry(
    hass: HomeAssistant,
    entry: TencentConfigEntry,
    async_add_entities: AddConfigEntryEntitiesCallback,
) -> None:
    """Add the events of the account's devices."""
    await async_setup_entities(hass, entry, Platform.EVENT, TencentEvent, async_add_entities)


class TencentEvent(TencentEntity, EventEntity):
    """An event of the device, or a property whose reports are clicks."""
