"""Kugou's music, through a device that is licensed for it."""

from collections.abc import AsyncIterator, Collection, Mapping
from typing import TYPE_CHECKING, Any, Final

from ..decoding import Record, inner, integer, items, records, text
from ..errors import RequestRefused
from ..models import MusicUser, Playlist, Song, SongSource
from ..wire import parse, parse_all

if TYPE_CHECKING:
    from ..client import Client

PAGE_SIZE: Final = 30

CHINESE_SONGS: Final = 1
WESTERN_SONGS: Final = 2
KOREAN_SONGS: Final = 3
JAPANESE_SONGS: Final = 4


class MusicApi:
    """Commands of AppKugouUserCommand.

    A device id is "ProductId/DeviceName". All methods raise RequestRefused with
    Kugou's own code and message, NotFound, PermissionDenied and other CloudErrors.
    """

    def __init__(self, client: Client) -> None:
        """Send through a client."""
        self._client = client

    async def kugou_user_command(
        self, device_id: str, command: str, parameters: Mapping[str, Any]
    ) -> Record:
        """Return the answer to any command.

        Parameters: the device, the KGCommand, its KugouParams.
        Source: AppKugouUserCommand.
        """
        answer = await self._client.call(
            "AppKugouUserCommand",
            {
                "DeviceId": device_id,
                "KGCommand": command,
                "KugouParams": dict(parameters),
            },
        )
        if code := integer(answer, "ErrorCode"):
            message = text(answer, "ErrorMsg")
            raise RequestRefused(f"Kugou {code}", message, text(answer, "RequestId"))
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

    async def user_info(self, device_id: str) -> MusicUser:
        """Return who is logged in to Kugou on the device. Source: user_info."""
        return parse(
            MusicUser, await self.kugou_user_command(device_id, "user_info", {})
        )

    async def user_logout(self, device_id: str) -> None:
        """End the login to Kugou on the device. Source: user_logout."""
        await self.kugou_user_command(device_id, "user_logout", {})

    async def _pages(
        self, device_id: str, command: str, parameters: Mapping[str, Any], name: str
    ) -> AsyncIterator[list[Record]]:
        """Yield the pages of a list until all are read or one says nothing new."""
        number, count, last = 1, 0, None
        while True:
            answer = await self.kugou_user_command(
                device_id,
                command,
                {**parameters, "page": number, "size": PAGE_SIZE},
            )
            page = items(answer, name)
            if not page or page == last:
                return
            yield records(answer, name)
            count += len(page)
            if 0 <= integer(answer, "total", default=-1) <= count:
                return
            number, last = number + 1, page
