"""The cloud's times, some of which are in seconds and some in milliseconds."""

from datetime import datetime
from time import time

from homeassistant.util.dt import as_local, parse_datetime, utc_from_timestamp

from ..cloud import milliseconds

LAST_SECOND = 250_000_000_000


def now_milliseconds() -> int:
    """Return the present time in milliseconds, as the cloud takes it."""
    return int(time() * 1000)


def moment_of(value: int) -> datetime | None:
    """Return a time in UTC; the cloud gives seconds or ms, 0 for none."""
    seconds = milliseconds(value) / 1000
    return utc_from_timestamp(seconds) if 0 < seconds < LAST_SECOND else None


def iso_time(value: int) -> str | None:
    """Return a time as ISO text; None where the cloud gives none."""
    moment = moment_of(value)
    return as_local(moment).isoformat() if moment else None


def local_iso_time(text: str) -> str:
    """Return a time that the cloud writes as ISO text of here; else what it writes."""
    try:
        moment = parse_datetime(text)
        return as_local(moment).isoformat() if moment and moment.tzinfo else text
    except ValueError, OverflowError:  # zeros, for one, where there is no time
        return text
