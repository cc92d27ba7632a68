"""The notification about a long import."""

from datetime import datetime, timedelta
from typing import Final

from homeassistant.components import persistent_notification
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers.event import async_track_time_interval
from homeassistant.helpers.translation import async_get_translations

from ..const import DOMAIN
from .job import Job

INTERVAL: Final = timedelta(seconds=10)
TEXTS: Final = f"component.{DOMAIN}.selector.history_import.options"


class Progress:
    """The notification of a job: its progress from the tenth second on, and its result."""

    def __init__(self, hass: HomeAssistant, job: Job) -> None:
        """Show nothing yet."""
        self._hass = hass
        self._job = job
        self._notification_id = f"{DOMAIN}_import_{id(job)}"
        self._is_shown = False
        self._stop = async_track_time_interval(hass, self.async_tell, INTERVAL)

    @callback
    def async_stop(self) -> None:
        """Stop showing progress."""
        self._stop()

    async def async_tell_result(self) -> None:
        """Show the result, if the progress was shown."""
        if self._is_shown:
            await self._async_show("result")

    async def async_tell(self, _now: datetime | None = None) -> None:
        """Show the progress of the job."""
        self._is_shown = True
        await self._async_show("progress")

    async def _async_show(self, name: str) -> None:
        """Show a text of ours in the language of Home Assistant."""
        texts = await async_get_translations(
            self._hass, self._hass.config.language, "selector", [DOMAIN]
        )
        lines = self._job.lines.values()
        text = texts[f"{TEXTS}.{name}"].format(
            done=sum(line.is_done for line in lines),
            sensors=len(lines),
            hours=sum(line.hours for line in lines),
            left_out=sum(line.left_out is not None for line in lines),
        )
        persistent_notification.async_create(
            self._hass, text, texts[f"{TEXTS}.title"], self._notification_id
        )
