"""What vendors say in Chinese, in English: put together from what its parts mean.

回水温度上限 is return water, temperature, upper limit. What has a part that is not known
stays as it is: half a translation is worse than none.
"""

from collections import deque
from collections.abc import Iterator, Mapping
from enum import Enum, auto
from functools import lru_cache
from itertools import chain
import re
from typing import NamedTuple
import unicodedata

from .spelling import CHARACTER, is_chinese
from .words.english_names import (
    COMMANDS,
    COUNTED,
    DEEDS,
    DEGREES,
    FRONT,
    JOINTS,
    LEADING,
    MODIFIERS,
    NOUNS,
    OUTCOMES,
    PARTICIPLES,
    SWAPPED,
    TRAILING,
    UNITS,
)
from .words.english_options import OPTIONS
from .words.option_meanings import MEANINGS

_MODEL_KEY = re.compile(r"(.*?)( \([^()]+\))?")
# Remarks that are no part of a name: 电流(充正放负), 是否加热, 请检查水箱.
_REMARK = re.compile(r"^(?:是否|请)(?=.)|(?<=.)[(（【\[][^()（）]*[)）】\]]$")
# What is not Chinese stays: CO2, PM2.5, 4G, Wi-Fi.
_PLAIN = re.compile(r"(?=[0-9.]*[A-Za-z%°℃℉])[A-Za-z0-9.%°℃℉]+(?:-[A-Za-z0-9.]+)*")
_NUMBER = re.compile(
    r"(?!^[0-9]+的)第?([0-9]+(?:\.[0-9]+)?|[一二两三四五六七八九十](?=[组路区层档级号键挡小天周个年分秒米]|$)"
    r"|(?<=[段座孔泵阀灯])[一二三四五六七八]|[A-H](?=[组路区口枪桶柜]))"
)
_ORDINAL = re.compile(r"([0-9]+|[一二三四五六七八九])[#＃号]")
# Whose something is: 1的开关 is switch 1.
_OWNER = re.compile(r"^([0-9]+)(?=的)")
_GAP = re.compile(r"[\s_—:：,，、的-]+")
# What parts a name in two.
_CLAUSES = re.compile(rf"(?<={CHARACTER})\s*[_—:：-]+\s*(?={CHARACTER})")
_SYMBOLS = frozenset({"kg", "g", "lb", "oz"})
_NUMERALS = "一二三四五六七八九十"


class _Kind(Enum):
    """What a part of a name can be."""

    MODIFIER = auto()
    LEADING = auto()
    COMMAND = auto()
    NOUN = auto()
    NUMBER = auto()
    SWAPPED = auto()
    COUNTED = auto()
    UNIT = auto()
    TRAILING = auto()
    FRONT = auto()
    JOINT = auto()
    DEGREE = auto()


class _Piece(NamedTuple):
    """A part of a name, and what it is in English."""

    kind: _Kind
    text: str


# How numbers are told, and what kind of piece they are then.
_NUMBERED_BY = (
    (_Kind.SWAPPED, _ORDINAL),
    (_Kind.SWAPPED, _OWNER),
    (_Kind.NUMBER, _NUMBER),
)

type _Following = Mapping[_Kind | None, frozenset[_Kind | None]]

_NAMED = frozenset({_Kind.MODIFIER, _Kind.LEADING, _Kind.NOUN, _Kind.TRAILING})
_NUMBERED = frozenset({_Kind.NUMBER, _Kind.SWAPPED})
_AFTER_NAME: frozenset[_Kind | None] = _NUMBERED | {
    _Kind.MODIFIER,
    _Kind.NOUN,
    _Kind.TRAILING,
    _Kind.FRONT,
    _Kind.JOINT,
    None,
}
# Which kind of piece may follow which: None is the beginning, and the end.
_IN_NAMES: _Following = {
    None: _NAMED | _NUMBERED | {_Kind.COMMAND},
    _Kind.COMMAND: _NAMED | _NUMBERED,
    _Kind.MODIFIER: _NAMED | {_Kind.SWAPPED},
    _Kind.LEADING: _NAMED,
    _Kind.NOUN: _AFTER_NAME,
    _Kind.NUMBER: frozenset(
        {_Kind.COUNTED, _Kind.UNIT, _Kind.MODIFIER, _Kind.NOUN, _Kind.JOINT, None}
    ),
    _Kind.SWAPPED: frozenset({_Kind.NOUN}),
    _Kind.COUNTED: _AFTER_NAME - _NUMBERED,
    _Kind.UNIT: _AFTER_NAME - _NUMBERED,
    _Kind.TRAILING: _NAMED,
    _Kind.FRONT: frozenset({_Kind.NOUN, None}),
    _Kind.JOINT: _NAMED | _NUMBERED,
}
# An option may be what is no name: left, manual, too large.
_IN_OPTIONS: _Following = {
    **_IN_NAMES,
    None: _IN_NAMES[None] | {_Kind.DEGREE},
    _Kind.DEGREE: frozenset({_Kind.MODIFIER, _Kind.LEADING}),
    # 24时 is 24 h, not hourly.
    _Kind.NUMBER: _IN_NAMES[_Kind.NUMBER] - {_Kind.MODIFIER},
    **{
        kind: _IN_NAMES[kind] | {None}
        for kind in (_Kind.MODIFIER, _Kind.LEADING, _Kind.COMMAND, _Kind.TRAILING)
    },
}


def _by_text(words: Mapping[str, str], before: str = "") -> dict[str, str]:
    """Return Chinese -> English."""
    return {
        before + text: english
        for english, written in words.items()
        for text in written.split()
    }


# The kinds of pieces; for a text of several kinds, the likeliest comes first.
_KNOWN: Mapping[_Kind, Mapping[str, str]] = {
    _Kind.COMMAND: _by_text(COMMANDS),
    _Kind.MODIFIER: _by_text(MODIFIERS),
    _Kind.LEADING: _by_text(LEADING),
    _Kind.UNIT: _by_text(UNITS),
    _Kind.FRONT: _by_text(FRONT),
    _Kind.COUNTED: _by_text(COUNTED),
    _Kind.NOUN: {
        **{text: f"not {word}" for text, word in _by_text(PARTICIPLES, "未").items()},
        **_by_text(PARTICIPLES, "已"),
        **_by_text(NOUNS),
    },
    _Kind.TRAILING: _by_text(TRAILING),
    _Kind.SWAPPED: _by_text(SWAPPED),
    _Kind.JOINT: _by_text(JOINTS),
    _Kind.DEGREE: _by_text(DEGREES),
}
_PARTS = frozenset(chain(*_KNOWN.values()))
_LONGEST = max(map(len, _PARTS))
_OPTIONS = _by_text(OPTIONS)
_MEANT = {text: word.replace("_", " ") for text, word in _by_text(MEANINGS).items()}
# A fault by its code and its words: E03水流不足.
_FAULT_CODE = rf"([EF][0-9]{{1,3}})[\s_:：-]*(?={CHARACTER})"
# Something in progress: 正在充电 is 充电中.
_JUST = re.compile("^正在(..+?)中?$")
_GOING_ON = re.compile("(..+)中")
_ONE = re.compile(r"\b(1 (?:day|week|month|year|time|portion|cup|piece))s\b")
# A word that two parts repeat: water level level.
_REPEATED = re.compile(r"(?<!-)\b([a-z]+)(?: \1\b)+")


@lru_cache(maxsize=4096)
def in_english(name: str) -> str | None:
    """Return a Chinese name in English; None unless all of it is known."""
    if not is_chinese(name):
        return None
    whole = _MODEL_KEY.fullmatch(name)
    own, key = whole.groups("") if whole else (name, "")
    own_or_told = own, _REMARK.sub("", own)
    english = next(filter(None, map(_name, own_or_told)), None)
    return f"{_capitalized(english)}{key}" if english else None


def word_in_english(name: str) -> str | None:
    """Return a name that is a mere deed, or what else could be an option, in English."""
    deed = _KNOWN[_Kind.COMMAND].get(name)
    return _capitalized(deed) if deed else option_in_english(name)


@lru_cache(maxsize=4096)
def option_in_english(text: str) -> str | None:
    """Return an option of a choice in English; None for one that is not all known."""
    if not is_chinese(text):
        return text
    text = unicodedata.normalize("NFKC", text).strip()
    whole = _MODEL_KEY.fullmatch(text)
    own, key = whole.groups("") if whole else (text, "")
    option = _option(own)
    return f"{_capitalized(option)}{key}" if option else None


def _name(text: str) -> str | None:
    """Return a name as a whole, or as two with a line between: 存储卡-格式化."""
    told = [said for each in _CLAUSES.split(text, maxsplit=1) if (said := _whole(each))]
    return _whole(text) or (": ".join(told) if len(told) > 1 else None)


def _whole(text: str) -> str | None:
    """Return a name by its parts; one for something in progress as an option."""
    if pieces := _parse(text, _IN_NAMES):
        return _sentence(pieces)
    goes_on = _GOING_ON.fullmatch(text) or _JUST.fullmatch(text)
    return _option(text) if goes_on else None


def _option(text: str) -> str | None:
    """Return what an option is: as a whole, by its parts, or by what it means."""
    if code := re.match(_FAULT_CODE, text):
        fault = _option(text[code.end() :])
        return f"{code[1]} {fault}" if fault else None
    text = _JUST.sub(r"\1中", text)
    if option := _OPTIONS.get(text) or _OPTIONS.get(text.removesuffix("模式")):
        return option
    if going_on := _GOING_ON.fullmatch(text):
        pieces = _parse(going_on[1], _IN_NAMES)
    else:
        pieces = _parse(text, _IN_OPTIONS)
    return _sentence(pieces) if pieces else _MEANT.get(text)


def _parse(name: str, following: _Following) -> tuple[_Piece, ...]:
    """Return the fewest pieces that make up a name; none if something remains."""
    name = name.strip()
    paths: deque[tuple[int, tuple[_Piece, ...]]] = deque([(0, ())])
    seen: set[tuple[int, _Kind | None]] = set()
    while paths:
        place, path = paths.popleft()
        kind = path[-1].kind if path else None
        if (place, kind) in seen:
            continue
        seen.add((place, kind))
        if path and place == len(name) and None in following[kind]:
            return path
        for length, piece in _pieces_at(name, place):
            if piece.kind in following[kind]:
                paths.append((place + length, (*path, piece)))
    return ()


def _pieces_at(name: str, place: int) -> Iterator[tuple[int, _Piece]]:
    """Yield (length, piece) for each piece that fits at a place, the longest first."""
    if gap := _GAP.match(name, place):
        skipped = len(gap[0])
        for length, piece in _pieces_at(name, place + skipped):
            yield skipped + length, piece
    for length in range(min(_LONGEST, len(name) - place), 0, -1):
        text = name[place : place + length]
        if text in _PARTS:
            for kind, words in _KNOWN.items():
                if text in words:
                    yield length, _Piece(kind, words[text])
    for kind, pattern in _NUMBERED_BY:
        if number := pattern.match(name, place):
            yield len(number[0]), _Piece(kind, _digits(number[1]))
    if plain := _PLAIN.match(name, place):
        yield len(plain[0]), _Piece(_Kind.NOUN, plain[0])


def _digits(number: str) -> str:
    """Return a number in digits."""
    number = number.replace("两", "二")
    return str(_NUMERALS.index(number) + 1) if number in _NUMERALS else number


def _sentence(pieces: tuple[_Piece, ...]) -> str:
    """Return pieces as a name, in the English order."""
    rows: dict[_Kind, list[str]] = {_Kind.FRONT: [], _Kind.NOUN: [], _Kind.TRAILING: []}
    before: _Kind | None = None
    for kind, text in _without_order(_without_group(pieces)):
        row = rows.get(kind, rows[_Kind.NOUN])
        is_swapped = kind is _Kind.COUNTED or before is _Kind.SWAPPED
        row.insert(len(row) - is_swapped, text)
        before = kind
    sentence = _REPEATED.sub(r"\1", " ".join(chain(*rows.values())))
    return _ONE.sub(r"\1", sentence)


def _without_group(pieces: tuple[_Piece, ...]) -> tuple[_Piece, ...]:
    """Return pieces without the name of a struct, if its member repeats it."""
    first, *others = pieces
    if others and others[0].kind is _Kind.JOINT:
        return pieces
    said = " ".join(each.text for each in others)
    mere = first.text.removesuffix(" state")
    return pieces[1:] if f" {mere} " in f" {said} " else pieces


def _without_order(pieces: tuple[_Piece, ...]) -> tuple[_Piece, ...]:
    """Return pieces with a verb as a noun, if something about it follows."""
    first, *others = pieces
    is_told = first.kind is _Kind.COMMAND and others and others[0].text in OUTCOMES
    deed = DEEDS.get(first.text, first.text) if is_told else first.text
    return (first._replace(text=deed), *others)


def _capitalized(text: str) -> str:
    """Return a text as Home Assistant writes names: a capital first, but pH stays."""
    is_word = text.partition(" ")[0].islower() and text not in _SYMBOLS
    return text[:1].upper() + text[1:] if is_word else text
