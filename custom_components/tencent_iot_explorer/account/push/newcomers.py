"""Devices that are pushed before they are listed."""

from homeassistant.core import callback

from ...cloud import BoundedDict
from ..polling.home import HomeCoordinator

MOST_ASKED = 5
MOST_STRANGERS = 256


class Newcomers:
    """Has the lists read for an unknown device, but not forever."""

    def __init__(self, home: HomeCoordinator) -> None:
        """Know no newcomer yet."""
        self._home = home
        self._asked = BoundedDict[str, int](MOST_STRANGERS)

    @callback
    def async_hear(self, device_id: str) -> None:
        """Have the lists read for a device that is not known."""
        asked = self._asked.get(device_id, 0)
        if asked < MOST_ASKED:
            self._asked[device_id] = asked + 1
            self._home.async_request_refresh_soon()
