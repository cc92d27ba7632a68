"""Kugou's music in the media browser: account, list, song."""

from collections.abc import Iterator
from mimetypes import guess_file_type
import re
from typing import TYPE_CHECKING, NamedTuple

from homeassistant.components.media_player import BrowseMedia, MediaType
from homeassistant.components.media_source import BrowseMediaSource, PlayMedia
from homeassistant.core import HomeAssistant
from homeassistant.exceptions import ServiceValidationError

from ..account.devices.device import Device
from ..account.errors import translated_errors, translation
from ..const import DOMAIN
from .browse import ROOT, async_browser
from .music import SONGS, Music, is_kugou, parse_content_id

if TYPE_CHECKING:
    from ..account.account import Account, TencentConfigEntry

MUSIC = "music"
MP3 = "audio/mpeg"
PLACE = rf"{MUSIC}/(?P<entry_id>[^/]+)/(?P<kind>[^/]+)/(?P<media_id>.+)"


class Shelf(NamedTuple):
    """The music of an account, read in the name of a speaker."""

    entry: TencentConfigEntry
    speaker: Device

    @property
    def music(self) -> Music:
        """Return what reads the music."""
        return Music(self.entry.runtime_data.client, self.speaker)


class MusicSource:
    """The music of all accounts that have a Kugou speaker.

    An identifier is "music", the account's entry, a content type and a content id.
    """

    def __init__(self, hass: HomeAssistant) -> None:
        """Belong to Home Assistant."""
        self._hass = hass

    async def accounts(self) -> list[BrowseMediaSource]:
        """Return the music of each account, with the account's title if there are several."""
        shelves = [*self._shelves()]
        folders = [await self._open(each, ROOT, ROOT) for each in shelves]
        if len(shelves) > 1:
            for shelf, folder in zip(shelves, folders, strict=True):
                folder.title = f"{folder.title} – {shelf.entry.title}"
        return folders

    async def browse(self, identifier: str) -> BrowseMediaSource:
        """Return a folder or a list of songs with what is in it."""
        shelf, kind, media_id = self._find(identifier)
        with translated_errors(shelf.speaker.name):
            return await self._open(shelf, kind, media_id)

    async def resolve(self, identifier: str) -> PlayMedia:
        """Return an address that plays a song."""
        shelf, kind, media_id = self._find(identifier)
        if kind not in SONGS:
            raise _unknown(identifier)
        song_id, _ = parse_content_id(media_id)
        with translated_errors(shelf.speaker.name):
            url = await shelf.music.playable_url(song_id)
        return PlayMedia(url, mime_type(url))

    async def _open(self, shelf: Shelf, kind: str, media_id: str) -> BrowseMediaSource:
        """Return the contents of a speaker's browser, for any player."""
        browser = await async_browser(self._hass, shelf.music)
        return _for_any_player(shelf, await browser.browse(kind, media_id))

    def _find(self, identifier: str) -> tuple[Shelf, str, str]:
        """Return the music of an identifier, and the type and id of what is in it."""
        if place := re.fullmatch(PLACE, identifier):
            for shelf in self._shelves():
                if shelf.entry.entry_id == place["entry_id"]:
                    return shelf, place["kind"], place["media_id"]
        raise _unknown(identifier)

    def _shelves(self) -> Iterator[Shelf]:
        """Yield the music of all accounts that run."""
        for entry in self._hass.config_entries.async_loaded_entries(DOMAIN):
            if speaker := _kugou_speaker(entry.runtime_data):
                yield Shelf(entry=entry, speaker=speaker)


def mime_type(url: str) -> str:
    """Return the MIME type of a song's address."""
    guessed, _ = guess_file_type(url.partition("?")[0])
    return guessed if guessed and guessed.startswith("audio/") else MP3


def _kugou_speaker(account: Account) -> Device | None:
    """Return the first speaker of an account that is licensed for Kugou's music."""
    speakers = (
        each
        for each in account.devices.values()
        if any(map(is_kugou, each.product.plan.entities))
    )
    return next(speakers, None)


def _for_any_player(shelf: Shelf, media: BrowseMedia) -> BrowseMediaSource:
    """Return an item for any player, which plays songs only, no lists."""
    kind, is_song = media.media_content_type, media.media_content_type in SONGS
    return BrowseMediaSource(
        domain=DOMAIN,
        identifier=f"{MUSIC}/{shelf.entry.entry_id}/{kind}/{media.media_content_id}",
        media_class=media.media_class,
        media_content_type=MP3 if is_song else MediaType.MUSIC,
        title=media.title,
        can_play=media.can_play and is_song,
        can_expand=media.can_expand,
        thumbnail=media.thumbnail,
        children=[_for_any_player(shelf, each) for each in media.children or ()],
        children_media_class=media.children_media_class,
    )


def _unknown(identifier: str) -> ServiceValidationError:
    """Return the error for an unknown identifier."""
    return ServiceValidationError(**translation("unknown_media", media=identifier))
