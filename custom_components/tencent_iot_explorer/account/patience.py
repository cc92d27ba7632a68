"""How long to wait for what can be done without."""

import asyncio
from collections.abc import Awaitable
from typing import Final

from ..cloud import ConnectionFailed

PATIENCE_SECONDS: Final = 5


async def in_time[T](awaited: Awaitable[T], seconds: float | None) -> T:
    """Return what is awaited. Raises ConnectionFailed if that takes longer."""
    try:
        async with asyncio.timeout(seconds):
            return await awaited
    except TimeoutError as error:
        raise ConnectionFailed("Timeout", "There was no answer in time") from error
