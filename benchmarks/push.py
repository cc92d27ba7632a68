"""Pushed values: from the text that the socket hands over to the written states."""

import asyncio
from collections import Counter, deque
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
import gc
from itertools import batched, count
import json
import random
import time

from aiohttp import WSMessage, WSMsgType
from homeassistant.const import EVENT_STATE_CHANGED
from homeassistant.core import HomeAssistant, callback

from custom_components.tencent_iot_explorer.account.account import Account
from simulator.frames import DeviceFrames

from .floor import BareSensor, add_bare_devices
from .home import make_entry, running_home_assistant, running_simulator, set_up
from .outcome import Outcome

DEVICES = 100
PRODUCT = "metering-socket"
PROPERTIES = ("power", "voltage", "current")
ROUNDS = 15
FRAMES = 400
AT_ONCE = (1_000, 20_000)
END = WSMessage(WSMsgType.CLOSED, None, None)
LIMIT_THREE, LIMIT_ONE, LIMIT_SAME = 1.25, 1.45, 0.2
LIMIT_STALL_MS = 5

type Change = tuple[int, Sequence[int]]
"""The number of a device, and the first of its values."""


class Socket:
    """A socket that has received all its messages already."""

    def __init__(self, texts: Sequence[str]) -> None:
        """Take the texts that are waiting."""
        messages = (WSMessage(WSMsgType.TEXT, each, "") for each in texts)
        self._messages = deque([*messages, END])

    async def receive(self) -> WSMessage:
        """Hand over the next message without waiting, as a busy socket does.

        It keeps none: to forget 20,000 at once would hold up the event loop.
        """
        return self._messages.popleft()


class Rivals:
    """The integration and the floor, side by side in one Home Assistant."""

    def __init__(
        self,
        hass: HomeAssistant,
        account: Account,
        bare: Sequence[Sequence[BareSensor]],
    ) -> None:
        """Begin with the first change."""
        self.hass = hass
        self.account = account
        self.bare = bare
        self.device_ids = sorted(account.devices)
        self._next = 0
        # Each report is a millisecond younger than the one before: none comes late.
        self._moments = count(time.time_ns() // 1_000_000)

    def changes(self, properties: int) -> list[Change]:
        """Return as many changes as a round has, one device after the other."""
        numbers = range(self._next, self._next + FRAMES)
        self._next += FRAMES
        return [
            (number % DEVICES, [100 + number // DEVICES % 90] * properties)
            for number in numbers
        ]

    def texts(self, changes: Sequence[Change]) -> list[str]:
        """Return what the cloud sends for changes."""
        return [
            json.dumps(
                DeviceFrames(self.device_ids[device]).report(
                    dict(zip(PROPERTIES, values, strict=False)), next(self._moments)
                )
            )
            for device, values in changes
        ]

    async def receive(self, socket: Socket) -> None:
        """Let the push connection read all that waits, until it is shown."""
        await self.account.push._listen(socket)  # type: ignore[arg-type]
        await asyncio.sleep(0)

    def show(self, changes: Sequence[Change]) -> None:
        """Write the floor's states, which are ours: a whole number is one of a float."""
        for device, values in changes:
            for sensor, value in zip(self.bare[device], values, strict=False):
                sensor.show(float(value))


async def measure() -> list[Outcome]:
    """Return what a push costs beside the floor, and how long many hold up others."""
    async with (
        running_simulator(DEVICES, PRODUCT) as url,
        running_home_assistant() as hass,
    ):
        entry = make_entry(hass, url)
        await set_up(hass, entry)
        bare = await add_bare_devices(hass, DEVICES, len(PROPERTIES))
        rivals = Rivals(hass, entry.runtime_data, bare)
        with_collection = await _compare(rivals, 3)
        with _nothing_collected():
            return [
                _outcome("a push of 3 values", await _compare(rivals, 3), LIMIT_THREE),
                _outcome(
                    "a push of 3 values, garbage collected",
                    with_collection,
                    LIMIT_THREE,
                ),
                _outcome("a push of 1 value", await _compare(rivals, 1), LIMIT_ONE),
                _outcome(
                    "a push of 3 values that comes alone",
                    await _compare(rivals, 3, at_once=1),
                    None,
                ),
                _outcome(
                    "a push that changes nothing, by a changed floor",
                    await _compare_same(rivals),
                    LIMIT_SAME,
                ),
                *[each for count in AT_ONCE for each in await _burst(rivals, count)],
            ]


def _outcome(subject: str, ratios: Sequence[float], limit: float | None) -> Outcome:
    return Outcome(subject=subject, rounds=ratios, limit=limit, unit="× the floor")


@contextmanager
def _nothing_collected() -> Iterator[None]:
    """Leave out the pauses of garbage collection, which belong to nobody."""
    gc.collect()
    gc.freeze()
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


async def _compare(
    rivals: Rivals, properties: int, *, at_once: int = FRAMES
) -> list[float]:
    """Return the ratios of rounds in which each goes first once.

    Who goes first has gone last before, and finds its code and data where it left them.
    Parameters: how many values a push has, and how many pushes wait on the socket.
    """
    ratios = []
    for _ in range(ROUNDS):
        times = Counter[str]()
        for order in (("mine", "floor"), ("floor", "mine")):
            mine, floors = rivals.changes(properties), rivals.changes(properties)
            texts = rivals.texts(mine)
            sockets = [Socket(some) for some in batched(texts, at_once, strict=True)]
            for who in order:
                start = time.process_time_ns()
                if who == "mine":
                    for socket in sockets:
                        await rivals.receive(socket)
                else:
                    rivals.show(floors)
                times[who] += time.process_time_ns() - start
                await rivals.hass.async_block_till_done()
            _check(rivals, mine)
        ratios.append(times["mine"] / times["floor"])
    return ratios


async def _compare_same(rivals: Rivals) -> list[float]:
    """Return the ratios of pushes without news, which must write no state."""
    ratios = []
    for _ in range(ROUNDS):
        known = rivals.changes(3)
        await rivals.receive(Socket(rivals.texts(known)))
        socket = Socket(rivals.texts([*dict(known).items()] * (FRAMES // DEVICES)))
        floors = rivals.changes(3)
        start = time.process_time()
        rivals.show(floors)
        floor = time.process_time() - start
        written: list[str] = []
        stop = rivals.hass.bus.async_listen(
            EVENT_STATE_CHANGED,
            callback(lambda event, to=written: to.append(event.data["entity_id"])),
        )
        start = time.process_time()
        await rivals.receive(socket)
        ratios.append((time.process_time() - start) / floor)
        stop()
        if written:
            raise RuntimeError(f"A push without news wrote states: {written[:3]}")
    return ratios


async def _burst(rivals: Rivals, count: int) -> list[Outcome]:
    """Return how long so many frames at once hold up what else the loop has to do."""
    changes = [change for _ in range(0, count, FRAMES) for change in rivals.changes(3)][
        :count
    ]
    random.Random(1).shuffle(changes)
    longest, rates = [], []
    for socket in [Socket(rivals.texts(changes)) for _ in range(5)]:
        late: list[float] = []
        watching = asyncio.create_task(_watch(late))
        await asyncio.sleep(0)
        await rivals.receive(socket)
        watching.cancel()
        longest.append(max(late) * 1000)
        rates.append(count / sum(late) / 1000)
    return [
        Outcome(
            subject=f"{count} frames at once: the longest stall of the event loop",
            rounds=longest,
            limit=LIMIT_STALL_MS,
            unit="ms",
        ),
        Outcome(
            subject=f"{count} frames at once: shown in a second",
            rounds=rates,
            limit=None,
            unit="thousand",
        ),
    ]


async def _watch(late: list[float]) -> None:
    """Collect how much others did between two turns of the event loop.

    In processor time: what else the machine does is not our stall.
    """
    before = time.thread_time()
    while True:
        await asyncio.sleep(0)
        now = time.thread_time()
        late.append(now - before)
        before = now


def _check(rivals: Rivals, changes: Sequence[Change]) -> None:
    """Make sure that what was timed has done its work."""
    for device, values in dict(changes).items():
        known = rivals.account.devices[rivals.device_ids[device]].values
        for name, value in zip(PROPERTIES, values, strict=False):
            if known[name] != value:
                raise RuntimeError(f"{name} is {known[name]}, not {value}")
