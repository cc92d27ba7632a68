"""Actions that read the music service of a speaker."""

from collections.abc import Sequence

from homeassistant.core import ServiceResponse
from homeassistant.helpers import config_validation as cv
import voluptuous as vol

from ...cloud import MUSIC_CHARTS, first
from ..answers import listed, plain
from ..service import LIMIT, TEXT, Service
from ..targets import DEVICE, DeviceTarget


async def get_playlists(target: DeviceTarget, limit: int) -> ServiceResponse:
    """Return recommended playlists."""
    found = target.client.music.playlist_awesome(target.device_id)
    return listed("playlists", await first(limit, found))


async def get_playlist_songs(
    target: DeviceTarget, playlist_id: str, limit: int
) -> ServiceResponse:
    """Return the songs of a playlist."""
    found = target.client.music.playlist_song(target.device_id, playlist_id)
    return listed("songs", await first(limit, found))


async def get_daily_songs(target: DeviceTarget) -> ServiceResponse:
    """Return the songs of the day."""
    return listed("songs", await target.client.music.awesome_everyday(target.device_id))


async def get_new_songs(
    target: DeviceTarget, chart: str, limit: int
) -> ServiceResponse:
    """Return new songs of a language."""
    found = target.client.music.awesome_newsong(target.device_id, MUSIC_CHARTS[chart])
    return listed("songs", await first(limit, found))


async def get_songs(target: DeviceTarget, song_ids: Sequence[str]) -> ServiceResponse:
    """Return songs by their ids."""
    return listed(
        "songs", await target.client.music.song_infos(target.device_id, song_ids)
    )


async def get_song_url(target: DeviceTarget, song_id: str) -> ServiceResponse:
    """Return where a song can be heard."""
    return {
        "song": plain(await target.client.music.song_url(target.device_id, song_id))
    }


async def get_music_user(target: DeviceTarget) -> ServiceResponse:
    """Return who is logged in to the music service on a speaker."""
    return {"user": plain(await target.client.music.user_info(target.device_id))}


async def log_out_of_music(target: DeviceTarget) -> None:
    """End the login to the music service on a speaker."""
    await target.client.music.user_logout(target.device_id)


SERVICES = {
    "get_playlists": Service(
        target=DEVICE,
        handler=get_playlists,
        fields=LIMIT,
    ),
    "get_playlist_songs": Service(
        target=DEVICE,
        handler=get_playlist_songs,
        fields={vol.Required("playlist_id"): TEXT, **LIMIT},
    ),
    "get_daily_songs": Service(target=DEVICE, handler=get_daily_songs),
    "get_new_songs": Service(
        target=DEVICE,
        handler=get_new_songs,
        fields={vol.Required("chart"): vol.In(MUSIC_CHARTS), **LIMIT},
    ),
    "get_songs": Service(
        target=DEVICE,
        handler=get_songs,
        fields={
            vol.Required("song_ids"): vol.All(cv.ensure_list, [TEXT], vol.Length(min=1))
        },
    ),
    "get_song_url": Service(
        target=DEVICE,
        handler=get_song_url,
        fields={vol.Required("song_id"): TEXT},
    ),
    "get_music_user": Service(target=DEVICE, handler=get_music_user),
    "log_out_of_music": Service(target=DEVICE, handler=log_out_of_music),
}
