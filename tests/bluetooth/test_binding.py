"""A phone of ours binds the recorded device, and lets it go."""

from typing import override

import pytest

from custom_components.tencent_iot_explorer.bluetooth import (
    BrokenMessage,
    NoAnswer,
    NotConfirmed,
    Registrar,
    Signature,
    WrongProof,
    ask_signature,
    unbind,
)
from custom_components.tencent_iot_explorer.bluetooth.frames import packets

from . import DEVICE_NAME, EXCHANGES, INPUTS, KEY, PRODUCT_ID, RECORDED
from .test_peripheral import device
from .test_session import RecordedDevice

NONCE, SECONDS = 0x12345678, 1700000000
BIND_ID = bytes.fromhex("f932fab1f796aaf5")


class Clerk(Registrar):
    """Registers whatever comes, and remembers what it was told."""

    def __init__(self) -> None:
        """Have seen nobody yet."""
        self.registered: list[Signature] = []
        self.confirm_seconds: list[int] = []

    @override
    async def register(self, signature: Signature) -> bytes:
        self.registered.append(signature)
        return b"what only the device understands"

    @override
    def on_confirm(self, seconds: int) -> None:
        self.confirm_seconds.append(seconds)


def steps_of(name: str) -> list[dict[str, str]]:
    """Return what went over the air."""
    return [each for each in EXCHANGES[name] if each["dir"] in {"write", "notify"}]


async def sign(
    device: RecordedDevice, clerk: Clerk | None = None, nonce: int = NONCE
) -> Signature:
    """Have a device sign."""
    seconds = 2200000000 if nonce == 0xFEDCBA98 else SECONDS
    return await ask_signature(
        device.conversation, clerk or Clerk(), nonce=nonce, seconds=seconds
    )


@pytest.mark.parametrize(
    "name", ["bind_long_name", "bind_small_nonce", "bind_big_nonce"]
)
async def test_a_device_signs(name: str) -> None:
    inputs = INPUTS[name]
    device = RecordedDevice(steps_of(name))
    assert await sign(device, nonce=inputs["nonce"]) == Signature(
        device_name=inputs.get("device_name", DEVICE_NAME),
        signature=inputs["signature"],
        nonce=inputs["nonce"],
        seconds=inputs["timestamp"] + 60,
    )


async def test_the_user_agrees_at_the_device() -> None:
    clerk = Clerk()
    signature = await sign(RecordedDevice(steps_of("secure_bind_agree")), clerk)
    assert signature.device_name == DEVICE_NAME
    assert clerk.confirm_seconds == [60]


async def test_nobody_confirms_at_the_device() -> None:
    """The device hears that the phone no longer waits."""
    request, wait, _, timed_out = steps_of("secure_bind_cancel")
    at_once = {**wait, "hex": "0d00020000"}
    device = RecordedDevice([request, at_once, timed_out])
    with pytest.raises(NotConfirmed, match="nobody"):
        await sign(device)
    assert not device.steps


async def test_a_device_that_asks_to_confirm_again() -> None:
    request, wait, *rest = steps_of("secure_bind_agree")
    clerk = Clerk()
    signature = await sign(RecordedDevice([request, wait, wait, *rest]), clerk)
    assert signature.device_name == DEVICE_NAME
    assert clerk.confirm_seconds == [60, 60]


async def test_a_time_to_confirm_that_is_none() -> None:
    """Only the two bytes count that the protocol has for it."""
    request, wait, _, timed_out = steps_of("secure_bind_cancel")
    content = bytes(2) + b"\xff" * 200
    said = [{**wait, "hex": each.hex()} for each in packets(0x0D, content)]
    with pytest.raises(NotConfirmed, match="nobody"):
        await sign(RecordedDevice([request, *said, timed_out]))


async def test_a_device_that_has_yet_to_be_registered() -> None:
    """It has a name and a secret, and gets its key through the phone."""
    clerk = Clerk()
    peripheral = device(product_secret="secret")
    phone = RecordedDevice([])

    async def write(characteristic: str, data: bytes) -> None:
        peripheral.write(characteristic[4:8], data)

    phone.write = write  # type: ignore[method-assign]
    peripheral.say = phone.conversation.take
    signature = await sign(phone, clerk)
    assert signature.device_name == DEVICE_NAME
    (registered,) = clerk.registered
    assert registered.seconds == SECONDS
    assert registered.signature.endswith("=")
    assert peripheral.heard == [("0b", b"what only the device understands")]


async def test_more_than_a_device_can_hear() -> None:
    """What the cloud tells a new device is counted in one byte."""

    class Chatterbox(Clerk):
        @override
        async def register(self, signature: Signature) -> bytes:
            return b"x" * 256

    phone, peripheral = RecordedDevice([]), device(product_secret="secret")

    async def write(characteristic: str, data: bytes) -> None:
        peripheral.write(characteristic[4:8], data)

    phone.write = write  # type: ignore[method-assign]
    peripheral.say = phone.conversation.take
    with pytest.raises(BrokenMessage):
        await sign(phone, Chatterbox())


async def test_a_silent_device_is_not_bound(impatient: None) -> None:
    with pytest.raises(NoAnswer):
        await sign(RecordedDevice(steps_of("bind")[:1]))


async def test_unbinding() -> None:
    """The cloud forgets the device between its proof and the last word."""
    device = RecordedDevice(steps_of("unbind"))
    left: list[int] = []

    async def forget() -> None:
        left.append(len(device.steps))

    await unbind(device.conversation, KEY, forget)
    assert left == [1]
    assert not device.steps


async def test_a_device_stays_bound_if_the_cloud_does_not_forget_it() -> None:
    *steps, last = steps_of("unbind")
    device = RecordedDevice([*steps, {**last, "hex": "08"}])

    async def forget() -> None:
        raise LookupError

    with pytest.raises(LookupError):
        await unbind(device.conversation, KEY, forget)
    assert not device.steps


async def test_a_wrong_key_does_not_unbind(impatient: None) -> None:
    async def forget() -> None:
        pytest.fail("the cloud forgot a device that is still bound")

    device = RecordedDevice(steps_of("unbind wrong key"))
    with pytest.raises(NoAnswer):
        await unbind(device.conversation, bytes.fromhex("01020304"), forget)
    steps = [dict(each) for each in steps_of("unbind")]
    steps[2]["hex"] = steps[2]["hex"][:-2] + "00"
    with pytest.raises(WrongProof):
        await unbind(RecordedDevice(steps).conversation, KEY, forget)


def test_the_recorded_product_is_ours() -> None:
    """What is signed names the product; the phone only hands it on."""
    assert RECORDED["thing_model"]["profile"]["ProductId"] == PRODUCT_ID
