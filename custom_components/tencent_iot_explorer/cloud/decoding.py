"""Reading the cloud's answers, which come in many spellings."""

from collections.abc import Iterator, Mapping
import logging
from typing import Any

import orjson

LOGGER = logging.getLogger(__name__)

type Record = Mapping[str, Any]


def text(record: Record, *keys: str) -> str:
    """Return the first of the fields that says something, as text."""
    for key in keys:
        value = record.get(key)
        if isinstance(value, str | int | float) and value != "":
            return str(value)
    return ""


def integer(record: Record, *keys: str) -> int:
    """Return the first of the fields that is a whole number, else 0."""
    for key in keys:
        try:
            return int(record[key])
        except KeyError, TypeError, ValueError, OverflowError:
            continue
    return 0


def records(answer: Record, *keys: str) -> Iterator[Record]:
    """Yield the objects of the first of the fields that is a list."""
    lists = (answer[key] for key in keys if isinstance(answer.get(key), list))
    for item in next(lists, ()):
        if isinstance(item, dict):
            yield item
        else:
            LOGGER.debug("Ignored %r in %s", type(item), keys[0])


def inner(answer: Record, key: str = "Data") -> Record:
    """Return the object in a field, or the answer itself where the cloud left it out."""
    value = answer.get(key)
    return value if isinstance(value, dict) else answer


def json_object(value: object) -> dict[str, Any]:
    """Return the object that a field holds as JSON text or as it is, else {}."""
    if isinstance(value, str | bytes):
        try:
            value = orjson.loads(value)
        except orjson.JSONDecodeError:
            return {}
    return value if isinstance(value, dict) else {}
