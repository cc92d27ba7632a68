"""Which firmware devices run, and which one is offered."""

from collections.abc import Mapping
from typing import Any, override

from homeassistant.config_entries import ConfigEntry
from homeassistant.core import HomeAssistant, callback

from ...cloud import Client, FirmwareVersions, NotFound
from ..devices.device import Device
from ..devices.devices import Devices
from ..registry.registration import async_register_version
from .device_coordinator import DeviceCoordinator


class FirmwareCoordinator(DeviceCoordinator[FirmwareVersions]):
    """The versions of the devices that have firmware."""

    def __init__(
        self, hass: HomeAssistant, entry: ConfigEntry, client: Client, devices: Devices
    ) -> None:
        """Know no version yet."""
        super().__init__(hass, entry, client, devices, subject="firmware")

    @override
    def concerns(self, device: Device) -> bool:
        """Tell whether a device can be asked: only one that is online."""
        return device.online

    @override
    async def _async_read(self, device_id: str) -> FirmwareVersions:
        versions = await self.client.firmware.check_firmware_update(device_id)
        if not versions.current:
            raise NotFound("NoFirmware", "The device tells no version")
        return versions

    @callback
    @override
    def _take(self, device_id: str, found: FirmwareVersions) -> None:
        """Show the version on the device's page too."""
        super()._take(device_id, found)
        async_register_version(self.hass, self.config_entry, device_id, found)

    def as_stored(self) -> dict[str, Any]:
        """Return the versions as they are written to disk."""
        return {
            device_id: {"current": versions.current, "latest": versions.latest}
            for device_id, versions in self.data.items()
        }

    def take_stored(self, stored: Mapping[str, Any]) -> None:
        """Take over the versions that were known before a restart."""
        self.data |= {
            device_id: FirmwareVersions(**stored[device_id])
            for device_id in stored.keys() & self._devices.keys()
        }
