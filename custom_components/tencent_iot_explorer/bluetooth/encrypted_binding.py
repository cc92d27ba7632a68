"""How a phone takes a device with the encrypted protocol into a home, and lets it go.

The cloud stands between the two: it signs for the phone, and works out the key that the
device works out by itself. Source: Tencent's H5 client; nobody has published a device's
side of it.
"""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Final, Protocol

from .binding import Signature, forget_both, read_registration
from .cipher import AesCipher, key_of
from .conversation import Conversation
from .encryption import NUMBER_LENGTH, ask_agreement
from .errors import NoAnswer, WrongProof
from .frames import Characteristic, MessageType, byte_of, packets
from .proofs import is_same

_NAME: Final = 0x11
_SIGN: Final = 0x12
_BIND: Final = 0x13
_RESULT: Final = 0x14
_UNBIND: Final = 0x17
_UNBOUND: Final = 0x18
_REGISTERED: Final = 0x19
_BOUND: Final = b"BindResult0"
_NOT_BOUND: Final = b"BindResult1"
_TELL_NAME: Final = bytes([_NAME])
_TIME_LENGTH: Final = 4


@dataclass(frozen=True, kw_only=True)
class CloudProof:
    """What the cloud has signed for a device.

    `content` is the text, as the cloud writes it; it holds the time in Unix seconds.
    """

    signature: bytes
    content: str
    seconds: int


@dataclass(frozen=True, kw_only=True)
class EncryptedSignature:
    """What a device signs for the cloud, and the key that both have agreed upon.

    The number is the device's own; the time is in Unix seconds.
    """

    device_name: str
    signature: str
    number: bytes
    seconds: int
    key: bytes


class KeyAuthority(Protocol):
    """Asks the cloud for the proof and the key; raises BluetoothError to give up."""

    async def register(self, signature: Signature) -> bytes:
        """Have the cloud know a device; return what to tell the device."""

    async def prove(self, device_name: str, number: bytes) -> CloudProof:
        """Have the cloud sign a number of the device."""

    async def agree(
        self, device_name: str, proof: CloudProof, content: bytes, signature: bytes
    ) -> bytes:
        """Return 32 bytes that hold the key, for what the device has signed."""


async def ask_encrypted_signature(
    conversation: Conversation,
    authority: KeyAuthority,
    *,
    number: bytes,
    seconds: int,
    unregistered: bool,
) -> EncryptedSignature:
    """Have a device and the cloud agree upon a key, and the device sign.

    Parameters: who asks the cloud; 16 random bytes; the Unix time; whether the cloud
    does not know the device yet. Raises WrongProof where the device does not agree.
    """
    async with conversation.turn:
        told = (
            await _register(conversation, authority, number[:4], seconds)
            if unregistered
            else await ask_agreement(conversation, [_TELL_NAME], MessageType.NAME)
        )
        theirs = told[:NUMBER_LENGTH]
        name = told[NUMBER_LENGTH:].decode(errors="replace")
        proof = await authority.prove(name, theirs)
        key = await _agree(conversation, authority, name, number, proof)
        request = packets(_BIND, AesCipher(key).encrypt(b"BindRequest"))
        signed = await ask_agreement(
            conversation, request, MessageType.SECRET_SIGNATURE
        )
    return EncryptedSignature(
        device_name=name,
        signature=AesCipher(key).decrypt(signed).hex(),
        number=theirs,
        seconds=proof.seconds,
        key=key,
    )


async def tell_bound_encrypted(conversation: Conversation, key: bytes) -> None:
    """Have a device keep the key of its new home. Raises WrongProof."""
    request = packets(_RESULT, AesCipher(key).encrypt(_BOUND))
    async with conversation.turn:
        await ask_agreement(conversation, request, MessageType.BIND_RESULT)


async def tell_not_bound_encrypted(conversation: Conversation, key: bytes) -> None:
    """Tell a device that the cloud does not want it."""
    request = packets(_RESULT, AesCipher(key).encrypt(_NOT_BOUND))
    async with conversation.turn:
        await conversation.write(Characteristic.DEVICE_INFO, request)


async def unbind_encrypted(
    conversation: Conversation, forget: Callable[[], Awaitable[None]]
) -> None:
    """Have a connected device forget its home, once the cloud has forgotten the device.

    Parameters: how the cloud forgets; its errors pass through and leave the device
    bound.
    """
    cipher = conversation.cipher
    if cipher is None:
        raise NoAnswer("the device is not connected")
    async with conversation.turn:
        request = conversation.packets(_UNBIND, cipher.encrypt(b"UnbindRequest"))
        answer = await ask_agreement(conversation, request, MessageType.SECRET_UNBIND)
        if not is_same(cipher.decrypt(answer), b"UnbindResponse"):
            raise WrongProof("the device does not prove that it is the one")
        await forget_both(
            conversation,
            forget,
            gone=conversation.packets(_UNBOUND, cipher.encrypt(b"UnbindOk")),
            kept=conversation.packets(_UNBOUND, cipher.encrypt(b"UnbindFail")),
        )


async def _register(
    conversation: Conversation, authority: KeyAuthority, nonce: bytes, seconds: int
) -> bytes:
    """Have the cloud know the device; return what the device tells then."""
    request = packets(_NAME, nonce + seconds.to_bytes(_TIME_LENGTH))
    told = await ask_agreement(conversation, request, MessageType.SECRET_REGISTRATION)
    registration = read_registration(told, int.from_bytes(nonce), seconds)
    request = packets(_REGISTERED, await authority.register(registration))
    return await ask_agreement(conversation, request, MessageType.NAME)


async def _agree(
    conversation: Conversation,
    authority: KeyAuthority,
    device_name: str,
    number: bytes,
    proof: CloudProof,
) -> bytes:
    """Have the device prove to the cloud who it is; return the key of both."""
    content = number + proof.seconds.to_bytes(_TIME_LENGTH) + proof.signature
    told = await ask_agreement(
        conversation, packets(_SIGN, content), MessageType.SECRET_SIGN
    )
    return key_of(await authority.agree(device_name, proof, *_read_proof(told)))


def _read_proof(answer: bytes) -> tuple[bytes, bytes]:
    """Return the text that a device has signed, and the signature."""
    end = NUMBER_LENGTH + _TIME_LENGTH
    byte_of(answer, end)
    seconds = int.from_bytes(answer[NUMBER_LENGTH:end])
    return b"%b/%d/" % (answer[:NUMBER_LENGTH], seconds), answer[end:]
