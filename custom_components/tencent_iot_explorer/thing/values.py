"""Wire values to Python values and back, for the nine value types.

Reading is tolerant: firmware reports 1, "1", true and "true" alike. Writing is strict:
what leaves for the cloud is exactly what the thing model asks for.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
import json
import sys

from .floats import as_meant
from .json_text import read_json
from .model import NUMBERS, Kind, ValueType

type Value = bool | int | float | str | list[Value] | dict[str, Value]

# Checked at every push: to look into a tuple takes a fifth of the time of a union.
NUMBER = (int, float)
_PLAIN = frozenset(NUMBER)  # no bool, which is an int
_READABLE = (int, float, str)
_TRUE = frozenset({"1", "true", "on", "yes"})
_FALSE = frozenset({"0", "false", "off", "no"})
_LARGEST = 2**53
_MOST_MEMBERS = 1000
_FIRST_MILLISECONDS = 100_000_000_000
_DIGITS = 6
_END_MILLISECONDS = 100_000_000_000_000


_REASONS: Mapping[str, str] = {
    "not_true_or_false": "{value} is neither true nor false",
    "not_a_number": "{value} is no number",
    "not_whole": "{value} is no whole number",
    "out_of_range": "{value} is outside {lowest} to {highest}",
    "not_an_option": "{value} is none of {known}",
    "not_text": "{value} is no text",
    "too_long": "the text is longer than {highest} characters",
    "not_a_moment": "{value} is no moment",
    "not_a_struct": "{value} is no struct",
    "unknown_member": "{value} is no member of the struct",
    "not_a_list": "{value} is no list",
    "contradiction": "{value} contradicts the rest of the command",
}


class InvalidValueError(ValueError):
    """A value that the thing model does not allow.

    `reason` is one of the reasons above, `details` are what its sentence tells.
    """

    def __init__(self, reason: str, **details: object) -> None:
        """Keep the reason, so that it can be told in any language."""
        self.reason = reason
        self.details = {name: str(each) for name, each in details.items()}
        super().__init__(_REASONS[reason].format_map(self.details))


def read(type_: ValueType, raw: object) -> Value | None:
    """Read a wire value of AppGetDeviceData or a push.

    Returns bool, int, float, str, list or dict as the type asks, a timestamp in seconds
    since 1970, and None when the value cannot be read as that type. `int` keeps a
    fraction the device really reported.
    """
    if raw is None:
        return None
    return _READERS[type_.kind](type_, raw)


def write(type_: ValueType, value: object) -> Value:
    """Return the wire value for AppControlDeviceData.

    bool becomes 0 or 1, enum an int, stringenum a text, timestamp seconds since 1970.
    Raises InvalidValueError, a ValueError, when the type does not allow the value.
    """
    return _WRITERS[type_.kind](type_, value)


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
    return number if abs(number) <= _LARGEST else None


def _read_int(type_: ValueType, raw: object) -> int | float | None:
    """Read a whole number; keep a fraction the device insists on."""
    if type(raw) is int and abs(raw) <= _LARGEST:
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
    return number / 1000 if number >= _FIRST_MILLISECONDS else number


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


def _write_bool(_: ValueType, value: object) -> int:
    """Return 1 or 0."""
    if isinstance(value, bool) or value in (0, 1):
        return int(bool(value))
    raise InvalidValueError("not_true_or_false", value=value)


def _write_number(type_: ValueType, value: object) -> float:
    """Return a number inside the range of the model."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise InvalidValueError("not_a_number", value=value)
    if not abs(value) <= sys.float_info.max:
        raise InvalidValueError("not_a_number", value=value)
    limits = bounds(type_)
    if limits and not limits[0] <= value <= limits[1]:
        raise InvalidValueError(
            "out_of_range",
            value=value,
            lowest=f"{limits[0]:g}",
            highest=f"{limits[1]:g}",
        )
    return value


def _write_int(type_: ValueType, value: object) -> int:
    """Return a whole number inside the range of the model."""
    number = _write_number(type_, value)
    if number != int(number):
        raise InvalidValueError("not_whole", value=value)
    return int(number)


def _write_enum(type_: ValueType, value: object) -> int:
    """Return the number of an option."""
    return int(_option(type_, value))


def _option(type_: ValueType, value: object) -> str:
    """Return the raw key of an option given as key or number."""
    key = str(value)
    if isinstance(value, bool) or key not in type_.options:
        known = ", ".join(type_.options)
        raise InvalidValueError("not_an_option", value=value, known=known)
    return key


def _write_text(type_: ValueType, value: object) -> str:
    """Return text no longer than the model allows."""
    if not isinstance(value, str):
        raise InvalidValueError("not_text", value=value)
    if type_.maximum and len(value) > type_.maximum:
        raise InvalidValueError("too_long", highest=f"{type_.maximum:g}")
    return value


def _write_timestamp(_: ValueType, value: object) -> int:
    """Return seconds since 1970."""
    if (
        isinstance(value, int | float)
        and not isinstance(value, bool)
        and 0 <= value < _FIRST_MILLISECONDS
    ):
        return int(value)
    raise InvalidValueError("not_a_moment", value=value)


def _write_struct(type_: ValueType, value: object) -> dict[str, Value]:
    """Return the members given, each in its own wire form."""
    if not isinstance(value, Mapping):
        raise InvalidValueError("not_a_struct", value=value)
    types = {member.id: member.type for member in type_.members}
    if unknown := [str(key) for key in value if key not in types]:
        raise InvalidValueError("unknown_member", value=", ".join(unknown))
    return {str(key): write(types[key], entry) for key, entry in value.items()}


def _write_array(type_: ValueType, value: object) -> list[Value]:
    """Return the items, each in its own wire form."""
    if not isinstance(value, list | tuple):
        raise InvalidValueError("not_a_list", value=value)
    item = type_.item or ValueType(kind=Kind.STRING)
    return [write(item, entry) for entry in value]


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


def bounds(type_: ValueType) -> tuple[float, float] | None:
    """Return the raw range of a number; None when the model's range is no range."""
    low, high = type_.minimum, type_.maximum
    return None if low is None or high is None or low >= high else (low, high)


def possible(type_: ValueType) -> tuple[float, float]:
    """Return the range in which a raw number can be: the model's, or a step beside it."""
    limits = bounds(type_)
    if limits is None:
        return -_LARGEST, _LARGEST
    step = type_.step or (1 if type_.kind is Kind.INT else 0)
    return limits[0] - step, limits[1] + step


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
        return _scaled(type_, value) if is_scaled else value

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


def span(type_: ValueType) -> tuple[float, float] | None:
    """Return the range of a number as people read it."""
    limits = bounds(type_)
    return limits and (_scaled(type_, limits[0]), _scaled(type_, limits[1]))


def lies_within(type_: ValueType, allowed: tuple[float, float]) -> bool:
    """Return whether the range of a number is known and lies in another one."""
    limits = span(type_)
    return limits is not None and allowed[0] <= limits[0] and limits[1] <= allowed[1]


def step_of(type_: ValueType) -> float | None:
    """Return the step of a number as people read it; whole numbers go by one."""
    if type_.step and type_.step > 0:
        return _scaled(type_, type_.step)
    return _scaled(type_, 1) if type_.kind is Kind.INT else None


def _scaled(type_: ValueType, value: float) -> float:
    """Return a raw number as people read it."""
    return value if type_.scale == 1 else round(value * type_.scale, _DIGITS)


def unscaled(type_: ValueType, value: float) -> float:
    """Return a number that people read as the raw one."""
    if type_.scale == 1:
        return value
    raw = value / type_.scale
    return round(raw, _DIGITS) if type_.kind is Kind.FLOAT else round(raw)


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
_WRITERS: Mapping[Kind, Callable[[ValueType, object], Value]] = {
    Kind.BOOL: _write_bool,
    Kind.INT: _write_int,
    Kind.FLOAT: _write_number,
    Kind.ENUM: _write_enum,
    Kind.STRINGENUM: _option,
    Kind.STRING: _write_text,
    Kind.TIMESTAMP: _write_timestamp,
    Kind.STRUCT: _write_struct,
    Kind.ARRAY: _write_array,
}
