"""A phone of ours binds a device with the encrypted protocol, and lets it go.

Nobody has recorded that: the device is the simulated one, and the words that both lock
are those that Tencent's client computes.
"""

import base64
from typing import override

import pytest

from custom_components.tencent_iot_explorer.bluetooth import (
    CloudProof,
    EncryptedSignature,
    KeyAuthority,
    NoAnswer,
    Signature,
    WrongProof,
    ask_encrypted_signature,
    connect_encrypted,
    tell_bound_encrypted,
    tell_not_bound_encrypted,
    unbind_encrypted,
)
from simulator.bluetooth import Peripheral
from simulator.bluetooth.encryption import lock, sign_secretly

from . import ENCRYPTED, PSK
from .test_peripheral import device
from .test_properties import Air
from .test_session import RecordedDevice

NUMBER, SECONDS = bytes(range(16)), 1700000000
KEY = bytes.fromhex(ENCRYPTED["secret_key"])
WORDS: dict[str, str] = ENCRYPTED["words"]
SESSION_NUMBER = bytes(range(0xA0, 0xB0))


class Cloud(KeyAuthority):
    """Knows the device's own key, and remembers whom it has registered."""

    def __init__(self, psk: str = PSK) -> None:
        """Take the key that the device was made with."""
        self.psk = psk
        self.registered: list[Signature] = []

    @override
    async def register(self, signature: Signature) -> bytes:
        self.registered.append(signature)
        return b"what only the device understands"

    @override
    async def prove(self, device_name: str, number: bytes) -> CloudProof:
        content = number + b"/1700000009/"
        return CloudProof(
            signature=sign_secretly(self.psk, content),
            content=content.hex(),
            seconds=1700000009,
        )

    @override
    async def agree(
        self, device_name: str, proof: CloudProof, content: bytes, signature: bytes
    ) -> bytes:
        assert signature == sign_secretly(self.psk, content)
        return sign_secretly(self.psk, bytes.fromhex(proof.content) + content)


class Scripted(KeyAuthority):
    """Says what brings about the key of the recordings."""

    @override
    async def register(self, signature: Signature) -> bytes:
        raise NotImplementedError

    @override
    async def prove(self, device_name: str, number: bytes) -> CloudProof:
        assert (device_name, number) == ("lamp01", SESSION_NUMBER)
        return CloudProof(signature=b"s" * 32, content="", seconds=SECONDS)

    @override
    async def agree(
        self, device_name: str, proof: CloudProof, content: bytes, signature: bytes
    ) -> bytes:
        assert content == NUMBER + b"/1700000001/"
        assert signature == b"d" * 32
        return KEY + bytes(16)


async def sign(
    air: Air | RecordedDevice, authority: KeyAuthority, *, unregistered: bool = False
) -> EncryptedSignature:
    """Have a device and the cloud agree."""
    return await ask_encrypted_signature(
        air.conversation,
        authority,
        number=NUMBER,
        seconds=SECONDS,
        unregistered=unregistered,
    )


async def bound(peripheral: Peripheral) -> EncryptedSignature:
    """Bind a device, and return what was agreed."""
    air = Air(peripheral)
    signature = await sign(air, Cloud())
    await tell_bound_encrypted(air.conversation, signature.key)
    peripheral.drop()
    return signature


async def connected(peripheral: Peripheral) -> Air:
    """Return the way to a device that is bound and connected."""

    async def sign_session(content: bytes) -> bytes:
        return sign_secretly(PSK, content)

    air = Air(peripheral)
    await connect_encrypted(air.conversation, peripheral.secret_key, sign_session)
    return air


def written(head: int, content: bytes) -> list[dict[str, str]]:
    """Return the packets of a phone, of 17 bytes each and a head of three."""
    pieces = [content[at : at + 17] for at in range(0, len(content), 17)]
    flags = [0] if len(pieces) == 1 else [1, *[2] * (len(pieces) - 2), 3]
    packets = (
        bytes([head, flag << 6, len(piece)]) + piece
        for flag, piece in zip(flags, pieces, strict=True)
    )
    return [{"dir": "write", "char": "ffe1", "hex": each.hex()} for each in packets]


def said(head: int, content: bytes) -> dict[str, str]:
    """Return a packet of a device whose link takes long ones."""
    packet = bytes([head, 0, len(content)]) + content
    return {"dir": "notify", "char": "ffe3", "hex": packet.hex()}


async def test_what_goes_over_the_air() -> None:
    """Byte for byte what Tencent's client writes, with the words that it locks."""
    moment, signed = SECONDS.to_bytes(4), bytes(range(32))
    phone = RecordedDevice(
        [
            {"dir": "write", "char": "ffe1", "hex": "11"},
            said(0x11, b"\x00" + SESSION_NUMBER + b"lamp01"),
            *written(0x12, NUMBER + moment + b"s" * 32),
            said(0x12, b"\x00" + NUMBER + (SECONDS + 1).to_bytes(4) + b"d" * 32),
            *written(0x13, bytes.fromhex(WORDS["BindRequest"])),
            said(0x13, b"\x00" + lock(KEY, signed)),
            *written(0x14, bytes.fromhex(WORDS["BindResult0"])),
            said(0x14, b"\x00"),
            *written(0x14, bytes.fromhex(WORDS["BindResult1"])),
        ]
    )
    assert await sign(phone, Scripted()) == EncryptedSignature(
        device_name="lamp01",
        signature=signed.hex(),
        number=SESSION_NUMBER,
        seconds=SECONDS,
        key=KEY,
    )
    await tell_bound_encrypted(phone.conversation, KEY)
    await tell_not_bound_encrypted(phone.conversation, KEY)
    assert not phone.steps


async def test_a_device_is_bound_and_connected() -> None:
    peripheral = device(encrypts=True)
    assert peripheral.advertised[0] == 0x39
    signature = await bound(peripheral)
    assert signature.key == peripheral.secret_key
    text = f"{peripheral.product_id}{signature.device_name};"
    text += f"{base64.b64encode(signature.number).decode()};{signature.seconds}"
    assert signature.signature == sign_secretly(PSK, text.encode()).hex()
    assert peripheral.advertised[0] == 0x3A
    await connected(peripheral)
    assert peripheral.connected


async def test_a_device_that_has_yet_to_be_registered() -> None:
    peripheral = device(encrypts=True, product_secret="secret")
    assert peripheral.advertised[0] == 0x3D
    air, cloud = Air(peripheral), Cloud()
    signature = await sign(air, cloud, unregistered=True)
    assert signature.device_name == peripheral.device_name
    (registered,) = cloud.registered
    assert (registered.nonce, registered.seconds) == (0x00010203, SECONDS)
    assert peripheral.heard == [("19", b"what only the device understands")]


async def test_a_device_that_does_not_believe_the_cloud() -> None:
    peripheral = device(encrypts=True)
    with pytest.raises(WrongProof):
        await sign(Air(peripheral), Cloud(psk=base64.b64encode(NUMBER).decode()))


async def test_a_device_that_the_cloud_does_not_want() -> None:
    peripheral = device(encrypts=True)
    air = Air(peripheral)
    signature = await sign(air, Cloud())
    await tell_not_bound_encrypted(air.conversation, signature.key)
    assert not peripheral.secret_key


async def test_a_device_that_is_not_bound_after_all(impatient: None) -> None:
    """It has forgotten what was agreed, and says so by silence."""
    peripheral = device(encrypts=True)
    with pytest.raises(NoAnswer):
        await tell_bound_encrypted(Air(peripheral).conversation, KEY)


async def test_unbinding() -> None:
    """The cloud forgets the device between its proof and the last word."""
    peripheral = device(encrypts=True)
    await bound(peripheral)
    air = await connected(peripheral)
    bound_still: list[bytes] = []

    async def forget() -> None:
        bound_still.append(peripheral.secret_key)

    await unbind_encrypted(air.conversation, forget)
    assert all(bound_still)
    assert not peripheral.secret_key


async def test_a_device_stays_bound_if_the_cloud_does_not_forget_it() -> None:
    peripheral = device(encrypts=True)
    await bound(peripheral)
    air = await connected(peripheral)

    async def forget() -> None:
        raise LookupError

    with pytest.raises(LookupError):
        await unbind_encrypted(air.conversation, forget)
    assert peripheral.secret_key


async def test_only_a_connected_device_is_let_go() -> None:
    async def forget() -> None:
        pytest.fail("the cloud forgot a device that is still bound")

    with pytest.raises(NoAnswer):
        await unbind_encrypted(Air(device(secret_key=KEY)).conversation, forget)
