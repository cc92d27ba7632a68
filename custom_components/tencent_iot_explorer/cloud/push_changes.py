"""The messages of the push connection."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

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


@dataclass(slots=True)
class DeviceChange:
    """One message of the push connection.

    The payload of a report or a control has values by property id; any other is as the
    device sent it. `timestamp` is in ms, 0 if unknown, and `precision` in ms too: many
    devices only know the second. A message that is delivered again has the same `mark`.
    `pushed_at` is when the cloud pushed it, in ms by its own clock, 0 if unknown.
    """

    device_id: str
    kind: ChangeKind
    payload: Mapping[str, Any] = NOTHING
    timestamp: int = 0
    precision: int = 1
    mark: tuple[str, str | int] | None = None
    pushed_at: int = 0
