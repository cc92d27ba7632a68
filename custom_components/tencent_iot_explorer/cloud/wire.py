"""Data classes that say how their fields are called on the wire.

A field is declared with its spellings, the one to send first; `parse` fills a class
from what the cloud sent and `encode` turns an object into what the cloud wants.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import field, fields, is_dataclass
from typing import Any, Final, NamedTuple

from .decoding import (
    NOTHING,
    Record,
    address,
    clock,
    integer,
    json_object,
    records,
    text,
    warn_once,
)

EMPTY: tuple[object, ...] = ("", None, [])
KEY: Final = "declaration"


class Declaration(NamedTuple):
    """How a field is called, how it is read, whether a record needs it."""

    names: tuple[str, ...]
    read: Callable[[Record], Any]
    required: bool


def identity(*names: str) -> str:
    """Declare a text without which the record means nothing."""
    declaration = Declaration(
        names=names, read=lambda record: text(record, *names), required=True
    )
    declared: str = field(metadata={KEY: declaration})
    return declared


def words(*names: str) -> str:
    """Declare a text, "" if it is missing."""
    return _declare(names, lambda record: text(record, *names), "")


def optional_words(*names: str) -> str | None:
    """Declare a text, None if it is missing or empty."""
    return _declare(names, lambda record: text(record, *names) or None, None)


def web_address(*names: str) -> str:
    """Declare an address on the web, "" if it is missing or none."""
    return _declare(names, lambda record: address(record, *names), "")


def time_of_day(*names: str) -> str:
    """Declare a time such as "07:05", "" if it is missing or none."""
    return _declare(names, lambda record: clock(record, *names), "")


def whole(*names: str) -> int:
    """Declare a whole number, 0 if it is missing or unreadable."""
    return _declare(names, lambda record: integer(record, *names), 0)


def flag(*names: str) -> bool:
    """Declare a switch that the cloud writes as 0 or 1."""
    return _declare(names, lambda record: integer(record, *names) == 1, default=False)


def anything(*names: str) -> Any:
    """Declare a value of any type, None if it is missing."""
    return _declare(
        names,
        lambda record: next((record[name] for name in names if name in record), None),
        None,
    )


def from_json(*names: str) -> Record:
    """Declare an object that travels as JSON text, {} if it is unreadable."""

    def read(record: Record) -> Record:
        found = (json_object(record.get(name), name) for name in names)
        return next((each for each in found if each), NOTHING)

    return _declare(names, read, NOTHING)


def one[T](model: type[T], *names: str) -> T | None:
    """Declare an object of another class, None if it is missing."""

    def read(record: Record) -> T | None:
        values = (record.get(name) for name in names)
        found = next((value for value in values if isinstance(value, dict)), None)
        return None if found is None else parse(model, found)

    return _declare(names, read, None)


def many[T](model: type[T], *names: str) -> tuple[T, ...]:
    """Declare a list of objects of another class."""
    return _declare(
        names, lambda record: tuple(parse_all(model, records(record, *names))), ()
    )


def unknown() -> Record:
    """Declare where the fields are kept that no other declaration took."""
    return field(default=NOTHING, repr=False, compare=False)


def parse[T](model: type[T], record: Record) -> T:
    """Return an object filled from the cloud's record, whatever is wrong with it."""
    fields = _fields(model)
    values = {name: each.read(record) for name, each in fields.declared.items()}
    if rest := record.keys() - fields.known:
        values["extra"] = {name: record[name] for name in rest}
    return model(**values)


def parse_all[T](model: type[T], found: Iterable[Record]) -> list[T]:
    """Return the objects of a list; records without their identity cost one line."""
    declared = _fields(model).declared
    required = [name for name, each in declared.items() if each.required]
    parsed = [parse(model, record) for record in found]
    good = [each for each in parsed if all(getattr(each, name) for name in required)]
    if len(good) < len(parsed):
        lost = len(parsed) - len(good)
        warn_once(f"Ignored {lost} records without an id of {model.__name__}")
    return good


def encode(item: Any) -> dict[str, Any]:
    """Return an object as the cloud wants it: no empty fields, 0 and 1 for a flag."""
    values = {
        each.names[0]: _encode_value(getattr(item, name))
        for name, each in _fields(type(item)).declared.items()
    }
    filled = {name: value for name, value in values.items() if value not in EMPTY}
    return {**item.extra, **filled}


def _encode_value(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_encode_value(each) for each in value]
    if isinstance(value, bool):
        return int(value)
    return encode(value) if is_dataclass(value) else value


def _declare[T](names: tuple[str, ...], read: Callable[[Record], T], default: T) -> T:
    """Return the field of a declaration; whoever checks types sees its value."""
    declaration = Declaration(names=names, read=read, required=False)
    return field(default=default, metadata={KEY: declaration})


class Fields(NamedTuple):
    """The declarations of a class by attribute, and all names that they know."""

    declared: Mapping[str, Declaration]
    known: frozenset[str]


_FIELDS: dict[type[Any], Fields] = {}


def _fields(model: type[Any]) -> Fields:
    """Return the declarations of a class, made once."""
    if model not in _FIELDS:
        declared = {
            each.name: each.metadata[KEY]
            for each in fields(model)
            if KEY in each.metadata
        }
        known = {name for each in declared.values() for name in each.names}
        _FIELDS[model] = Fields(declared=declared, known=frozenset(known))
    return _FIELDS[model]
