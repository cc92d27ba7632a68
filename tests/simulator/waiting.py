"""Waiting for what the simulated cloud does in its own time."""

import asyncio
from collections.abc import Callable

from simulator import Cloud

PATIENCE_SECONDS = 10


async def until(condition: Callable[[], object]) -> None:
    """Wait until something has become true."""
    async with asyncio.timeout(PATIENCE_SECONDS):
        while not condition():
            await asyncio.sleep(0.01)


def registered(cloud: Cloud) -> set[str]:
    """Return the devices that somebody listens to."""
    return {device_id for each in cloud.sockets for device_id in each.device_ids}
