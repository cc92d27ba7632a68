"""Starting with a large home: time, stalls of the event loop, memory."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
import gc
import time
import tracemalloc

from .home import make_entry, running_home_assistant, running_simulator, set_up
from .outcome import Outcome

LARGE_HOME = 1000
WEIGHED_HOME = 200
ENTITIES = 7
TICK_SECONDS = 0.001


async def measure() -> list[Outcome]:
    """Return what a large home costs at start."""
    return [*await _measure_time(), await _measure_memory()]


async def _measure_time() -> list[Outcome]:
    """Return how long the start takes and the longest silence of the event loop."""
    async with running_simulator(LARGE_HOME) as url, running_home_assistant() as hass:
        entry = make_entry(hass, url)
        gc.disable()  # its pauses are not ours, and longer than anything we look for
        start = time.perf_counter()
        async with _stalls() as stalls:
            await set_up(hass, entry)
        gc.enable()
        seconds = time.perf_counter() - start
    home = f"{LARGE_HOME} devices"
    return [
        Outcome(
            subject=f"{home}: from the start to the last value",
            value=seconds,
            limit=60,
            unit="s",
        ),
        Outcome(
            subject=f"{home}: the longest stall of the event loop",
            value=max(stalls) * 1000,
            limit=50,
            unit="ms",
        ),
    ]


async def _measure_memory() -> Outcome:
    """Return the memory of a device, scaled to a certain number of entities."""
    async with running_simulator(WEIGHED_HOME) as url, running_home_assistant() as hass:
        entry = make_entry(hass, url)
        tracemalloc.start()
        before = _allocated()
        await set_up(hass, entry)
        allocated = _allocated() - before
        tracemalloc.stop()
        entities = len(hass.states.async_all())
    return Outcome(
        subject=f"memory of a device of {ENTITIES} entities",
        value=allocated / entities * ENTITIES / 1024,
        limit=65,
        unit="KiB",
    )


def _allocated() -> int:
    gc.collect()
    return tracemalloc.get_traced_memory()[0]


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
