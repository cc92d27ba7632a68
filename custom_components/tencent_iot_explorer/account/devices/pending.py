"""Written values that wait for the echo of the device."""

import asyncio
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, Final

from ...thing import merge_struct

ECHO_SECONDS = 8.0
UNKNOWN: Final = object()  # stands for the value of a property that has none


@dataclass(kw_only=True)
class PendingWrite:
    """A written value, and what the device has reported meanwhile.

    The timer runs from the cloud's answer on.
    """

    value: Any
    reported: Any
    timer: asyncio.TimerHandle | None = None
    overdue: bool = False

    def cancel(self) -> None:
        """Cancel the wait for the echo."""
        if self.timer:
            self.timer.cancel()


class PendingWrites(dict[str, PendingWrite]):
    """The pending writes of a device, by property id."""

    __slots__ = ("_ask", "_show")

    def __init__(
        self, show: Callable[[Mapping[str, Any]], None], ask: Callable[[], None]
    ) -> None:
        """Know how to show values, UNKNOWN for none, and how to read the device."""
        super().__init__()
        self._show = show
        self._ask = ask

    def hold(self, values: Mapping[str, Any], known: Mapping[str, Any]) -> None:
        """Show written values before the device confirms them."""
        for property_id, value in values.items():
            reported = known.get(property_id, UNKNOWN)
            if earlier := self.get(property_id):
                earlier.cancel()
                reported = earlier.reported
            self[property_id] = PendingWrite(value=value, reported=reported)
        self._show(values)

    def await_echo(self, values: Mapping[str, Any]) -> None:
        """Wait some seconds for the echoes of values that the cloud has accepted."""
        loop = asyncio.get_running_loop()
        for property_id, value in values.items():
            pending = self.get(property_id)
            if pending and pending.value == value and pending.timer is None:
                pending.timer = loop.call_later(ECHO_SECONDS, self._doubt, pending)

    def settle_overdue(self) -> None:
        """Show what was reported in place of overdue writes."""
        self.settle({key: each.value for key, each in self.items() if each.overdue})

    def settle(self, values: Mapping[str, Any]) -> None:
        """Stop waiting for these echoes, and show what was reported."""
        reported = {}
        for property_id, value in values.items():
            pending = self.get(property_id)
            if pending and pending.value == value:
                pending.cancel()
                del self[property_id]
                reported[property_id] = pending.reported
        self._show(reported)

    def take_echo(
        self, property_id: str, value: Any, reported: Any, *, is_struct: bool
    ) -> bool:
        """Return whether a report is the echo of a write; else keep it for later.

        Parameters: the whole value now, and what was reported of it: of a struct, a
        part.
        """
        pending = self[property_id]
        if not _confirms(value, pending.value):
            known = pending.reported
            pending.reported = merge_struct(known, reported) if is_struct else reported
            return False
        pending.cancel()
        del self[property_id]
        return True

    def _doubt(self, pending: PendingWrite) -> None:
        """Read the device, once per command: the push may have been lost."""
        is_asked = any(each.overdue for each in self.values())
        pending.overdue = True
        if not is_asked:
            self._ask()

    def close(self) -> None:
        """Cancel all waits."""
        for pending in self.values():
            pending.cancel()
        self.clear()


def _confirms(told: Any, written: Any) -> bool:
    """Return whether a device tells what was written, perhaps a number as text."""
    if isinstance(told, str) is isinstance(written, str):
        return bool(told == written)
    with suppress(ValueError, TypeError, OverflowError):
        return float(told) == float(written)
    return False
