"""The media player of a Kugou speaker: its songs, and how they are chosen."""

from typing import Any, override

from homeassistant.components.media_player import (
    BrowseError,
    BrowseMedia,
    MediaPlayerState,
    MediaType,
    SearchError,
    SearchMedia,
    SearchMediaQuery,
)
from homeassistant.core import callback

from ..account.account import Account
from ..account.devices.device import Device
from ..account.errors import errors_in_home_language, translated_errors
from ..cloud import CloudError
from ..const import DOMAIN, LOGGER
from ..thing import EntityPlan
from ..thing.kinds.media_player import PlayerPart
from .browse import ROOT, async_browser, search_results
from .music import Music
from .now_playing import NowPlaying
from .pictures import async_fetch_picture
from .player import TencentMediaPlayer


class KugouSpeaker(TencentMediaPlayer):
    """A speaker that is licensed for Kugou's music."""

    def __init__(
        self,
        account: Account,
        device: Device,
        plan: EntityPlan,
        now_playing: NowPlaying,
    ) -> None:
        """Take the known songs."""
        self._music = Music(account.client, device)
        self._now_playing = now_playing
        self._asked = ""
        super().__init__(account, device, plan)

    @override
    async def async_added_to_hass(self) -> None:
        """Learn what is playing, too."""
        await super().async_added_to_hass()
        self._learn()

    @callback
    @override
    def show(self) -> None:
        """Show the present values, and learn about a new song."""
        super().show()
        self._learn()

    @callback
    def _learn(self) -> None:
        """Learn about the song in the background, once each time it begins."""
        song_id = self._song_id
        if song_id == self._asked:
            return
        self._asked = song_id
        if song_id and not self._now_playing.knows(song_id):
            self.account.entry.async_create_background_task(
                self.hass, self._async_learn(song_id), f"{DOMAIN} song"
            )

    async def _async_learn(self, song_id: str) -> None:
        """Show a song as soon as it is known."""
        await self._now_playing.learn(self.device.device_id, song_id)
        self.show()

    @property
    def _song_id(self) -> str:
        """Return the id of the current song, "" for none."""
        return str(self.read(PlayerPart.SONG_ID) or "")

    @override
    def _update(self) -> None:
        super()._update()
        known = self._now_playing.get(self._song_id)
        picture = known.song.album_image or known.song.singer_image
        # A scene plays what has an id, also where it has to be paused then.
        is_playing = self._attr_state is MediaPlayerState.PLAYING
        self._attr_media_content_id = (self._song_id or None) if is_playing else None
        self._attr_media_title = known.song.name or self._attr_media_title
        self._attr_media_artist = known.song.singer_name or None
        self._attr_media_album_name = known.song.album_name or None
        self._attr_media_duration = known.seconds
        self._attr_media_image_url = picture or None

    @override
    async def async_get_media_image(self) -> tuple[bytes | None, str | None]:
        """Return the cover, fetched by Home Assistant rather than the browser."""
        if not self._attr_media_image_url:
            return None, None
        try:
            picture = await async_fetch_picture(
                self.account.client, self._attr_media_image_url
            )
        except CloudError as error:
            LOGGER.debug("A cover cannot be read: %s", error)
            return None, None
        return picture.content, picture.content_type

    @override
    async def async_play_media(
        self, media_type: MediaType | str, media_id: str, **kwargs: Any
    ) -> None:
        """Play a song, an album, a playlist or another list of songs."""
        with translated_errors(self.device.name):
            choice = await self._music.choose(media_type, media_id)
        # A speaker takes the list and the song in two commands.
        if choice.song_list and choice.song_list.play_list != self.read(
            PlayerPart.PLAY_LIST
        ):
            await self.write({PlayerPart.PLAY_LIST: choice.song_list.play_list})
        await self.write(
            {PlayerPart.SONG_ID: choice.song_id, PlayerPart.SONG_INDEX: choice.index}
        )

    @override
    async def async_browse_media(
        self,
        media_content_type: MediaType | str | None = None,
        media_content_id: str | None = None,
    ) -> BrowseMedia:
        """Show what Kugou offers."""
        browser = await async_browser(self.hass, self._music)
        with (
            errors_in_home_language(self.hass, BrowseError),
            translated_errors(self.device.name),
        ):
            return await browser.browse(
                media_content_type or ROOT, media_content_id or ROOT
            )

    @override
    async def async_search_media(self, query: SearchMediaQuery) -> SearchMedia:
        """Find songs and their albums."""
        with (
            errors_in_home_language(self.hass, SearchError),
            translated_errors(self.device.name),
        ):
            songs = await self._music.search(query.search_query)
        return SearchMedia(
            result=search_results(songs, query.media_filter_classes or ())
        )
