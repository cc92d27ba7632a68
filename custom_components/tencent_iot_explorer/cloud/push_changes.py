"""The messages of the push connection."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, NamedTuple

from .decoding import NOTHING


class ChangeKind(StrEnum):
    """What a message of the push connection is about."""

    REPORT = "report"
    CONTROL = "control"
    ONLINE = "online"
    OFFLINE = "offline"
    BIND = "bind"
    UNBIND = "unbind"
    SUB_BIND = "sub_bind"
    SUB_UNBIND = "sub_unbind"
    EVENT = "event"
    ACTION = "action"
    ACTION_REPLY = "action_reply"


class Mark(NamedTuple):
    """What tells a message from another one.

    Its bytes; the device's token for it, "" if it has none or dates its messages; how
    often the device had started, from when on it counts tokens; the cloud's number.
    """

    content: str
    token: str = ""
    start: int = 0
    number: str = ""


@dataclass(slots=True)
class DeviceChange:
    """One message of the push connection.

    The payload of a report or a control has values by property id; any other is as the
    device sent it. `timestamp` is in ms, 0 if unknown, and `precision` in ms too: many
    devices only know the second. By its `mark` a message is known that comes again.
    `pushed_at` is when the cloud pushed it, in ms by its own clock, 0 if unknown.
    """

    device_id: str
    kind: ChangeKind
    payload: Mapping[str, Any] = NOTHING
    timestamp: int = 0
    precision: int = 1
    mark: Mark | None = None
    pushed_at: int = 0
