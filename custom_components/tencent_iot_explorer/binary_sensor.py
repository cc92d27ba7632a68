"""Binary sensors: properties, and the connection of each device."""

from typing import override

from homeassistant.components.binary_sensor import (
    BinarySensorDeviceClass,
    BinarySensorEntity,
)
from homeassistant.const import EntityCategory, Platform
from homeassistant.core import HomeAssistant
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback

from .account.account import TencentConfigEntry
from .account.devices.device import Device
from .account.registry.identity import own_unique_id
from .entity import DeviceEntity, TencentEntity
from .entity.setting_up import async_follow_devices, async_setup_entities
from .thing import VALUE

PARALLEL_UPDATES = 0


async def async_setup_entry(
    hass: HomeAssistant,
    entry: TencentConfigEntry,
    async_add_entities: AddConfigEntryEntitiesCallback,
) -> None:
    """Add the binary sensors of the account's devices."""
    async_setup_entities(
        entry, Platform.BINARY_SENSOR, TencentBinarySensor, async_add_entities
    )
    async_follow_devices(
        entry, lambda device: [TencentConnectivity(device)], async_add_entities
    )


class TencentBinarySensor(TencentEntity, BinarySensorEntity):
    """A property that is on or off and cannot be set."""

    @property
    @override
    def is_on(self) -> bool | None:
        """Return whether the property is on."""
        return self.read_on(VALUE)


class TencentConnectivity(DeviceEntity, BinarySensorEntity):
    """Whether a device is connected to the cloud."""

    _attr_device_class = BinarySensorDeviceClass.CONNECTIVITY
    _attr_entity_category = EntityCategory.DIAGNOSTIC
    _attr_entity_registry_enabled_default = False

    def __init__(self, device: Device) -> None:
        """Belong to the device."""
        self.device = device
        self._attr_unique_id = own_unique_id(device, "connectivity")

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
