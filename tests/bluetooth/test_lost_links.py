"""A link may be lost at any step of any conversation: nothing hangs, nothing is half done."""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import nullcontext
from typing import Any, override

import pytest

from custom_components.tencent_iot_explorer.bluetooth import (
    BluetoothError,
    Characteristic,
    Network,
    NoAnswer,
    ask_signature,
    connect_encrypted,
    hand_over_token,
    join_network,
    tell_bound,
    unbind,
    unbind_encrypted,
    update,
)
from simulator.bluetooth import Peripheral
from simulator.bluetooth.encryption import sign_secretly
from simulator.bluetooth.firmware import Flash

from . import KEY, PSK
from .test_binding import BIND_ID, NONCE, SECONDS, Clerk
from .test_encrypted_binding import Cloud, sign, tell_bound_encrypted
from .test_peripheral import device
from .test_properties import Air, greet

SECRET = bytes(range(16))
NETWORK = Network(name="a-long-network-name", password="a-long-pass-word")
FILE = bytes(200)

pytestmark = pytest.mark.usefixtures("haste")

type Talk = Callable[[Air], Awaitable[object]]


class FailingAir(Air):
    """The way to a peripheral that ends at the n-th packet, whoever sends it."""

    def __init__(self, peripheral: Peripheral, lasts: int) -> None:
        """Carry so many packets both ways."""
        super().__init__(peripheral)
        self.left = lasts
        peripheral.say = self._hear

    @override
    async def write(self, characteristic: Characteristic, data: bytes) -> None:
        await asyncio.sleep(0)
        if not self._carries():
            raise NoAnswer("the link was lost")
        self.peripheral.write(characteristic[4:8], data)

    def _hear(self, packet: bytes) -> None:
        if self._carries():
            self.conversation.take(packet)

    def _carries(self) -> bool:
        """Return whether another packet comes through; the first that does not ends it."""
        self.left -= 1
        if self.left == -1:
            self.peripheral.drop()
            asyncio.get_running_loop().call_soon(self.conversation.lose)
        return self.left >= 0


async def bind(air: Air) -> None:
    """Bind a device."""
    await ask_signature(air.conversation, Clerk(), nonce=NONCE, seconds=SECONDS)
    await tell_bound(air.conversation, KEY, BIND_ID)


async def bind_secretly(air: Air) -> None:
    """Bind a device with the encrypted protocol."""
    unregistered = bool(air.peripheral.advertised[0] & 0x04)
    signature = await sign(air, Cloud(), unregistered=unregistered)
    await tell_bound_encrypted(air.conversation, signature.key)


async def connect_secretly(air: Air) -> None:
    """Connect to a device with the encrypted protocol."""

    async def sign_session(content: bytes) -> bytes:
        return sign_secretly(PSK, content)

    await connect_encrypted(air.conversation, SECRET, sign_session)


async def provision(air: Air) -> None:
    """Bring a device into a network."""
    await join_network(air.conversation, NETWORK)
    await hand_over_token(air.conversation, "0123456789abcdef0123456789abcdef")


async def forget() -> None:
    """Have the cloud forget a device."""


async def let_go(air: Air) -> None:
    """Unbind a device."""
    await greet(air)
    await unbind(air.conversation, KEY, forget)


async def let_go_secretly(air: Air) -> None:
    """Unbind a device with the encrypted protocol."""
    await connect_secretly(air)
    await unbind_encrypted(air.conversation, forget)


async def bring_firmware(air: Air) -> None:
    """Update a device."""
    await greet(air)
    await update(air.conversation, FILE, "0.0.2", lambda _: None)


TALKS: dict[str, tuple[Talk, dict[str, Any]]] = {
    "bind": (bind, {}),
    "register and bind": (bind, {"product_secret": "secret"}),
    "bind secretly": (bind_secretly, {"encrypts": True, "product_secret": "secret"}),
    "connect": (greet, {"key": KEY}),
    "connect secretly": (connect_secretly, {"secret_key": SECRET}),
    "provision": (provision, {"networks": {NETWORK.name: NETWORK.password}}),
    "unbind": (let_go, {"key": KEY}),
    "unbind secretly": (let_go_secretly, {"secret_key": SECRET}),
    "update": (bring_firmware, {"key": KEY}),
}


@pytest.mark.parametrize("name", TALKS)
async def test_a_link_lost_at_each_step(name: str) -> None:
    """Who speaks hears of it at once, and the next link is as good as new."""
    talk, details = TALKS[name]
    lasts, is_done = 0, False
    while not is_done:
        peripheral = device(**details, flash=Flash(resumes=True))
        try:
            async with asyncio.timeout(5):
                await talk(FailingAir(peripheral, lasts))
        except BluetoothError:
            await _once_more(talk, peripheral)
        else:
            is_done = True
        lasts += 1
    assert lasts > 2


@pytest.mark.parametrize("name", ["unbind", "unbind secretly"])
@pytest.mark.parametrize("is_refused", [False, True])
async def test_a_link_lost_before_the_last_word_of_unbinding(
    name: str, *, is_refused: bool
) -> None:
    """What the cloud has said is what the user hears."""
    talk, details = TALKS[name]
    air = FailingAir(device(**details), lasts=1000)

    async def answer() -> None:
        air.left = 0
        if is_refused:
            raise LookupError

    await (greet if talk is let_go else connect_secretly)(air)
    unbinding = (
        unbind(air.conversation, KEY, answer)
        if talk is let_go
        else unbind_encrypted(air.conversation, answer)
    )
    with pytest.raises(LookupError) if is_refused else nullcontext():
        await unbinding
    assert not air.conversation.turn.locked()


async def _once_more(talk: Talk, peripheral: Peripheral) -> None:
    """Have the same conversation over a link that lasts, unless it is over for the device."""
    peripheral.drop()
    is_bound = bool(peripheral.key or peripheral.secret_key)
    if is_bound is not (talk in {bind, bind_secretly}):
        await talk(Air(peripheral))
