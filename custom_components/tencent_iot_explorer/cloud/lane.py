"""How many reads may be on their way at a time: as many as the cloud bears."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Final

from .errors import RateLimited

FIRST_WIDTH: Final = 8
LARGEST_WIDTH: Final = 16
# Once the cloud has complained, only so many answers make room for one more.
ANSWERS_FOR_ROOM: Final = 50


class Lane:
    """Places for reads: one more with each good answer, half of them at a complaint."""

    def __init__(self) -> None:
        """Begin with some room."""
        self.width = FIRST_WIDTH
        self._places = asyncio.Semaphore(FIRST_WIDTH)
        self._surplus = 0
        self._answers = 0
        self._complaints = 0

    @asynccontextmanager
    async def place(self) -> AsyncIterator[None]:
        """Hold a place, first come, first served. Sees RateLimited pass by."""
        await self._places.acquire()
        complaints = self._complaints
        try:
            yield
            self._widen()
        except RateLimited:
            if complaints == self._complaints:  # what was sent beside it says no more
                self._narrow()
            raise
        finally:
            self._leave()

    def _widen(self) -> None:
        """Make room for one more, unless that was too much before."""
        self._answers += 1
        is_careful = self._complaints and self._answers % ANSWERS_FOR_ROOM
        if self.width < LARGEST_WIDTH and not is_careful:
            self.width += 1
            self._places.release()

    def _narrow(self) -> None:
        """Give up half of the places, as they become free."""
        self._complaints += 1
        given_up = self.width // 2
        self.width -= given_up
        self._surplus += given_up

    def _leave(self) -> None:
        if self._surplus:
            self._surplus -= 1
        else:
            self._places.release()
