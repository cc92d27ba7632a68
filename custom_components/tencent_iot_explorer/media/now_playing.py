"""Songs that speakers play, each read once."""

import asyncio
from dataclasses import dataclass
from weakref import WeakValueDictionary

from ..cloud import BoundedDict, Client, CloudError, Song
from ..const import LOGGER

REMEMBERED = 256


@dataclass(frozen=True, kw_only=True)
class KnownSong:
    """A song, and how long it is if Kugou tells."""

    song: Song
    seconds: int | None = None


UNKNOWN = KnownSong(song=Song(song_id=""))


class NowPlaying:
    """The songs that the speakers of an account have played lately."""

    def __init__(self, client: Client) -> None:
        """Know no song yet."""
        self._api = client.music
        self._known = BoundedDict[str, KnownSong](REMEMBERED)
        self._turns = WeakValueDictionary[str, asyncio.Lock]()

    def get(self, song_id: str) -> KnownSong:
        """Return a song as far as it is known already."""
        return self._known.get(song_id, UNKNOWN)

    def knows(self, song_id: str) -> bool:
        """Return whether a song is known completely."""
        return self.get(song_id).seconds is not None

    async def learn(self, device_id: str, song_id: str) -> None:
        """Read a song in the name of a speaker, unless it is known by now.

        One that cannot be had has no title.
        """
        async with self._turns.setdefault(song_id, asyncio.Lock()):
            if self.knows(song_id):
                return
            try:
                found = await self._api.song_infos(device_id, [song_id])
            except CloudError as error:
                LOGGER.debug("%s: song %s has no title: %s", device_id, song_id, error)
                return
            self._known[song_id] = await self._describe(device_id, found)

    async def _describe(self, device_id: str, found: list[Song]) -> KnownSong:
        """Return a song, with its length if Kugou tells it."""
        if not found:
            return UNKNOWN
        song = found[0]
        try:
            source = await self._api.song_url(device_id, song.song_id)
        except CloudError as error:
            LOGGER.debug("%s: %s has no length: %s", device_id, song.name, error)
            return KnownSong(song=song)
        return KnownSong(song=song, seconds=source.duration // 1000 or None)
