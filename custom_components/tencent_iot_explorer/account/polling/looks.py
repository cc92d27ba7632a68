"""When the lists of a home are read once more, besides the polls."""

import asyncio
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta

from homeassistant.core import HomeAssistant, callback

from ..absences import SECOND_LOOK_SECONDS
from ..later import Later

# Lists may lag behind a change.
LATE_LOOKS_SECONDS = (5, 30, 120)


class SecondLooks:
    """Reads again what is missing: once to confirm it, ever later what did not answer."""

    def __init__(
        self, hass: HomeAssistant, interval: timedelta, read: Callable[[], None]
    ) -> None:
        """Plan nothing yet; no look comes later than the next poll."""
        self._read = read
        self._interval_seconds = interval.total_seconds()
        self.planned = Later(hass)
        self._gap_seconds = SECOND_LOOK_SECONDS
        self.has_gap = False
        self.idle = asyncio.Event()
        self.idle.set()

    @contextmanager
    def reading(self) -> Iterator[None]:
        """Note that a reading is under way; one without a gap ends the looks for gaps."""
        self.has_gap = False
        self.idle.clear()
        try:
            yield
        finally:
            self.idle.set()
        if not self.has_gap:
            self._gap_seconds = SECOND_LOOK_SECONDS

    @callback
    def async_confirm(self) -> None:
        """Read once more, to confirm or refute what is missing."""
        self.planned.async_plan(SECOND_LOOK_SECONDS, self._read)

    @callback
    def async_note_gap(self) -> None:
        """Read again what did not answer, each time later."""
        self.has_gap = True
        if self._gap_seconds < self._interval_seconds:
            self.planned.async_plan(self._gap_seconds, self._async_fill_gap)

    @callback
    def _async_fill_gap(self) -> None:
        self._gap_seconds *= 2
        self._read()


class LateLooks:
    """Looks a few times for devices that have been announced: lists may lag."""

    def __init__(
        self,
        hass: HomeAssistant,
        is_listed: Callable[[str], bool],
        look: Callable[[], None],
    ) -> None:
        """Await nothing yet."""
        self._is_listed = is_listed
        self._look = look
        self.planned = Later(hass)
        self._before: dict[str, bool] = {}

    @callback
    def async_await(self, device_id: str) -> None:
        """Look for a device that has come or gone."""
        self._before[device_id] = self._is_listed(device_id)
        self.planned.async_cancel()
        *early, last = LATE_LOOKS_SECONDS
        for seconds in early:
            self.planned.async_plan(seconds, self._async_look_for_awaited)
        self.planned.async_plan(last, self._async_look_last)

    @callback
    def _async_look_for_awaited(self) -> None:
        """Look, unless the lists show by now who has come or gone."""
        if any(self._is_listed(each) is was for each, was in self._before.items()):
            self._look()

    @callback
    def _async_look_last(self) -> None:
        """Look in any case: who has come may have got a name and a room."""
        self._before.clear()
        self._look()
