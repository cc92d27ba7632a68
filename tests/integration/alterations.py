"""Answers of the cloud that are not what they should be, for `Cloud.alter`."""

from collections.abc import Callable
from typing import Any

type Alter = Callable[[Any], object]


def content(change: Callable[[dict[str, Any]], object]) -> Alter:
    """Return an alteration of what an answer holds."""

    def alter(answer: Any) -> object:
        change(answer["data"])
        return answer

    return alter


def put(**fields: object) -> Alter:
    """Return an alteration that replaces fields of the content."""
    return content(lambda data: data.update(fields))


def more(name: str, *items: object) -> Alter:
    """Return an alteration that puts items into a list."""
    return content(lambda data: data[name].extend(items))


def each(name: str, **fields: object) -> Alter:
    """Return an alteration of fields of each record of a list."""
    return content(lambda data: [record.update(fields) for record in data[name]])


def first(name: str, **fields: object) -> Alter:
    """Return an alteration of fields of the first record of a list."""
    return content(lambda data: [record.update(fields) for record in data[name][:1]])


def twice(name: str) -> Alter:
    """Return an alteration that repeats a list."""
    return content(lambda data: data[name].extend([*data[name]]))


def empty(answer: Any) -> Any:
    """Return an answer whose lists have nothing in them."""
    data = answer.get("data", answer)
    data = data.get("Response", data)
    for name, found in data.items():
        if isinstance(found, list):
            data[name] = []
        elif name == "Total":
            data[name] = 0
    return answer
