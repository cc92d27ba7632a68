"""Switches."""

from typing import Any, override

from homeassistant.components.switch import SwitchEntity
from homeassistant.const import STATE_OFF, STATE_ON, Platform
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
    """Add the switches of the account's devices."""
    await async_setup_entities(
        hass, entry, Platform.SWITCH, TencentSwitch, async_add_entities
    )


class TencentSwitch(TencentEntity, SwitchEntity):
    """A property that is on or off and can be set."""

    @property
    @override
    def is_on(self) -> bool | None:
        """Return whether the property is on."""
        return self.read_on("value")

    @override
    async def async_turn_on(self, **kwargs: Any) -> None:
        """Switch on."""
        await self.write({"value": STATE_ON})

    @override
    async def async_turn_off(self, **kwargs: Any) -> None:
        """Switch off."""
        await self.write({"value": STATE_OFF})
