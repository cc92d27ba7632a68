"""The network addresses of devices, by which other integrations know them too."""

from homeassistant.config_entries import ConfigEntry
from homeassistant.core import HomeAssistant

from ...cloud import Client
from ..devices.devices import Devices
from ..registry.registered import async_hardware_unknown
from ..registry.registration import async_register_hardware


class Hardware:
    """Finds out the addresses that are not known yet."""

    def __init__(
        self, hass: HomeAssistant, entry: ConfigEntry, client: Client, devices: Devices
    ) -> None:
        """Know whose devices and whom to ask."""
        self._hass = hass
        self._entry = entry
        self._client = client
        self._devices = devices

    def is_subject(self, device_id: str) -> bool:
        """Return whether the address of a device is not known yet."""
        return async_hardware_unknown(self._hass, self._entry, device_id)

    async def async_ask(self, device_id: str) -> None:
        """Note the address of a device. Raises CloudError."""
        info = await self._client.device.get_device_ext_info(device_id)
        async_register_hardware(self._hass, self._entry, device_id, info)
