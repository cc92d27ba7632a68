"""Media players: speakers that play songs."""

from collections.abc import Iterator

from .. import parts as tables
from ..entities import Binding, EntityPlan
from .common import Parts, Properties, bind, bind_all, composite, meanings_of, parts_of

_PLAIN = ("power", "playing", "volume", "muted", "position", "title")
_MUSIC = ("play_list", "song_id", "song_index")
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
        bindings = bind_all(parts, _PLAIN) | spoken | _sought(parts) | _music(parts)
        yield composite("media_player", main, bindings)


def _sought(parts: Parts) -> dict[str, Binding]:
    """Return the position once more where it can be chosen."""
    position = parts.get("position")
    return {"seek": bind(position)} if position and position.writable else {}


def _music(parts: Parts) -> dict[str, Binding]:
    """Return what makes a speaker play songs of Kugou, if nothing of it is missing."""
    if not all(name in parts for name in _MUSIC):
        return {}
    return {name: bind(parts[name], shared=True) for name in _MUSIC}


def _spoken(parts: Parts) -> dict[str, Binding]:
    """Return the parts whose options mean something to a player."""
    found = {}
    for name, words in _WORDS.items():
        if part := parts.get(name):
            meanings = meanings_of(part.type, words)
            if len(set(meanings.values())) > 1:
                found[name] = bind(part, meanings)
    return found
