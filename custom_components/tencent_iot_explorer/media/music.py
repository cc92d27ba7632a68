"""Kugou's music: lists of songs, and the songs in them.

Everything has a content type, such as "playlist", and a content id: its key at Kugou and,
after a "?", what else must be known of it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple
from urllib.parse import parse_qsl, urlencode

from homeassistant.exceptions import ServiceValidationError

from ..account.devices.device import Device
from ..account.errors import translation
from ..cloud import MUSIC_CHARTS, WEB, Client, Page, Playlist, Song
from ..thing import EntityPlan, write_play_list
from ..thing.kinds.media_player import PlayerPart

DAILY, NEW_SONGS, PLAYLIST, ALBUM = "daily", "new_songs", "playlist", "album"
TRACK = "track"
SONGS = (TRACK, "music")
COMMANDS = {
    DAILY: ("awesome_everyday", ""),
    NEW_SONGS: ("awesome_newsong", "top_id"),
    PLAYLIST: ("playlist_song", "playlist_id"),
    ALBUM: ("album_info", "album_id"),
}
# Songs for members can be heard for a minute by everybody.
PLAYABLE_CODES = (0, 3)
SEARCHED_PAGES = 3


class SongList(NamedTuple):
    """Songs that a speaker plays one after the other."""

    kind: str
    key: str

    @property
    def command(self) -> str:
        """Return Kugou's command that reads the list."""
        return COMMANDS[self.kind][0]

    @property
    def parameters(self) -> Mapping[str, str | int]:
        """Return the parameters of the command."""
        name = COMMANDS[self.kind][1]
        key = MUSIC_CHARTS[self.key] if self.kind == NEW_SONGS else self.key
        return {name: key} if name else {}

    @property
    def play_list(self) -> str:
        """Return the value that makes the speaker play the list."""
        return write_play_list(self.command, self.parameters)


@dataclass(frozen=True, kw_only=True)
class ChosenSong:
    """A song to play: where in which list it stands, if it stands in one."""

    song_id: str
    index: int = 0
    song_list: SongList | None = None


def content_id(key: str, /, **more: str | int) -> str:
    """Return a content id."""
    return f"{key}?{urlencode(more)}" if more else key


def parse_content_id(text: str) -> tuple[str, dict[str, str]]:
    """Return the key in a content id and what else it tells."""
    key, _, more = text.partition("?")
    return key, dict(parse_qsl(more))


def find_list(kind: str, key: str) -> SongList:
    """Return a list of songs; raises ServiceValidationError where there is none."""
    if kind not in COMMANDS or (kind == NEW_SONGS and key not in MUSIC_CHARTS):
        raise ServiceValidationError(
            **translation("unknown_media", media=f"{kind} {key}")
        )
    return SongList(kind=kind, key=key)


def whole(text: str, least: int) -> int:
    """Return a number of a content id, the least if it is none."""
    return max(int(text), least) if text.isdecimal() else least


def is_kugou(plan: EntityPlan) -> bool:
    """Return whether a plan is that of a speaker for Kugou's music."""
    return PlayerPart.SONG_ID in plan.bindings


def is_playable(song: Song) -> bool:
    """Return whether a speaker may play a song, or a part of it."""
    return song.playable_code in PLAYABLE_CODES


class Music:
    """Kugou, as one speaker is licensed for it; raises CloudErrors."""

    def __init__(self, client: Client, device: Device) -> None:
        """Ask through a client, in the name of a device."""
        self._api = client.music
        self._device_id = device.device_id

    async def songs(self, song_list: SongList, page: int) -> Page[Song]:
        """Return a page of a list, each song with its picture."""
        if song_list.kind == DAILY:
            found = await self._api.awesome_everyday(self._device_id)
            return Page(items=found)
        read = await self._api.song_page(
            self._device_id, song_list.command, song_list.parameters, page
        )
        return read._replace(items=await self._with_pictures(read.items))

    async def playlists(self, page: int) -> Page[Playlist]:
        """Return a page of the recommended playlists."""
        return await self._api.playlist_page(self._device_id, page)

    async def search(self, words: str) -> list[Song]:
        """Return the songs that fit some words."""
        return await self._api.search_song(self._device_id, words)

    async def playable_url(self, song_id: str) -> str:
        """Return where a song can be heard, or the part of it that everybody may hear.

        Raises ServiceValidationError where it cannot be heard at all.
        """
        source = await self._api.song_url(self._device_id, song_id)
        for url in (source.url, source.trial_url):
            if url.startswith(WEB):
                return url
        raise ServiceValidationError(
            **translation("nothing_to_play", media=f"{TRACK} {song_id}")
        )

    async def choose(self, kind: str, media_id: str) -> ChosenSong:
        """Return the song to start with.

        Raises ServiceValidationError where there is nothing to play.
        """
        key, more = parse_content_id(media_id)
        if kind not in SONGS:
            return await self._choose_first(find_list(kind, key))
        if kind_of_list := more.get("list"):
            return ChosenSong(
                song_id=key,
                index=whole(more.get("index", ""), 0),
                song_list=find_list(kind_of_list, more.get("key", "")),
            )
        return await self._choose_song(key)

    async def _choose_first(self, song_list: SongList) -> ChosenSong:
        """Return the first song of a list that can be played."""
        found = await self.songs(song_list, 1)
        for index, song in enumerate(found.items):
            if is_playable(song):
                return ChosenSong(
                    song_id=song.song_id, index=index, song_list=song_list
                )
        raise ServiceValidationError(
            **translation("nothing_to_play", media=f"{song_list.kind} {song_list.key}")
        )

    async def _choose_song(self, song_id: str) -> ChosenSong:
        """Return a song in its album: a speaker plays lists, not single songs."""
        for song in await self._api.song_infos(self._device_id, [song_id]):
            if song.album_id:
                return await self._choose_in(find_list(ALBUM, song.album_id), song_id)
            return ChosenSong(song_id=song_id)
        raise ServiceValidationError(
            **translation("unknown_media", media=f"{TRACK} {song_id}")
        )

    async def _choose_in(self, song_list: SongList, song_id: str) -> ChosenSong:
        """Return a song in its list, if it is near the beginning."""
        for number in range(1, SEARCHED_PAGES + 1):
            page = await self._api.song_page(
                self._device_id, song_list.command, song_list.parameters, number
            )
            ids = [song.song_id for song in page.items]
            if song_id in ids:
                index = page.before + ids.index(song_id)
                return ChosenSong(song_id=song_id, index=index, song_list=song_list)
            if page.is_last:
                break
        return ChosenSong(song_id=song_id)

    async def _with_pictures(self, songs: list[Song]) -> list[Song]:
        """Complete songs that a list tells less about."""
        bare = [song.song_id for song in songs if not song.album_image]
        if not bare:
            return songs
        infos = await self._api.song_infos(self._device_id, bare)
        known = {song.song_id: song for song in infos}
        return [known.get(song.song_id, song) for song in songs]
