"""What the cloud speaks of: classes whose fields say how they are named on the wire.

A field is declared with its spellings, first the one to send. `parse` makes an object
of what the cloud sent, and `encode` makes what the cloud wants of an object.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import (
    Any,
    ClassVar,
    Final,
    NamedTuple,
    Self,
    cast,
    dataclass_transform,
    override,
)

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
# A longer id is none; longer names and texts are cut.
LONGEST_ID: Final = 255
LONGEST_NAME: Final = 255
LONGEST_TEXT: Final = 2000


class Declaration(NamedTuple):
    """The spellings of a field, its reader, and whether a record needs it."""

    names: tuple[str, ...]
    read: Callable[[Record], Any]
    required: bool = False


@dataclass_transform(frozen_default=True, kw_only_default=True)
class Structure:
    """An object with declared fields; `extra` keeps what is not declared.

    A frozen dataclass would do, but makes Python compile six functions at every start.
    """

    declared: ClassVar[Mapping[str, Declaration]]
    required: ClassVar[frozenset[str]]
    known: ClassVar[frozenset[str]]
    extra: Record

    @override
    def __init_subclass__(cls) -> None:
        """Collect the declarations, and leave in their place what an empty record gives."""
        cls.declared = {
            name: each
            for name, each in vars(cls).items()
            if isinstance(each, Declaration)
        }
        cls.required = frozenset(
            name for name, each in cls.declared.items() if each.required
        )
        cls.known = frozenset(
            name for each in cls.declared.values() for name in each.names
        )
        for name, each in cls.declared.items():
            setattr(cls, name, each.read(NOTHING))

    def __init__(self, *, extra: Record = NOTHING, **values: Any) -> None:
        """Set the fields. Raises TypeError as a dataclass does."""
        if not self.required <= values.keys() <= self.declared.keys():
            raise TypeError(f"{type(self).__name__} has no such fields: {[*values]}")
        for name, value in {**values, "extra": extra}.items():
            setattr(self, name, value)

    def as_dict(self) -> dict[str, Any]:
        """Return the values by field."""
        return {name: getattr(self, name) for name in self.declared}

    @override
    def __eq__(self, other: object) -> bool:
        return type(other) is type(self) and other.as_dict() == self.as_dict()

    @override
    def __hash__(self) -> int:
        return hash(tuple(self.as_dict().values()))

    @override
    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.as_dict()})"

    def __replace__(self, **changes: Any) -> Self:
        return type(self)(**{**self.as_dict(), "extra": self.extra, **changes})


class Person(Structure):
    """An object with data of a person, which no log shows."""

    @override
    def __repr__(self) -> str:
        return object.__repr__(self)


def id_field(*names: str) -> str:
    """Declare a text without which the record means nothing."""

    def read(record: Record) -> str:
        found = text(record, *names)
        return found if len(found) <= LONGEST_ID else ""

    return _declare(names, read, required=True)


def text_field(*names: str) -> str:
    """Declare a text, "" if it is missing."""
    return _declare(names, lambda record: text(record, *names))


def optional_text_field(*names: str) -> str | None:
    """Declare a text, None if it is missing or empty."""
    return _declare(names, lambda record: text(record, *names) or None)


def name_field(*names: str) -> str:
    """Declare a name, "" if it is missing."""
    return _declare(names, lambda record: text(record, *names)[:LONGEST_NAME])


def prose_field(*names: str) -> str:
    """Declare a text for people, "" if it is missing."""
    return _declare(names, lambda record: text(record, *names)[:LONGEST_TEXT])


def address_field(*names: str) -> str:
    """Declare a web address, "" if it is missing or none."""
    return _declare(names, lambda record: address(record, *names))


def place_field(*names: str) -> str:
    """Declare what a place is called; Tencent's apps write JSON text of where it is."""

    def read(record: Record) -> str:
        told = text(record, *names)
        if not told.startswith("{"):
            return told
        return text(json_object(told, names[0]), "name", "title", "address")

    return _declare(names, read)


def clock_field(*names: str) -> str:
    """Declare a time such as "07:05", "" if it is missing or none."""
    return _declare(names, lambda record: clock(record, *names))


def integer_field(*names: str, default: int = 0) -> int:
    """Declare a whole number, the default if it is missing or unreadable."""
    return _declare(names, lambda record: integer(record, *names, default=default))


def flag_field(*names: str) -> bool:
    """Declare a truth value that the cloud writes as 0 or 1."""
    return _declare(names, lambda record: integer(record, *names) == 1)


def any_field(*names: str) -> Any:
    """Declare a value of any type, None if it is missing."""

    def read(record: Record) -> Any:
        return next((record[name] for name in names if name in record), None)

    return _declare(names, read)


def json_field(*names: str) -> Record:
    """Declare an object that travels as JSON text, {} if it is unreadable."""

    def read(record: Record) -> Record:
        found = (json_object(record.get(name), name) for name in names)
        return next((each for each in found if each), NOTHING)

    return _declare(names, read)


def object_field[T: Structure](model: type[T], *names: str) -> T | None:
    """Declare an object of another class, None if it is missing."""

    def read(record: Record) -> T | None:
        values = (record.get(name) for name in names)
        found = next((value for value in values if isinstance(value, dict)), None)
        return None if found is None else parse(model, found)

    return _declare(names, read)


def objects_field[T: Structure](model: type[T], *names: str) -> tuple[T, ...]:
    """Declare a list of objects of another class."""
    return _declare(
        names, lambda record: tuple(parse_all(model, records(record, *names)))
    )


def parse[T: Structure](model: type[T], record: Record) -> T:
    """Return the object in a record, however incomplete."""
    values = {name: each.read(record) for name, each in model.declared.items()}
    if rest := record.keys() - model.known:
        values["extra"] = {name: record[name] for name in rest}
    return model(**values)


def parse_all[T: Structure](model: type[T], found: Iterable[Record]) -> list[T]:
    """Return the objects in records; those without an id are left out and logged."""
    parsed = [parse(model, record) for record in found]
    good = [
        each for each in parsed if all(getattr(each, name) for name in model.required)
    ]
    if len(good) < len(parsed):
        lost = len(parsed) - len(good)
        warn_once(f"Ignored {lost} records without an id of {model.__name__}")
    return good


def encode(item: Structure) -> dict[str, Any]:
    """Return an object as the cloud wants it: no empty fields, 0 and 1 for a flag."""
    values = {
        each.names[0]: _encode_value(getattr(item, name))
        for name, each in item.declared.items()
    }
    filled = {name: value for name, value in values.items() if value not in EMPTY}
    return {**item.extra, **filled}


def _encode_value(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_encode_value(each) for each in value]
    if isinstance(value, bool):
        return int(value)
    return encode(value) if isinstance(value, Structure) else value


def _declare[T](
    names: tuple[str, ...], read: Callable[[Record], T], *, required: bool = False
) -> T:
    """Return a declaration, typed as the value of its field."""
    return cast("T", Declaration(names=names, read=read, required=required))
