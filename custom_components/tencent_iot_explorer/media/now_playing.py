"""What is known of the songs that a speaker plays: each is asked for once."""

from dataclasses import dataclass

from ..cloud import Client, CloudError, Latest, Song
from ..const import LOGGER
from ..home.devices.device import Device

REMEMBERED = 32


@dataclass(frozen=True, kw_only=True, slots=True)
class KnownSong:
    """A song, and how long it is if Kugou tells."""

    song: Song
    seconds: int | None = None


UNKNOWN = KnownSong(song=Song(song_id=""))


class NowPlaying:
    """The songs that a speaker has played lately."""

    def __init__(self, client: Client, device: Device) -> None:
        """Ask through a client, in the name of a device."""
        self._api = client.music
        self._device_id = device.device_id
        self._known = Latest[str, KnownSong](REMEMBERED)

    def get(self, song_id: str) -> KnownSong:
        """Return a song as far as it is known already."""
        return self._known.get(song_id, UNKNOWN)

    def knows(self, song_id: str) -> bool:
        """Tell whether there is nothing more to ask about a song."""
        return song_id in self._known

    async def learn(self, song_id: str) -> None:
        """Ask for a song; one that cannot be had has no title."""
        try:
            found = await self._api.song_infos(self._device_id, [song_id])
        except CloudError as error:
            LOGGER.debug(
                "%s: song %s has no title: %s", self._device_id, song_id, error
            )
            return
        self._known[song_id] = await self._describe(found)

    async def _describe(self, found: list[Song]) -> KnownSong:
        """Return a song with its length, which Kugou does not tell everybody."""
        if not found:
            return UNKNOWN
        song = found[0]
        try:
            source = await self._api.song_url(self._device_id, song.song_id)
        except CloudError as error:
            LOGGER.debug("%s: %s has no length: %s", self._device_id, song.name, error)
            return KnownSong(song=song)
        return KnownSong(song=song, seconds=source.duration // 1000 or None)
