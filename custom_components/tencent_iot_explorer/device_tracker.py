"""Trackers: devices that tell where they are."""

from typing import override

from homeassistant.components.device_tracker import TrackerEntity
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
    """Add the trackers of the account's devices."""
    await async_setup_entities(
        hass, entry, Platform.DEVICE_TRACKER, TencentTracker, async_add_entities
    )


class TencentTracker(TencentEntity, TrackerEntity):
    """A device that tells its latitude and longitude."""

    @override
    def _update(self) -> None:
        self._attr_latitude = self._read_degrees("latitude")
        self._attr_longitude = self._read_degrees("longitude")

    def _read_degrees(self, name: str) -> float | None:
        """Return a coordinate, which some devices report as text."""
        value = self.read(name)
        try:
            return float(value) if isinstance(value, int | float | str) else None
        except ValueError:
            return None
