"""Whole conversations with Bluetooth devices that say nonsense, in hours that take no time."""

import asyncio
import base64
from collections.abc import Awaitable, Callable, Mapping
from contextlib import suppress
from functools import cache
import json
from pathlib import Path
from random import Random
import selectors
from typing import Any, NamedTuple, override

from custom_components.tencent_iot_explorer.bluetooth import (
    BluetoothError,
    BrokenMessage,
    Characteristic,
    Conversation,
    Network,
    NoAnswer,
    connect,
    connect_encrypted,
    hand_over_token,
    join_network,
    update,
)
from simulator.bluetooth import Peripheral
from simulator.bluetooth.encryption import sign_secretly
from simulator.bluetooth.firmware import Flash

from .spoiling import spoil_bytes

PRODUCTS = Path(__file__).parents[2] / "simulator" / "products"
PRODUCT_ID, DEVICE_NAME = "LLSYNCDEMO", "device"
KEY, SECRET = bytes.fromhex("5a1b2c3d"), bytes(range(16))
PSK = base64.b64encode(bytes(range(24))).decode()
SECONDS = 1_700_000_100
NETWORK = Network(name="a-long-network-name", password="a-long-pass-word")  # noqa: S106
TOKEN = "0123456789abcdef" * 2
FILE = bytes(range(200))
# Nobody waits longer for a device, whatever it says of its patience.
LONGEST_SECONDS = 3 * 3600.0
MOST_LATE_SECONDS = 100
ENDLESS = 2000


class Leak(Exception):
    """Something is left of a conversation that has ended, or it does not end."""


class Hours(asyncio.SelectorEventLoop):
    """A loop in which time passes as soon as nobody has anything to do."""

    def __init__(self) -> None:
        """Begin at no time."""
        self.passed = 0.0
        super().__init__(_Selector(self))

    @override
    def time(self) -> float:
        return self.passed


class _Selector(selectors.DefaultSelector):
    """Waits for nothing but the next timer."""

    def __init__(self, hours: Hours) -> None:
        super().__init__()
        self._hours = hours

    @override
    def select(self, timeout: float | None = None) -> Any:
        if timeout is None:
            raise Leak("somebody waits for ever")
        self._hours.passed += timeout
        return super().select(0)


class Air:
    """The way to a device, on which what it says is lost, late, doubled, spoiled or cut off."""

    def __init__(self, peripheral: Peripheral, random: Random, often: float) -> None:
        """Parameter `often`: how likely a packet is not carried as it is."""
        self.conversation = Conversation(self)
        self.is_gone = False
        self.late: list[asyncio.TimerHandle] = []
        self._peripheral = peripheral
        self._random = random
        self._often = often
        self._held: list[bytes] = []
        peripheral.say = self._say

    async def write(self, characteristic: Characteristic, data: bytes) -> None:
        """Carry a packet to the device."""
        await asyncio.sleep(0)
        if self.is_gone:
            raise NoAnswer("the link was lost")
        self._peripheral.write(characteristic[4:8], data)

    def close(self) -> None:
        """Carry nothing more."""
        self.is_gone = True
        for each in self.late:
            each.cancel()

    def _say(self, packet: bytes) -> None:
        """Carry a packet of the device, and behind it what was held back."""
        if self._random.random() < self._often:
            self._random.choice(MISHAPS)(self, packet)
            return
        held, self._held = self._held, []
        for each in (packet, *held):
            self.hear(each)

    def hear(self, packet: bytes) -> None:
        """Hand on a packet as the link to a real device does."""
        if self.is_gone:
            return
        with suppress(BrokenMessage):
            self.conversation.take(packet)

    # what may happen to a packet

    def lose(self, packet: bytes) -> None:
        """Lose it."""

    def double(self, packet: bytes) -> None:
        """Carry it several times."""
        for _ in range(self._random.randrange(2, 9)):
            self.hear(packet)

    def spoil(self, packet: bytes) -> None:
        """Make it too short, too long, or others bytes of it."""
        self.hear(spoil_bytes(self._random, packet))

    def replace(self, packet: bytes) -> None:
        """Say anything else."""
        self.hear(self._random.randbytes(self._random.randrange(60)))

    def lie(self, packet: bytes) -> None:
        """Claim any length, and to be any slice of a message."""
        self.hear(packet[:1] + self._random.randbytes(2) + packet[3:])

    def call_it_something_else(self, packet: bytes) -> None:
        """Answer what was not asked."""
        self.hear(bytes([self._random.choice((*range(26), *range(0xE0, 0xE6)))]))
        self.hear(self._random.randbytes(1) + packet[1:])

    def never_end(self, packet: bytes) -> None:
        """Say a message of ever more slices."""
        self.hear(packet[:1] + b"\x40\x11" + packet[3:])
        for _ in range(self._random.randrange(ENDLESS)):
            self.hear(packet[:1] + b"\x80\x11" + packet[3:].ljust(17))

    def hold(self, packet: bytes) -> None:
        """Carry it after the next one."""
        self._held.append(packet)

    def delay(self, packet: bytes) -> None:
        """Carry it late: after its time, or in the middle of something else."""
        seconds = self._random.choice((0.001, 1, 9.99, 10, MOST_LATE_SECONDS))
        loop = asyncio.get_running_loop()
        self.late.append(loop.call_later(seconds, self.hear, packet))

    def fall_silent(self, packet: bytes) -> None:
        """Carry nothing from now on."""
        self._peripheral.say = self.lose

    def stick(self, packet: bytes) -> None:
        """Say this and nothing else from now on."""
        self.hear(packet)
        self._peripheral.say = lambda _: self.hear(packet)

    def end(self, packet: bytes) -> None:
        """Lose the link."""
        self.close()
        self._peripheral.drop()
        asyncio.get_running_loop().call_soon(self.conversation.lose)


MISHAPS: tuple[Callable[[Air, bytes], None], ...] = (
    Air.lose,
    Air.double,
    Air.spoil,
    Air.spoil,
    Air.replace,
    Air.lie,
    Air.call_it_something_else,
    Air.never_end,
    Air.hold,
    Air.delay,
    Air.fall_silent,
    Air.stick,
    Air.end,
)


async def _greet(air: Air) -> None:
    """Connect to a device."""
    await connect(
        air.conversation,
        KEY,
        product_id=PRODUCT_ID,
        device_name=DEVICE_NAME,
        seconds=SECONDS,
    )


async def _greet_secretly(air: Air) -> None:
    """Connect to a device with the encrypted protocol."""

    async def sign_session(content: bytes) -> bytes:
        return sign_secretly(PSK, content)

    await connect_encrypted(air.conversation, SECRET, sign_session)


async def _provision(air: Air) -> None:
    """Bring a device into a network."""
    await join_network(air.conversation, NETWORK)
    await hand_over_token(air.conversation, TOKEN)


async def _bring_firmware(air: Air) -> None:
    """Update a device; what has arrived is never more than there is."""
    await _greet(air)
    told: list[int] = []
    await update(air.conversation, FILE, "0.0.2", told.append)
    if not all(0 <= each <= len(FILE) for each in told):
        raise Leak(f"so much has arrived: {told}")


class _Talk(NamedTuple):
    """A conversation, and the device that it is had with."""

    hold: Callable[[Air], Awaitable[None]]
    device: Mapping[str, Any]


TALKS = (
    _Talk(_greet, {"key": KEY}),
    _Talk(_greet_secretly, {"secret_key": SECRET}),
    _Talk(_provision, {"networks": {NETWORK.name: NETWORK.password}}),
    _Talk(_bring_firmware, {"key": KEY}),
)


@cache
def _model() -> Mapping[str, Any]:
    """Return the thing model of the devices."""
    product = json.loads((PRODUCTS / "bluetooth-lamp.json").read_text("utf-8"))
    template: Mapping[str, Any] = product["DataTemplate"]
    return template


def some_conversation(random: Random) -> tuple[_Talk, Random, float]:
    """Return a conversation, by what chance it is disturbed, and how often."""
    return (
        random.choice(TALKS),
        Random(random.random()),
        random.choice((0.02, 0.1, 0.4)),
    )


def hold(chosen: tuple[_Talk, Random, float]) -> None:
    """Hold a conversation that is disturbed, and the same one again, which is not.

    Raises BluetoothError if the first one fails, and Leak for what must not be.
    """
    talk, random, often = chosen
    peripheral = Peripheral(
        model=_model(),
        product_id=PRODUCT_ID,
        device_name=DEVICE_NAME,
        psk=PSK,
        flash=Flash(resumes=random.random() < 0.5),
        **talk.device,
    )
    with asyncio.Runner(loop_factory=Hours) as runner:
        failure = runner.run(_hold(talk, Air(peripheral, random, often)))
        peripheral.drop()
        if again := runner.run(_hold(talk, Air(peripheral, random, 0))):
            raise Leak("the next conversation fails") from again
    if failure:
        raise failure


async def _hold(talk: _Talk, air: Air) -> BluetoothError | None:
    """Hold a conversation, and return why it failed. Raises Leak for what is left of it."""
    loop = asyncio.get_running_loop()
    broken: list[Exception] = []
    loop.set_exception_handler(lambda _, told: broken.append(told["exception"]))
    failure, began = None, loop.time()
    try:
        await talk.hold(air)
    except BluetoothError as error:
        failure = error
    if loop.time() - began > LONGEST_SECONDS:
        raise Leak("it lasts for hours")
    await asyncio.sleep(MOST_LATE_SECONDS + 1)
    air.close()
    if broken:
        raise broken[0]
    if air.conversation.turn.locked():
        raise Leak("the turn is kept")
    if air.conversation._awaited:  # noqa: SLF001 - nothing else tells it
        raise Leak("answers are awaited")
    if len(asyncio.all_tasks()) > 1:
        raise Leak("a task is left")
    if any(not each.cancelled() for each in loop._scheduled):  # type: ignore[attr-defined]  # noqa: SLF001
        raise Leak("a timer is left")
    return failure
