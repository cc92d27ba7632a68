"""Selects."""

from typing import override

from homeassistant.components.select import SelectEntity
from homeassistant.const import Platform
from homeassistant.core import HomeAssistant
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback

from .account.account import Account, TencentConfigEntry
from .account.devices.device import Device
from .entity import TencentEntity
from .entity.setting_up import async_setup_entities
from .thing import VALUE, EntityPlan

PARALLEL_UPDATES = 0


async def async_setup_entry(
    hass: HomeAssistant,
    entry: TencentConfigEntry,
    async_add_entities: AddConfigEntryEntitiesCallback,
) -> None:
    """Add the selects of the account's devices."""
    async_setup_entities(entry, Platform.SELECT, TencentSelect, async_add_entities)


class TencentSelect(TencentEntity, SelectEntity):
    """A property with a choice of values."""

    def __init__(self, account: Account, device: Device, plan: EntityPlan) -> None:
        """Take the choice from the plan."""
        self._attr_options = list(plan.options)
        super().__init__(account, device, plan)

    @property
    @override
    def current_option(self) -> str | None:
        """Return the choice that the value means."""
        return self.read_word(VALUE)

    @override
    async def async_select_option(self, option: str) -> None:
        """Send the chosen value."""
        await self.write({VALUE: option})
