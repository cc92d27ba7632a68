"""Waiting for the cloud until the client is closed."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from .errors import ClientClosed


class Waiting:
    """All waits for the cloud, which end when it is closed."""

    def __init__(self) -> None:
        """Start without a wait."""
        self._scopes: set[asyncio.Timeout] = set()
        self.closed = False

    @asynccontextmanager
    async def until_closed(self) -> AsyncIterator[None]:
        """Run the body until closed. Raises ClientClosed then."""
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
        """End all waits, and refuse new ones."""
        self.closed = True
        now = asyncio.get_running_loop().time()
        while self._scopes:
            self._scopes.pop().reschedule(now)


def closed() -> ClientClosed:
    """Return the error of a client that was closed."""
    return ClientClosed("Closed", "The client is closed")
