"""The recordings of cameras in the media browser: camera, day, recording."""

from collections.abc import Iterable
import re

from homeassistant.components.media_player import MediaClass, MediaType
from homeassistant.components.media_source import BrowseMediaSource, PlayMedia
from homeassistant.const import Platform
from homeassistant.core import HomeAssistant
from homeassistant.exceptions import ServiceValidationError
from homeassistant.helpers import entity_registry as er
from homeassistant.util.dt import as_local, utc_from_timestamp

from ..account.errors import translated_errors, translation
from ..account.registry.identity import unique_id
from ..account.registry.registered import registered_name
from ..const import DOMAIN
from .cameras import DAY, Camera, Recording, find_camera, loaded_cameras
from .thumbnails import thumbnail_path

# The one name of HLS by which Home Assistant's frontend knows its player for it.
HLS = "application/x-mpegURL"
PLACE = (
    r"(?P<device_id>[^/]+/.+?)"
    rf"(?:/(?P<day>{DAY})(?:/(?P<start>[0-9]+)-(?P<end>[0-9]+))?)?"
)


class RecordingsSource:
    """The recordings of all cameras of all accounts.

    An identifier is "ProductId/DeviceName", then a day, then a part of the day.
    """

    def __init__(self, hass: HomeAssistant) -> None:
        """Belong to Home Assistant."""
        self._hass = hass

    def cameras(self) -> list[BrowseMediaSource]:
        """Return the cameras."""
        cameras = [self._camera(each) for each in loaded_cameras(self._hass)]
        return sorted(cameras, key=lambda each: each.title)

    async def browse(self, identifier: str) -> BrowseMediaSource:
        """Return the days of a camera or the recordings of a day."""
        camera, place = self._find(identifier)
        if place["start"]:
            raise _unknown(identifier)
        with translated_errors(camera.device.name):
            if day := place["day"]:
                return _day(camera, day, await camera.recordings(day))
            return self._camera(camera, await camera.days())

    async def resolve(self, identifier: str) -> PlayMedia:
        """Return an address that plays a recording from now on for some hours."""
        camera, place = self._find(identifier)
        if not place["start"]:
            raise _unknown(identifier)
        with translated_errors(camera.device.name):
            url = await camera.playable_url(place["day"], place["start"], place["end"])
        return PlayMedia(url, HLS)

    def _find(self, identifier: str) -> tuple[Camera, re.Match[str]]:
        """Return the camera of an identifier, and the place in its recordings."""
        place = re.fullmatch(PLACE, identifier)
        camera = place and find_camera(self._hass, place["device_id"])
        if not place or not camera:
            raise _unknown(identifier)
        return camera, place

    def _camera(self, camera: Camera, days: Iterable[str] = ()) -> BrowseMediaSource:
        """Return a camera with its days, and what it saw last."""
        account, device = camera.account, camera.device
        event = account.recordings.data.get(device.device_id)
        return BrowseMediaSource(
            domain=DOMAIN,
            identifier=device.device_id,
            media_class=MediaClass.CHANNEL,
            media_content_type=MediaType.CHANNEL,
            title=registered_name(self._hass, account.entry, device),
            can_play=False,
            can_expand=True,
            children=[_day(camera, day) for day in days],
            children_media_class=MediaClass.DIRECTORY,
            thumbnail=thumbnail_path(device, event.thumbnail) if event else None,
        )


def _day(
    camera: Camera, day: str, recordings: Iterable[Recording] = ()
) -> BrowseMediaSource:
    """Return a day with its recordings."""
    return BrowseMediaSource(
        domain=DOMAIN,
        identifier=f"{camera.device.device_id}/{day}",
        media_class=MediaClass.DIRECTORY,
        media_content_type=MediaType.VIDEO,
        title=day,
        can_play=False,
        can_expand=True,
        children=[_recording(camera, day, each) for each in recordings],
        children_media_class=MediaClass.VIDEO,
    )


def _recording(camera: Camera, day: str, recording: Recording) -> BrowseMediaSource:
    """Return a recording that can be played."""
    device = camera.device
    return BrowseMediaSource(
        domain=DOMAIN,
        identifier=f"{device.device_id}/{day}/{recording.start}-{recording.end}",
        media_class=MediaClass.VIDEO,
        media_content_type=MediaType.VIDEO,
        title=_title(camera, recording),
        can_play=True,
        can_expand=False,
        thumbnail=thumbnail_path(device, recording.thumbnail),
    )


def _title(camera: Camera, recording: Recording) -> str:
    """Return when something happened, and what or how long it lasted."""
    start = _clock(recording.start)
    if not recording.event_id:
        return f"{start} - {_clock(recording.end)}"
    return f"{start} {_event_name(camera, recording.event_id)}"


def _event_name(camera: Camera, event_id: str) -> str:
    """Return the name of an event in Home Assistant, else in the thing model."""
    registry = er.async_get(camera.account.hass)
    key = unique_id(camera.device, f"event:{event_id}")
    entity_id = registry.async_get_entity_id(Platform.EVENT, DOMAIN, key)
    entry = registry.async_get(entity_id) if entity_id else None
    if name := entry and (entry.name or entry.original_name):
        return name
    events = camera.device.product.thing_model.events
    return next((each.name for each in events if each.id == event_id), event_id)


def _clock(moment: int) -> str:
    """Return a local time of day."""
    return f"{as_local(utc_from_timestamp(moment)):%H:%M:%S}"


def _unknown(identifier: str) -> ServiceValidationError:
    """Return the error for an unknown identifier."""
    words = translation("unknown_recording", identifier=identifier or "-")
    return ServiceValidationError(**words)
