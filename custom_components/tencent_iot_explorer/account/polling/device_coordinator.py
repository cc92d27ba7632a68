"""Coordinators that read device by device."""

from abc import abstractmethod
from collections.abc import Collection, Container, Mapping
from itertools import count
from typing import Any, override

from homeassistant.config_entries import ConfigEntry
from homeassistant.core import HomeAssistant, callback

from ...cloud import (
    AuthenticationFailed,
    Client,
    CloudError,
    CloudUnavailable,
    RateLimited,
)
from ...const import LOGGER
from ...coordinator import CloudCoordinator
from ..devices.device import Device
from ..devices.devices import Devices
from ..devices.listeners import tell_each
from ..pace import at_pace, in_turns


class DeviceCoordinator[T](CloudCoordinator[dict[str, T]]):
    """What is known by device id.

    What was asked last counts, in whatever order the answers arrive.
    """

    def __init__(
        self,
        hass: HomeAssistant,
        entry: ConfigEntry,
        client: Client,
        devices: Devices,
    ) -> None:
        """Know nothing yet."""
        super().__init__(hass, entry, client)
        self.data = {}
        self._devices = devices
        self._turns = count(1)
        self._answered: dict[str, int] = {}

    @abstractmethod
    def concerns(self, device: Device) -> bool:
        """Return whether there is anything to read of a device now."""

    @abstractmethod
    async def _async_read(self, device_id: str) -> T:
        """Read a device. Raises CloudError."""

    def is_subject(self, device_id: str) -> bool:
        """Return whether there is anything to read of a device now, by its id."""
        device = self._devices.get(device_id)
        return device is not None and self.concerns(device)

    def knows(self, device_id: str) -> bool:
        """Return whether something of a device was read."""
        return device_id in self.data

    async def async_ask(self, device_id: str) -> None:
        """Read a device; drop the answer if that of a later reading came first.

        Raises CloudError. The caller has to tell the listeners.
        """
        turn = next(self._turns)
        found = await self._async_read(device_id)
        if turn > self._answered.get(device_id, 0) and device_id in self._devices:
            self._answered[device_id] = turn
            self._take(device_id, found)

    @callback
    def _take(self, device_id: str, found: T) -> None:
        """Take over what was read of a device."""
        self.data[device_id] = found

    async def async_refresh_device(self, device_id: str) -> None:
        """Read a device and tell the listeners; if it fails, keep what is known."""
        try:
            await self.async_ask(device_id)
        except AuthenticationFailed:
            self.config_entry.async_start_reauth(self.hass)
        except CloudError as error:
            LOGGER.debug("No %s of %s: %s", self.subject, device_id, error)
        self._async_tell({device_id})

    @callback
    def async_forget(self, device_ids: Collection[str]) -> None:
        """Forget devices that have gone; their own listeners are not told."""
        for device_id in device_ids:
            self._answered.pop(device_id, None)
        if known := self.data.keys() & set(device_ids):
            for device_id in known:
                del self.data[device_id]
            self._async_tell(())

    @callback
    def _async_tell(self, device_ids: Container[str]) -> None:
        """Tell the listeners of the devices, and those of any device."""
        tell_each(
            listener
            for listener, device_id in self._listeners.values()
            if device_id is None or device_id in device_ids
        )

    async def async_tell_all(self) -> None:
        """Tell all listeners, at a pace; skip those that have stopped meanwhile."""
        async for listener, _ in at_pace(self._listeners):
            tell_each([listener])

    @override
    async def _async_fetch(self) -> dict[str, T]:
        """Read one device after the other; where one cannot be read, keep what is known.

        Raises CloudUnavailable where nothing is answered of any device.
        """
        subjects = [each for each in self._devices if self.is_subject(each)]
        silent = 0
        async for device_id in in_turns(subjects):
            try:
                await self.async_ask(device_id)
            except AuthenticationFailed, RateLimited:
                raise
            except CloudError as error:
                LOGGER.debug("No %s of %s: %s", self.subject, device_id, error)
                silent += isinstance(error, CloudUnavailable)
                if silent == len(subjects):
                    raise
        return self.data


class RememberingCoordinator[T](DeviceCoordinator[T]):
    """What is known by device id, across restarts too."""

    @abstractmethod
    def _to_storage(self, found: T) -> Any:
        """Return what is known of a device as it is written to disk."""

    @abstractmethod
    def _from_storage(self, stored: Any) -> T:
        """Return what was known of a device. Raises one of UNREADABLE."""

    def as_stored(self) -> dict[str, Any]:
        """Return what is known as it is written to disk."""
        return {
            device_id: self._to_storage(each) for device_id, each in self.data.items()
        }

    def take_stored(self, stored: Mapping[str, Any]) -> None:
        """Take over what was known before a restart, of devices that are still there."""
        self.data |= {
            device_id: self._from_storage(stored[device_id])
            for device_id in stored.keys() & self._devices.keys()
        }
