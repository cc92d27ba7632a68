"""When a timer runs, and how calendars write that."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from itertools import islice, takewhile

from homeassistant.const import WEEKDAYS
from homeassistant.util.dt import parse_time, utcnow

from ...cloud import Timer
from ..moments import moment_of
from .weekdays import shifted, weekdays

RUN = timedelta(minutes=1)
WEEK = timedelta(days=7)
MOST_RUNS = 1000
EPOCH = datetime.fromtimestamp(0, UTC)
# Every zone still has a date then.
LATEST = datetime.max.replace(tzinfo=UTC) - timedelta(days=2)


def runs(
    timer: Timer, zone: tzinfo, start: datetime, end: datetime
) -> Iterator[datetime]:
    """Yield when a timer runs, if that begins before end and is not over by start.

    The moments are in UTC: local times come twice when clocks go back. Of a span that
    is nearly endless only the first runs are told.
    """
    at = parse_time(timer.time_point)
    if not timer.enabled or at is None:
        return
    if timer.repeat:
        since = min(max(start, _made_at(timer)), LATEST)
        moments = _moments(timer.days, at, zone, since - RUN)
    else:
        only = next(_moments(timer.days, at, zone, utcnow() - RUN))
        moments = iter([only] if only + RUN > start else [])
    yield from takewhile(lambda moment: moment < end, islice(moments, MOST_RUNS))


def _made_at(timer: Timer) -> datetime:
    """Return since when a timer has been as it is."""
    made = moment_of(max(timer.create_time, timer.update_time))
    return min(made or EPOCH, utcnow())


def _moments(days: str, at: time, zone: tzinfo, since: datetime) -> Iterator[datetime]:
    """Yield the time on each of the days after a moment; without any, on every day."""
    chosen = set(weekdays(days)) or set(WEEKDAYS)
    for ordinal in range(since.astimezone(zone).toordinal(), LATEST.toordinal()):
        day = date.fromordinal(ordinal)
        moment = datetime.combine(day, at, zone).astimezone(UTC)
        if WEEKDAYS[day.weekday()] in chosen and moment > since:
            yield moment


def recurrence(timer: Timer, zone: tzinfo, local: datetime) -> str | None:
    """Return how calendars write that a timer repeats; None for one that does not.

    Parameters: the timer, its zone, and a run of it in the calendar's zone.
    """
    if not timer.repeat:
        return None
    ahead = (local.date() - local.astimezone(zone).date()).days
    days = shifted(weekdays(timer.days) or WEEKDAYS, ahead)
    return f"FREQ=WEEKLY;BYDAY={','.join(day[:2].upper() for day in days)}"


def recurring_days(rule: str, start: date) -> list[str] | None:
    """Return the weekdays of a calendar's rule; None for one that timers cannot keep."""
    parts = dict(part.split("=", 1) for part in rule.upper().split(";") if "=" in part)
    if parts.pop("INTERVAL", "1") != "1":
        return None
    parts.pop("WKST", None)
    match parts:
        case {"FREQ": "DAILY", **rest} if not rest:
            return list(WEEKDAYS)
        case {"FREQ": "WEEKLY", **rest} if not rest:
            return [WEEKDAYS[start.weekday()]]
        case {"FREQ": "WEEKLY", "BYDAY": days, **rest} if not rest:
            codes = days.split(",")
            chosen = [day for day in WEEKDAYS if day[:2].upper() in codes]
            return chosen if len(chosen) == len(codes) else None
        case _:
            return None
