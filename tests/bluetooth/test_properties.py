"""Whatever happens between a phone and a device, nothing is mixed up and nothing hangs."""

import asyncio
from collections.abc import Sequence
from contextlib import suppress
from itertools import pairwise
from typing import Any, override

from hypothesis import given, settings, strategies as st

from custom_components.tencent_iot_explorer.bluetooth import (
    BluetoothError,
    BrokenMessage,
    Characteristic,
    Conversation,
    Introduction,
    Link,
    NoAnswer,
    Session,
    connect,
)
from custom_components.tencent_iot_explorer.bluetooth.frames import Assembler
from custom_components.tencent_iot_explorer.bluetooth.values import decode, encode
from simulator.bluetooth import Peripheral

from . import DEVICE_NAME, KEY, LAYOUT, PRODUCT_ID
from .test_peripheral import device
from .test_session import Heard

INT = st.integers(-(2**31), 2**31 - 1)
# A text loses its NULs.
LETTERS = st.characters(codec="utf-8", exclude_characters="\0")
SHORT = st.text(LETTERS, max_size=20)
QUARTERS = st.integers(-4000, 4000).map(lambda number: number / 4)
MEMBERS = {
    "on": st.integers(0, 1),
    "level": INT,
    "label": st.text(LETTERS, max_size=5),
    "ratio": QUARTERS,
    "mode": st.integers(0, 2),
    "at": st.integers(0, 2**32 - 1),
}
PROPERTIES = {
    "power_switch": st.integers(0, 1),
    "color": st.integers(0, 65535),
    "brightness": INT,
    "name": SHORT,
    "temperature": QUARTERS,
    "alarm_at": st.integers(0, 2**32 - 1),
    "scene": st.fixed_dictionaries({}, optional=MEMBERS),
}
VALUES = st.fixed_dictionaries({}, optional=PROPERTIES)


class Air(Link):
    """The way to a peripheral, which may end after so many packets."""

    def __init__(self, peripheral: Peripheral, *, lasts: int | None = None) -> None:
        """Carry packets both ways."""
        self.peripheral = peripheral
        self.lasts = lasts
        self.conversation = Conversation(self)
        peripheral.say = self.conversation.take

    @override
    async def write(self, characteristic: Characteristic, data: bytes) -> None:
        await asyncio.sleep(0)
        if self.lasts is not None:
            self.lasts -= 1
            if self.lasts < 0:
                self.peripheral.drop()
                self.conversation.lose()
                raise NoAnswer("the link was lost")
        self.peripheral.write(characteristic[4:8], data)


async def greet(air: Air, key: bytes = KEY) -> Introduction:
    """Connect."""
    return await connect(
        air.conversation,
        key,
        product_id=PRODUCT_ID,
        device_name=DEVICE_NAME,
        seconds=1700000100,
    )


@given(VALUES)
def test_values_come_back_as_they_went(values: dict[str, Any]) -> None:
    content = b"".join(encode(LAYOUT.properties, values))
    assert decode(LAYOUT.properties, content) == values


@given(st.binary(max_size=60))
def test_nonsense_is_refused_and_nothing_else(content: bytes) -> None:
    with suppress(BrokenMessage):
        decode(LAYOUT.properties, content)


@given(st.lists(st.binary(max_size=20), max_size=8))
def test_nonsense_does_not_stay(packets: list[bytes]) -> None:
    """Whatever came before, a whole message is understood."""
    assembler = Assembler()
    for packet in packets:
        with suppress(BrokenMessage):
            assembler.take(packet)
    message = assembler.take(bytes.fromhex("0000020001"))
    assert message
    assert message.payload == b"\x00\x01"


@given(st.binary(min_size=2, max_size=100), st.lists(st.integers(1, 99), max_size=6))
def test_slices_may_be_cut_anywhere(content: bytes, cuts: list[int]) -> None:
    """A device joins what a phone cuts elsewhere, and so do we."""
    assembler, pieces = Assembler(), _cut(content, cuts)
    for index, piece in enumerate(pieces):
        flag = _flag(index, len(pieces))
        packet = b"\x00" + (flag << 14 | len(piece)).to_bytes(2) + piece
        message = assembler.take(packet)
        assert (message is not None) is (index == len(pieces) - 1)
    assert message
    assert message.payload == content


@given(VALUES, st.lists(VALUES, max_size=4))
async def test_commands_and_reports_do_not_disturb_each_other(
    commands: dict[str, Any], reports: list[dict[str, Any]]
) -> None:
    """Reports come between the slices of commands, and each is heard whole."""
    peripheral, heard = device(key=KEY), Heard()
    air = Air(peripheral)
    await greet(air)
    session = Session(air.conversation, LAYOUT, heard)
    serving = asyncio.create_task(session.serve())
    controlling = asyncio.create_task(session.control(commands))
    for report in reports:
        await asyncio.sleep(0)
        peripheral.report(report)
    await controlling
    while len(peripheral.heard) < len(reports) + sum(
        head == "control" for head, _ in peripheral.heard
    ):
        await asyncio.sleep(0)
    serving.cancel()
    await asyncio.gather(serving, return_exceptions=True)
    assert heard.reports == reports
    obeyed = [values for head, values in peripheral.heard if head == "control"]
    assert {key: each[key] for each in obeyed for key in each} == commands


@given(VALUES, st.integers(0, 20))
async def test_a_link_may_be_lost_anywhere(values: dict[str, Any], lasts: int) -> None:
    """Nothing hangs, and the next link is as good as new."""
    peripheral = device(key=KEY)
    air = Air(peripheral, lasts=lasts)
    try:
        await greet(air)
        await Session(air.conversation, LAYOUT, Heard()).control(values)
    except BluetoothError:
        peripheral.drop()
    else:
        return
    air = Air(peripheral)
    await greet(air)
    await Session(air.conversation, LAYOUT, Heard()).control(values)
    assert {key: peripheral.values[key] for key in values} == values


@settings(max_examples=20)
@given(st.binary(min_size=4, max_size=4).filter(lambda key: key != KEY))
async def test_only_the_right_key_opens(key: bytes) -> None:
    peripheral = device(key=KEY)
    air = Air(peripheral)
    connecting = asyncio.create_task(greet(air, key))
    while peripheral.packets.buffer or not connecting.done():
        await asyncio.sleep(0)
        air.conversation.lose()
    assert isinstance(connecting.exception(), NoAnswer)
    assert not peripheral.connected


def _cut(content: bytes, cuts: Sequence[int]) -> list[bytes]:
    """Cut at these places, as far as they are in it."""
    places = sorted({0, len(content), *(each for each in cuts if each < len(content))})
    return [content[a:b] for a, b in pairwise(places)]


def _flag(index: int, count: int) -> int:
    if count == 1:
        return 0
    return 1 if index == 0 else 3 if index == count - 1 else 2
