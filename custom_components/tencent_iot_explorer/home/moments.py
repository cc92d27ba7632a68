"""The cloud's times, which are in seconds here and in milliseconds there."""

from homeassistant.util.dt import as_local, utc_from_timestamp

from ..cloud import milliseconds

LAST_SECOND = 250_000_000_000


def iso_time(value: int) -> str | None:
    """Return a time as ISO text; the cloud gives seconds or ms, 0 for none."""
    seconds = milliseconds(value) / 1000
    if not 0 < seconds < LAST_SECOND:
        return None
    return as_local(utc_from_timestamp(seconds)).isoformat()
