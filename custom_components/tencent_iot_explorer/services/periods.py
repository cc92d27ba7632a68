"""The times that an action takes: moments, periods, days of the week."""

from datetime import datetime, timedelta
import math

from homeassistant.const import WEEKDAYS
from homeassistant.helpers import config_validation as cv
from homeassistant.helpers.typing import VolDictType
from homeassistant.util.dt import as_utc, utcnow
import voluptuous as vol

from .numbers import whole

DAY = timedelta(days=1)
MOST = 10_000
FIRST_YEAR = 2000
LAST_YEAR = 2999


def moment(value: object) -> datetime:
    """Return a moment in the time of the cloud. Raises vol.Invalid."""
    found = cv.datetime(value)
    if not FIRST_YEAR <= found.year <= LAST_YEAR:
        raise vol.DatetimeInvalid(f"expected {FIRST_YEAR} to {LAST_YEAR}")
    return found


def time_period(value: object) -> timedelta:
    """Return a length of time. Raises vol.Invalid, also where nobody can count it."""
    try:
        return cv.positive_time_period(value)
    except OverflowError as error:
        raise vol.Invalid("expected a time period") from error


# Nothing at all is no list of none, which means something else.
DAYS = vol.All(vol.Any(str, list), cv.ensure_list, [vol.In(WEEKDAYS)])
START_AND_END: VolDictType = {
    vol.Optional("start"): moment,
    vol.Optional("end"): moment,
}
PERIOD: VolDictType = {
    **START_AND_END,
    vol.Optional("limit", default=1000): whole(1, MOST),
}


def seconds(start: datetime | None, end: datetime | None) -> tuple[int, int]:
    """Return a period in Unix seconds: until now, for a day, unless told otherwise."""
    until = as_utc(end) if end else utcnow()
    since = as_utc(start) if start else until - DAY
    return math.floor(since.timestamp()), math.ceil(until.timestamp())
