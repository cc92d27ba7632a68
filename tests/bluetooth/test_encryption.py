"""The encrypted protocol, judged by what Tencent's client computes."""

import asyncio
import base64

import pytest

from custom_components.tencent_iot_explorer.bluetooth import (
    BrokenMessage,
    Introduction,
    WrongProof,
    connect_encrypted,
    connecting,
    keep_alive,
)
from custom_components.tencent_iot_explorer.bluetooth.cipher import AesCipher

from . import ENCRYPTED
from .test_session import RecordedDevice, heard_out, meet

KEY = bytes.fromhex(ENCRYPTED["secret_key"])
STEPS = ENCRYPTED["steps"]


async def sign(content: bytes) -> bytes:
    """Sign as the cloud does."""
    assert content.hex() == ENCRYPTED["signed"]
    return base64.b64decode(ENCRYPTED["signature"])


@pytest.mark.parametrize("word", ENCRYPTED["words"])
def test_words(word: str) -> None:
    locked = bytes.fromhex(ENCRYPTED["words"][word])
    assert AesCipher(KEY).encrypt(word.encode()) == locked
    assert AesCipher(KEY).decrypt(locked) == word.encode()


async def test_connect_and_control(monkeypatch: pytest.MonkeyPatch) -> None:
    """After both proofs every packet is locked by itself, but for the heartbeat."""
    monkeypatch.setattr(connecting, "HEARTBEAT_SECONDS", 0)
    device = RecordedDevice(STEPS)
    session = meet(device)
    info = await connect_encrypted(device.conversation, KEY, sign)
    assert info == Introduction(version=3, text="1.0.0")
    await session.control({"power_switch": 1})
    beating = asyncio.create_task(keep_alive(device.conversation))
    await heard_out(device)
    beating.cancel()
    assert not device.steps


async def test_an_answer_in_clear() -> None:
    """The answer to a heartbeat is not locked."""
    device = RecordedDevice(STEPS[:7])
    await connect_encrypted(device.conversation, KEY, sign)
    device.conversation.take(bytes.fromhex(STEPS[-1]["hex"]))
    with pytest.raises(BrokenMessage):
        device.conversation.take(bytes(16))


async def test_an_impostor() -> None:
    steps = [dict(each) for each in STEPS]
    steps[3]["hex"] = steps[3]["hex"][:-2] + "00"
    with pytest.raises(WrongProof):
        await connect_encrypted(RecordedDevice(steps).conversation, KEY, sign)


async def test_a_device_that_does_not_accept_the_key() -> None:
    steps = [STEPS[0], {"dir": "notify", "char": "ffe3", "hex": "15000101"}]
    with pytest.raises(WrongProof):
        await connect_encrypted(RecordedDevice(steps).conversation, KEY, sign)


async def test_a_signature_that_is_no_key() -> None:
    async def sign_briefly(_: bytes) -> bytes:
        return b"too short"

    with pytest.raises(BrokenMessage):
        await connect_encrypted(RecordedDevice(STEPS).conversation, KEY, sign_briefly)
