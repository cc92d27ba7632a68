"""LLSync, the protocol that Tencent's Bluetooth devices speak with a phone.

Nothing here knows Home Assistant or a Bluetooth library: bytes in, bytes out.
"""

from .advertisement import (
    COMPANY_ID,
    Advertisement,
    State,
    device_id8,
    read_advertisement,
)
from .errors import (
    BluetoothError,
    BrokenMessage,
    CommandRefused,
    NoAnswer,
    NotEncodable,
    WrongProof,
)
from .frames import Channel
from .layout import Field, Layout, layout_of
from .proofs import read_local_key
from .session import DeviceInfo, Link, Listener, Session

__all__ = [
    "COMPANY_ID",
    "Advertisement",
    "BluetoothError",
    "BrokenMessage",
    "Channel",
    "CommandRefused",
    "DeviceInfo",
    "Field",
    "Layout",
    "Link",
    "Listener",
    "NoAnswer",
    "NotEncodable",
    "Session",
    "State",
    "WrongProof",
    "device_id8",
    "layout_of",
    "read_advertisement",
    "read_local_key",
]
