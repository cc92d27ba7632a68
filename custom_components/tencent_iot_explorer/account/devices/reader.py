"""Reading the values of devices, one request for each."""

import asyncio
from collections.abc import Collection
from time import monotonic

from homeassistant.config_entries import ConfigEntry
from homeassistant.core import HomeAssistant, callback

from ...cloud import AuthenticationFailed, Client, CloudError
from ...const import DOMAIN, LOGGER
from ..pace import in_turns
from .arrivals import Arrivals
from .device import Device

NAMED_IN_LOG = 5


class ValueReader:
    """Asks the cloud for the values of devices, and tells whose it does not get."""

    def __init__(
        self,
        hass: HomeAssistant,
        entry: ConfigEntry,
        client: Client,
        arrivals: Arrivals,
    ) -> None:
        """Know whom to ask, and who waits for devices to be read."""
        self._hass = hass
        self._entry = entry
        self._client = client
        self._arrivals = arrivals
        self._unread: set[str] = set()

    async def async_load(self, devices: Collection[Device]) -> None:
        """Read the values of devices; a failure concerns one device only."""
        async with asyncio.TaskGroup() as group:
            reading = {
                device.device_id: group.create_task(self._async_load(device))
                async for device in in_turns(devices)
            }
        unread = {device_id for device_id, each in reading.items() if not each.result()}
        self._note_unread(set(reading), unread)

    @callback
    def async_confirm(self, device: Device) -> None:
        """Read a device that has not confirmed a command, and believe the answer."""
        self._entry.async_create_background_task(
            self._hass, self._async_confirm(device), f"{DOMAIN} {device.device_id}"
        )

    async def _async_confirm(self, device: Device) -> None:
        try:
            await self.async_load([device])
        finally:
            device.settle()

    async def _async_load(self, device: Device) -> bool:
        """Read one device and tell whether that went well; it is shown in any case."""
        try:
            return await self._async_try_load(device)
        finally:
            self._arrivals.async_take(device)

    async def _async_try_load(self, device: Device) -> bool:
        device.tried_at = asked_at = monotonic()
        with device.reading() as reported:
            try:
                data = await self._client.control.get_device_data(device.device_id)
            except AuthenticationFailed:
                self._entry.async_start_reauth(self._hass)
                return False
            except CloudError as error:
                LOGGER.debug("No values of %s: %s", device.device_id, error)
                return False
            if data or device.loaded:
                device.read_at = asked_at  # a later look must agree with nothing at all
            device.apply_data(data, reported)
        return True

    @callback
    def _note_unread(self, tried: set[str], unread: set[str]) -> None:
        """Log once that devices cannot be read, and once that they can again."""
        title = self._entry.title
        if lost := unread - self._unread:
            LOGGER.warning("%s: values are unavailable: %s", title, brief(lost))
        if back := (self._unread & tried) - unread:
            LOGGER.info("%s: values are back: %s", title, brief(back))
        self._unread = (self._unread - tried) | unread


def brief(device_ids: Collection[str]) -> str:
    """Return at most five ids and the number of the others."""
    named = sorted(device_ids)[:NAMED_IN_LOG]
    others = len(device_ids) - len(named)
    return ", ".join(named) + (f" and {others} others" if others else "")
