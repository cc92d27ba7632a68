"""What the gangs of panels are called in the app."""

from typing import override

from ..devices.device import Device
from .device_coordinator import RememberingCoordinator


class ChannelNames(RememberingCoordinator[dict[str, str]]):
    """The names that people gave the channels of a device, by property id."""

    subject = "channel names"

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
