"""What stops the demo."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager


class DemoFailed(Exception):
    """Something does not work as it should."""


@asynccontextmanager
async def expected(seconds: float, event: str) -> AsyncIterator[None]:
    """Raise DemoFailed when what is awaited inside takes longer."""
    try:
        async with asyncio.timeout(seconds):
            yield
    except TimeoutError as error:
        raise DemoFailed(f"Not within {seconds:g} s: {event}") from error
