"""Locks of doors and vehicles."""

from typing import Any, override

from homeassistant.components.lock import LockEntity
from homeassistant.const import STATE_ON, Platform
from homeassistant.core import HomeAssistant
from homeassistant.exceptions import ServiceValidationError
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback

from .account.account import TencentConfigEntry
from .account.errors import translation
from .entity import TencentEntity
from .entity.scale import fit
from .entity.setting_up import async_setup_entities
from .thing import Kind
from .thing.kinds.lock import LockPart

PARALLEL_UPDATES = 0

LOCKED = "locked"
UNLOCKED = "unlocked"


async def async_setup_entry(
    hass: HomeAssistant,
    entry: TencentConfigEntry,
    async_add_entities: AddConfigEntryEntitiesCallback,
) -> None:
    """Add the locks of the account's devices."""
    async_setup_entities(entry, Platform.LOCK, TencentLock, async_add_entities)


class TencentLock(TencentEntity, LockEntity):
    """A lock that is told to lock and to unlock."""

    @override
    def _update(self) -> None:
        state = self.read_word(LockPart.STATE) or self.read_word(LockPart.LOCK)
        self._attr_is_locked = None if state is None else state == LOCKED
        self._attr_is_jammed = state == "jammed"

    @override
    async def async_lock(self, **kwargs: Any) -> None:
        """Lock; some locks lock only by themselves or by hand."""
        if LockPart.LOCK not in self.plan.bindings:
            raise ServiceValidationError(
                **translation("cannot_lock", device=self.device.name)
            )
        await self.write({LockPart.LOCK: LOCKED})

    @override
    async def async_unlock(self, **kwargs: Any) -> None:
        """Unlock."""
        if LockPart.LOCK in self.plan.bindings:
            await self.write({LockPart.LOCK: UNLOCKED})
        elif unlock := self.plan.bindings.get(LockPart.UNLOCK):
            takes_word = unlock.meanings or unlock.type.kind is Kind.BOOL
            word = UNLOCKED if unlock.meanings else STATE_ON
            await self.write({LockPart.UNLOCK: word if takes_word else fit(unlock, 1)})
        else:
            await self.call(LockPart.UNLOCK)
