"""Starting with a large home: processor, requests, states, stalls, memory."""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Iterator, Mapping
from contextlib import asynccontextmanager, contextmanager
import gc
import time
import tracemalloc
from typing import Any, NamedTuple
from unittest.mock import patch

from homeassistant.const import EVENT_STATE_CHANGED
from homeassistant.core import Event, EventStateChangedData, HomeAssistant, callback

from custom_components.tencent_iot_explorer.cloud.transport import Transport

from .floor import add_bare_devices
from .home import make_entry, running_home_assistant, running_simulator, set_up
from .outcome import Outcome
from .requests import counted_requests

LARGE_HOME = 500
WEIGHED_HOMES = (100, 200)
FAR_HOMES = {100: 0.9, 500: 3.5}
LATENCY_SECONDS = 0.05
ROUNDS = 3
ENTITIES = 7
TICK_SECONDS = 0.001


class Memory(NamedTuple):
    """Bytes, and how many entities take them."""

    mine: int
    entities: int
    bare: int
    sensors: int


async def measure() -> list[Outcome]:
    """Return what a large home costs at start."""
    rounds = [await _start() for _ in range(ROUNDS)]
    ratios, stalls, requests, states = zip(*rounds, strict=True)
    memory, bare_memory = await _memory()
    home = f"{LARGE_HOME} devices"
    return [
        Outcome(
            subject=f"{home}: processor time of the set-up, by entity",
            rounds=ratios,
            limit=1.2,
            unit="× the floor",
        ),
        Outcome(
            subject=f"{home}: the longest stall of the event loop",
            rounds=stalls,
            limit=50,
            unit="ms",
        ),
        Outcome(
            subject=f"{home}: requests, by device",
            rounds=requests,
            limit=1.1,
            unit="",
        ),
        Outcome(
            subject=f"{home}: states written, by entity",
            rounds=states,
            limit=1,
            unit="",
        ),
        *[await _far_away(devices, limit) for devices, limit in FAR_HOMES.items()],
        Outcome(
            subject=f"memory of one more device of {ENTITIES} entities",
            rounds=[memory],
            limit=60,
            unit="KiB",
        ),
        Outcome(
            subject=f"memory of one more device of {ENTITIES} bare entities",
            rounds=[bare_memory],
            limit=None,
            unit="KiB",
        ),
    ]


async def _start() -> tuple[float, float, float, float]:
    """Return ratio of processor time, longest stall, requests and states of a start."""
    async with running_simulator(LARGE_HOME) as url, running_home_assistant() as hass:
        entry = make_entry(hass, url)
        gc.disable()  # its pauses are not ours, and longer than anything we look for
        with counted_requests() as requests, _counted_states(hass) as states:
            begin = time.process_time()
            async with _stalls() as stalls:
                await set_up(hass, entry)
            mine = time.process_time() - begin
        entities = len(states)
        begin = time.process_time()
        await add_bare_devices(hass, LARGE_HOME, entities // LARGE_HOME)
        await hass.async_block_till_done()
        floor = time.process_time() - begin
        gc.enable()
    bare = entities // LARGE_HOME * LARGE_HOME
    return (
        (mine / entities) / (floor / bare),
        max(stalls) * 1000,
        requests.total() / LARGE_HOME,
        states.total() / entities,
    )


async def _far_away(devices: int, limit: float) -> Outcome:
    """Return how long a start takes when the cloud is far away: all values are known."""
    exchange = Transport._exchange

    async def slowly(self: Transport, path: str, body: Mapping[str, Any]) -> bytes:
        await asyncio.sleep(LATENCY_SECONDS)
        return await exchange(self, path, body)

    async with running_simulator(devices) as url, running_home_assistant() as hass:
        entry = make_entry(hass, url)
        begin = time.perf_counter()
        with patch.object(Transport, "_exchange", slowly):
            await hass.config_entries.async_setup(entry.entry_id)
            seconds = time.perf_counter() - begin
            await hass.async_block_till_done(wait_background_tasks=True)
    return Outcome(
        subject=f"{devices} devices, {LATENCY_SECONDS * 1000:g} ms away: all values",
        rounds=[seconds],
        limit=limit,
        unit="s",
    )


async def _memory() -> tuple[float, float]:
    """Return what one more device takes, and one more bare one, in KiB."""
    small, large = [await _taken(devices) for devices in WEIGHED_HOMES]
    return (
        (large.mine - small.mine) / (large.entities - small.entities) * ENTITIES / 1024,
        (large.bare - small.bare) / (large.sensors - small.sensors) * ENTITIES / 1024,
    )


async def _taken(devices: int) -> Memory:
    """Return what a home and its floor take."""
    async with running_simulator(devices) as url, running_home_assistant() as hass:
        entry = make_entry(hass, url)
        tracemalloc.start()
        mine = await _allocated_by(set_up(hass, entry))
        entities = len(hass.states.async_all())
        sensors = entities // devices
        bare = await _allocated_by(add_bare_devices(hass, devices, sensors))
        tracemalloc.stop()
    return Memory(mine=mine, entities=entities, bare=bare, sensors=devices * sensors)


async def _allocated_by(work: Awaitable[object]) -> int:
    """Return how many bytes are taken once something was done."""
    before = _allocated()
    await work
    return _allocated() - before


def _allocated() -> int:
    gc.collect()
    return tracemalloc.get_traced_memory()[0]


@contextmanager
def _counted_states(hass: HomeAssistant) -> Iterator[Counter[str]]:
    """Count the states that are written of each entity."""
    written: Counter[str] = Counter()

    @callback
    def count(event: Event[EventStateChangedData]) -> None:
        written[event.data["entity_id"]] += 1

    stop = hass.bus.async_listen(EVENT_STATE_CHANGED, count)
    yield written
    stop()


@asynccontextmanager
async def _stalls() -> AsyncIterator[list[float]]:
    """Collect by how many seconds the event loop was late."""
    late: list[float] = []

    async def tick() -> None:
        while True:
            start = time.perf_counter()
            await asyncio.sleep(TICK_SECONDS)
            late.append(time.perf_counter() - start - TICK_SECONDS)

    task = asyncio.create_task(tick())
    try:
        yield late
    finally:
        task.cancel()
