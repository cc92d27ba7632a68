"""Failures that nobody expects: they are logged, and cost nobody else anything."""

from collections import deque
from collections.abc import Callable, Coroutine, Iterable
from typing import Any, cast

from homeassistant.util.logging import catch_log_exception


def log_failures[*Ts, Done: (None, Coroutine[Any, Any, None])](
    listener: Callable[[*Ts], Done], describe: Callable[[*Ts], str]
) -> Callable[[*Ts], Done]:
    """Return a listener whose failure is logged, and costs nobody else anything."""
    return cast("Callable[[*Ts], Done]", catch_log_exception(listener, describe))


def each_for_itself[T](
    take: Callable[[T], None], describe: Callable[[deque[T]], str]
) -> Callable[[Iterable[T]], None]:
    """Return what takes one after the other; where one fails, it is logged, and only it."""

    def take_waiting(waiting: deque[T]) -> None:
        while waiting:
            take(waiting.popleft())

    take_some = log_failures(take_waiting, describe)

    def take_all(those: Iterable[T]) -> None:
        waiting = deque(those)
        while waiting:
            take_some(waiting)

    return take_all
