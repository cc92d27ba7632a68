"""Times of day, as devices tell them: 07:30, 073000, or minutes since midnight."""

from collections.abc import Mapping
from datetime import time
import re

from .values import NUMBER, Value

SECONDS_PER_DAY = 86_400

# Length of a text -> how it tells a time of day.
FORMATS: Mapping[int, str] = {4: "%H%M", 5: "%H:%M", 6: "%H%M%S", 8: "%H:%M:%S"}

_TEXT = re.compile(r"\s*(\d{1,2})[:：]?([0-5]\d)(?:[:：]?([0-5]\d))?\s*")


def read_time_of_day(value: Value | None, form: str | float) -> time | None:
    """Return the time of day that a text tells, or a number of units since midnight."""
    if isinstance(value, str):
        return _read_text(value)
    if isinstance(value, NUMBER) and not isinstance(form, str):
        return _since_midnight(int(value * form))
    return None


def _read_text(text: str) -> time | None:
    """Return the time of day of 7:30, 07:30:00, 0730 or 073000."""
    found = _TEXT.fullmatch(text)
    if found is None:
        return None
    hour, minute, second = map(int, found.groups("0"))
    return _since_midnight(hour * 3600 + minute * 60 + second)


def write_time_of_day(moment: time, form: str | float) -> Value:
    """Return a time of day in a format of `FORMATS`, or in units since midnight."""
    if isinstance(form, str):
        return moment.strftime(form)
    seconds = moment.hour * 3600 + moment.minute * 60 + moment.second
    return int(seconds // form)


def _since_midnight(seconds: int) -> time | None:
    """Return a time of day; the end of a day is the beginning of the next."""
    if not 0 <= seconds <= SECONDS_PER_DAY:
        return None
    minutes, second = divmod(seconds % SECONDS_PER_DAY, 60)
    return time(minutes // 60, minutes % 60, second)
