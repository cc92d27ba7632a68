"""Which devices are online, asked for regularly."""

from datetime import timedelta
from time import monotonic
from typing import override

from homeassistant.config_entries import ConfigEntry
from homeassistant.core import HomeAssistant, callback

from ...cloud import Client
from ...coordinator import CloudCoordinator
from ..devices.devices import Devices
from ..devices.listeners import Audience, Listener
from ..patience import PATIENCE_SECONDS, in_time

POLL_INTERVAL = timedelta(minutes=5)


class StatusCoordinator(CloudCoordinator[dict[str, bool]]):
    """Which devices are online: the safety net below the push connection.

    A start does not wait long for it.
    """

    subject = "status"
    interval = POLL_INTERVAL

    def __init__(
        self, hass: HomeAssistant, entry: ConfigEntry, client: Client, devices: Devices
    ) -> None:
        """Know no status yet."""
        super().__init__(hass, entry, client)
        self._devices = devices
        self._watchers = Audience()
        self.asked_at = 0.0

    def watch(self, watcher: Listener) -> None:
        """Tell somebody that a poll has ended; listeners hear of the first failure only."""
        self._watchers.add(watcher)

    @callback
    @override
    def _async_refresh_finished(self) -> None:
        super()._async_refresh_finished()
        self._watchers.tell()

    @override
    async def _async_fetch(self) -> dict[str, bool]:
        patience = None if self.asked_at else PATIENCE_SECONDS
        self.asked_at = monotonic()
        device_ids = self._devices.listed_ids
        if not device_ids:
            return {}
        asking = self.client.device.get_device_statuses(device_ids)
        return await in_time(asking, patience)
