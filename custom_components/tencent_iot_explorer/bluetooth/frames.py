"""Messages in packets of 20 bytes: type, flags and length, then a slice."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import IntEnum, StrEnum
from typing import Final

from .errors import BrokenMessage

PACKET_LENGTH: Final = 20
# What devices can join, header included; longer messages vanish without an answer.
LONGEST_MESSAGE: Final = 125
# What a device can say: its length has 13 bits.
LONGEST_HEARD: Final = 0x1FFF

_WHOLE, _FIRST, _MIDDLE, _LAST = range(4)
_FLAG_SHIFT: Final = 14
_REFUSED: Final = 1 << 13
_HEADER_LENGTH: Final = 3


class Characteristic(StrEnum):
    """The characteristics of a device."""

    DEVICE_INFO = "0000ffe1-65d0-4e20-b56a-e493541ba4e2"
    DATA = "0000ffe2-65d0-4e20-b56a-e493541ba4e2"
    EVENT = "0000ffe3-65d0-4e20-b56a-e493541ba4e2"
    FIRMWARE = "0000ffe4-65d0-4e20-b56a-e493541ba4e2"


class MessageType(IntEnum):
    """The types of messages that a device sends on the event characteristic."""

    REPORT = 0x00
    CONTROL_REPLY = 0x01
    GET_STATUS = 0x02
    EVENT = 0x03
    ACTION_REPLY = 0x04
    BIND_PROOF = 0x05
    CONNECT_PROOF = 0x06
    UNBIND_PROOF = 0x07
    DEVICE_INFO = 0x08
    FIRMWARE_REPLY = 0x09
    FIRMWARE_PROGRESS = 0x0A
    FIRMWARE_RESULT = 0x0B
    CONFIRM_TIME = 0x0D
    REGISTRATION = 0x0E
    NAME = 0x11
    SECRET_SIGN = 0x12
    SECRET_SIGNATURE = 0x13
    BIND_RESULT = 0x14
    SECRET_PROOF = 0x15
    SECRET_INFO = 0x16
    SECRET_UNBIND = 0x17
    SECRET_REGISTRATION = 0x19
    MODE_REPLY = 0xE0
    NETWORK_REPLY = 0xE1
    NETWORK_STATE = 0xE2
    TOKEN_REPLY = 0xE3
    LOG = 0xE4


# Heads that slices of a message repeat behind their length, one of them not always.
_REPEATED: Final[Mapping[int, int]] = {
    MessageType.EVENT: 1,
    MessageType.ACTION_REPLY: 2,
    MessageType.DEVICE_INFO: 4,
}


@dataclass(frozen=True, kw_only=True)
class DeviceMessage:
    """A whole message of a device; refused if the user said no at the device."""

    type: int
    payload: bytes
    refused: bool = False


def packets(
    type_: int, payload: bytes, *, status: bytes = b"", length: int = PACKET_LENGTH
) -> Iterator[bytes]:
    """Yield the packets of a message; a status stands before every length."""
    head = bytes([type_]) + status
    size = length - len(head) - 2
    slices = [payload[at : at + size] for at in range(0, len(payload), size)] or [b""]
    for index, content in enumerate(slices):
        flag = _flag(index, len(slices)) << _FLAG_SHIFT
        yield head + (flag | len(content)).to_bytes(2) + content


def _flag(index: int, count: int) -> int:
    if count == 1:
        return _WHOLE
    if index == 0:
        return _FIRST
    return _LAST if index == count - 1 else _MIDDLE


def events_apart(packet: bytes) -> Iterator[bytes]:
    """Yield what a device says at once: an event may follow another behind its length."""
    event = bytes([MessageType.EVENT])
    while packet.startswith(event):
        end = _HEADER_LENGTH + int.from_bytes(packet[1:_HEADER_LENGTH])
        if not packet[end:].startswith(event):
            break
        yield packet[:end]
        packet = packet[end:]
    yield packet


class Assembler:
    """Joins the packets of one device."""

    def __init__(self) -> None:
        """Nothing has arrived."""
        self._type: int | None = None
        self._joined = b""

    def take(self, packet: bytes) -> DeviceMessage | None:
        """Take a packet; return the message that it ends. Raises BrokenMessage."""
        if not packet:
            raise BrokenMessage("an empty packet")
        if len(packet) < _HEADER_LENGTH:
            return DeviceMessage(type=packet[0], payload=packet[1:])
        type_, head = packet[0], int.from_bytes(packet[1:3])
        flag, content = head >> _FLAG_SHIFT, packet[_HEADER_LENGTH:]
        if flag in {_MIDDLE, _LAST}:
            if type_ != self._type:
                self._type = None
                raise BrokenMessage(f"a slice of {type_} without a beginning")
            head_again = self._joined[: _REPEATED.get(type_, 0)]
            content = self._joined + content.removeprefix(head_again)
        if len(content) > LONGEST_HEARD:
            self._type, self._joined = None, b""
            raise BrokenMessage(f"a message of {type_} that does not end")
        if flag in {_FIRST, _MIDDLE}:
            self._type, self._joined = type_, content
            return None
        self._type, self._joined = None, b""
        return DeviceMessage(type=type_, payload=content, refused=bool(head & _REFUSED))


def byte_of(content: bytes, place: int) -> int:
    """Return one byte of a message. Raises BrokenMessage for one that is too short."""
    if place >= len(content):
        raise BrokenMessage("a message ends too early")
    return content[place]
