"""What devices tell and answer."""

from dataclasses import dataclass
from typing import Any

from ..decoding import Record
from ..wire import anything, from_json, unknown, whole, words


@dataclass(frozen=True, kw_only=True)
class PropertyValue:
    """A remembered value and when it was reported, in ms."""

    value: Any = anything("Value")
    last_update: int = whole("LastUpdate")
    extra: Record = unknown()


@dataclass(frozen=True, kw_only=True)
class ActionResult:
    """How an action of a device went, and what it returned by parameter id."""

    client_token: str = words("ClientToken")
    status: str = words("Status")
    output: Record = from_json("OutputParams", "OutputParqams")
    extra: Record = unknown()


@dataclass(frozen=True, kw_only=True)
class Reply:
    """What a device answered to a message."""

    message_id: int
    payload: bytes
