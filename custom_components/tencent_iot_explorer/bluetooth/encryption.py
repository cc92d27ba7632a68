"""The encrypted protocol: the cloud lends a key for each connection.

Source: Tencent's H5 client; nobody has published a device's side of it.
"""

from collections.abc import Awaitable, Callable
from typing import Final

from .connecting import DeviceInfo, read_info
from .conversation import Conversation
from .errors import BrokenMessage, WrongProof
from .frames import Channel, Said, byte_of, packets
from .proofs import is_same
from .secret import Secret

KEY_LENGTH: Final = 16
_CONNECT: Final = 0x15
_RESULT: Final = 0x16
_SEPARATOR: Final = b";"

type Sign = Callable[[bytes], Awaitable[bytes]]


async def connect_encrypted(
    conversation: Conversation, key: bytes, sign: Sign
) -> DeviceInfo:
    """Prove the key to the device, and speak in secret from then on.

    Parameters: the secret key; who has the cloud sign a text. Raises NoAnswer for a key
    that is not the device's.
    """
    async with conversation.turn:
        answer = await _ask(conversation, _CONNECT, Secret(key).lock(b"ConnectRequest"))
        number, proof = answer[:KEY_LENGTH], answer[KEY_LENGTH:]
        session = Secret(session_key(await sign(number + _SEPARATOR + key)))
        if not is_same(session.lock(number), proof):
            raise WrongProof("the device does not prove that it is the one")
        told = await _ask(conversation, _RESULT, session.lock(b"ConnectResult"))
    conversation.speak_secretly(session)
    return read_info(session.open(told))


def read_secret_key(stored: str) -> bytes | None:
    """Return the key in the cloud's text; None for a text that holds none."""
    try:
        key = bytes.fromhex(stored)
    except ValueError:
        return None
    return key if len(key) == KEY_LENGTH else None


def session_key(signature: bytes) -> bytes:
    """Return the key in 32 bytes of the cloud: both halves, XORed."""
    left, right = signature[:KEY_LENGTH], signature[KEY_LENGTH:]
    if not len(left) == len(right) == KEY_LENGTH:
        raise BrokenMessage("the cloud's signature is no key")
    return bytes(a ^ b for a, b in zip(left, right, strict=True))


async def _ask(conversation: Conversation, type_: int, content: bytes) -> bytes:
    """Send a secret and return what the device answers if it agrees."""
    answer = await conversation.ask(
        Channel.DEVICE_INFO, packets(type_, content), Said(type_)
    )
    if byte_of(answer, 0):
        raise WrongProof("the device does not accept the key")
    return answer[1:]
