"""How a phone brings a device its new firmware: in loops of small packets.

Source: Tencent's device SDK and its npm client.
"""

import asyncio
from collections.abc import Callable, Iterator
from dataclasses import dataclass
import struct
from typing import Final
from zlib import crc32

from .conversation import Answers, Conversation, next_of
from .errors import BrokenMessage, FirmwareRefused, NoAnswer
from .frames import LONGEST_MESSAGE, Characteristic, MessageType

_REQUEST: Final = 0x00
_DATA: Final = 0x01
_END: Final = b"\x02"
_ALLOWED: Final = 0b01
_WRITTEN: Final = 0x80
# What the device calls a packet's length counts three bytes more than its data.
_OVERHEAD: Final = 3
_TRIES: Final = 5
_LEAST_INTERVAL_MS: Final = 10
_REASONS: Final = {0: "it is damaged", 1: "it cannot be stored", 2: "it is no firmware"}
_REFUSALS: Final = {2: "the battery is low", 3: "it does not take this version"}
_OFFER: Final = struct.Struct(">IIB")
_TERMS: Final = struct.Struct(">BBBBBI")
_PROGRESS: Final = struct.Struct(">BI")


@dataclass(frozen=True, kw_only=True)
class _Terms:
    """How a device wants its firmware; times in seconds."""

    packets: int
    data_length: int
    patience: int
    received: int
    interval: float


async def update(
    conversation: Conversation,
    firmware: bytes,
    version: str,
    on_progress: Callable[[int], None],
) -> None:
    """Bring a device its firmware, from where an earlier try ended.

    Parameters: the file, its version, who hears how many bytes have arrived. Raises
    FirmwareRefused; the device restarts by itself afterwards.
    """
    async with conversation.turn:
        terms = await _ask_terms(conversation, firmware, version)
        with conversation.expecting(MessageType.FIRMWARE_PROGRESS) as answers:
            await _send(conversation, firmware, terms, answers, on_progress)
        answer = await conversation.ask(
            Characteristic.FIRMWARE, [_END], MessageType.FIRMWARE_RESULT
        )
    if not answer or answer[0] != _WRITTEN:
        raise FirmwareRefused(_REASONS.get(int.from_bytes(answer), "it does not work"))


async def _send(
    conversation: Conversation,
    firmware: bytes,
    terms: _Terms,
    answers: Answers,
    on_progress: Callable[[int], None],
) -> None:
    """Send loop after loop, each from where the device says that it is."""
    sequence, received, tries = 0, terms.received, 0
    furthest = received
    while received < len(firmware):
        on_progress(received)
        for packet in _loop(firmware, terms, sequence, received):
            await conversation.write(Characteristic.FIRMWARE, [packet])
            await asyncio.sleep(terms.interval)
        sequence, received = await _progress(answers, terms)
        tries = 0 if received > furthest else tries + 1
        furthest = max(furthest, received)
        if tries > _TRIES:
            raise NoAnswer("the device does not take what it is sent")
    on_progress(len(firmware))


async def _ask_terms(
    conversation: Conversation, firmware: bytes, version: str
) -> _Terms:
    """Ask whether the device takes the firmware, and how."""
    name = version.encode()
    if not firmware or len(name) > LONGEST_MESSAGE - _OFFER.size:
        raise FirmwareRefused("it is empty, or its version is too long to be told")
    content = _OFFER.pack(len(firmware), crc32(firmware), len(name)) + name
    answer = await conversation.ask(
        Characteristic.FIRMWARE,
        conversation.packets(_REQUEST, content),
        MessageType.FIRMWARE_REPLY,
    )
    if not answer or not answer[0] & _ALLOWED:
        raise FirmwareRefused(_REFUSALS.get(int.from_bytes(answer[1:]), "it says no"))
    return _read_terms(answer, len(firmware), conversation.packet_length)


def _read_terms(answer: bytes, size: int, packet_length: int) -> _Terms:
    """Read how a device wants so many bytes. Raises BrokenMessage."""
    try:
        _, count, length, patience, _, received = _TERMS.unpack_from(answer)
    except struct.error as error:
        raise BrokenMessage("the device does not say how it wants firmware") from error
    # Tencent's client needs no interval, and leaves unread what follows it.
    interval = int.from_bytes(answer[_TERMS.size :][:1])
    if not count or length <= _OVERHEAD:
        raise BrokenMessage("the device wants firmware in packets of nothing")
    return _Terms(
        packets=count,
        data_length=min(length, packet_length) - _OVERHEAD,
        patience=_TRIES * max(patience, 1),
        received=min(received, size),
        interval=(interval or _LEAST_INTERVAL_MS) / 1000,
    )


def _loop(
    firmware: bytes, terms: _Terms, sequence: int, received: int
) -> Iterator[bytes]:
    """Yield the packets of a loop from a number on."""
    first = 0 if sequence >= terms.packets else sequence
    for number in range(first, terms.packets):
        data = firmware[received : received + terms.data_length]
        if not data:
            return
        yield bytes([_DATA, len(data) + 1, number]) + data
        received += len(data)


async def _progress(answers: Answers, terms: _Terms) -> tuple[int, int]:
    """Return which packet the device wants next, and how much it has."""
    message = await next_of(answers, terms.patience)
    try:
        sequence, received = _PROGRESS.unpack_from(message.payload)
    except struct.error as error:
        raise BrokenMessage("the device does not say what has arrived") from error
    return sequence, received
