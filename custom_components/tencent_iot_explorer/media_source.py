"""The media browser, for players of any kind: recordings of cameras, and Kugou's music."""

from typing import override

from homeassistant.components.media_player import BrowseError, MediaClass, MediaType
from homeassistant.components.media_source import (
    BrowseMediaSource,
    MediaSource,
    MediaSourceItem,
    PlayMedia,
    Unresolvable,
)
from homeassistant.core import HomeAssistant
from homeassistant.helpers.translation import async_get_translations

from .account.errors import errors_in_home_language
from .const import DOMAIN, MANUFACTURER
from .media.music_source import MUSIC, MusicSource
from .media.recordings_source import RecordingsSource
from .media.thumbnails import async_serve_thumbnails

TITLE = f"component.{DOMAIN}.title"


async def async_get_media_source(hass: HomeAssistant) -> MediaSource:
    """Return the media source, called as the integration is, and serve its pictures."""
    async_serve_thumbnails(hass)
    words = await async_get_translations(hass, hass.config.language, "title", {DOMAIN})
    return TencentMediaSource(hass, words.get(TITLE, MANUFACTURER))


class TencentMediaSource(MediaSource):
    """The recordings and the music of all accounts."""

    def __init__(self, hass: HomeAssistant, name: str) -> None:
        """Take the sources."""
        super().__init__(DOMAIN)
        self.name = name
        self._hass = hass
        self._recordings = RecordingsSource(hass)
        self._music = MusicSource(hass)

    @override
    async def async_browse_media(self, item: MediaSourceItem) -> BrowseMediaSource:
        """Return the cameras and the music, or their contents."""
        if not item.identifier:
            return await self._root()
        with errors_in_home_language(self._hass, BrowseError):
            return await self._source(item).browse(item.identifier)

    @override
    async def async_resolve_media(self, item: MediaSourceItem) -> PlayMedia:
        """Return an address that plays a recording or a song."""
        with errors_in_home_language(self._hass, Unresolvable):
            return await self._source(item).resolve(item.identifier or "")

    def _source(self, item: MediaSourceItem) -> MusicSource | RecordingsSource:
        """Return the source of an identifier."""
        is_music = (item.identifier or "").startswith(f"{MUSIC}/")
        return self._music if is_music else self._recordings

    async def _root(self) -> BrowseMediaSource:
        """Return the cameras and the music."""
        return BrowseMediaSource(
            domain=DOMAIN,
            identifier=None,
            media_class=MediaClass.APP,
            media_content_type=MediaType.APP,
            title=self.name,
            can_play=False,
            can_expand=True,
            children=[*self._recordings.cameras(), *await self._music.accounts()],
        )
