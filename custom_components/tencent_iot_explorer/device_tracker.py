"""Trackers: devices that tell where they are."""

from math import nan
from typing import override

from homeassistant.components.device_tracker import TrackerEntity
from homeassistant.const import Platform
from homeassistant.core import HomeAssistant
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback

from .account.account import TencentConfigEntry
from .entity import TencentEntity
from .entity.setting_up import async_setup_entities
from .thing.kinds.tracker import TrackerPart

PARALLEL_UPDATES = 0

HIGHEST = {TrackerPart.LATITUDE: 90, TrackerPart.LONGITUDE: 180}
LOWEST_MILLIONTHS = 1000


async def async_setup_entry(
    hass: HomeAssistant,
    entry: TencentConfigEntry,
    async_add_entities: AddConfigEntryEntitiesCallback,
) -> None:
    """Add the trackers of the account's devices."""
    async_setup_entities(
        entry, Platform.DEVICE_TRACKER, TencentTracker, async_add_entities
    )


class TencentTracker(TencentEntity, TrackerEntity):
    """A device that tells its latitude and longitude."""

    @property
    @override
    def force_update(self) -> bool:
        """Keep the time of arrival: a new fix at the same place is no update."""
        return False

    @override
    def _update(self) -> None:
        place = [self._read_degrees(name) for name in HIGHEST]
        is_known = any(place) and None not in place
        self._attr_latitude, self._attr_longitude = place if is_known else (None, None)

    def _read_degrees(self, name: TrackerPart) -> float | None:
        """Return a coordinate, which some devices report as text or in millionths."""
        value = self.read(name)
        try:
            degrees = float(value) if isinstance(value, int | float | str) else nan
        except ValueError:
            return None
        if abs(degrees) > LOWEST_MILLIONTHS:
            degrees /= 1_000_000
        return degrees if abs(degrees) <= HIGHEST[name] else None
