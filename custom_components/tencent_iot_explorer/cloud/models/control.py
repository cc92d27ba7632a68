"""What devices tell and answer."""

from typing import Any, NamedTuple

from ..decoding import Record
from ..wire import Structure, anything, from_json, whole, words


class PropertyValue(Structure):
    """A remembered value and when it was reported, in ms."""

    value: Any = anything("Value")
    last_update: int = whole("LastUpdate")


class ActionResult(Structure):
    """How an action of a device went, and what it returned by parameter id."""

    client_token: str = words("ClientToken")
    status: str = words("Status")
    output: Record = from_json("OutputParams", "OutputParqams")


class Reply(NamedTuple):
    """What a device answered to a message."""

    message_id: int
    payload: bytes
