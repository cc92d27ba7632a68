"""What the tests of imported history share."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any, Literal

from homeassistant.components.recorder import get_instance
from homeassistant.components.recorder.models import (
    StatisticData,
    StatisticMeanType,
    StatisticMetaData,
)
from homeassistant.components.recorder.statistics import (
    async_import_statistics,
    statistics_during_period,
)
from homeassistant.const import UnitOfPower
from homeassistant.core import HomeAssistant
from homeassistant.util.dt import utc_from_timestamp, utcnow
from pytest_homeassistant_custom_component.components.recorder.common import (
    async_wait_recording_done,
)

from simulator import Cloud

from ..services.common import call, device_id

HISTORY = "AppGetDeviceDataHistory"
PLUG = "METERPLUG0/plug_01"
POWER = "METERPLUG0_plug_01_power"
AIR_CONDITIONER = "AIRCOND000/ac_01"
ENERGY = "AIRCOND000_ac_01_power_consumption"
HOUR = timedelta(hours=1)
LAST_HOUR = utcnow().replace(minute=0, second=0, microsecond=0) - HOUR

type Reported = Iterable[tuple[int, int, Any]]
type Rows = dict[datetime, dict[str, Any]]


def hour(number: int) -> datetime:
    """Return when an hour begins; 10 is the first of ten before the present one."""
    return LAST_HOUR - (number - 1) * HOUR


def remember(cloud: Cloud, device: str, property_id: str, reported: Reported) -> None:
    """Let the cloud remember values: the hour, the minute in it, the value."""
    cloud.devices[device].history[property_id].extend(
        (int((hour(ago) + timedelta(minutes=minute)).timestamp() * 1000), value)
        for ago, minute, value in reported
    )


async def rows_of(
    hass: HomeAssistant,
    statistic_id: str,
    period: Literal["5minute", "hour", "day"] = "hour",
) -> Rows:
    """Return the statistics by their begin."""
    await async_wait_recording_done(hass)
    found = await get_instance(hass).async_add_executor_job(
        statistics_during_period,
        hass,
        utc_from_timestamp(0),
        None,
        {statistic_id},
        period,
        None,
        {"mean", "min", "max", "state", "sum", "change"},
    )
    return {
        utc_from_timestamp(row["start"]): {
            key: value
            for key, value in row.items()
            if key not in ("start", "end") and value is not None
        }
        for row in found.get(statistic_id, [])
    }


def values(rows: Rows, column: str) -> list[Any]:
    """Return a column of statistics."""
    return [row[column] for row in rows.values()]


async def record(
    hass: HomeAssistant, statistic_id: str, unit: str, rows: list[StatisticData]
) -> None:
    """Let the recorder have statistics of its own."""
    counts = "sum" in rows[0]
    measured = "power" if unit in UnitOfPower else None
    metadata = StatisticMetaData(
        mean_type=StatisticMeanType.NONE if counts else StatisticMeanType.ARITHMETIC,
        has_sum=counts,
        name=None,
        source="recorder",
        statistic_id=statistic_id,
        unit_class="energy" if counts else measured,
        unit_of_measurement=unit,
    )
    async_import_statistics(hass, metadata, rows)
    await async_wait_recording_done(hass)


async def fill(hass: HomeAssistant, entry: Any, device: str, **data: Any) -> Any:
    """Import the history of a device's sensors since long ago; return the hours."""
    return (await import_history(hass, entry, device, **data))["hours"]


async def import_history(
    hass: HomeAssistant, entry: Any, *devices: str, **data: Any
) -> Any:
    """Import the history of devices since long ago and return the answer."""
    targets = [device_id(hass, entry, each) for each in devices]
    period = {"start": hour(48).isoformat(), "end": hour(1).isoformat()}
    return await call(
        hass, "import_history", **{"device_id": targets, **period, **data}
    )
