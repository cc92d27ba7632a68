"""Long-term statistics of what a device reported, as Home Assistant makes them."""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from itertools import groupby, pairwise
from typing import NamedTuple

from homeassistant.components.recorder.models import StatisticData

HOUR = timedelta(hours=1)
# Home Assistant takes a larger fall of a counter for a new beginning at 0.
LARGEST_DIP = 0.1


class Reading(NamedTuple):
    """A value, and when it was reported."""

    moment: datetime
    value: float


def measured(readings: Iterable[Reading]) -> Iterator[StatisticData]:
    """Yield mean, lowest and highest value of each hour in which one was reported.

    An hour begins with the last value before. The readings are in order.
    """
    last: list[Reading] = []
    for start, reported in groupby(readings, key=hour_of):
        held = [Reading(start, each.value) for each in last]
        hour = [*held, *reported]
        values = [each.value for each in hour]
        yield StatisticData(
            start=start,
            mean=_mean(hour, start + HOUR),
            min=min(values),
            max=max(values),
        )
        last = hour[-1:]


def counted(readings: Iterable[Reading], *, resets: bool) -> Iterator[StatisticData]:
    """Yield count and growth since the first reading for each hour with a reading.

    The readings are in order. A counter that resets itself is never below 0.
    """
    last: float | None = None
    total = 0.0
    valid = (each for each in readings if not (resets and each.value < 0))
    for start, reported in groupby(valid, key=hour_of):
        for _, count in reported:
            total += growth(last, count, resets=resets)
            last = count
        yield StatisticData(start=start, state=count, sum=total)


def growth(before: float | None, now: float, *, resets: bool) -> float:
    """Return by how much a counter has grown; nothing is before the first count."""
    if before is None:
        return 0.0
    if resets and now < before * (1 - LARGEST_DIP):
        return now
    return now - before


def hour_of(reading: Reading) -> datetime:
    """Return when the hour of a reading begins."""
    return reading.moment.replace(minute=0, second=0, microsecond=0)


def _mean(readings: list[Reading], end: datetime) -> float:
    """Return the mean until the end, each value weighted by how long it held."""
    spans = [
        (reading.value, (then.moment - reading.moment).total_seconds())
        for reading, then in pairwise([*readings, Reading(end, 0.0)])
    ]
    return sum(value * held for value, held in spans) / sum(held for _, held in spans)
