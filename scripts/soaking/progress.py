"""What a soak does now, said as it goes on, and how long that may take."""

import asyncio
from collections.abc import Awaitable, Callable
import sys
import time

from ..demonstration.failure import expected

LOOK_SECONDS = 5


async def until(
    event: str,
    seconds: float,
    has_come: Callable[[], Awaitable[bool]],
    pause: float = LOOK_SECONDS,
) -> None:
    """Look again and again for an event. Raises DemoFailed when it takes longer."""
    announce(f"until {event}, {seconds:.0f} s at most")
    async with expected(seconds, event):
        while not await has_come():  # noqa: ASYNC110
            await asyncio.sleep(pause)


async def spend(seconds: float, purpose: str) -> None:
    """Say what some seconds are for, and let them pass."""
    announce(f"{seconds:.0f} s {purpose}")
    await asyncio.sleep(seconds)


def announce(doing: str) -> None:
    """Say what is done now, beside the results."""
    print(time.strftime("%H:%M:%S"), doing, file=sys.stderr, flush=True)
