"""Calls that are planned, and can be cancelled."""

from collections.abc import Callable, Hashable

from homeassistant.core import CALLBACK_TYPE, HomeAssistant, callback
from homeassistant.helpers.event import async_call_later


class Later:
    """Calls that are planned, each once, and cancelled together."""

    def __init__(self, hass: HomeAssistant) -> None:
        """Plan nothing yet."""
        self._hass = hass
        self._planned: dict[Hashable, CALLBACK_TYPE] = {}
        self._closed = False

    @callback
    def async_plan[*Ts](
        self, seconds: float, call: Callable[[*Ts], None], *arguments: *Ts
    ) -> None:
        """Plan a call in some seconds, unless it is planned already or this is closed."""
        key = (seconds, call, arguments)

        @callback
        def call_now(_now: object) -> None:
            del self._planned[key]
            call(*arguments)

        if key not in self._planned and not self._closed:
            self._planned[key] = async_call_later(self._hass, seconds, call_now)

    @callback
    def async_cancel(self) -> None:
        """Cancel all planned calls."""
        while self._planned:
            _, cancel = self._planned.popitem()
            cancel()

    @callback
    def async_close(self) -> None:
        """Cancel all planned calls, and plan none from now on."""
        self._closed = True
        self.async_cancel()
