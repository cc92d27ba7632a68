"""Moments in time."""

from datetime import datetime
from typing import override

from homeassistant.components.datetime import DateTimeEntity
from homeassistant.const import Platform
from homeassistant.core import HomeAssistant
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback
from homeassistant.util import dt as dt_util

from .account.account import TencentConfigEntry
from .entity import TencentEntity
from .entity.setting_up import async_setup_entities
from .thing import VALUE

PARALLEL_UPDATES = 0


async def async_setup_entry(
    hass: HomeAssistant,
    entry: TencentConfigEntry,
    async_add_entities: AddConfigEntryEntitiesCallback,
) -> None:
    """Add the moments that are set on the account's devices."""
    async_setup_entities(entry, Platform.DATETIME, TencentDateTime, async_add_entities)


class TencentDateTime(TencentEntity, DateTimeEntity):
    """A moment that can be set."""

    @property
    @override
    def native_value(self) -> datetime | None:
        """Return the moment that a Unix time in seconds means."""
        seconds = self.read_number(VALUE)
        return dt_util.utc_from_timestamp(seconds) if seconds else None

    @override
    async def async_set_value(self, value: datetime) -> None:
        """Send the moment in seconds since 1970."""
        await self.write({VALUE: int(value.timestamp())})
