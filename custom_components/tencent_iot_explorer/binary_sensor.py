"""Binary sensors."""

from typing import override

from homeassistant.components.binary_sensor import BinarySensorEntity
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
    """Add the binary sensors of the account's devices."""
    await async_setup_entities(hass, entry, Platform.BINARY_SENSOR, TencentBinarySensor, async_add_entities)


class TencentBinarySensor(TencentEntity, BinarySensorEntity):
    """A property that is on or off and cannot be set."""

    @override
    def _update(self) -> None:
        self._attr_is_on = self.read_on("value")
