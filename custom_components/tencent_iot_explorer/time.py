"""Times of day."""

from datetime import time
from typing import override

from homeassistant.components.time import TimeEntity
from homeassistant.const import Platform
from homeassistant.core import HomeAssistant
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback

from .account.account import TencentConfigEntry
from .entity import TencentEntity
from .entity.setting_up import async_setup_entities
from .thing import TIME_OF_DAY, VALUE, read_time_of_day, write_time_of_day

PARALLEL_UPDATES = 0


async def async_setup_entry(
    hass: HomeAssistant,
    entry: TencentConfigEntry,
    async_add_entities: AddConfigEntryEntitiesCallback,
) -> None:
    """Add the times of day of the account's devices."""
    async_setup_entities(entry, Platform.TIME, TencentTime, async_add_entities)


class TencentTime(TencentEntity, TimeEntity):
    """A time of day that can be set."""

    @property
    @override
    def native_value(self) -> time | None:
        """Return the time of day."""
        return read_time_of_day(self.read(VALUE), self.plan.traits[TIME_OF_DAY])

    @override
    async def async_set_value(self, value: time) -> None:
        """Send the time of day."""
        await self.write(
            {VALUE: write_time_of_day(value, self.plan.traits[TIME_OF_DAY])}
        )
