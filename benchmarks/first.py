"""The first start of an account with one device, in a process that knows nothing yet."""

import asyncio
import logging
import os
import sys
import time

from homeassistant.setup import async_setup_component

from .home import ROOT, make_entry, running_home_assistant, running_simulator, set_up
from .outcome import Outcome

ROUNDS = 5
# What every Home Assistant sets up by itself, and a home of one device needs.
ALWAYS_THERE = (
    *("http", "media_source"),
    *("binary_sensor", "event", "light", "number", "sensor", "switch", "time"),
)


async def measure() -> list[Outcome]:
    """Return the processor time, compiled as at every start but the very first."""
    await _in_a_new_process()
    return [
        Outcome(
            subject="one device: processor time of the set-up, imports included",
            rounds=[await _in_a_new_process() for _ in range(ROUNDS)],
            limit=80,
            unit="ms",
        )
    ]


async def _in_a_new_process() -> float:
    environment = {**os.environ}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", __name__),
        cwd=ROOT,
        env=environment,
        stdout=asyncio.subprocess.PIPE,
    )
    answer, _ = await process.communicate()
    return float(answer)


async def _once() -> float:
    """Return the processor time of the set-up in ms."""
    async with running_simulator(1) as url, running_home_assistant() as hass:
        entry = make_entry(hass, url)
        for component in ALWAYS_THERE:
            await async_setup_component(hass, component, {})
        await hass.async_block_till_done()
        begin = time.process_time()
        await set_up(hass, entry)
        return (time.process_time() - begin) * 1000


if __name__ == "__main__":
    logging.disable(logging.WARNING)
    print(asyncio.run(_once()))
