"""Filling the missing hours of one sensor."""

from collections.abc import AsyncIterator, Iterator, Sequence, Set as AbstractSet
from itertools import batched
from operator import itemgetter
from typing import NamedTuple

from homeassistant.components.recorder import get_instance
from homeassistant.components.recorder.models import StatisticMetaData
from homeassistant.core import HomeAssistant
from homeassistant.exceptions import HomeAssistantError

from ..account.errors import translation
from ..cloud import Client
from .from_recorder import read_count, read_recorded
from .hourly import Hour, Reading, counted, directed, measured
from .readings import async_last_heard, async_read, async_read_held
from .sensors import Sensor
from .slices import Slice
from .spans import HOUR, MONTH, WEEK, Span, hours_of, parts, spans_of, unbroken
from .to_recorder import async_record


class Filled(NamedTuple):
    """Hours that were recorded, and how many of them are new or different."""

    hours: AbstractSet[int]
    changed: int


class Stretch(NamedTuple):
    """A stretch of a gap, with what was reported in it and held when it begins."""

    span: Span
    gap: Span
    held: float | None
    readings: Sequence[Reading]

    @property
    def last(self) -> float | None:
        """Return the value at the end of the stretch."""
        own = [value for moment, value in self.readings if moment < self.span.until]
        return own[-1] if own else self.held


async def async_find_missing(
    hass: HomeAssistant, sensor: Sensor, span: Span, outages: AbstractSet[int]
) -> set[int]:
    """Return the hours without statistics, or whose statistics are of an outage.

    Of a counter only those before the newest statistics, from which Home Assistant
    counts on. Raises HomeAssistantError for one that has none.
    """
    recorded = await get_instance(hass).async_add_executor_job(
        read_recorded, hass, sensor.entity_id, span
    )
    missing = set(hours_of(span)) - (recorded.hours - outages)
    if sensor.counter is None:
        return missing
    if (newest := recorded.newest) is None:
        raise _refusal("statistics_not_begun", sensor)
    return {hour for hour in missing if hour < newest}


async def async_fill(
    hass: HomeAssistant, client: Client, sensor: Sensor, missing: AbstractSet[int]
) -> AsyncIterator[Filled]:
    """Fill missing hours with what the cloud remembers, a week or less at a time.

    Raises CloudError; HomeAssistantError where the recorder or the sensor is gone.
    """
    if sensor.metadata is None:
        raise _refusal("statistics_changed", sensor)
    for gap in spans_of(missing):
        stretch: Stretch | None = None
        for span in parts(gap, MONTH):
            held = await _async_held(hass, client, sensor, span.since, stretch)
            stretch = await _async_read_stretch(client, sensor, gap, span, held)
            slices = _slices(sensor, sensor.metadata, stretch)
            while each := await hass.async_add_executor_job(next, slices, None):
                if hass.states.get(sensor.entity_id) is None:
                    raise _refusal("sensor_gone", sensor)
                changed = await async_record(hass, each)
                hours = {hour.start_ts for hour in each.hours}
                yield Filled(hours=hours, changed=changed)


async def _async_held(
    hass: HomeAssistant,
    client: Client,
    sensor: Sensor,
    moment: int,
    before: Stretch | None,
) -> float | None:
    """Return the value at a moment: the recorder's count, or the cloud's value.

    Parameters: the stretch of the gap that ends at the moment, if it is not the first.
    """
    if sensor.counter:
        return await get_instance(hass).async_add_executor_job(
            read_count, hass, sensor.entity_id, moment
        )
    return before.last if before else await async_read_held(client, sensor, moment)


async def _async_read_stretch(
    client: Client, sensor: Sensor, gap: Span, span: Span, held: float | None
) -> Stretch:
    """Read a stretch of a gap; of a counter also the hour behind it, for the seam."""
    behind = HOUR if sensor.counter else 0
    readings = await async_read(client, sensor, Span(span.since, span.until + behind))
    last_heard = await async_last_heard(client, sensor)
    if last_heard is not None and last_heard < span.until:
        readings.append((max(last_heard, span.since), None))
        readings.sort(key=itemgetter(0))
    return Stretch(span=span, gap=gap, held=held, readings=readings)


def _slices(
    sensor: Sensor, metadata: StatisticMetaData, stretch: Stretch
) -> Iterator[Slice]:
    """Yield the hours of a stretch, at most a week in one."""
    for run in unbroken(_hours(sensor, stretch), lambda hour: hour.start_ts):
        for week in batched(run, WEEK // HOUR, strict=False):
            yield Slice(
                metadata=metadata,
                hours=week,
                counter=sensor.counter,
                following=_following(stretch, week) if sensor.counter else (),
                until=stretch.gap.until,
            )


def _hours(sensor: Sensor, stretch: Stretch) -> Iterator[Hour]:
    """Return the statistics of a stretch."""
    if sensor.counter:
        return counted(stretch.readings, stretch.span, stretch.held, sensor.counter)
    measure = directed if sensor.is_angle else measured
    return measure(stretch.readings, stretch.span, stretch.held)


def _following(stretch: Stretch, hours: Sequence[Hour]) -> list[Reading]:
    """Return what was reported after hours."""
    end = hours[-1].start_ts + HOUR
    return [each for each in stretch.readings if each[0] >= end]


def _refusal(translation_key: str, sensor: Sensor) -> HomeAssistantError:
    """Return why a sensor is left out."""
    return HomeAssistantError(
        **translation(translation_key, entity_id=sensor.entity_id)
    )
