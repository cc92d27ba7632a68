"""What the gangs of panels are called in the app."""

from typing import override

from homeassistant.config_entries import ConfigEntry
from homeassistant.core import HomeAssistant

from ...cloud import Client
from ..devices.device import Device
from ..devices.devices import Devices
from .device_coordinator import RememberingCoordinator


class ChannelNames(RememberingCoordinator[dict[str, str]]):
    """The names that people gave the channels of a device, by property id."""

    def __init__(
        self, hass: HomeAssistant, entry: ConfigEntry, client: Client, devices: Devices
    ) -> None:
        """Know no name yet."""
        super().__init__(hass, entry, client, devices, subject="channel names")

    @override
    def concerns(self, device: Device) -> bool:
        """Return whether a device has channels."""
        return any(each.channel for each in device.product.plan.entities)

    @override
    async def _async_read(self, device_id: str) -> dict[str, str]:
        return await self.client.device.get_switch_names(device_id)

    @override
    def _to_storage(self, found: dict[str, str]) -> dict[str, str]:
        return found

    @override
    def _from_storage(self, stored: dict[str, str]) -> dict[str, str]:
        return dict(stored)
