"""Locks of doors and vehicles."""

from typing import Any, override

from homeassistant.components.lock import LockEntity
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
    """Add the locks of the account's devices."""
    await async_setup_entities(
        hass, entry, Platform.LOCK, TencentLock, async_add_entities
    )


class TencentLock(TencentEntity, LockEntity):
    """A lock that is told to lock and to unlock."""

    @override
    def _update(self) -> None:
        name = "state" if "state" in self.plan.bindings else "lock"
        state = self.read_word(name)
        self._attr_is_locked = None if state is None else state == "locked"
        self._attr_is_jammed = state == "jammed"

    @override
    async def async_lock(self, **kwargs: Any) -> None:
        """Lock."""
        await self.write({"lock": "locked"})

    @override
    async def async_unlock(self, **kwargs: Any) -> None:
        """Unlock."""
        await self.write({"lock": "unlocked"})
