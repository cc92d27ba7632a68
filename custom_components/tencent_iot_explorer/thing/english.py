"""Names of vendors in English, put together from what their parts mean.

回水温度上限 is return water, temperature, upper limit. A name of which a part is not
known stays as it is: half a translation is worse than none.
"""

from collections import Counter, deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from enum import Enum, auto
from functools import lru_cache
import re
from typing import NamedTuple

from .entities import EntityPlan
from .words.english import COMMANDS, COUNTED, LEADING, MODIFIERS, NOUNS

_CHINESE = re.compile("[\u3400-\u9fff]")
_MODEL_KEY = re.compile(r"(.*?)( \([^()]+\))?")
# What is no Chinese stays: CO2, PM2.5, a number.
_PLAIN = re.compile(r"[A-Za-z][A-Za-z0-9.]*")
_NUMBER = re.compile(r"第?([0-9]+|[一二三四五六七八九](?=[组路区层]))")
_GAP = re.compile(r"[\s_-]+")
_NUMERALS = "一二三四五六七八九"


class _Kind(Enum):
    """What a part of a name can be."""

    MODIFIER = auto()
    LEADING = auto()
    COMMAND = auto()
    NOUN = auto()
    NUMBER = auto()
    COUNTED = auto()


class _Piece(NamedTuple):
    """A part of a name, and what it is in English."""

    kind: _Kind
    text: str


_NAMED = frozenset({_Kind.MODIFIER, _Kind.LEADING, _Kind.NOUN})
# What may stand behind what: None is the beginning, and the end.
_FOLLOWING: Mapping[_Kind | None, frozenset[_Kind | None]] = {
    None: _NAMED | {_Kind.COMMAND, _Kind.NUMBER},
    _Kind.COMMAND: _NAMED | {_Kind.NUMBER},
    _Kind.MODIFIER: _NAMED,
    _Kind.LEADING: _NAMED,
    _Kind.NOUN: frozenset({_Kind.MODIFIER, _Kind.NOUN, _Kind.NUMBER, None}),
    _Kind.NUMBER: frozenset({_Kind.COUNTED, _Kind.NOUN, None}),
    _Kind.COUNTED: frozenset({_Kind.MODIFIER, _Kind.NOUN, None}),
}


def _pieces_by_text() -> dict[str, list[_Piece]]:
    """Return what is written -> what it can be, the likeliest first."""
    found: dict[str, list[_Piece]] = {}
    for kind, words in (
        (_Kind.COMMAND, COMMANDS),
        (_Kind.MODIFIER, MODIFIERS),
        (_Kind.LEADING, LEADING),
        (_Kind.NOUN, NOUNS),
        (_Kind.COUNTED, COUNTED),
    ):
        for english, written in words.items():
            for text in written.split():
                found.setdefault(text, []).append(_Piece(kind, english))
    return found


_KNOWN = _pieces_by_text()
_LONGEST = max(map(len, _KNOWN))


def with_english_names(entities: Sequence[EntityPlan]) -> Iterator[EntityPlan]:
    """Yield entities; those that go by a vendor's name have an English one, too.

    Two that would be called alike keep theirs.
    """
    names = {
        each.name: in_english(each.name)
        for each in entities
        if each.name and each.translation_key is None
    }
    taken = Counter(names.values())
    for entity in entities:
        english = names.get(entity.name or "")
        is_own = english and taken[english] == 1
        yield replace(entity, english=english) if is_own else entity


@lru_cache(maxsize=4096)
def in_english(name: str) -> str | None:
    """Return a Chinese name in English; None for one that is not, or not all, known."""
    if not _CHINESE.search(name):
        return None
    whole = _MODEL_KEY.fullmatch(name)
    own, key = whole.groups("") if whole else (name, "")
    pieces = _parse(own)
    return f"{_sentence(pieces)}{key}" if pieces else None


def _parse(name: str) -> tuple[_Piece, ...]:
    """Return the fewest pieces that make up a name; none where they do not."""
    paths: deque[tuple[int, tuple[_Piece, ...]]] = deque([(0, ())])
    seen: set[tuple[int, _Kind | None]] = set()
    while paths:
        place, path = paths.popleft()
        kind = path[-1].kind if path else None
        if (place, kind) in seen:
            continue
        seen.add((place, kind))
        if place == len(name) and None in _FOLLOWING[kind]:
            return path
        for length, piece in _pieces_at(name, place):
            if piece.kind in _FOLLOWING[kind]:
                paths.append((place + length, (*path, piece)))
    return ()


def _pieces_at(name: str, place: int) -> Iterator[tuple[int, _Piece]]:
    """Yield (length, piece) for what can stand at a place, the longest first."""
    if gap := _GAP.match(name, place):
        skipped = len(gap[0])
        for length, piece in _pieces_at(name, place + skipped):
            yield skipped + length, piece
    for length in range(min(_LONGEST, len(name) - place), 0, -1):
        for piece in _KNOWN.get(name[place : place + length], ()):
            yield length, piece
    if number := _NUMBER.match(name, place):
        digits = number[1]
        if digits in _NUMERALS:
            digits = str(_NUMERALS.index(digits) + 1)
        yield len(number[0]), _Piece(_Kind.NUMBER, digits)
    if plain := _PLAIN.match(name, place):
        yield len(plain[0]), _Piece(_Kind.NOUN, plain[0])


def _sentence(pieces: tuple[_Piece, ...]) -> str:
    """Return pieces as a name; what is counted stands before its number."""
    words: list[str] = []
    for kind, text in pieces:
        words.insert(len(words) - (kind is _Kind.COUNTED), text)
    name = " ".join(words)
    return name[:1].upper() + name[1:]
