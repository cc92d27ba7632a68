"""The encrypted protocol: the cloud lends a key for each connection.

Source: Tencent's H5 client; nobody has published a device's side of it.
"""

from collections.abc import Awaitable, Callable, Iterable
from typing import Final

from .cipher import AesCipher, key_of
from .connecting import Introduction, read_info
from .conversation import Conversation
from .errors import WrongProof
from .frames import Characteristic, MessageType, byte_of, packets
from .proofs import is_same

SECRET_KEY_LENGTH: Final = 16
NUMBER_LENGTH: Final = 16
_CONNECT: Final = 0x15
_RESULT: Final = 0x16
_SEPARATOR: Final = b";"

type Sign = Callable[[bytes], Awaitable[bytes]]


async def connect_encrypted(
    conversation: Conversation, key: bytes, sign: Sign
) -> Introduction:
    """Prove the key to the device, and speak in secret from then on.

    Parameters: the secret key; who has the cloud sign a text. Raises NoAnswer for a key
    that is not the device's.
    """
    async with conversation.turn:
        request = packets(_CONNECT, AesCipher(key).encrypt(b"ConnectRequest"))
        answer = await ask_agreement(conversation, request, MessageType.SECRET_PROOF)
        number, proof = answer[:NUMBER_LENGTH], answer[NUMBER_LENGTH:]
        session = AesCipher(key_of(await sign(number + _SEPARATOR + key)))
        if not is_same(session.encrypt(number), proof):
            raise WrongProof("the device does not prove that it is the one")
        request = packets(_RESULT, session.encrypt(b"ConnectResult"))
        told = await ask_agreement(conversation, request, MessageType.SECRET_INFO)
    conversation.use_cipher(session)
    return read_info(session.decrypt(told))


def read_secret_key(stored: str) -> bytes | None:
    """Return the key in the cloud's text; None for a text that holds none."""
    try:
        key = bytes.fromhex(stored)
    except ValueError:
        return None
    return key if len(key) == SECRET_KEY_LENGTH else None


async def ask_agreement(
    conversation: Conversation, request: Iterable[bytes], answer: MessageType
) -> bytes:
    """Send a message and return what the device answers if it agrees.

    Raises WrongProof if it does not.
    """
    told = await conversation.ask(Characteristic.DEVICE_INFO, request, answer)
    if byte_of(told, 0):
        raise WrongProof("the device does not agree")
    return told[1:]
