"""Wire values to Python values, for the nine value types.

Reading is tolerant: firmware reports 1, "1", true and "true" alike. Writing, in a module
of its own, is strict.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
import json

from .floats import as_meant
from .json_text import read_json
from .model import NUMBERS, Kind, ValueType
from .ranges import LARGEST, bounds, possible, scaled

type Value = bool | int | float | str | list[Value] | dict[str, Value]

# Checked at every push: to look into a tuple takes a fifth of the time of a union.
NUMBER = (int, float)
_PLAIN = frozenset(NUMBER)  # no bool, which is an int
_READABLE = (int, float, str)
_TRUE = frozenset({"1", "true", "on", "yes"})
_FALSE = frozenset({"0", "false", "off", "no"})
_MOST_MEMBERS = 1000
FIRST_MILLISECONDS = 100_000_000_000
_END_MILLISECONDS = 100_000_000_000_000


def read(type_: ValueType, raw: object) -> Value | None:
    """Read a wire value of AppGetDeviceData or a push.

    Returns bool, int, float, str, list or dict as the type asks, a timestamp in seconds
    since 1970, and None when the value cannot be read as that type. `int` keeps a
    fraction the device really reported.
    """
    if raw is None:
        return None
    return _READERS[type_.kind](type_, raw)


def _read_bool(_: ValueType, raw: object) -> bool | None:
    """Read a truth value in any spelling."""
    if isinstance(raw, NUMBER):
        return bool(raw)
    text = str(raw).strip().lower()
    return True if text in _TRUE else False if text in _FALSE else None


def _read_float(_: ValueType, raw: object) -> float | None:
    """Read a number; none is larger than a float can count."""
    if not isinstance(raw, _READABLE):
        return None
    try:
        number = float(raw)
    except ValueError, OverflowError:
        return None
    return number if abs(number) <= LARGEST else None


def _read_int(type_: ValueType, raw: object) -> int | float | None:
    """Read a whole number; keep a fraction the device insists on."""
    if type(raw) is int and abs(raw) <= LARGEST:
        return raw
    number = _read_float(type_, raw)
    return int(number) if number is not None and number.is_integer() else number


def _read_enum(type_: ValueType, raw: object) -> int | None:
    """Read the number of an option."""
    number = _read_int(type_, raw)
    return number if isinstance(number, int) else None


def _read_text(_: ValueType, raw: object) -> str | None:
    """Read text without NULs; anything structured is shown as JSON."""
    if isinstance(raw, str):
        return raw.replace("\0", "")
    if isinstance(raw, bool):
        return "1" if raw else "0"
    if isinstance(raw, float) and raw.is_integer():
        return str(int(raw))
    return json.dumps(raw, ensure_ascii=False, default=str)


def _read_timestamp(type_: ValueType, raw: object) -> float | None:
    """Read a moment given in seconds or milliseconds since 1970; 0 means never."""
    number = _read_float(type_, raw)
    if number is None or not 0 < number < _END_MILLISECONDS:
        return None
    return number / 1000 if number >= FIRST_MILLISECONDS else number


def _read_struct(type_: ValueType, raw: object) -> dict[str, Value] | None:
    """Read the known members of a struct."""
    fields = decode_json(raw)
    if not isinstance(fields, Mapping):
        return None
    values = {
        member.id: read(member.type, fields.get(member.id)) for member in type_.members
    }
    return {key: value for key, value in values.items() if value is not None}


def _read_array(type_: ValueType, raw: object) -> list[Value] | None:
    """Read the readable items of a list."""
    items = decode_json(raw)
    if not isinstance(items, list):
        return None
    item = type_.item or ValueType(kind=Kind.STRING)
    values = (read(item, entry) for entry in items)
    return [value for value in values if value is not None]


def decode_json(raw: object) -> object:
    """Return what JSON text stands for; structs and lists sometimes arrive as text."""
    if not isinstance(raw, str):
        return raw
    try:
        return read_json(raw)
    except ValueError:
        return None


_WHOLE = ValueType(kind=Kind.INT)


@dataclass(frozen=True, kw_only=True)
class Byte:
    """One byte of a colour that is a single number, or a text like #ff8000."""

    number: int
    prefix: str | None = None

    def read(self, raw: object) -> int | None:
        """Return the byte out of the whole."""
        whole = self._whole(raw)
        return None if whole is None else whole >> 8 * self.number & 0xFF

    def write(self, value: int, raw: object) -> Value:
        """Return the whole with the byte in it."""
        place = 8 * self.number
        whole = (self._whole(raw) or 0) & ~(0xFF << place) | value << place
        return whole if self.prefix is None else f"{self.prefix}{whole:06x}"

    def _whole(self, raw: object) -> int | None:
        """Return the colour as a number: a text of six digits is hexadecimal."""
        if self.prefix is None:
            return _read_enum(_WHOLE, raw)
        try:
            return int(str(raw).removeprefix("#"), 16)
        except ValueError:
            return None


def excluder(type_: ValueType) -> Callable[[object], bool] | None:
    """Return what tells that a wire value cannot be; None where every one can."""
    low, high = possible(type_)
    if type_.kind not in NUMBERS or bounds(type_) is None:
        return None

    def excludes(raw: object) -> bool:
        value = raw if type(raw) in _PLAIN else read(type_, raw)
        return isinstance(value, NUMBER) and not low <= value <= high

    return excludes


def reader(type_: ValueType) -> Callable[[object], Value | None]:
    """Return what reads the wire values of a type as people read them.

    It is made once, since it is called at every push. It returns what `read` does, but
    for numbers: they are scaled, and None where the model excludes them.
    """
    read_raw = _READERS[type_.kind]
    if type_.kind not in NUMBERS:
        return lambda raw: None if raw is None else read_raw(type_, raw)
    low, high = possible(type_)
    usual = int if type_.kind is Kind.INT else float
    is_scaled = type_.scale != 1

    def read_number(raw: object) -> Value | None:
        value = raw if type(raw) is usual else read_raw(type_, raw)
        if not isinstance(value, NUMBER) or not low <= value <= high:
            return None
        return scaled(type_, value) if is_scaled else value

    return read_number


def is_null(told: object) -> bool:
    """Return whether a struct is told as the text of null, which says nothing of it."""
    return isinstance(told, str) and told.strip() == "null"


def merge_struct(known: object, told: object) -> object:
    """Return a struct with those known members that were not told again, or as null.

    Of ever new ones those before are forgotten: no struct has so many.
    """
    before, now = decode_json(known), decode_json(told)
    if not isinstance(now, Mapping):
        return told
    meant = {
        key: as_meant(each) if type(each) is float else each
        for key, each in now.items()
    }
    if not isinstance(before, Mapping):
        return meant
    fresh = {key: each for key, each in meant.items() if each is not None}
    merged = {**before, **fresh}
    return merged if len(merged) <= _MOST_MEMBERS else fresh


_READERS: Mapping[Kind, Callable[[ValueType, object], Value | None]] = {
    Kind.BOOL: _read_bool,
    Kind.INT: _read_int,
    Kind.FLOAT: _read_float,
    Kind.ENUM: _read_enum,
    Kind.STRINGENUM: _read_text,
    Kind.STRING: _read_text,
    Kind.TIMESTAMP: _read_timestamp,
    Kind.STRUCT: _read_struct,
    Kind.ARRAY: _read_array,
}
