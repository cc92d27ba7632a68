"""A limit of concurrent requests that adapts to what the cloud bears."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Final

from .errors import RateLimited

FIRST_LIMIT: Final = 8
HIGHEST_LIMIT: Final = 16
# After the first complaint, so many answers raise the limit by one.
ANSWERS_PER_RAISE: Final = 50


class AdaptiveLimit:
    """A semaphore that grows with good answers, and is halved when the cloud complains."""

    def __init__(self) -> None:
        """Begin with the first limit."""
        self._limit = FIRST_LIMIT
        self._places = asyncio.Semaphore(FIRST_LIMIT)
        self._surplus = 0
        self._answers = 0
        self._complaints = 0

    @asynccontextmanager
    async def place(self) -> AsyncIterator[None]:
        """Hold a place, first come, first served; RateLimited counts as a complaint."""
        await self._places.acquire()
        complaints = self._complaints
        try:
            yield
            self._raise()
        except RateLimited:
            # One complaint counts for all that ran together.
            if complaints == self._complaints:
                self._halve()
            raise
        finally:
            self._leave()

    def _raise(self) -> None:
        """Count a good answer and add a place, more slowly after a complaint."""
        self._answers += 1
        is_careful = self._complaints and self._answers % ANSWERS_PER_RAISE
        if self._limit < HIGHEST_LIMIT and not is_careful:
            self._limit += 1
            self._places.release()

    def _halve(self) -> None:
        """Give up half of the places, as they become free."""
        self._complaints += 1
        given_up = self._limit // 2
        self._limit -= given_up
        self._surplus += given_up

    def _leave(self) -> None:
        if self._surplus:
            self._surplus -= 1
        else:
            self._places.release()
