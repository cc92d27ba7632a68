"""Binary sensors: properties, and the connection of each device."""

import asyncio
from collections.abc import Collection, Iterable
from itertools import batched, groupby
from typing import override

from homeassistant.components.binary_sensor import (
    BinarySensorDeviceClass,
    BinarySensorEntity,
)
from homeassistant.const import EntityCategory, Platform
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers.device_registry import DeviceInfo
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback

from .account import TencentConfigEntry
from .const import DOMAIN
from .device import Device
from .entity import TencentEntity, async_setup_entities
from .registry import family_subentry_id, unique_id

PARALLEL_UPDATES = 0

DEVICES_PER_SLICE = 25


async def async_setup_entry(
    hass: HomeAssistant,
    entry: TencentConfigEntry,
    async_add_entities: AddConfigEntryEntitiesCallback,
) -> None:
    """Add the binary sensors of the account's devices."""

    def subentry_of(device: Device) -> str | None:
        return family_subentry_id(entry, device.record.family_id)

    async def add_connectivity(devices: Iterable[Device]) -> None:
        """Add connections in slices so that the event loop can breathe."""
        for some in batched(devices, DEVICES_PER_SLICE, strict=False):
            for subentry_id, group in groupby(some, key=subentry_of):
                connections = [TencentConnectivity(device) for device in group]
                async_add_entities(connections, config_subentry_id=subentry_id)
            await asyncio.sleep(0)

    @callback
    def add_new(devices: Collection[Device]) -> None:
        adding = add_connectivity(devices)
        entry.async_create_task(hass, adding, f"{DOMAIN} add connectivity")

    await async_setup_entities(
        hass, entry, Platform.BINARY_SENSOR, TencentBinarySensor, async_add_entities
    )
    account = entry.runtime_data
    entry.async_on_unload(account.async_listen_new_devices(add_new))
    await add_connectivity(account.devices.values())


class TencentBinarySensor(TencentEntity, BinarySensorEntity):
    """A property that is on or off and cannot be set."""

    @property
    @override
    def is_on(self) -> bool | None:
        """Return whether the property is on."""
        return self.read_on("value")


class TencentConnectivity(BinarySensorEntity):
    """Whether a device is connected to the cloud."""

    _attr_has_entity_name = True
    _attr_should_poll = False
    _attr_device_class = BinarySensorDeviceClass.CONNECTIVITY
    _attr_entity_category = EntityCategory.DIAGNOSTIC
    _attr_entity_registry_enabled_default = False

    def __init__(self, device: Device) -> None:
        """Belong to the device."""
        self.device = device
        self._attr_unique_id = unique_id(device, ":connectivity")
        self._attr_device_info = DeviceInfo(identifiers={(DOMAIN, device.device_id)})

    @override
    async def async_added_to_hass(self) -> None:
        """Follow the availability of the device."""
        self.async_on_remove(self.device.listen((), self.async_write_ha_state))

    @property
    @override
    def available(self) -> bool:
        """Return whether the cloud can tell."""
        return self.device.reachable

    @property
    @override
    def is_on(self) -> bool:
        """Return whether the device is connected."""
        return self.device.online
