"""The key of one device: known from before, or asked of the cloud."""

from ..account.devices.device import Device
from ..account.devices.keys import Bond, Keys
from ..bluetooth import NoAnswer, read_local_key, read_secret_key
from ..cloud import Client, CloudError


class DeviceKey:
    """What a device and those who may speak with it know."""

    def __init__(self, client: Client, keys: Keys, device: Device) -> None:
        """Know whom to ask; nothing is sent yet."""
        self.bond = Bond()
        self.doubted = False
        self._api = client.bluetooth
        self._keys = keys
        self._device_id = device.device_id

    async def read(self) -> bytes:
        """Return the key; one in doubt is asked for anew. Raises NoAnswer, CloudError."""
        bond = self.bond
        known = _bytes_of(bond, self._keys.get(self._device_id, bond))
        if known and not self.doubted:
            return known
        try:
            return await self._ask(bond)
        except CloudError:
            if known:
                return known
            raise

    async def _ask(self, bond: Bond) -> bytes:
        """Return the key that the cloud has now, and keep it."""
        fetch = self._api.get_secret_key if bond.encrypted else self._api.get_local_key
        told = await fetch(self._device_id)
        key = _bytes_of(bond, told)
        if key is None:
            self._keys.async_forget([self._device_id])
            raise NoAnswer("the cloud has no key of the device")
        self._keys.async_keep(self._device_id, bond, told)
        return key


def _bytes_of(bond: Bond, text: str) -> bytes | None:
    """Return the key in a text, None where it holds none of the bond's protocol."""
    return read_secret_key(text) if bond.encrypted else read_local_key(text)
