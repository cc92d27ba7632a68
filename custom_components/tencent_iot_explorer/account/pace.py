"""How fast many states may change at once.

Home Assistant cuts off a browser with 4,096 messages waiting, and ends an open history
of which 2,048 states change within 0.35 seconds.
"""

import asyncio
from collections.abc import AsyncIterator, Iterable, Mapping
from time import monotonic
from typing import Any

STATES_PER_TURN = 50
STATES_AT_ONCE = 1000
STATES_PER_SECOND = 2500

DEVICES_PER_TURN = 50


class Pace:
    """Gives the event loop turns, and a browser the time to follow."""

    def __init__(self) -> None:
        """Begin now."""
        self._changed = 0
        self._left: float = STATES_AT_ONCE
        self._counted_at = monotonic()

    async def async_keep(self, changed: int) -> None:
        """Wait if needed, after so many more states have changed."""
        self._changed += changed
        if self._changed < STATES_PER_TURN:
            return
        now = monotonic()
        regained = (now - self._counted_at) * STATES_PER_SECOND
        self._left = min(STATES_AT_ONCE, self._left + regained) - self._changed
        self._counted_at = now
        self._changed = 0
        await asyncio.sleep(max(0, -self._left / STATES_PER_SECOND))


async def at_pace[T](listening: Mapping[Any, T]) -> AsyncIterator[T]:
    """Yield all listeners, each for one state; skip those that have stopped."""
    pace = Pace()
    for key, each in list(listening.items()):
        if key in listening:
            yield each
            await pace.async_keep(1)


async def in_turns[T](devices: Iterable[T]) -> AsyncIterator[T]:
    """Yield all items, and give the event loop turns in between."""
    for count, each in enumerate(list(devices), start=1):
        yield each
        if count % DEVICES_PER_TURN == 0:
            await asyncio.sleep(0)
