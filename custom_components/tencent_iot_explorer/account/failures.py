"""Unexpected failures of listeners: logged, without stopping anything else."""

from collections import deque
from collections.abc import Callable, Coroutine, Iterable
from typing import Any, cast

from homeassistant.util.logging import catch_log_exception


def log_failures[*Ts, Done: (None, Coroutine[Any, Any, None])](
    listener: Callable[[*Ts], Done], describe: Callable[[*Ts], str]
) -> Callable[[*Ts], Done]:
    """Return a listener whose failures are logged instead of raised."""
    return cast("Callable[[*Ts], Done]", catch_log_exception(listener, describe))


def log_each_failure[T](
    take: Callable[[T], None], describe: Callable[[deque[T]], str]
) -> Callable[[Iterable[T]], None]:
    """Return a function that takes items in turn, and logs those that fail."""

    def take_waiting(waiting: deque[T]) -> None:
        while waiting:
            take(waiting.popleft())

    take_some = log_failures(take_waiting, describe)

    def take_all(those: Iterable[T]) -> None:
        waiting = deque(those)
        while waiting:
            take_some(waiting)

    return take_all
