"""How a phone and a bound device prove to each other that they know the key."""

import asyncio
from dataclasses import dataclass
from typing import Final

from .conversation import Conversation
from .errors import WrongProof
from .frames import Characteristic, MessageType, byte_of, packets
from .proofs import PROOF_LENGTH, device_proof, is_same, phone_proof

READY_VERSION: Final = 2
HEARTBEAT_VERSION: Final = 3
HEARTBEAT_SECONDS: Final = 30
_READY: Final = b"\x0c"
_HEARTBEAT: Final = b"\x1b"
_CONNECT: Final = 0x01
_CONNECTED: Final = b"\x05"
_NOT_CONNECTED: Final = b"\x06"
_MTU_SET: Final = b"\x09\x00\x00"
_MTU_ASKED: Final = 0x80


@dataclass(frozen=True, kw_only=True)
class Introduction:
    """What a device tells of itself once it is connected.

    The text is its firmware's version, or its name while it has no network yet.
    """

    version: int
    text: str


async def connect(
    conversation: Conversation,
    key: bytes,
    *,
    product_id: str,
    device_name: str,
    seconds: int,
) -> Introduction:
    """Prove the key to the device, and have it prove it too.

    Parameters: the local key, who the device is, the Unix time. Raises NoAnswer for a
    key that is not the device's: it says nothing then.
    """
    request = packets(_CONNECT, seconds.to_bytes(4) + phone_proof(key, seconds))
    wanted = device_proof(key, seconds, product_id, device_name)
    async with conversation.turn:
        answer = await conversation.ask(
            Characteristic.DEVICE_INFO, request, MessageType.CONNECT_PROOF
        )
        # The name behind the proof proves nothing more, and Tencent's client skips it.
        if not is_same(answer[:PROOF_LENGTH], wanted):
            await conversation.tell(_NOT_CONNECTED)
            raise WrongProof("the device does not prove that it is the one")
        return await ask_info(conversation, _CONNECTED)


async def tell_ready(conversation: Conversation) -> None:
    """Tell a device that it is heard: firmware may wait for that with its reports."""
    async with conversation.turn:
        await conversation.tell(_READY)


async def keep_alive(conversation: Conversation) -> None:
    """Show a device that somebody is still there, until cancelled.

    What it answers does not matter: a link that is lost is told otherwise.
    """
    while True:
        await asyncio.sleep(HEARTBEAT_SECONDS)
        async with conversation.turn:
            await conversation.tell(_HEARTBEAT)


async def ask_info(conversation: Conversation, request: bytes) -> Introduction:
    """Ask who the device is, and keep to packets that every device takes."""
    info = await conversation.ask(
        Characteristic.DEVICE_INFO, [request], MessageType.DEVICE_INFO
    )
    if byte_of(info, 1) & _MTU_ASKED:
        await conversation.write(Characteristic.DEVICE_INFO, [_MTU_SET])
    return read_info(info)


def read_info(info: bytes) -> Introduction:
    """Read version, packet length and text, which old devices lack. Raises BrokenMessage."""
    length, text = int.from_bytes(info[3:4]), info[4:]
    return Introduction(
        version=byte_of(info, 0), text=text[:length].decode(errors="replace")
    )
