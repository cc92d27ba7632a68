"""Kugou's music, through a device that is licensed for it."""

from collections.abc import AsyncIterator, Collection, Mapping
from typing import Any, Final

from ..decoding import Record, inner, integer, items, records, text
from ..errors import ConnectionFailed, MusicLoginMissing, RequestRefused
from ..models.music import MusicUser, Page, Playlist, Song, SongSource
from ..wire import Structure, parse, parse_all
from .caller import ActionGroup
from .paging import MOST_PAGES_ON

PAGE_SIZE: Final = 30
SHOWN_AT_ONCE: Final = 20

LOGIN_ENDED: Final = 200003
NOT_ACTIVATED: Final = 200004

MUSIC_CHARTS: Final = {"chinese": 1, "western": 2, "korean": 3, "japanese": 4}


class MusicApi(ActionGroup):
    """Commands of AppKugouUserCommand.

    A device id is "ProductId/DeviceName". All methods raise RequestRefused with
    Kugou's own code and message, MusicLoginMissing where somebody must log in to
    Kugou first, NotFound, PermissionDenied and other CloudErrors.
    """

    async def kugou_user_command(
        self, device_id: str, command: str, parameters: Mapping[str, Any]
    ) -> Record:
        """Return the answer to any command.

        Parameters: the device, the KGCommand, its KugouParams.
        Source: AppKugouUserCommand.
        """
        answer = await self._caller.call(
            "AppKugouUserCommand",
            {
                "DeviceId": device_id,
                "KGCommand": command,
                "KugouParams": dict(parameters),
            },
        )
        if code := integer(answer, "ErrorCode"):
            message = text(answer, "ErrorMsg")
            logged_out = code in {LOGIN_ENDED, NOT_ACTIVATED}
            kind = MusicLoginMissing if logged_out else RequestRefused
            raise kind(f"Kugou {code}", message, text(answer, "RequestId"))
        return inner(answer)

    async def awesome_everyday(self, device_id: str) -> list[Song]:
        """Return the songs of the day. Source: awesome_everyday."""
        answer = await self.kugou_user_command(device_id, "awesome_everyday", {})
        return parse_all(Song, records(answer, "songs"))

    async def song_infos(self, device_id: str, song_ids: Collection[str]) -> list[Song]:
        """Return songs by their ids. Source: song_infos."""
        answer = await self.kugou_user_command(
            device_id, "song_infos", {"songs_id": list(song_ids)}
        )
        return parse_all(Song, records(answer, "songs"))

    async def song_url(self, device_id: str, song_id: str) -> SongSource:
        """Return where a song can be heard. Source: song_url."""
        answer = await self.kugou_user_command(
            device_id, "song_url", {"song_id": song_id}
        )
        return parse(SongSource, {"song_id": song_id, **answer})

    async def playlist_awesome(self, device_id: str) -> AsyncIterator[Playlist]:
        """Yield recommended playlists. Source: playlist_awesome."""
        pages = self._pages(device_id, "playlist_awesome", {}, "playlists")
        async for page in pages:
            for playlist in parse_all(Playlist, page):
                yield playlist

    async def playlist_page(self, device_id: str, number: int) -> Page[Playlist]:
        """Return a page of the recommended playlists. Source: playlist_awesome."""
        answer = await self._page(
            device_id, "playlist_awesome", {}, number, SHOWN_AT_ONCE
        )
        return _page_of(Playlist, answer, "playlists", number)

    async def song_page(
        self, device_id: str, command: str, parameters: Mapping[str, Any], number: int
    ) -> Page[Song]:
        """Return a page of a list of songs.

        Parameters: the device; the command that lists songs and what it asks for,
        such as album_info and an album_id; the number of the page, from 1 on.
        """
        answer = await self._page(device_id, command, parameters, number, SHOWN_AT_ONCE)
        return _page_of(Song, answer, "songs", number)

    async def playlist_song(
        self, device_id: str, playlist_id: str
    ) -> AsyncIterator[Song]:
        """Yield the songs of a playlist. Source: playlist_song."""
        pages = self._pages(
            device_id, "playlist_song", {"playlist_id": playlist_id}, "songs"
        )
        async for page in pages:
            for song in parse_all(Song, page):
                yield song

    async def awesome_newsong(self, device_id: str, top_id: int) -> AsyncIterator[Song]:
        """Yield new songs: 1 Chinese, 2 Western, 3 Korean, 4 Japanese.

        Source: awesome_newsong.
        """
        pages = self._pages(device_id, "awesome_newsong", {"top_id": top_id}, "songs")
        async for page in pages:
            for song in parse_all(Song, page):
                yield song

    async def search_song(self, device_id: str, keyword: str) -> list[Song]:
        """Return the songs that fit a word best. Source: search_song."""
        found = await self.song_page(device_id, "search_song", {"keyword": keyword}, 1)
        return found.items

    async def user_info(self, device_id: str) -> MusicUser:
        """Return who is logged in to Kugou on the device. Source: user_info."""
        return parse(
            MusicUser, await self.kugou_user_command(device_id, "user_info", {})
        )

    async def user_logout(self, device_id: str) -> None:
        """End the login to Kugou on the device. Source: user_logout."""
        await self.kugou_user_command(device_id, "user_logout", {})

    async def _page(
        self,
        device_id: str,
        command: str,
        parameters: Mapping[str, Any],
        number: int,
        size: int = PAGE_SIZE,
    ) -> Record:
        """Return the answer to a command that reads a page of a list."""
        return await self.kugou_user_command(
            device_id, command, {**parameters, "page": number, "size": size}
        )

    async def _pages(
        self, device_id: str, command: str, parameters: Mapping[str, Any], name: str
    ) -> AsyncIterator[list[Record]]:
        """Yield the pages of a list until all are read or one says nothing new."""
        count, last = 0, None
        for number in range(1, MOST_PAGES_ON + 1):
            answer = await self._page(device_id, command, parameters, number)
            page = items(answer, name)
            if not page or page == last:
                return
            yield records(answer, name)
            count += len(page)
            if 0 <= integer(answer, "total", default=-1) <= count:
                return
            last = page
        raise ConnectionFailed("InvalidAnswer", f"{command}: {name} has no end")


def _page_of[T: Structure](
    model: type[T], answer: Record, name: str, number: int
) -> Page[T]:
    """Return what an answer tells as a page."""
    return Page(
        items=parse_all(model, records(answer, name)),
        before=(number - 1) * SHOWN_AT_ONCE,
        is_last=_is_last(answer, name, number),
    )


def _is_last(answer: Record, name: str, number: int) -> bool:
    """Return whether a page is a list's last; not every list says how long it is."""
    count = len(items(answer, name))
    total = integer(answer, "total", default=-1)
    if not count or total < 0:
        return count < SHOWN_AT_ONCE
    return number * SHOWN_AT_ONCE >= total
