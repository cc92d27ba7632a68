"""Cameras, the devices with cloud storage, and their recordings."""

from collections.abc import Iterable, Iterator
from datetime import timedelta
import re
from typing import TYPE_CHECKING, NamedTuple

from homeassistant.core import HomeAssistant
from homeassistant.util.dt import parse_date, utcnow

from ..account.devices.device import Device
from ..account.polling.recordings import has_cloud_storage, with_times
from ..cloud import (
    WEB,
    CloudStorageEvent,
    CloudStorageSpan,
    Download,
    NotFound,
    RequestRefused,
    first,
)
from ..const import DOMAIN
from .pictures import async_fetch_picture

if TYPE_CHECKING:
    from ..account.account import Account

# The cloud is asked for a day in the spelling in which it has told it.
DAY = r"[0-9]{4}-[0-9][0-9]?-[0-9][0-9]?"
EVENTS_OF_DAY = 1000
PLAYABLE_FOR = timedelta(hours=12)
SECONDS_OF_MOMENT = 60


class Recording(NamedTuple):
    """Something to be played: an event, or a time without one; times in Unix seconds."""

    start: int
    end: int
    event_id: str = ""
    thumbnail: str = ""


class Camera:
    """A device whose recordings are in the cloud. All methods raise CloudError."""

    def __init__(self, account: Account, device: Device) -> None:
        """Read the recordings of a device of an account."""
        self.account = account
        self.device = device
        self._video = account.client.video

    async def days(self) -> list[str]:
        """Return the days with recordings as the cloud spells them, the newest first."""
        listed = await self._video.describe_cloud_storage_date(self.device.device_id)
        days = {
            date: day
            for day in listed
            if re.fullmatch(DAY, day) and (date := parse_date(day))
        }
        return [days[date] for date in sorted(days, reverse=True)]

    async def recordings(self, day: str) -> list[Recording]:
        """Return what was recorded on a day, the newest first."""
        stored = await self._video.describe_cloud_storage_time(
            self.device.device_id, day
        )
        spans = list(with_times(stored.spans))
        if not spans:
            return []
        found = self._video.describe_cloud_storage_events(
            self.device.device_id,
            start_time=min(each.start_time for each in spans),
            end_time=max(0, *(each.end_time for each in spans)),
        )
        events = with_times(await first(EVENTS_OF_DAY, found))
        recordings = [_recording(event, spans) for event in events]
        recordings += _without_event(spans, recordings)
        return sorted(recordings, key=lambda each: each.start, reverse=True)

    async def playable_url(self, day: str, start: str, end: str) -> str:
        """Return an address that plays a part of a day, valid for some hours."""
        device_id = self.device.device_id
        stored = await self._video.describe_cloud_storage_time(device_id, day)
        if not stored.video_url:
            raise NotFound("NoRecording", f"Nothing was recorded on {day}")
        joint = "&" if "?" in stored.video_url else "?"
        part = f"{stored.video_url}{joint}starttime_epoch={start}&endtime_epoch={end}"
        until = utcnow() + PLAYABLE_FOR
        url = await self._video.generate_signed_video_url(
            device_id, part, int(until.timestamp())
        )
        if not url.startswith(WEB):
            raise RequestRefused("NoAddress", "The cloud gave no address")
        return url

    async def picture(self, thumbnail: str) -> Download:
        """Return the picture of an event, by its file name."""
        url = await self._video.describe_cloud_storage_thumbnail(
            self.device.device_id, thumbnail
        )
        return await async_fetch_picture(self.account.client, url)


def loaded_cameras(hass: HomeAssistant) -> Iterator[Camera]:
    """Yield the cameras of all accounts that run."""
    for entry in hass.config_entries.async_loaded_entries(DOMAIN):
        account: Account = entry.runtime_data
        for device in account.devices.values():
            if has_cloud_storage(device):
                yield Camera(account, device)


def find_camera(hass: HomeAssistant, device_id: str) -> Camera | None:
    """Return a camera by the cloud's id, whichever account has it."""
    cameras = loaded_cameras(hass)
    return next((each for each in cameras if each.device.device_id == device_id), None)


def _recording(
    event: CloudStorageEvent, spans: Iterable[CloudStorageSpan]
) -> Recording:
    """Return the recording of an event; one without an end lasts as long as its span."""
    start, end = event.start_time, event.end_time
    if end <= start:
        ends = (each.end_time for each in spans if each.start_time <= start)
        end = next((each for each in ends if each > start), start + SECONDS_OF_MOMENT)
    return Recording(
        start=start, end=end, event_id=event.event_id, thumbnail=event.thumbnail
    )


def _without_event(
    spans: Iterable[CloudStorageSpan], events: Iterable[Recording]
) -> list[Recording]:
    """Return the spans that are more than the recording of an event."""
    events = list(events)
    return [
        Recording(start=span.start_time, end=span.end_time)
        for span in spans
        if not any(
            event.start <= (span.start_time + span.end_time) / 2 <= event.end
            for event in events
        )
    ]
