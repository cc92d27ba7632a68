"""What the push connection tells of devices."""

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

    A report's and a control's payload are values by property id, every other one is
    as the device sent it. It happened at the timestamp in ms, 0 if unknown, or up to
    so many ms later as the precision says: many devices only know the second. A message
    that a device sends and the cloud delivers again has the same mark. The cloud pushed
    it in the second, in ms, that it says by its own clock, 0 if unknown.
    """

    device_id: str
    kind: ChangeKind
    payload: Mapping[str, Any] = NOTHING
    timestamp: int = 0
    precision: int = 1
    mark: tuple[str, str] | None = None
    pushed_at: int = 0
