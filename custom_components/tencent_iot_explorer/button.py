"""Buttons: actions without inputs."""

from typing import override

from homeassistant.components.button import ButtonEntity
from homeassistant.const import Platform
from homeassistant.core import HomeAssistant
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback

from .account import TencentConfigEntry
from .entity import TencentEntity, async_setup_entities
from .errors import translated_errors

PARALLEL_UPDATES = 0


async def async_setup_entry(
    hass: HomeAssistant,
    entry: TencentConfigEntry,
    async_add_entities: AddConfigEntryEntitiesCallback,
) -> None:
    """Add the buttons of the account's devices."""
    await async_setup_entities(
        hass, entry, Platform.BUTTON, TencentButton, async_add_entities
    )
