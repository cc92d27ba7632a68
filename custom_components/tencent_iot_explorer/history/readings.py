"""Reading what the cloud remembers of a sensor."""

from collections.abc import AsyncIterator
from operator import itemgetter

from ..cloud import Client, first
from .hourly import Reading
from .sensors import Sensor
from .spans import YEAR, Span

# A page.
LATEST = 100


async def async_read(client: Client, sensor: Sensor, span: Span) -> list[Reading]:
    """Return what was reported in a span, in order. Raises CloudError.

    The cloud begins with the newest, also of those of the same moment.
    """
    readings = [each async for each in _readings(client, sensor, span)]
    newest_first = sorted(readings, key=itemgetter(0), reverse=True)
    return newest_first[::-1]


async def async_read_held(client: Client, sensor: Sensor, moment: int) -> float | None:
    """Return the value that held at a moment, if one was reported in the year before.

    Raises CloudError.
    """
    year = Span(moment - YEAR, moment)
    latest = await first(LATEST, _readings(client, sensor, year))
    _, value = max(latest, key=itemgetter(0), default=(moment, None))
    return value


async def async_last_heard(client: Client, sensor: Sensor) -> float | None:
    """Return when the cloud last heard of a device that is offline; None if it is not.

    Raises CloudError.
    """
    if sensor.device.online:
        return None
    data = await client.control.get_device_data(sensor.device.device_id)
    return max((each.last_update for each in data.values()), default=0) / 1000


async def _readings(
    client: Client, sensor: Sensor, span: Span
) -> AsyncIterator[Reading]:
    """Yield the readings of a span as they come."""
    found = client.history.get_device_data_history(
        sensor.device.device_id,
        sensor.binding.property_id,
        span.since * 1000,
        span.until * 1000 - 1,
    )
    async for each in found:
        moment, value = each.time / 1000, sensor.read(each.value)
        if value is not None and span.since <= moment < span.until:
            yield moment, value
