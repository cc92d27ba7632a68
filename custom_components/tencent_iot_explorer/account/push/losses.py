"""What is logged of a push connection that comes and goes."""

from collections import deque
from time import monotonic

from homeassistant.config_entries import ConfigEntry
from homeassistant.core import HomeAssistant, callback

from ...const import LOGGER
from ..later import Later

MOST_TOLD = 5
TOLD_SECONDS = 86_400
LASTING_SECONDS = 600


class Losses:
    """Logs each loss once and its end once; of very many in a day only those that last."""

    def __init__(self, hass: HomeAssistant, entry: ConfigEntry) -> None:
        """Know of no loss yet."""
        self._entry = entry
        self._lasting = Later(hass)
        self._told_at = deque[float](maxlen=MOST_TOLD)
        self._is_lost = False
        self._is_told = False

    @callback
    def async_lose(self) -> None:
        """Say that the connection is lost, once until it is back."""
        if self._is_lost:
            return
        self._is_lost = True
        if self._were_many():
            self._lasting.async_plan(LASTING_SECONDS, self._async_tell)
        else:
            self._told_at.append(monotonic())
            self._async_tell()

    @callback
    def async_restore(self) -> None:
        """Say that the connection is back, if it was said that it is lost."""
        self.async_stop()
        self._is_lost = False
        if self._is_told:
            self._is_told = False
            LOGGER.info("%s: push connection restored", self._entry.title)

    @callback
    def async_stop(self) -> None:
        """Say nothing more of a loss that would have to last."""
        self._lasting.async_cancel()

    def _were_many(self) -> bool:
        """Return whether so many losses were told that more would fill the log."""
        is_full = len(self._told_at) == MOST_TOLD
        return is_full and monotonic() - self._told_at[0] < TOLD_SECONDS

    @callback
    def _async_tell(self) -> None:
        self._is_told = True
        further = "; of further losses only those that last are told"
        LOGGER.warning(
            "%s: push connection lost, reconnecting%s",
            self._entry.title,
            further if self._were_many() else "",
        )
