"""Times of the week, between Home Assistant's words and the cloud's."""

from collections.abc import Iterable
from datetime import time

from homeassistant.const import WEEKDAYS
from homeassistant.helpers import config_validation as cv
import voluptuous as vol

FROM_SUNDAY = (WEEKDAYS[-1], *WEEKDAYS[:-1])

DAYS = vol.All(cv.ensure_list, [vol.In(WEEKDAYS)])


def cloud_days(days: Iterable[str]) -> str:
    """Return weekdays as seven of 0 and 1 from Sunday."""
    chosen = set(days)
    return "".join(str(int(day in chosen)) for day in FROM_SUNDAY)


def weekdays(days: str) -> list[str]:
    """Return the weekdays that seven of 0 and 1 from Sunday stand for."""
    return [day for day in WEEKDAYS if days[FROM_SUNDAY.index(day) :][:1] == "1"]


def cloud_time(moment: time) -> str:
    """Return a time of day as the cloud wants it."""
    return moment.strftime("%H:%M")
