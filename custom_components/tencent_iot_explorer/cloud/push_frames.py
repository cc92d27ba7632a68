"""Reading the frames of the push connection."""

from binascii import a2b_base64
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from functools import lru_cache
from typing import Any

from .decoding import (
    FIRST_MILLISECONDS,
    LARGEST,
    NOTHING,
    Record,
    from_base64,
    integer,
    json_object,
    read_json,
    text,
)
from .push_changes import MILLISECOND, SECOND, ChangeKind, DeviceChange

type Reading = tuple[ChangeKind, Mapping[str, Any]]


class BrokenFrame(ValueError):
    """A frame that cannot be understood."""


def read_frame(frame: str | bytes) -> Record:
    """Return the object in a frame. Raises BrokenFrame."""
    try:
        content = read_json(frame)
    except ValueError as error:
        raise BrokenFrame("no JSON") from error
    if not isinstance(content, dict):
        raise BrokenFrame("no JSON object")
    return content


def read_changes(
    frame: Record, starts: Mapping[str, int] = NOTHING
) -> list[DeviceChange]:
    """Return the changes in a DeviceChange frame: one, or several events.

    Nothing where it is of no interest. Parameters: the frame; how often each device has
    come online, since it numbers its messages anew then. Raises BrokenFrame.
    """
    envelope = _envelope(frame)
    device_id, encoded = envelope["DeviceId"], envelope.get("Payload")
    payload = _payload(encoded)
    topic = f"{envelope.get('Type')}/{envelope.get('SubType')}"
    read = READERS.get(topic.lower())
    if read is None:
        return []
    pushed_at, start = _pushed_at(str(envelope.get("Time"))), starts.get(device_id, 0)
    changes = []
    for message in _events(payload) if "events" in payload else (payload,):
        if reading := read(message):
            kind, values = reading
            timestamp, precision = _moment(message, pushed_at)
            changes.append(
                DeviceChange(
                    device_id,
                    kind,
                    values,
                    timestamp,
                    precision,
                    pushed_at,
                    encoded,
                    envelope.get("Seq"),
                    message.get("clientToken"),
                    start,
                )
            )
    return changes


def _envelope(frame: Record) -> Record:
    """Return what the cloud puts around a message; it names the device."""
    envelope = frame.get("params")
    if isinstance(envelope, str):
        envelope = read_frame(envelope)
    if not isinstance(envelope, dict):
        raise BrokenFrame("no params")
    device_id = envelope.get("DeviceId")
    if not device_id or not isinstance(device_id, str):
        raise BrokenFrame("no DeviceId")
    return envelope


def _payload(encoded: object) -> Record:
    """Decode a payload: base64 of JSON, perhaps with NULs in it, perhaps empty."""
    if not encoded:
        return NOTHING
    if not isinstance(encoded, str):
        raise BrokenFrame("the payload is no text")
    try:
        try:
            decoded = read_json(a2b_base64(encoded))
        except ValueError:
            decoded = _forgiven(encoded)
    except ValueError as error:
        raise BrokenFrame("the payload is no JSON in base64") from error
    return decoded if isinstance(decoded, dict) else {"items": decoded}


def _forgiven(encoded: str) -> object:
    """Return what a payload holds that Tencent's SDK reads too. Raises ValueError.

    It forgives NULs, and what `from_base64` does.
    """
    stripped = from_base64(encoded).replace(b"\x00", b"").strip()
    return read_json(stripped) if stripped else {}


def _events(payload: Record) -> Sequence[Record]:
    """Return each event of a list as if it had been sent alone."""
    events = payload["events"]
    if not isinstance(events, list):
        raise BrokenFrame("the events are no list")
    common = {name: payload[name] for name in payload if name != "events"}
    return [
        {**common, **event, "method": "event_post"}
        for event in events
        if isinstance(event, dict)
    ]


@lru_cache(maxsize=1)
def _pushed_at(time: str) -> int:
    """Return a second in ms, 0 if it is not told; what comes together has the same one."""
    try:
        return max(int(datetime.fromisoformat(time).timestamp()), 0) * SECOND
    except ValueError, OverflowError:
        return 0


def _moment(payload: Record, pushed_at: int) -> tuple[int, int]:
    """Return the time of a message in ms, 0 if unknown, and its precision in ms."""
    moment = payload.get("timestamp")
    if type(moment) is not int or moment > LARGEST:  # as in hardly any message
        moment = integer(payload, "timestamp")
    if moment >= FIRST_MILLISECONDS:
        return moment, MILLISECOND
    return (moment * SECOND if moment > 0 else pushed_at), SECOND


def _constant(kind: ChangeKind) -> Callable[[Record], Reading]:
    return lambda payload: (kind, payload)


def _values(kind: ChangeKind, values: object) -> Reading | None:
    """Read values by property id; null says nothing of a property."""
    if isinstance(values, str):
        values = json_object(values, "a report") or None
    if not isinstance(values, dict):
        return None
    if None in values.values():
        values = {each: value for each, value in values.items() if value is not None}
    return kind, values


def _property(payload: Record) -> Reading | None:
    """Read a message about properties."""
    match payload.get("method"):
        case "report":
            return _values(ChangeKind.REPORT, payload.get("params"))
        case "control":
            return _values(ChangeKind.CONTROL, payload.get("params"))
        case _:
            return _old_property(payload)


def _old_property(payload: Record) -> Reading | None:
    """Read a message about properties in the form of old firmware."""
    match payload:
        case {"type": "update", "state": {"reported": values}}:
            return _values(ChangeKind.REPORT, values)
        case {"type": "delta", "payload": {"state": values}}:
            return _values(ChangeKind.CONTROL, values)
        case _:
            return None


def _event(payload: Record) -> Reading | None:
    known = payload.get("method") == "event_post" and text(payload, "eventId")
    return (ChangeKind.EVENT, _with_object(payload)) if known else None


def _by_method(method: str, kind: ChangeKind) -> Callable[[Record], Reading | None]:
    def read(payload: Record) -> Reading | None:
        known = payload.get("method") == method
        return (kind, _with_object(payload)) if known else None

    return read


def _with_object(payload: Record) -> Record:
    """Return a message whose parameters are an object, as some write them as text."""
    parameters = payload.get("params")
    if not isinstance(parameters, str):
        return payload
    return {**payload, "params": json_object(parameters, "parameters")}


# By type and subtype, which are written in either case.
READERS: Mapping[str, Callable[[Record], Reading | None]] = {
    "statuschange/online": _constant(ChangeKind.ONLINE),
    "statuschange/offline": _constant(ChangeKind.OFFLINE),
    "statusmessage/online": _constant(ChangeKind.ONLINE),  # in the first documents
    "statusmessage/offline": _constant(ChangeKind.OFFLINE),
    "statuschange/bind": _constant(ChangeKind.BIND),
    "statuschange/unbind": _constant(ChangeKind.UNBIND),
    "gateway/bind": _constant(ChangeKind.SUB_BIND),
    "gateway/unbind": _constant(ChangeKind.SUB_UNBIND),
    "property/report": _property,
    "property/push": _property,
    "template/report": _property,
    "template/push": _property,
    "shadow/report": _property,
    "shadow/push": _property,
    "event/report": _event,
    "action/push": _by_method("action", ChangeKind.ACTION),
    "action/report": _by_method("action_reply", ChangeKind.ACTION_REPLY),
}
