"""Python values to wire values: exactly what the thing model asks for, or an error."""

from collections.abc import Callable, Mapping
import sys

from .model import Kind, ValueType
from .ranges import bounds
from .values import FIRST_MILLISECONDS, Value

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


def write(type_: ValueType, value: object) -> Value:
    """Return the wire value for AppControlDeviceData.

    bool becomes 0 or 1, enum an int, stringenum a text, timestamp seconds since 1970.
    Raises InvalidValueError, a ValueError, when the type does not allow the value.
    """
    return _WRITERS[type_.kind](type_, value)


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
        and 0 <= value < FIRST_MILLISECONDS
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
