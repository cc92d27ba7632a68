"""Waiting for what takes real time: that of a busy machine too."""

import asyncio
from collections.abc import Callable

# Less than the time of a test, so that it tells what it waits for.
PATIENCE_SECONDS = 45


async def until(condition: Callable[[], object]) -> None:
    """Let the event loop run until something holds."""
    async with asyncio.timeout(PATIENCE_SECONDS):
        while not condition():
            await asyncio.sleep(0.01)
