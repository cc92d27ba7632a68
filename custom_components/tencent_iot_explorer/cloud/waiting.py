"""Waiting for the cloud, until nobody wants to know any more."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from .errors import ConnectionFailed


class Waiting:
    """All who wait for the cloud: they can be told to stop."""

    def __init__(self) -> None:
        """Let everybody wait."""
        self._scopes: set[asyncio.Timeout] = set()
        self.closed = False

    @asynccontextmanager
    async def until_closed(self) -> AsyncIterator[None]:
        """Wait as long as it takes. Raises ConnectionFailed when it is in vain."""
        if self.closed:
            raise closed()
        scope = asyncio.timeout(None)
        try:
            async with scope:
                self._scopes.add(scope)
                try:
                    yield
                finally:
                    self._scopes.discard(scope)
        except TimeoutError as error:
            if not scope.expired():
                raise
            raise closed() from error

    def close(self) -> None:
        """End all that waits, and whatever would wait from now on."""
        self.closed = True
        now = asyncio.get_running_loop().time()
        while self._scopes:
            self._scopes.pop().reschedule(now)


def closed() -> ConnectionFailed:
    """Return the error of a client that was closed."""
    return ConnectionFailed("Closed", "The client is closed")
