"""What the gangs of panels are called in the app."""

from typing import override

from homeassistant.core import callback

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

    @callback
    @override
    def _take(self, device_id: str, found: dict[str, str]) -> None:
        """Keep what people chose: beside it the app stores the product's own names."""
        model = self._devices[device_id].product.thing_model
        own = {each.id: each.name for each in model.properties}
        chosen = {each: name for each, name in found.items() if name != own.get(each)}
        super()._take(device_id, chosen)

    @override
    def _to_storage(self, found: dict[str, str]) -> dict[str, str]:
        return found

    @override
    def _from_storage(self, stored: dict[str, str]) -> dict[str, str]:
        return dict(stored)
