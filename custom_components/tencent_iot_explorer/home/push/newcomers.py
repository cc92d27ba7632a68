"""Devices that were heard of before the cloud lists them."""

from functools import partial

from homeassistant.core import CALLBACK_TYPE, HomeAssistant, callback
from homeassistant.helpers.event import async_call_later

from ...cloud import Latest
from ..devices.devices import Devices
from ..polling.listing import HomeCoordinator

LIST_LAG_SECONDS = (5, 30, 120)
MOST_ASKED = 5
MOST_STRANGERS = 256


class Newcomers:
    """Has the lists read again for a device that is not in them yet, but not forever."""

    def __init__(
        self, hass: HomeAssistant, devices: Devices, home: HomeCoordinator
    ) -> None:
        """Expect nobody."""
        self._hass = hass
        self._devices = devices
        self._home = home
        self._asked = Latest[str, int](MOST_STRANGERS)
        self._looks: dict[tuple[str, int], CALLBACK_TYPE] = {}

    @callback
    def async_expect(self, device_id: str) -> None:
        """Look for a device that was bound: the lists may lag behind the push."""
        self._asked[device_id] = 0
        for seconds in LIST_LAG_SECONDS:
            look = (device_id, seconds)
            if look not in self._looks:
                self._looks[look] = async_call_later(
                    self._hass, seconds, partial(self._async_look, look)
                )

    @callback
    def async_hear(self, device_id: str) -> None:
        """Look for a device that speaks although nobody knows it."""
        asked = self._asked.get(device_id, 0)
        if asked < MOST_ASKED:
            self._asked[device_id] = asked + 1
            self._home.async_ask()

    @callback
    def async_stop(self) -> None:
        """Stop looking."""
        while self._looks:
            _, cancel = self._looks.popitem()
            cancel()

    @callback
    def _async_look(self, look: tuple[str, int], _now: object) -> None:
        del self._looks[look]
        device_id, _ = look
        if device_id not in self._devices:
            self.async_hear(device_id)
