"""The messages of the push connection."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Final

from .decoding import NOTHING

MILLISECOND: Final = 1
SECOND: Final = 1000
DAY: Final = 86_400_000


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
    devices only know the second. `pushed_at` is when the cloud pushed it, in ms by its
    own clock, 0 if unknown. What tells messages apart, if they have it, is unread:
    `encoded` is their base64, `number` is the cloud's, and `token` is the device's, which
    counts anew at each `start`.
    """

    device_id: str
    kind: ChangeKind
    payload: Mapping[str, Any] = NOTHING
    timestamp: int = 0
    precision: int = MILLISECOND
    pushed_at: int = 0
    encoded: object = field(default="", compare=False, repr=False)
    number: object = field(default="", compare=False, repr=False)
    token: object = field(default="", compare=False, repr=False)
    start: int = 0

    @property
    def is_dated(self) -> bool:
        """Return whether it tells its millisecond, by a clock that was ever set."""
        is_credible = not self.pushed_at or abs(self.timestamp - self.pushed_at) < DAY
        return is_credible and self.precision == MILLISECOND
