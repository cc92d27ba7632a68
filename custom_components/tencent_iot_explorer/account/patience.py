"""What can be done without: how long to wait for it, and going on without it."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Final

from ..cloud import AuthenticationFailed, ClientClosed, CloudError, ConnectionFailed

PATIENCE_SECONDS: Final = 5


async def tried[*Ts, T](
    read: Callable[[*Ts], Awaitable[T]], *arguments: *Ts
) -> T | CloudError:
    """Return what is read, or why it cannot be.

    Raises AuthenticationFailed and ClientClosed: then nothing else can be read, either.
    """
    try:
        return await read(*arguments)
    except AuthenticationFailed, ClientClosed:
        raise
    except CloudError as error:
        return error


async def in_time[T](awaited: Awaitable[T], seconds: float | None) -> T:
    """Return what is awaited. Raises ConnectionFailed if that takes longer."""
    return await _within(asyncio.timeout(seconds), awaited)


class Stragglers:
    """Waits for several at once; when one has come, for the others only so long."""

    def __init__(self, seconds: float | None) -> None:
        """Wait for the first, and for all others if no time is named."""
        self._seconds = seconds
        self._waits: set[asyncio.Timeout] = set()

    async def in_time[*Ts, T](
        self, read: Callable[[*Ts], Awaitable[T]], *arguments: *Ts
    ) -> T:
        """Return what is read. Raises ConnectionFailed if another came long before."""
        wait = asyncio.timeout(None)
        self._waits.add(wait)
        try:
            found = await _within(wait, read(*arguments))
        finally:
            self._waits.discard(wait)
        if self._seconds is not None:
            latest = asyncio.get_running_loop().time() + self._seconds
            while self._waits:
                self._waits.pop().reschedule(latest)
        return found


async def _within[T](wait: asyncio.Timeout, awaited: Awaitable[T]) -> T:
    try:
        async with wait:
            return await awaited
    except TimeoutError as error:
        raise ConnectionFailed("Timeout", "There was no answer in time") from error
