"""Clocks that go on by themselves as soon as nobody has anything to do."""

import asyncio
from collections.abc import Callable
import time
from typing import Any

# What is under way between two sockets of this machine is there by then.
UNDER_WAY_SECONDS = 0.0001
PATIENCE_SECONDS = 0.01
TICK_SECONDS = 1e-5


class Clock:
    """Lets hours pass in a moment: whoever sleeps is woken when nothing else runs."""

    def __init__(self, loop: Any, skip: Callable[[float], object]) -> None:
        """Take over the waiting of an event loop, for good; skip lets seconds pass."""
        self._skip = skip
        self._working = 0
        self._select: Callable[[float], Any] = loop._selector.select
        self._run_in_executor = loop.run_in_executor
        loop._selector.select = self._wait
        loop.run_in_executor = self._work
        # Since 1970 so many seconds have passed that a float has no nanoseconds left.
        loop._clock_resolution = TICK_SECONDS

    def _wait(self, timeout: float | None) -> Any:
        """Return what has happened, or let the time pass until something shall."""
        if (found := self._select(0)) or timeout == 0:
            return found
        if self._working or timeout is None:
            return self._select(PATIENCE_SECONDS)
        time.sleep(UNDER_WAY_SECONDS)
        if not (found := self._select(0)):
            self._skip(timeout + TICK_SECONDS)
        return found

    def _work(
        self, executor: Any, work: Callable[..., Any], *arguments: Any
    ) -> asyncio.Future[Any]:
        """Let no time pass while a thread works."""
        self._working += 1
        future: asyncio.Future[Any] = self._run_in_executor(executor, work, *arguments)
        future.add_done_callback(self._end_work)
        return future

    def _end_work(self, _future: asyncio.Future[Any]) -> None:
        self._working -= 1


def hurry(loop: Any) -> None:
    """Let nobody wait on an event loop, and nothing take long, by its own clock alone."""
    passed: float = loop.time()

    def skip(seconds: float) -> None:
        nonlocal passed
        passed += seconds

    loop.time = lambda: passed
    Clock(loop, skip)
