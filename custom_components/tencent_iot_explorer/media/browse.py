"""Kugou's music, as Home Assistant's media browser shows it."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any

from homeassistant.components.media_player import BrowseMedia, MediaClass
from homeassistant.core import HomeAssistant
from homeassistant.helpers.translation import async_get_translations

from ..cloud import Page, Playlist, Song
from ..const import DOMAIN
from .music import (
    ALBUM,
    DAILY,
    NEW_SONGS,
    PLAYLIST,
    TRACK,
    Music,
    SongList,
    content_id,
    find_list,
    is_playable,
    parse_content_id,
    whole,
)

ROOT, CHARTS, PLAYLISTS = "music_service", "charts", "playlists"
# What is always there: the content types and keys in a folder.
FOLDERS: Mapping[str, tuple[tuple[str, str], ...]] = {
    ROOT: ((DAILY, DAILY), (CHARTS, CHARTS), (PLAYLISTS, PLAYLISTS)),
    CHARTS: (
        (NEW_SONGS, "chinese"),
        (NEW_SONGS, "western"),
        (NEW_SONGS, "korean"),
        (NEW_SONGS, "japanese"),
    ),
}
NEXT_PAGE = "next_page"
TITLES = f"component.{DOMAIN}.selector.music.options"


class Browser:
    """Browses the music of one speaker, with titles in one language."""

    def __init__(self, music: Music, titles: Mapping[str, str]) -> None:
        """Take what is read and how it is called."""
        self._music = music
        self._titles = titles

    async def browse(self, kind: str, media_id: str) -> BrowseMedia:
        """Return a folder or a list of songs, with its contents.

        Raises CloudErrors, and ServiceValidationError for what does not exist.
        """
        key, more = parse_content_id(media_id)
        page = whole(more.get("page", ""), 1)
        if kind in FOLDERS:
            standing = [self._standing(*each) for each in FOLDERS[kind]]
            return _folder(kind, key, self._title(kind), standing)
        if kind == PLAYLISTS:
            return await self._playlists(page)
        return await self._songs(find_list(kind, key), more.get("name", ""), page)

    async def _playlists(self, number: int) -> BrowseMedia:
        """Return a page of the recommended playlists."""
        page = await self._music.playlists(number)
        children = [*map(_playlist, page.items)]
        children += self._next(page, number, PLAYLISTS, PLAYLISTS)
        return _folder(PLAYLISTS, PLAYLISTS, self._title(PLAYLISTS), children)

    async def _songs(self, song_list: SongList, name: str, number: int) -> BrowseMedia:
        """Return a page of a list of songs."""
        page = await self._music.songs(song_list, number)
        name = name or self._title(song_list.key)
        children = [*_songs_in(song_list, page)]
        children += self._next(page, number, song_list.kind, song_list.key, name=name)
        cover = next((song.album_image for song in page.items), "")
        return _list_of_songs(song_list, name, picture=cover, children=children)

    def _standing(self, kind: str, key: str) -> BrowseMedia:
        """Return an item that always exists."""
        if kind in (CHARTS, PLAYLISTS):
            return _folder(kind, key, self._title(key))
        return _list_of_songs(SongList(kind=kind, key=key), self._title(key))

    def _next(
        self, page: Page[Any], number: int, kind: str, key: str, **more: str
    ) -> Iterator[BrowseMedia]:
        """Yield the folder of the next page, if there is one."""
        if not page.is_last:
            next_id = content_id(key, page=number + 1, **more)
            yield _folder(kind, next_id, self._title(NEXT_PAGE))

    def _title(self, name: str) -> str:
        """Return the title of something without a name."""
        return self._titles.get(f"{TITLES}.{name}", name)


async def async_browser(hass: HomeAssistant, music: Music) -> Browser:
    """Return a browser that speaks the language of Home Assistant."""
    titles = await async_get_translations(
        hass, hass.config.language, "selector", [DOMAIN]
    )
    return Browser(music, titles)


def search_results(
    songs: Iterable[Song], wanted: Collection[MediaClass]
) -> list[BrowseMedia]:
    """Return songs and their albums, of the wanted classes."""
    listed = list(songs)
    albums = {song.album_id: song for song in listed if song.album_id}
    results = [*map(_track, listed), *map(_album_of, albums.values())]
    return [each for each in results if not wanted or each.media_class in wanted]


def _folder(
    kind: str, key: str, title: str, children: list[BrowseMedia] | None = None
) -> BrowseMedia:
    """Return a folder."""
    return BrowseMedia(
        media_class=MediaClass.DIRECTORY,
        media_content_type=kind,
        media_content_id=key,
        title=title,
        can_play=False,
        can_expand=True,
        can_search=True,
        search_media_classes=[MediaClass.TRACK, MediaClass.ALBUM],
        children=children,
    )


def _list_of_songs(
    song_list: SongList,
    name: str,
    *,
    picture: str = "",
    children: list[BrowseMedia] | None = None,
) -> BrowseMedia:
    """Return a list of songs."""
    is_album = song_list.kind == ALBUM
    return BrowseMedia(
        media_class=MediaClass.ALBUM if is_album else MediaClass.PLAYLIST,
        media_content_type=song_list.kind,
        media_content_id=content_id(song_list.key, name=name),
        title=name,
        can_play=True,
        can_expand=True,
        thumbnail=picture or None,
        children=children,
        children_media_class=MediaClass.TRACK,
    )


def _playlist(each: Playlist) -> BrowseMedia:
    """Return a recommended playlist."""
    song_list = SongList(kind=PLAYLIST, key=each.playlist_id)
    return _list_of_songs(song_list, each.name, picture=each.image)


def _album_of(song: Song) -> BrowseMedia:
    """Return the album that a song is from."""
    song_list = SongList(kind=ALBUM, key=song.album_id)
    return _list_of_songs(song_list, song.album_name, picture=song.album_image)


def _songs_in(song_list: SongList, page: Page[Song]) -> Iterator[BrowseMedia]:
    """Yield the songs of a page, each with its place in the list."""
    for index, song in enumerate(page.items, page.before):
        yield _track(song, list=song_list.kind, key=song_list.key, index=index)


def _track(song: Song, **more: str | int) -> BrowseMedia:
    """Return a song, disabled if the speaker may not play it."""
    return BrowseMedia(
        media_class=MediaClass.TRACK,
        media_content_type=TRACK,
        media_content_id=content_id(song.song_id, **more),
        title=" – ".join(filter(None, (song.name, song.singer_name))),
        can_play=is_playable(song),
        can_expand=False,
        thumbnail=song.album_image or None,
    )
