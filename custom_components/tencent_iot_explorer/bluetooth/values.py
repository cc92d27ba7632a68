"""Values on the air: a head of type and place, then the value.

All numbers are big-endian, only floats are not. Source: Tencent's device SDK.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
import struct
from typing import Any, Final

from .errors import BrokenMessage, Misfit, NotEncodable
from .layout import Field

BOOL, INT, STRING, FLOAT, ENUM, TIMESTAMP, STRUCT, ARRAY = range(8)
TYPES: Final[Mapping[str, int]] = {
    "bool": BOOL,
    "int": INT,
    "string": STRING,
    "float": FLOAT,
    "enum": ENUM,
    "timestamp": TIMESTAMP,
    "struct": STRUCT,
    "array": ARRAY,
}
_FORMATS: Final[Mapping[int, struct.Struct]] = {
    BOOL: struct.Struct(">B"),
    INT: struct.Struct(">i"),
    FLOAT: struct.Struct("<f"),
    ENUM: struct.Struct(">H"),
    TIMESTAMP: struct.Struct(">I"),
}
_LENGTH: Final = struct.Struct(">H")
_PLACE: Final = 0b11111
# The air counts seconds until 2106; whatever is later was written in milliseconds.
_LAST_SECOND: Final = 2**32 - 1
# A float of the air has seven digits that mean something.
_DIGITS: Final = 7


def encode(fields: Sequence[Field], values: Mapping[str, Any]) -> Iterator[bytes]:
    """Yield each value with its head. Raises NotEncodable."""
    places = {field.id: place for place, field in enumerate(fields)}
    for field_id, value in values.items():
        if field_id not in places:
            raise NotEncodable(f"{field_id} has no place in the thing model")
        place = places[field_id]
        yield _encode(fields[place], place, value)


def decode(fields: Sequence[Field], data: bytes) -> dict[str, Any]:
    """Read values by id. Raises BrokenMessage, Misfit for a type that is not the model's."""
    values: dict[str, Any] = {}
    rest = memoryview(data)
    while rest:
        type_, place = rest[0] >> 5, rest[0] & _PLACE
        if place >= len(fields) or TYPES.get(fields[place].kind) != type_:
            raise Misfit(f"no value of type {type_} is at place {place}")
        values[fields[place].id], rest = _decode(fields[place], rest[1:])
    return values


def _decode(field: Field, rest: memoryview) -> tuple[Any, memoryview]:
    """Return a value and what follows it; its type is that of the thing model."""
    type_ = TYPES[field.kind]
    return _DECODERS.get(type_, _decode_number)(field, type_, rest)


def _encode(field: Field, place: int, value: Any) -> bytes:
    content = _content(field, value)
    return bytes([TYPES[field.kind] << 5 | place]) + content


def _content(field: Field, value: Any) -> bytes:
    """Return a value without its head."""
    type_ = TYPES.get(field.kind)
    if type_ is None:
        raise NotEncodable(f"a {field.kind or 'value without type'} cannot be sent")
    try:
        return _ENCODERS.get(type_, _encode_number)(field, type_, value)
    except (
        ArithmeticError,
        AttributeError,
        struct.error,
        TypeError,
        ValueError,
    ) as error:
        raise NotEncodable(f"{field.id} cannot be {value!r:.40}") from error


def _encode_number(_: Field, type_: int, value: Any) -> bytes:
    number = float(value) if type_ == FLOAT else int(value)
    if type_ == TIMESTAMP and number > _LAST_SECOND:
        number //= 1000
    return _FORMATS[type_].pack(number)


def _encode_string(_: Field, __: int, value: Any) -> bytes:
    return _with_length(str(value).encode())


def _encode_struct(field: Field, _: int, value: Any) -> bytes:
    return _with_length(b"".join(encode(field.members, value)))


def _encode_array(field: Field, _: int, value: Any) -> bytes:
    if field.item is None:
        raise NotEncodable(f"nobody knows what {field.id} consists of")
    return _with_length(b"".join(_content(field.item, each) for each in value))


def _with_length(content: bytes) -> bytes:
    return _LENGTH.pack(len(content)) + content


def _decode_number(_: Field, type_: int, rest: memoryview) -> tuple[Any, memoryview]:
    content, rest = _take(rest, _FORMATS[type_].size)
    (number,) = _FORMATS[type_].unpack(content)
    if type_ == FLOAT:
        number = float(f"{number:.{_DIGITS}g}")
    return number, rest


def _decode_string(_: Field, __: int, rest: memoryview) -> tuple[str, memoryview]:
    """Read a text without NULs: Tencent's apps send two behind an emoji."""
    content, rest = _take_counted(rest)
    return bytes(content).replace(b"\0", b"").decode(errors="replace"), rest


def _decode_struct(
    field: Field, _: int, rest: memoryview
) -> tuple[dict[str, Any], memoryview]:
    content, rest = _take_counted(rest)
    return decode(field.members, bytes(content)), rest


def _decode_array(
    field: Field, _: int, rest: memoryview
) -> tuple[list[Any], memoryview]:
    """Read the items of a list, which have no heads."""
    if field.item is None or field.item.kind not in TYPES:
        raise Misfit(f"nobody knows what {field.id} consists of")
    content, rest = _take_counted(rest)
    items = []
    while content:
        item, content = _decode(field.item, content)
        items.append(item)
    return items, rest


def _take_counted(rest: memoryview) -> tuple[memoryview, memoryview]:
    head, rest = _take(rest, _LENGTH.size)
    return _take(rest, _LENGTH.unpack(head)[0])


def _take(rest: memoryview, length: int) -> tuple[memoryview, memoryview]:
    if len(rest) < length:
        raise BrokenMessage("a value ends too early")
    return rest[:length], rest[length:]


_ENCODERS: Final[Mapping[int, Callable[[Field, int, Any], bytes]]] = {
    STRING: _encode_string,
    STRUCT: _encode_struct,
    ARRAY: _encode_array,
}
_DECODERS: Final[
    Mapping[int, Callable[[Field, int, memoryview], tuple[Any, memoryview]]]
] = {STRING: _decode_string, STRUCT: _decode_struct, ARRAY: _decode_array}
