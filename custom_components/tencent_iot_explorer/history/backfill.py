"""Filling the recorder's long-term statistics of sensors with earlier hours."""

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from homeassistant.components.recorder import get_instance
from homeassistant.components.recorder.models import StatisticData, StatisticMetaData
from homeassistant.components.recorder.statistics import (
    UNIT_CLASS_TO_UNIT_CONVERTER,
    StatisticsRow,
    async_import_statistics,
    async_list_statistic_ids,
    statistics_during_period,
)
from homeassistant.components.recorder.tasks import SynchronizeTask
from homeassistant.components.sensor import SensorStateClass
from homeassistant.const import Platform
from homeassistant.core import HomeAssistant
from homeassistant.exceptions import ServiceValidationError
from homeassistant.helpers import entity_registry as er
from homeassistant.helpers.singleton import singleton
from homeassistant.util.dt import utc_from_timestamp

from ..const import DOMAIN
from ..home.device import Device
from ..home.registry import unique_id
from ..thing import Binding, EntityPlan
from .hourly import Reading, counted, growth, measured

COUNTS = {SensorStateClass.TOTAL: False, SensorStateClass.TOTAL_INCREASING: True}
BEGINNING = utc_from_timestamp(0)

type Period = Literal["5minute", "hour"]
type Column = Literal["mean", "state", "sum"]
type Convert = Callable[[float], float]


@dataclass(frozen=True, kw_only=True, slots=True)
class Statistic:
    """The long-term statistic of a sensor; values are converted to its unit."""

    plan: EntityPlan
    metadata: StatisticMetaData
    convert: Convert

    @property
    def entity_id(self) -> str:
        """Return the entity that the statistic is of."""
        return self.metadata["statistic_id"]

    @property
    def binding(self) -> Binding:
        """Return the property that the sensor shows."""
        return self.plan.bindings["value"]


async def async_find_statistics(hass: HomeAssistant, device: Device) -> list[Statistic]:
    """Return the statistics of a device's enabled sensors."""
    registry = er.async_get(hass)
    plans = {
        entity_id: plan
        for plan in device.product.plan.entities
        if plan.platform == Platform.SENSOR
        and plan.state_class in (SensorStateClass.MEASUREMENT, *COUNTS)
        and (
            entity_id := registry.async_get_entity_id(
                plan.platform, DOMAIN, unique_id(device, plan.key)
            )
        )
        and hass.states.get(entity_id)
    }
    listed = await async_list_statistic_ids(hass, set(plans)) if plans else []
    found = (_statistic(plans[each["statistic_id"]], each) for each in listed)
    return [each for each in found if each]


async def async_import(
    hass: HomeAssistant, statistic: Statistic, readings: list[Reading]
) -> int:
    """Import the hours of readings, which are in order, and return how many.

    Only hours without statistics; of a counter only those before the first one, from
    which on all sums rise by what was counted before.
    """
    async with _import_lock(hass):
        if statistic.plan.state_class in COUNTS:
            hours = await _async_import_counted(hass, statistic, readings)
        else:
            hours = await _async_import_measured(hass, statistic, readings)
        done = hass.loop.create_future()
        get_instance(hass).queue_task(SynchronizeTask(done))
        await done
    return hours


async def _async_import_measured(
    hass: HomeAssistant, statistic: Statistic, readings: list[Reading]
) -> int:
    """Import the hours that are missing."""
    rows = await _async_rows(hass, statistic, "hour", {"mean"})
    present = {row["start"] for row in rows}
    hours = [
        hour for hour in measured(readings) if hour["start"].timestamp() not in present
    ]
    if hours:
        async_import_statistics(hass, statistic.metadata, hours)
    return len(hours)


async def _async_import_counted(
    hass: HomeAssistant, statistic: Statistic, readings: list[Reading]
) -> int:
    """Import the hours before the first one, and raise all later sums."""
    resets = COUNTS[SensorStateClass(statistic.plan.state_class or "")]
    first = await _async_first_row(hass, statistic)
    begun = utc_from_timestamp(first["start"])
    hour = begun.replace(minute=0)
    hours = list(
        counted((each for each in readings if each.moment < hour), resets=resets)
    )
    if hours:
        async_import_statistics(hass, statistic.metadata, hours)
        get_instance(hass).async_adjust_statistics(
            statistic.entity_id,
            begun,
            _lead(hours[-1], first, resets=resets),
            statistic.metadata["unit_of_measurement"] or "",
        )
    return len(hours)


def _lead(last: StatisticData, first: StatisticsRow, *, resets: bool) -> float:
    """Return what was counted before the first row: until the count it began with.

    A counter that has reset itself within the first row began with an unknown count.
    """
    state, counted_then = first.get("state"), first.get("sum") or 0.0
    if state is None or (resets and state < counted_then):
        return last["sum"]
    return last["sum"] + growth(last["state"], state - counted_then, resets=resets)


async def _async_first_row(hass: HomeAssistant, statistic: Statistic) -> StatisticsRow:
    """Return the first row; Home Assistant's own sums begin at 0 with it."""
    periods: tuple[Period, ...] = ("hour", "5minute")
    for period in periods:
        if rows := await _async_rows(hass, statistic, period, {"state", "sum"}):
            return rows[0]
    raise ServiceValidationError(
        translation_domain=DOMAIN,
        translation_key="statistics_not_begun",
        translation_placeholders={"entity_id": statistic.entity_id},
    )


async def _async_rows(
    hass: HomeAssistant, statistic: Statistic, period: Period, columns: set[Column]
) -> list[StatisticsRow]:
    """Return all rows of a statistic in its own unit, the oldest first."""
    unit_class = statistic.metadata["unit_class"]
    unit = statistic.metadata["unit_of_measurement"]
    found = await get_instance(hass).async_add_executor_job(
        statistics_during_period,
        hass,
        BEGINNING,
        None,
        {statistic.entity_id},
        period,
        {unit_class: unit} if unit_class and unit else None,
        columns,
    )
    return found.get(statistic.entity_id, [])


def _statistic(plan: EntityPlan, listed: Mapping[str, Any]) -> Statistic | None:
    """Return a statistic as the recorder lists it; None if it does not fit the sensor."""
    unit = listed["statistics_unit_of_measurement"]
    convert = _converter(listed["unit_class"], plan.unit, unit)
    if convert is None or listed["has_sum"] != (plan.state_class in COUNTS):
        return None
    metadata = StatisticMetaData(
        mean_type=listed["mean_type"],
        has_sum=listed["has_sum"],
        name=listed["name"],
        source=listed["source"],
        statistic_id=listed["statistic_id"],
        unit_class=listed["unit_class"],
        unit_of_measurement=unit,
    )
    return Statistic(plan=plan, metadata=metadata, convert=convert)


def _converter(
    unit_class: str | None, from_unit: str | None, to_unit: str | None
) -> Convert | None:
    """Return what converts values between units; None for units that do not fit."""
    if from_unit == to_unit:
        return float
    converter = UNIT_CLASS_TO_UNIT_CONVERTER.get(unit_class)
    if converter is None or not {from_unit, to_unit} <= converter.VALID_UNITS:
        return None
    return converter.converter_factory(from_unit, to_unit)


@singleton(f"{DOMAIN}_import")
def _import_lock(hass: HomeAssistant) -> asyncio.Lock:
    """Return what keeps imports apart: each begins with what the other one left."""
    return asyncio.Lock()
