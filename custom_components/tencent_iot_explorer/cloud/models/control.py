"""What devices tell and answer."""

from typing import Any, NamedTuple

from ..decoding import Record
from ..wire import Structure, any_field, integer_field, json_field, text_field


class PropertyValue(Structure):
    """A remembered value and when it was reported, in ms."""

    value: Any = any_field("Value", "value")
    last_update: int = integer_field("LastUpdate", "lastUpdate")


class ActionResult(Structure):
    """How an action of a device went, and what it returned by parameter id."""

    client_token: str = text_field("ClientToken")
    status: str = text_field("Status")
    output: Record = json_field("OutputParams", "OutputParqams")


class Reply(NamedTuple):
    """What a device answered to a message."""

    message_id: int
    payload: bytes
