"""Media players: speakers that play songs."""

from collections.abc import Iterator

from .. import parts as tables
from ..entities import Binding, EntityPlan
from .common import Parts, Properties, bind, bind_all, composite, meanings_of, parts_of

_PLAIN = ("power", "playing", "volume", "muted", "position", "title")
_WORDS = {
    "playback": tables.PLAYBACKS,
    "skip": tables.PLAYBACKS,
    "order": tables.PLAY_ORDERS,
}


def recognise_media_player(properties: Properties) -> Iterator[EntityPlan]:
    """Yield the player: something to play and pause."""
    parts = parts_of(tables.MEDIA_PLAYER_PARTS, properties)
    spoken = _spoken(parts)
    main = parts.get("playing")
    if main is None and "playback" in spoken:
        main = parts["playback"]
    if main:
        yield composite("media_player", main, bind_all(parts, _PLAIN) | spoken)


def _spoken(parts: Parts) -> dict[str, Binding]:
    """Return the parts whose options mean something to a player."""
    found = {}
    for name, words in _WORDS.items():
        if part := parts.get(name):
            meanings = meanings_of(part.type, words)
            if len(set(meanings.values())) > 1:
                found[name] = bind(part, meanings)
    return found
