"""What the cloud no longer lists: gone, or only missing from one answer."""

from collections.abc import Callable, Collection
from functools import partial
from time import monotonic

from homeassistant.core import CALLBACK_TYPE, HomeAssistant, callback
from homeassistant.helpers.event import async_call_later

CONFIRM_SECONDS = 60
TOLD_SECONDS = 300
LIST_LAG_SECONDS = (5, 30, 120)


class Absences:
    """Believes that something has gone if the cloud says so, or a later look agrees."""

    def __init__(self) -> None:
        """Miss nothing yet."""
        self._since: dict[str, float] = {}
        self._told: dict[str, float] = {}

    def tell(self, key: str) -> None:
        """Note that something has gone for sure."""
        self._told[key] = monotonic()

    def compare(
        self,
        known: Collection[str],
        listed: Collection[str],
        unread: Collection[str] = (),
    ) -> tuple[frozenset[str], frozenset[str]]:
        """Return what is absent for now and what has gone, of what was known.

        What could not be read agrees with nothing.
        """
        now = monotonic()
        self._told = {
            key: at for key, at in self._told.items() if now - at < TOLD_SECONDS
        }
        missing = frozenset(known) - frozenset(listed)
        self._since = {
            key: self._since.get(key, now)
            for key in missing
            if key in self._since or key not in unread
        }
        agreed = {
            key for key, since in self._since.items() if now - since >= CONFIRM_SECONDS
        }
        gone = missing & (self._told.keys() | agreed.difference(unread))
        return missing - gone, gone


class SecondLooks:
    """Has it looked at again, soon, whether what is absent has really gone."""

    def __init__(self, hass: HomeAssistant, look: Callable[[str], None]) -> None:
        """Know whom to call with the subject to look at."""
        self._hass = hass
        self._look = look
        self._planned: dict[str, CALLBACK_TYPE] = {}

    @callback
    def async_plan(self, subject: str) -> None:
        """Have a subject looked at when a second answer counts."""
        if subject not in self._planned:
            self._planned[subject] = async_call_later(
                self._hass, CONFIRM_SECONDS + 1, partial(self._async_look, subject)
            )

    @callback
    def async_stop(self) -> None:
        """Cancel all looks."""
        while self._planned:
            _, cancel = self._planned.popitem()
            cancel()

    @callback
    def _async_look(self, subject: str, _now: object) -> None:
        del self._planned[subject]
        self._look(subject)


class LateLooks:
    """Has it looked again, some times, what a change has led to: lists may lag behind."""

    def __init__(self, hass: HomeAssistant, look: Callable[[], None]) -> None:
        """Know whom to call."""
        self._hass = hass
        self._look = look
        self._planned: dict[int, CALLBACK_TYPE] = {}

    @callback
    def async_plan(self) -> None:
        """Plan the looks after the change that was told last."""
        self.async_stop()
        for seconds in LIST_LAG_SECONDS:
            self._planned[seconds] = async_call_later(
                self._hass, seconds, partial(self._async_look, seconds)
            )

    @callback
    def async_stop(self) -> None:
        """Cancel all looks."""
        while self._planned:
            _, cancel = self._planned.popitem()
            cancel()

    @callback
    def _async_look(self, seconds: int, _now: object) -> None:
        del self._planned[seconds]
        self._look()
