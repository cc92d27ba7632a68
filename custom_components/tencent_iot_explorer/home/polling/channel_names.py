"""What the gangs of panels are called in the app."""

from collections.abc import Mapping
from typing import Any, override

from homeassistant.config_entries import ConfigEntry
from homeassistant.core import HomeAssistant

from ...cloud import Client
from ..devices.device import Device
from ..devices.devices import Devices
from .device_coordinator import DeviceCoordinator


class ChannelNames(DeviceCoordinator[dict[str, str]]):
    """The names that people gave the channels of a device, by property id."""

    def __init__(
        self, hass: HomeAssistant, entry: ConfigEntry, client: Client, devices: Devices
    ) -> None:
        """Know no name yet."""
        super().__init__(hass, entry, client, devices, subject="channel names")

    @override
    def concerns(self, device: Device) -> bool:
        """Tell whether a device has channels."""
        return any(each.channel for each in device.product.plan.entities)

    @override
    async def _async_read(self, device_id: str) -> dict[str, str]:
        return await self.client.device.get_switch_names(device_id)

    def as_stored(self) -> dict[str, Any]:
        """Return the names as they are written to disk."""
        return self.data

    def take_stored(self, stored: Mapping[str, Any]) -> None:
        """Take over the names that were known before a restart."""
        self.data |= {
            device_id: dict(stored[device_id])
            for device_id in stored.keys() & self._devices.keys()
        }
