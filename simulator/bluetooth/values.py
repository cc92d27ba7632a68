"""Values as they travel between a Bluetooth device and a phone."""

from collections.abc import Iterator, Mapping, Sequence
import struct
from typing import Any

NUMBERS = {"bool": ">B", "int": ">i", "float": "<f", "enum": ">H", "timestamp": ">I"}
CODES = ("bool", "int", "string", "float", "enum", "timestamp", "struct")

type Definition = Mapping[str, Any]


def place_of(entries: Sequence[Definition], entry_id: str) -> int:
    """Return where an entry stands in its list."""
    return next(n for n, each in enumerate(entries) if each["id"] == entry_id)


def define_of(entry: Definition) -> Definition:
    """Return what an entry or a member of a struct is."""
    define: Definition = entry.get("define") or entry["dataType"]
    return define


def blank(define: Definition) -> Any:
    """Return the value of a thing that has none."""
    return {"string": "", "struct": {}}.get(define["type"], 0)


def pack(entries: Sequence[Definition], values: Mapping[str, Any]) -> Iterator[bytes]:
    """Yield values as they travel."""
    for entry_id, value in values.items():
        place = place_of(entries, entry_id)
        define = define_of(entries[place])
        kind = define["type"]
        yield bytes([CODES.index(kind) * 32 + place])
        if kind in NUMBERS:
            yield struct.pack(NUMBERS[kind], value)
            continue
        inner = (
            value.encode()
            if kind == "string"
            else b"".join(pack(define["specs"], value))
        )
        yield struct.pack(">H", len(inner)) + inner


def unpack(entries: Sequence[Definition], content: bytes) -> dict[str, Any]:
    """Read values that have travelled.

    Raises LookupError for one that has no place, struct.error for one that is cut off.
    """
    values: dict[str, Any] = {}
    while content:
        code, place = divmod(content[0], 32)
        kind, (raw, content) = CODES[code], _cut(CODES[code], content[1:])
        entry = entries[place]
        if kind != define_of(entry)["type"]:
            raise LookupError(place)
        values[entry["id"]] = _read(entry, kind, raw)
    return values


def _cut(kind: str, content: bytes) -> tuple[bytes, bytes]:
    """Return the bytes of a value and what follows."""
    if kind in NUMBERS:
        begin, end = 0, struct.calcsize(NUMBERS[kind])
    else:
        begin, end = 2, 2 + struct.unpack(">H", content[:2])[0]
    if len(content) < end:
        raise struct.error("too short")
    return content[begin:end], content[end:]


def _read(entry: Definition, kind: str, raw: bytes) -> Any:
    if kind in NUMBERS:
        return struct.unpack(NUMBERS[kind], raw)[0]
    if kind == "string":
        return raw.decode(errors="replace")
    return unpack(define_of(entry)["specs"], raw)
