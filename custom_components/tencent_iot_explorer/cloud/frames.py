"""The frames of the push connection: one DeviceChange out of each."""

from binascii import a2b_base64
from collections.abc import Callable, Mapping
from datetime import datetime
from types import MappingProxyType
from typing import Any, Final

import orjson

from .decoding import NOTHING, Record, integer, text
from .models import DeviceChange

MILLISECONDS_FROM: Final = 10**11

type Reading = tuple[str, Mapping[str, Any]]


class BrokenFrame(ValueError):
    """A frame that cannot be understood."""


def read_frame(frame: str | bytes) -> Record:
    """Return the object in a frame. Raises BrokenFrame."""
    try:
        content = orjson.loads(frame)
    except orjson.JSONDecodeError as error:
        raise BrokenFrame("no JSON") from error
    if not isinstance(content, dict):
        raise BrokenFrame("no JSON object")
    return content


def read_change(frame: Record) -> DeviceChange | None:
    """Return what a DeviceChange frame says; None where that is nothing of interest.

    Raises BrokenFrame.
    """
    parameters = frame.get("params")
    if isinstance(parameters, str):
        parameters = read_frame(parameters)
    if not isinstance(parameters, dict):
        raise BrokenFrame("no params")
    if not (device_id := text(parameters, "DeviceId")):
        raise BrokenFrame("no DeviceId")
    payload = _payload(parameters.get("Payload"))
    read = READERS.get((text(parameters, "Type"), text(parameters, "SubType")))
    if read is None or (reading := read(payload)) is None:
        return None
    kind, content = reading
    return DeviceChange(
        device_id=device_id,
        kind=kind,
        payload=content,
        timestamp=_timestamp(payload, parameters),
    )


def _payload(encoded: object) -> Record:
    """Decode a payload: base64 of JSON, perhaps padded with NULs, perhaps empty."""
    if not encoded:
        return NOTHING
    if not isinstance(encoded, str):
        raise BrokenFrame("the payload is no text")
    try:
        content = a2b_base64(encoded).rstrip(b"\x00")
        decoded = orjson.loads(content) if content.strip() else {}
    except ValueError as error:
        raise BrokenFrame("the payload is no JSON in base64") from error
    return decoded if isinstance(decoded, dict) else {"items": decoded}


def _timestamp(payload: Record, parameters: Record) -> int:
    """Return when it happened in ms; 0 if nobody says.

    A time without milliseconds may lie anywhere in its second: it counts as its end.
    """
    if moment := integer(payload, "timestamp"):
        return moment if moment >= MILLISECONDS_FROM else moment * 1000 + 999
    try:
        time = datetime.fromisoformat(text(parameters, "Time"))
        return int(time.timestamp()) * 1000 + 999
    except ValueError, OverflowError:
        return 0


def _constant(kind: str) -> Callable[[Record], Reading]:
    return lambda payload: (kind, payload)


def _values(kind: str, values: object) -> Reading | None:
    return (kind, values) if isinstance(values, dict) else None


def _property(payload: Record) -> Reading | None:
    """Read a message about properties, in today's form or the old one."""
    match payload:
        case {"method": "report"}:
            return _values("report", payload.get("params"))
        case {"method": "control"}:
            return _values("control", payload.get("params"))
        case {"type": "update", "state": {"reported": values}}:
            return _values("report", values)
        case {"type": "delta", "payload": {"state": values}}:
            return _values("control", values)
        case _:
            return None


def _by_method(method: str, kind: str) -> Callable[[Record], Reading | None]:
    return lambda payload: (kind, payload) if payload.get("method") == method else None


READERS: Mapping[tuple[str, str], Callable[[Record], Reading | None]] = (
    MappingProxyType(
        {
            ("StatusChange", "Online"): _constant("online"),
            ("StatusChange", "Offline"): _constant("offline"),
            ("StatusChange", "Bind"): _constant("bind"),
            ("StatusChange", "Unbind"): _constant("unbind"),
            ("Gateway", "bind"): _constant("sub_bind"),
            ("Gateway", "unbind"): _constant("sub_unbind"),
            ("Property", "Report"): _property,
            ("Property", "Push"): _property,
            ("Template", "Report"): _property,
            ("Template", "Push"): _property,
            ("Shadow", "Report"): _property,
            ("Shadow", "Push"): _property,
            ("Event", "Report"): _by_method("event_post", "event"),
            ("Action", "Push"): _by_method("action", "action"),
            ("Action", "Report"): _by_method("action_reply", "action_reply"),
        }
    )
)
