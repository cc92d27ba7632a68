"""Actions that read a camera's recordings in the cloud."""

from datetime import date, datetime, timedelta

from homeassistant.core import ServiceResponse
from homeassistant.helpers import config_validation as cv
from homeassistant.helpers.typing import VolDictType
from homeassistant.util.dt import as_local, as_utc, utcnow
import voluptuous as vol

from ...cloud import first
from ..answers import listed, plain
from ..numbers import whole
from ..periods import PERIOD, moment, seconds, time_period
from ..service import TEXT, Service
from ..targets import DEVICE, DeviceTarget


async def get_recording_days(
    target: DeviceTarget, channel: int | None = None
) -> ServiceResponse:
    """Return the days with recordings."""
    days = await target.client.video.describe_cloud_storage_date(
        target.device_id, channel_id=channel
    )
    return {"days": list(days)}


async def get_recordings(
    target: DeviceTarget,
    day: date,
    channel: int | None = None,
    start: datetime | None = None,
    end: datetime | None = None,
) -> ServiceResponse:
    """Return what was recorded on a day."""
    recorded = await target.client.video.describe_cloud_storage_time(
        target.device_id,
        day.isoformat(),
        start_time=int(as_utc(start).timestamp()) if start else None,
        end_time=int(as_utc(end).timestamp()) if end else None,
        channel_id=channel,
    )
    return {"recordings": plain(recorded)}


async def get_recorded_events(
    target: DeviceTarget,
    limit: int,
    event: str | None = None,
    channel: int | None = None,
    start: datetime | None = None,
    end: datetime | None = None,
) -> ServiceResponse:
    """Return the events that were recorded."""
    since, until = seconds(start, end)
    found = target.client.video.describe_cloud_storage_events(
        target.device_id,
        start_time=since,
        end_time=until,
        event_id=event,
        channel_id=channel,
    )
    return listed("events", await first(limit, found))


async def get_recording_thumbnail(
    target: DeviceTarget, thumbnail: str
) -> ServiceResponse:
    """Return where the picture of an event lies."""
    url = await target.client.video.describe_cloud_storage_thumbnail(
        target.device_id, thumbnail
    )
    return {"url": url}


async def get_recording_url(
    target: DeviceTarget,
    video_url: str,
    valid_for: timedelta,
    channel: int | None = None,
) -> ServiceResponse:
    """Return the address with which a recording can be played."""
    expires = as_local(utcnow() + valid_for)
    url = await target.client.video.generate_signed_video_url(
        target.device_id,
        video_url,
        int(expires.timestamp()),
        channel_id=channel,
    )
    return {"url": url, "expires": expires.isoformat()}


async def get_recording_streams(
    target: DeviceTarget, start: datetime
) -> ServiceResponse:
    """Return where the pictures and the sound of a time lie."""
    streams = await target.client.video.describe_cloud_storage_stream_data(
        target.device_id, int(as_utc(start).timestamp())
    )
    return {"streams": plain(streams)}


LONGEST_VALIDITY = timedelta(days=3650)
# Of a network video recorder.
CHANNEL: VolDictType = {vol.Optional("channel"): whole(0, 128)}

SERVICES = {
    "get_recording_days": Service(
        target=DEVICE, handler=get_recording_days, fields=CHANNEL
    ),
    "get_recordings": Service(
        target=DEVICE,
        handler=get_recordings,
        fields={
            vol.Required("day"): cv.date,
            **CHANNEL,
            vol.Optional("start"): moment,
            vol.Optional("end"): moment,
        },
    ),
    "get_recorded_events": Service(
        target=DEVICE,
        handler=get_recorded_events,
        fields={
            vol.Optional("event"): cv.string,
            **CHANNEL,
            **PERIOD,
        },
    ),
    "get_recording_thumbnail": Service(
        target=DEVICE,
        handler=get_recording_thumbnail,
        fields={vol.Required("thumbnail"): TEXT},
    ),
    "get_recording_url": Service(
        target=DEVICE,
        handler=get_recording_url,
        fields={
            vol.Required("video_url"): TEXT,
            **CHANNEL,
            vol.Optional("valid_for", default=timedelta(hours=1)): vol.All(
                time_period, vol.Range(max=LONGEST_VALIDITY)
            ),
        },
    ),
    "get_recording_streams": Service(
        target=DEVICE,
        handler=get_recording_streams,
        fields={vol.Required("start"): moment},
    ),
}
