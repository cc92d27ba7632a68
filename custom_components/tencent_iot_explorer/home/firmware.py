"""Which firmware devices run, and which one is offered."""

from collections.abc import Iterable
from typing import override

from homeassistant.config_entries import ConfigEntry
from homeassistant.core import HomeAssistant

from ..cloud import (
    AuthenticationFailed,
    Client,
    CloudError,
    FirmwareVersions,
    TryLater,
)
from ..const import FIRMWARE_INTERVAL, LOGGER
from ..coordinator import CloudCoordinator
from .devices import Devices


class FirmwareCoordinator(CloudCoordinator[dict[str, FirmwareVersions]]):
    """Which firmware each device runs and which one is offered."""

    def __init__(
        self, hass: HomeAssistant, entry: ConfigEntry, client: Client, devices: Devices
    ) -> None:
        """Poll the firmware versions daily."""
        super().__init__(
            hass, entry, client, subject="firmware", interval=FIRMWARE_INTERVAL
        )
        self.data = {}
        self._devices = devices
        self._asked: set[str] = set()

    def missed(self) -> list[str]:
        """Return the devices that are online by now but could not be asked before."""
        if not self._asked:
            return []
        online = (each.device_id for each in self._devices.values() if each.online)
        return [device_id for device_id in online if device_id not in self._asked]

    async def async_ask(self, device_ids: Iterable[str]) -> None:
        """Read the versions of some devices."""
        self.async_set_updated_data(
            self.data | await self._async_fetch_each(device_ids)
        )

    @override
    async def _async_fetch(self) -> dict[str, FirmwareVersions]:
        devices = dict(self._devices)
        known = {key: self.data[key] for key in self.data.keys() & devices.keys()}
        online = [device_id for device_id, device in devices.items() if device.online]
        return known | await self._async_fetch_each(online)

    async def _async_fetch_each(
        self, device_ids: Iterable[str]
    ) -> dict[str, FirmwareVersions]:
        """Read devices one after the other."""
        versions: dict[str, FirmwareVersions] = {}
        for device_id in device_ids:
            versions |= await self._async_fetch_device(device_id)
        return versions

    async def _async_fetch_device(self, device_id: str) -> dict[str, FirmwareVersions]:
        """Read one device; nothing for one that has no firmware or cannot tell now."""
        try:
            versions = await self.client.firmware.check_firmware_update(device_id)
        except AuthenticationFailed:
            raise
        except CloudError as error:
            LOGGER.debug("No firmware versions of %s: %s", device_id, error)
            if not isinstance(error, TryLater):
                self._asked.add(device_id)
            return {}
        self._asked.add(device_id)
        return {device_id: versions} if versions.current else {}
