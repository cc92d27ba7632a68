"""Whether the cloud can be reached: by pushes, or else by polls."""

from collections.abc import Callable
from datetime import datetime
from functools import partial

from homeassistant.core import CALLBACK_TYPE, callback
from homeassistant.helpers.event import async_call_later

from ...cloud import Push
from ..devices.devices import Devices
from ..devices.listeners import tell_each
from ..pace import at_pace
from ..polling.statuses import StatusCoordinator

# An outage that is shorter changes nothing.
GRACE_SECONDS = 30


class Reachability:
    """Tells devices and listeners when the cloud is away for long, and when it is back."""

    def __init__(
        self, devices: Devices, statuses: StatusCoordinator, push: Push
    ) -> None:
        """Take the cloud to be reachable."""
        self.reachable = True
        self._hass = statuses.hass
        self._devices = devices
        self._statuses = statuses
        self._push = push
        self._listeners: dict[object, Callable[[], None]] = {}
        self._cancel_grace: CALLBACK_TYPE | None = None

    @callback
    def async_add_listener(self, listener: Callable[[], None]) -> CALLBACK_TYPE:
        """Call the listener when the cloud went away or came back."""
        key = object()
        self._listeners[key] = listener
        return partial(self._listeners.__delitem__, key)

    @callback
    def async_update(self) -> None:
        """Look again: pushes came or went, or a poll has ended."""
        if self._push.connected or self._statuses.last_update_success:
            self.async_stop()
            self._async_set(reachable=True)
        elif self.reachable:
            self.async_doubt()

    @callback
    def async_doubt(self) -> None:
        """Decide in a while whether the cloud is away."""
        if self._cancel_grace is None:
            self._cancel_grace = async_call_later(
                self._hass, GRACE_SECONDS, self._async_decide
            )

    @callback
    def async_stop(self) -> None:
        """Stop waiting."""
        if self._cancel_grace:
            self._cancel_grace()
            self._cancel_grace = None

    @callback
    def async_refuse(self) -> None:
        """Note that the cloud does not let the account in."""
        self.async_stop()
        self._async_set(reachable=False)

    @callback
    def _async_decide(self, _now: datetime) -> None:
        """Ask the cloud once more, in the background."""
        self._statuses.async_in_background(self._async_ask())

    async def _async_ask(self) -> None:
        """Poll, and go by pushes or that poll, unless the doubt is over meanwhile."""
        doubt = self._cancel_grace
        await self._statuses.async_refresh()
        if doubt is self._cancel_grace:
            self._cancel_grace = None
            self._async_set(
                reachable=self._push.connected or self._statuses.last_update_success
            )

    @callback
    def _async_set(self, *, reachable: bool) -> None:
        """Tell everybody of a change, in the background."""
        if reachable == self.reachable:
            return
        self.reachable = reachable
        self._statuses.async_in_background(self._async_tell())

    async def _async_tell(self) -> None:
        """Tell devices and listeners at a pace how it is by then."""
        await self._devices.async_set_reachable(reachable=self.reachable)
        async for listener in at_pace(self._listeners):
            tell_each([listener])
