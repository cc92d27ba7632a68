"""Names that are translated although no role covers them."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from .table import Match, Table
from .words.translated_names import (
    ACTIONS,
    CHOICES,
    EVENTS,
    MOMENTS,
    TEXTS,
    TRUTHS,
    VALUES,
)


class Name(NamedTuple):
    """A translation key, and what vendors write for it."""

    name: str
    words: str


def _table(*words_by_key: Mapping[str, str]) -> Table[Name]:
    """Return names that can be searched."""
    return Table(
        *(Name(key, words) for each in words_by_key for key, words in each.items())
    )


_OF_TRUTHS, _OF_VALUES, _OF_MOMENTS = map(_table, (TRUTHS, VALUES, MOMENTS))

NAMES: Mapping[str, Table[Name]] = {
    "binary_sensor": _OF_TRUTHS,
    "button": _table(TRUTHS, ACTIONS),
    "datetime": _OF_MOMENTS,
    "event": _table(EVENTS),
    "number": _OF_VALUES,
    "select": _table(CHOICES),
    "sensor": _table(VALUES, TEXTS, MOMENTS),
    "switch": _OF_TRUTHS,
    "text": _table(TEXTS),
    "time": _OF_MOMENTS,
}


def called(platform: str, text: str) -> dict[str, Any]:
    """Return the translation key of a whole name, and its number; nothing if unknown."""
    if platform not in NAMES:
        return {}
    table = NAMES[platform]
    whole = (Match(each, exact=True) for each in table.exactly(text))
    found = next(whole, None) or next(table.numbered(text), None)
    if found is None:
        return {}
    placeholders = {} if found.number is None else {"number": found.number}
    return {"translation_key": found.role.name, "placeholders": placeholders}
