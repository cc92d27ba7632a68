"""Firmware updates."""

import asyncio
from typing import Any, override

from homeassistant.components.update import (
    UpdateDeviceClass,
    UpdateEntity,
    UpdateEntityFeature,
)
from homeassistant.const import EntityCategory
from homeassistant.core import HomeAssistant, callback
from homeassistant.exceptions import HomeAssistantError
from homeassistant.helpers.device_registry import DeviceInfo
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback
from homeassistant.helpers.update_coordinator import CoordinatorEntity

from .account import Account, TencentConfigEntry
from .const import DOMAIN
from .coordinator import FirmwareCoordinator
from .device import Device
from .errors import translated_errors
from .registry import family_subentry_id

PARALLEL_UPDATES = 0

POLL_SECONDS = 2
INSTALL_TIMEOUT_SECONDS = 1800


async def async_setup_entry(
    hass: HomeAssistant,
    entry: TencentConfigEntry,
    async_add_entities: AddConfigEntryEntitiesCallback,
) -> None:
    """Add an update for each device that turns out to have firmware."""
    account = entry.runtime_data
    known: set[str] = set()

    @callback
    def add_new() -> None:
        """Add updates for devices whose versions became known."""
        known.intersection_update(account.devices)
        for device_id in account.firmware.data.keys() & account.devices.keys() - known:
            device = account.devices[device_id]
            async_add_entities(
                [TencentUpdate(account, device)],
                config_subentry_id=family_subentry_id(entry, device.record.family_id),
            )
            known.add(device_id)

    add_new()
    entry.async_on_unload(account.firmware.async_add_listener(add_new))
