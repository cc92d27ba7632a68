"""How a phone takes a device with the encrypted protocol into a home, and lets it go.

The cloud stands between the two: it signs for the phone, and works out the key that the
device works out by itself. Source: Tencent's H5 client; nobody has published a device's
side of it.
"""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Final, Protocol

from .binding import Signature, forget_both, read_registration
from .conversation import Conversation
from .encryption import NUMBER_LENGTH, ask_agreement
from .errors import NoAnswer, WrongProof
from .frames import Characteristic, Said, byte_of, packets
from .proofs import is_same
from .secret import Secret, key_of

_TELL_NAME: Final = 0x11
_SIGN: Final = 0x12
_BIND: Final = 0x13
_RESULT: Final = 0x14
_UNBIND: Final = 0x17
_UNBOUND: Final = 0x18
_REGISTERED: Final = 0x19
_BOUND: Final = b"BindResult0"
_NOT_BOUND: Final = b"BindResult1"
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


class Notary(Protocol):
    """Who asks the cloud about a device; raises BluetoothError to give up."""

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
    notary: Notary,
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
        if unregistered:
            told = await _register(conversation, notary, number[:4], seconds)
        else:
            told = await ask_agreement(conversation, [bytes([_TELL_NAME])], Said.NAME)
        theirs = told[:NUMBER_LENGTH]
        name = told[NUMBER_LENGTH:].decode(errors="replace")
        proof = await notary.prove(name, theirs)
        key = await _agree(conversation, notary, name, number, proof)
        request = packets(_BIND, Secret(key).lock(b"BindRequest"))
        signed = await ask_agreement(conversation, request, Said.SECRET_SIGNATURE)
    return EncryptedSignature(
        device_name=name,
        signature=Secret(key).open(signed).hex(),
        number=theirs,
        seconds=proof.seconds,
        key=key,
    )


async def tell_bound_encrypted(conversation: Conversation, key: bytes) -> None:
    """Have a device keep the key of its new home. Raises WrongProof."""
    request = packets(_RESULT, Secret(key).lock(_BOUND))
    async with conversation.turn:
        await ask_agreement(conversation, request, Said.BIND_RESULT)


async def tell_not_bound_encrypted(conversation: Conversation, key: bytes) -> None:
    """Tell a device that the cloud does not want it."""
    request = packets(_RESULT, Secret(key).lock(_NOT_BOUND))
    async with conversation.turn:
        await conversation.write(Characteristic.DEVICE_INFO, request)


async def unbind_encrypted(
    conversation: Conversation, forget: Callable[[], Awaitable[None]]
) -> None:
    """Have a connected device forget its home, once the cloud has forgotten the device.

    Parameters: how the cloud forgets, whose errors pass through, and after which the
    device stays bound.
    """
    secret = conversation.secret
    if secret is None:
        raise NoAnswer("the device is not connected")
    async with conversation.turn:
        request = conversation.packets(_UNBIND, secret.lock(b"UnbindRequest"))
        answer = await ask_agreement(conversation, request, Said.SECRET_UNBIND)
        if not is_same(secret.open(answer), b"UnbindResponse"):
            raise WrongProof("the device does not prove that it is the one")
        await forget_both(
            conversation,
            forget,
            gone=conversation.packets(_UNBOUND, secret.lock(b"UnbindOk")),
            kept=conversation.packets(_UNBOUND, secret.lock(b"UnbindFail")),
        )


async def _register(
    conversation: Conversation, notary: Notary, nonce: bytes, seconds: int
) -> bytes:
    """Have the cloud know the device; return what the device tells then."""
    request = packets(_TELL_NAME, nonce + seconds.to_bytes(_TIME_LENGTH))
    told = await ask_agreement(conversation, request, Said.SECRET_REGISTRATION)
    registration = read_registration(told, int.from_bytes(nonce), seconds)
    request = packets(_REGISTERED, await notary.register(registration))
    return await ask_agreement(conversation, request, Said.NAME)


async def _agree(
    conversation: Conversation,
    notary: Notary,
    device_name: str,
    number: bytes,
    proof: CloudProof,
) -> bytes:
    """Have the device prove to the cloud who it is; return the key of both."""
    content = number + proof.seconds.to_bytes(_TIME_LENGTH) + proof.signature
    told = await ask_agreement(conversation, packets(_SIGN, content), Said.SECRET_SIGN)
    return key_of(await notary.agree(device_name, proof, *_read_proof(told)))


def _read_proof(answer: bytes) -> tuple[bytes, bytes]:
    """Return the text that a device has signed, and the signature."""
    end = NUMBER_LENGTH + _TIME_LENGTH
    byte_of(answer, end)
    seconds = int.from_bytes(answer[NUMBER_LENGTH:end])
    return b"%b/%d/" % (answer[:NUMBER_LENGTH], seconds), answer[end:]
