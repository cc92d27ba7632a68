"""Times of the week, between Home Assistant's words and the cloud's."""

from collections.abc import Iterable
from datetime import datetime, time, tzinfo

from homeassistant.const import WEEKDAYS
from homeassistant.util.dt import get_default_time_zone, parse_time

FROM_SUNDAY = (WEEKDAYS[-1], *WEEKDAYS[:-1])


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


def moved(
    at: time, days: Iterable[str], here: tzinfo, there: tzinfo
) -> tuple[time, list[str]]:
    """Return what a time on weekdays is in another zone, as the clocks stand today."""
    moment = datetime.combine(datetime.now(here), at, here)
    elsewhere = moment.astimezone(there)
    return elsewhere.time(), shifted(days, (elsewhere.date() - moment.date()).days)


def to_cloud(at: time, days: Iterable[str], zone: tzinfo) -> tuple[str, str]:
    """Return (days, time point) in the cloud's zone for a local time on weekdays."""
    there, days_there = moved(at, days, get_default_time_zone(), zone)
    return cloud_days(days_there), cloud_time(there)


def from_cloud(days: str, time_point: str, zone: tzinfo) -> tuple[str, str]:
    """Return (days, time point) in local time; what is no time stays as it is."""
    if (at := parse_time(time_point)) is None:
        return days, time_point
    here, days_here = moved(at, weekdays(days), zone, get_default_time_zone())
    return cloud_days(days_here), cloud_time(here)


def shifted(days: Iterable[str], by: int) -> list[str]:
    """Return the weekdays that come some days later, or earlier."""
    count = len(WEEKDAYS)
    return [WEEKDAYS[(WEEKDAYS.index(day) + by) % count] for day in days]
