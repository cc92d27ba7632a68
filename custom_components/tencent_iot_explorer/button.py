"""Buttons: actions without inputs."""

from typing import override

from homeassistant.components.button import ButtonEntity
from homeassistant.const import STATE_ON, Platform
from homeassistant.core import HomeAssistant
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback
from homeassistant.helpers.entity_registry import RegistryEntry

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
    """Add the buttons of the account's devices."""
    async_setup_entities(entry, Platform.BUTTON, TencentButton, async_add_entities)


class TencentButton(TencentEntity, ButtonEntity):
    """An action that needs no inputs, or a property that starts something."""

    @override
    def aliases(self, entry: RegistryEntry) -> tuple[str, ...]:
        """Add what the button does, unless that is for the settings page."""
        own = "" if entry.entity_category else entry.original_name or ""
        return (*super().aliases(entry), own)

    @override
    async def async_press(self) -> None:
        """Call the action and wait until the device has done it."""
        if VALUE in self.plan.bindings:
            await self.write({VALUE: STATE_ON})
        else:
            await self.call("press")
