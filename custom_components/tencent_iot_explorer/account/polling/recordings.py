"""The newest recorded event of each camera."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from datetime import timedelta
from typing import override

from homeassistant.config_entries import ConfigEntry
from homeassistant.core import HomeAssistant, callback
from homeassistant.util.dt import utcnow

from ...cloud import Client, CloudStorageEvent, CloudStorageSpan, first
from ..absences import Absences
from ..devices.device import Device
from ..devices.devices import Devices
from .device_coordinator import DeviceCoordinator

POLL_INTERVAL = timedelta(hours=1)
STORAGE_STATUS = "_sys_cs_status"
IN_USE = (1, "1")
# Each is read only if there is nothing in those before.
LOOK_BACKS = (timedelta(hours=1), timedelta(days=1), timedelta(days=30))
MOST_EVENTS = 1000
LAST_SECOND = 2**32


class RecordingCoordinator(DeviceCoordinator[CloudStorageEvent | None]):
    """The newest recorded event of each device with cloud storage, if it has one."""

    subject = "recordings"
    interval = POLL_INTERVAL

    def __init__(
        self, hass: HomeAssistant, entry: ConfigEntry, client: Client, devices: Devices
    ) -> None:
        """Know no recording yet."""
        super().__init__(hass, entry, client, devices)
        self._absences = defaultdict[str, Absences](Absences)

    @override
    def concerns(self, device: Device) -> bool:
        """Return whether a device records."""
        return has_cloud_storage(device)

    @override
    async def _async_read(self, device_id: str) -> CloudStorageEvent | None:
        return await _newest_event(self.client, device_id)

    @callback
    @override
    def _take(self, device_id: str, found: CloudStorageEvent | None) -> None:
        """Keep an event that is missing from one answer; a later one must agree."""
        known = {device_id} if self.data.get(device_id) else set()
        listed = known if found else ()
        absent, _ = self._absences[device_id].compare(known, listed)
        if not absent:
            super()._take(device_id, found)

    @callback
    @override
    def async_forget(self, device_ids: Collection[str]) -> None:
        """Forget also what was absent."""
        for device_id in device_ids:
            self._absences.pop(device_id, None)
        super().async_forget(device_ids)

    @override
    async def _async_fetch(self) -> dict[str, CloudStorageEvent | None]:
        """Drop the devices that record no longer."""
        recorded = await super()._async_fetch()
        return {key: each for key, each in recorded.items() if self.is_subject(key)}


def has_cloud_storage(device: Device) -> bool:
    """Return whether a device says that the cloud keeps its recordings."""
    return device.values.get(STORAGE_STATUS) in IN_USE


async def _newest_event(client: Client, device_id: str) -> CloudStorageEvent | None:
    """Return the last event that has a picture. Raises CloudError.

    The order of the events is not documented, so all are read.
    """
    for look_back in LOOK_BACKS:
        since = utcnow() - look_back
        found = client.video.describe_cloud_storage_events(
            device_id, start_time=int(since.timestamp())
        )
        events = await first(MOST_EVENTS, found)
        pictured = [each for each in with_times(events) if each.thumbnail]
        if pictured:
            return max(pictured, key=lambda each: each.start_time)
    return None


def with_times[T: (CloudStorageEvent, CloudStorageSpan)](
    found: Iterable[T],
) -> Iterator[T]:
    """Leave out what has impossible times."""
    return (
        each
        for each in found
        if 0 < each.start_time < LAST_SECOND and abs(each.end_time) < LAST_SECOND
    )
