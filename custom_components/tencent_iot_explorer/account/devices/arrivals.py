"""When new devices are shown: with their values, or after waiting in vain."""

import asyncio
from collections.abc import Awaitable, Callable, Collection, Iterable
from contextlib import suppress
from itertools import chain

from homeassistant.config_entries import ConfigEntry
from homeassistant.core import CALLBACK_TYPE, HomeAssistant, callback

from ...const import DOMAIN
from ..later import Later
from .device import Device

# After so long without an arrival, even devices without values are shown.
SILENCE_SECONDS = 5
# A start waits no longer; what is late is shown when it comes.
SETTLE_SECONDS = 10

type ArrivalListener = Callable[[Collection[Device]], Awaitable[None]]


class Arrivals:
    """Has the entities of devices added, at the start and later, once."""

    def __init__(self, hass: HomeAssistant, entry: ConfigEntry) -> None:
        """Expect no device yet."""
        self._hass = hass
        self._entry = entry
        self._expected: dict[str, Device] = {}
        self._arrived: dict[str, Device] = {}
        self._listeners: list[ArrivalListener] = []
        self._followers: list[ArrivalListener] = []
        self._showing: asyncio.Task[None] | None = None
        self._settled = asyncio.Event()
        self._started = False
        self._patience = Later(hass)

    @callback
    def async_listen(self, listener: ArrivalListener) -> CALLBACK_TYPE:
        """Have the listener show devices, one listener after the other.

        A listener that is added by another one takes part at once.
        """
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    @callback
    def async_follow(self, follower: ArrivalListener) -> CALLBACK_TYPE:
        """Tell of devices once all listeners have shown them."""
        self._followers.append(follower)
        return lambda: self._followers.remove(follower)

    @callback
    def async_expect(self, devices: Iterable[Device]) -> None:
        """Show devices as soon as they are read, or cannot be."""
        for device in devices:
            self._expected[device.device_id] = device
            if device.loaded:
                self.async_take(device)
        self._async_renew_patience()

    @callback
    def async_take(self, device: Device) -> None:
        """Take note that a device was read, or could not be."""
        if self._expected.get(device.device_id) is device:
            self._arrived[device.device_id] = self._expected.pop(device.device_id)
            self._async_renew_patience()
            self._async_show_soon()

    @callback
    def async_forget(self, device_ids: Iterable[str]) -> None:
        """Stop expecting devices that have gone."""
        for device_id in device_ids:
            self._expected.pop(device_id, None)
            self._arrived.pop(device_id, None)

    async def async_settle(self) -> None:
        """Begin to show devices, and wait a moment for those that are expected."""
        self._started = True
        self._async_renew_patience()
        self._async_show_soon()
        with suppress(TimeoutError):
            async with asyncio.timeout(SETTLE_SECONDS):
                await self._settled.wait()

    @callback
    def async_stop(self) -> None:
        """Show no device any more, and end the waiting."""
        self._started = False
        self._settled.set()
        if self._showing:
            self._showing.cancel()
        self._async_renew_patience()

    @callback
    def _async_renew_patience(self) -> None:
        """Restart the wait for the next device, if any is expected."""
        self._patience.async_cancel()
        if self._started and self._expected:
            self._patience.async_plan(SILENCE_SECONDS, self._async_lose_patience)

    @callback
    def _async_lose_patience(self) -> None:
        for device in list(self._expected.values()):
            self.async_take(device)

    @callback
    def _async_show_soon(self) -> None:
        """Show what has arrived, unless that is under way."""
        if self._started and (self._showing is None or self._showing.done()):
            self._showing = self._entry.async_create_background_task(
                self._hass, self._async_show(), f"{DOMAIN} arrivals"
            )

    async def _async_show(self) -> None:
        """Show devices together that arrived together, or while others were shown."""
        while self._arrived:
            await asyncio.sleep(0)
            devices, self._arrived = self._arrived, {}
            for tell in chain(self._listeners, self._followers):
                await tell(devices.values())
        if not self._expected:
            self._settled.set()
