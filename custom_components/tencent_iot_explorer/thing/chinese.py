"""What vendors say in English, in Chinese: put together from the same parts."""

from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
import re

from .spelling import is_chinese
from .words.chinese_names import SAME, WORDS
from .words.english_names import COMMANDS, LEADING, MODIFIERS, NOUNS, TRAILING, UNITS
from .words.english_options import OPTIONS

type _Phrases = Mapping[tuple[str, ...], str]

# What stays as it is: PM2.5, CO2, 4G, LED, a number.
_PLAIN = (
    r"(?:PM ?[0-9]+(?:\.[0-9])?|[0-9]+(?:\.[0-9]+)?[%A-Z]*|[A-Z][A-Z0-9]+)(?![a-z])"
)
_TOKEN = re.compile(rf"{_PLAIN}|[A-Z]?[a-z]+(?:'s)?|[A-Z]")
_BETWEEN = re.compile(r"[\s_.,:/()-]*")
# A space goes between two parts that are not Chinese.
_LATIN = re.compile(r"(?<=[A-Za-z0-9])\0(?=[A-Za-z])")
_PERIODS = frozenset(texts.split()[0] for texts in TRAILING.values())
_SPELLINGS = {text: word for word, texts in SAME.items() for text in texts.split()}


def _tokens(text: str) -> tuple[str, ...]:
    """Return the words of a text for looking up; none if it has anything else."""
    if not _BETWEEN.fullmatch(_TOKEN.sub("", text)):
        return ()
    words = _TOKEN.findall(text)
    return tuple(_SPELLINGS.get(each.lower(), each) for each in words)


def _phrases(*tables: Mapping[str, str]) -> _Phrases:
    """Return words -> Chinese; the first table wins."""
    found: dict[tuple[str, ...], str] = {}
    for table in tables:
        for english, written in table.items():
            words = tuple(map(str.lower, _tokens(english)))
            found.setdefault(words, written.split()[0])
    return found


# Read when first needed: most homes have no device with an English name.
@cache
def _names() -> _Phrases:
    return _phrases(WORDS, NOUNS, MODIFIERS, LEADING, COMMANDS, TRAILING)


@cache
def _options() -> _Phrases:
    return {**_names(), **_phrases(UNITS), **_phrases(OPTIONS)}


@cache
def _longest() -> int:
    return max(map(len, _options()))


@lru_cache(maxsize=4096)
def in_chinese(name: str) -> str | None:
    """Return an English name in Chinese; None unless all of it is known."""
    return None if is_chinese(name) else _translated(name, _names())


@lru_cache(maxsize=4096)
def option_in_chinese(text: str) -> str | None:
    """Return an option of a choice in Chinese; None for one that is not all known."""
    return text if is_chinese(text) else _translated(text, _options())


def _translated(text: str, phrases: _Phrases) -> str | None:
    """Return a text in Chinese; a text of numbers and signs alone has no words."""
    parts = list(_parts(_tokens(text), phrases))
    known = sorted(filter(None, parts), key=_stands_behind)
    text = _LATIN.sub(" ", "\0".join(known)).replace("\0", "")
    return text if len(known) == len(parts) and is_chinese(text) else None


def _stands_behind(part: str) -> bool:
    """Return whether a part comes after a period, which is first in Chinese."""
    return part not in _PERIODS


def _parts(words: tuple[str, ...], phrases: _Phrases) -> Iterator[str | None]:
    """Yield the longest phrases that make up words; None for an unknown word."""
    lower = tuple(map(str.lower, words))
    place = 0
    while place < len(words):
        ends = range(min(place + _longest(), len(words)), place, -1)
        end = next((each for each in ends if lower[place:each] in phrases), None)
        plain = words[place] if re.fullmatch(_PLAIN, words[place]) else None
        yield phrases[lower[place:end]] if end else plain
        place = end or place + 1
