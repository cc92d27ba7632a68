"""Which firmware devices run, and which one is offered."""

from typing import override

from homeassistant.core import callback

from ...cloud import FirmwareVersions, NotFound
from ..devices.device import Device
from ..registry.registration import async_register_version
from .device_coordinator import RememberingCoordinator


class FirmwareCoordinator(RememberingCoordinator[FirmwareVersions]):
    """The versions of the devices that have firmware."""

    subject = "firmware"

    @override
    def concerns(self, device: Device) -> bool:
        """Return whether a device can be asked: only one that is online."""
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

    @override
    def _to_storage(self, found: FirmwareVersions) -> dict[str, str]:
        return found.as_dict()

    @override
    def _from_storage(self, stored: dict[str, str]) -> FirmwareVersions:
        return FirmwareVersions(**stored)
