"""How a phone takes a device into a home, and lets it go again.

Source: Tencent's device SDK and its clients.
"""

import asyncio
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass
from typing import Final, Protocol

from .conversation import Answers, Conversation, next_of
from .errors import BrokenMessage, NoAnswer, NotConfirmed, WrongProof
from .frames import Characteristic, DeviceMessage, MessageType, byte_of, packets
from .proofs import LATER_SECONDS, PROOF_LENGTH, is_same, unbind_answer, unbind_proof

MOST_COUNTED: Final = 0xFF
_SIGN: Final = 0x00
_BOUND: Final = 0x02
_NOT_BOUND: Final = b"\x03\x01"
_UNBIND: Final = 0x04
_UNBOUND: Final = b"\x07"
_STILL_BOUND: Final = b"\x08"
_WAIT_LENGTH: Final = 2
_CANCELLED: Final = b"\x0a\x00"
_NOT_CONFIRMED: Final = b"\x0a\x01"
_REGISTERED: Final = 0x0B
_STATE_BOUND: Final = b"\x02"
_SUCCESS: Final = 1


@dataclass(frozen=True, kw_only=True)
class Signature:
    """What a device signs for the cloud: itself, a number of ours, and the time.

    The time is in Unix seconds.
    """

    device_name: str
    signature: str
    nonce: int
    seconds: int


class Registrar(Protocol):
    """Registers a device while it signs; raises BluetoothError to give up."""

    async def register(self, signature: Signature) -> bytes:
        """Have the cloud know a device; return what to tell the device."""

    def on_confirm(self, seconds: int) -> None:
        """Tell the user to confirm at the device within so many seconds."""


async def ask_signature(
    conversation: Conversation, registrar: Registrar, *, nonce: int, seconds: int
) -> Signature:
    """Have a device sign that it wants to be bound.

    Parameters: who helps, a random number of 32 bits, the Unix time. Raises
    NotConfirmed where the user says no at the device, or nothing in time.
    """
    moment = nonce.to_bytes(4) + seconds.to_bytes(4)
    types = MessageType.CONFIRM_TIME, MessageType.REGISTRATION, MessageType.BIND_PROOF
    async with conversation.turn:
        with conversation.expecting(*types) as answers:
            await conversation.write(Characteristic.DEVICE_INFO, packets(_SIGN, moment))
            message = await next_of(answers)
            if message.type == MessageType.REGISTRATION:
                registration = read_registration(message.payload, nonce, seconds)
                payload = await registrar.register(registration)
                content = bytes([_SUCCESS]) + _counted(payload) + moment
                await conversation.write(
                    Characteristic.DEVICE_INFO, packets(_REGISTERED, content)
                )
                message = await next_of(answers)
            while message.type == MessageType.CONFIRM_TIME:
                message = await _confirmed(conversation, registrar, answers, message)
    return _read_signature(message, nonce, seconds)


async def tell_bound(conversation: Conversation, key: bytes, bind_id: bytes) -> None:
    """Have a device keep the key of its new home."""
    content = _STATE_BOUND + key + bind_id
    async with conversation.turn:
        await conversation.write(Characteristic.DEVICE_INFO, packets(_BOUND, content))


async def tell_not_bound(conversation: Conversation) -> None:
    """Tell a device that the cloud does not want it."""
    async with conversation.turn:
        await conversation.write(Characteristic.DEVICE_INFO, [_NOT_BOUND])


async def unbind(
    conversation: Conversation, key: bytes, forget: Callable[[], Awaitable[None]]
) -> None:
    """Have a device forget its home, once the cloud has forgotten the device.

    Parameters: the local key; how the cloud forgets, whose errors pass through, and
    after which the device stays bound.
    """
    async with conversation.turn:
        answer = await conversation.ask(
            Characteristic.DEVICE_INFO,
            packets(_UNBIND, unbind_proof(key)),
            MessageType.UNBIND_PROOF,
        )
        if not is_same(answer, unbind_answer(key)):
            raise WrongProof("the device does not prove that it is the one")
        await forget_both(conversation, forget, gone=[_UNBOUND], kept=[_STILL_BOUND])


async def forget_both(
    conversation: Conversation,
    forget: Callable[[], Awaitable[None]],
    *,
    gone: Iterable[bytes],
    kept: Iterable[bytes],
) -> None:
    """Have the cloud forget a device, and tell the device whether it has.

    What the cloud says holds, also where the device can no longer be told.
    Parameters: how the cloud forgets; what the device hears then, and otherwise.
    """
    last_word = kept
    try:
        await forget()
        last_word = gone
    finally:
        await conversation.tell(*last_word)


async def _confirmed(
    conversation: Conversation,
    registrar: Registrar,
    answers: Answers,
    asked: DeviceMessage,
) -> DeviceMessage:
    """Wait for the user at the device, and tell the device when nobody waits any more."""
    seconds = int.from_bytes(asked.payload[:_WAIT_LENGTH])
    registrar.on_confirm(seconds)
    try:
        return await next_of(answers, seconds)
    except asyncio.CancelledError:
        await conversation.tell(_CANCELLED)
        raise
    except NoAnswer as error:
        await conversation.tell(_NOT_CONFIRMED)
        raise NotConfirmed("nobody has confirmed at the device") from error


def _counted(payload: bytes) -> bytes:
    if len(payload) > MOST_COUNTED:
        raise BrokenMessage("the cloud tells the device more than it can hear")
    return bytes([len(payload)]) + payload


def read_registration(content: bytes, nonce: int, seconds: int) -> Signature:
    """Read what a device signs that the cloud does not know yet. Raises BrokenMessage."""
    end = 1 + byte_of(content, 0)
    return Signature(
        device_name=content[1:end].decode(errors="replace"),
        signature=content[end:].decode(errors="replace"),
        nonce=nonce,
        seconds=seconds,
    )


def _read_signature(message: DeviceMessage, nonce: int, seconds: int) -> Signature:
    if message.refused:
        raise NotConfirmed("the user has refused at the device")
    proof, name = message.payload[:PROOF_LENGTH], message.payload[PROOF_LENGTH:]
    if not name:
        raise BrokenMessage("the device does not tell its name")
    return Signature(
        device_name=name.decode(errors="replace"),
        signature=proof.hex(),
        nonce=nonce,
        seconds=seconds + LATER_SECONDS,
    )
