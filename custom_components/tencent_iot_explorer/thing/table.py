"""Roles are found by the words they list.

A word matches the whole id or name of a property (an exact match: the entity gets the
role's translated name) or a part of it (the entity gets class and unit, and keeps the
model's own name).
"""

from collections.abc import Iterable, Iterator
from functools import lru_cache
import re
from typing import NamedTuple, Protocol

from .spelling import any_contains, joined, runs


class Role(Protocol):
    """What the tables have in common."""

    @property
    def name(self) -> str:
        """Return the role's name, which is its translation key."""

    @property
    def words(self) -> str:
        """Return the ids and names it is known by, separated by blanks."""


class Match[R](NamedTuple):
    """A role that was found: whether by the whole id or name, and with which number."""

    role: R
    exact: bool
    number: str | None = None


class Table[R: Role]:
    """Roles, searched by the words they list."""

    def __init__(self, *roles: R) -> None:
        """Index the roles by word."""
        self.roles = roles
        self._by_word: dict[str, list[R]] = {}
        for role in roles:
            for word in role.words.split():
                self._by_word.setdefault(joined(word), []).append(role)
        self._words = frozenset(self._by_word)

    def find(self, *texts: str) -> Iterator[Match[R]]:
        """Yield the roles whose words `texts` are or contain, the best first."""
        for role in self.exactly(*texts):
            yield Match(role, exact=True)
        yield from self.numbered(*texts)
        if any_contains(texts, self._words):
            found = [found for text in texts for found in self._contained(text)]
            for _, role in sorted(found, key=lambda each: -each[0]):
                yield Match(role, exact=False)

    def exactly(self, *texts: str) -> Iterator[R]:
        """Yield the roles whose words one of `texts` is."""
        by_word = self._by_word
        for text in texts:
            whole, essence = spellings(text)
            if whole in by_word:
                yield from by_word[whole]
            elif essence in by_word:
                yield from by_word[essence]

    def numbered(self, *texts: str) -> Iterator[Match[R]]:
        """Yield the roles whose words one of `texts` is, but for its only number."""
        for text in texts:
            if told := split_number(text, _NUMBER_WORD):
                pattern, number = told
                for role in self._by_word.get(pattern, ()):
                    yield Match(role, exact=True, number=number)

    def _contained(self, text: str) -> Iterable[tuple[int, R]]:
        """Yield (length, role) for each word that is a part of `text`."""
        for length, run in runs(text):
            if len(run) == 1:
                continue
            for role in self._by_word.get(run, ()):
                yield length, role


# What stands for the number in the words of a table.
_NUMBER_WORD = "{number}"
_NUMERALS = {numeral: str(n) for n, numeral in enumerate("一二三四五六七八九", start=1)}
_NUMBER = re.compile("[0-9]+|[一二三四五六七八九]")
_FILLING = re.compile(
    "当前|实时|现在|^(?:房间|集中)|检测值|数值|值$|^值|(?<=.)百分比$|(?<=.)选择$|value|realtime|^now|current(?=.)"
    "|(?<=.)current$"
)
# The unit that a name ends with; a mere C can be the third of several temperatures.
_CELSIUS = re.compile(
    r"(?<=.)(?:℃|°C|摄氏度?|_?celsius|(?<=当前温度)_?C)\W*$", re.IGNORECASE
)


@lru_cache(maxsize=4096)
def split_number(text: str, stand_in: str = "") -> tuple[str, str] | None:
    """Return a text with `stand_in` for its number, and that; None unless it has one."""
    numbers = _NUMBER.findall(text)
    if len(numbers) != 1:
        return None
    number = _NUMERALS.get(numbers[0], numbers[0].lstrip("0") or "0")
    return joined(_NUMBER.sub(stand_in, text)), number


@lru_cache(maxsize=4096)
def core(text: str) -> str:
    """Return a text without what says nothing: current, value, 当前, 值."""
    whole = joined(_CELSIUS.sub("", text))
    return _FILLING.sub("", whole) or whole


@lru_cache(maxsize=4096)
def spellings(text: str) -> tuple[str, str]:
    """Return a text as it is compared: whole, and without what says nothing."""
    return joined(text), core(text)
