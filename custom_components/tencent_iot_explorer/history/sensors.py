"""The sensors that Home Assistant keeps long-term statistics of."""

import asyncio
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import batched
from typing import Any, Final

from homeassistant.components.recorder import get_instance
from homeassistant.components.recorder.models import (
    StatisticMeanType,
    StatisticMetaData,
)
from homeassistant.components.recorder.statistics import (
    UNIT_CLASS_TO_UNIT_CONVERTER,
    async_list_statistic_ids,
)
from homeassistant.components.sensor import SensorStateClass
from homeassistant.const import Platform
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers import entity_registry as er

from ..account.devices.device import Device
from ..account.pace import DEVICES_PER_TURN
from ..account.registry.identity import unique_id
from ..const import DOMAIN
from ..thing import ADDED_UP, VALUE, Binding, EntityPlan
from .hourly import Counter, difference, since_reset

COUNTERS: Final[Mapping[str, Counter]] = {
    SensorStateClass.TOTAL: Counter(growth=difference),
    SensorStateClass.TOTAL_INCREASING: Counter(growth=since_reset, lowest=0.0),
}
MEANS: Final[Mapping[str, StatisticMeanType]] = {
    SensorStateClass.MEASUREMENT: StatisticMeanType.ARITHMETIC,
    SensorStateClass.MEASUREMENT_ANGLE: StatisticMeanType.CIRCULAR,
    **dict.fromkeys(COUNTERS, StatisticMeanType.NONE),
}

type Convert = Callable[[float], float]


@dataclass(frozen=True, kw_only=True)
class Sensor:
    """A sensor and its statistic; None where that is of another kind or unit."""

    device: Device
    plan: EntityPlan
    entity_id: str
    metadata: StatisticMetaData | None
    convert: Convert

    @property
    def key(self) -> str:
        """Return the unique id of the sensor's entity."""
        return unique_id(self.device, self.plan.key)

    @property
    def binding(self) -> Binding:
        """Return the property that the sensor shows."""
        return self.plan.bindings[VALUE]

    @property
    def counter(self) -> Counter | None:
        """Return how the sensor counts, None if it measures."""
        counter = COUNTERS.get(self.plan.state_class or "")
        if counter and self.plan.traits.get(ADDED_UP):
            return replace(counter, reports_growth=True)
        return counter

    @property
    def is_angle(self) -> bool:
        """Return whether the sensor measures a direction."""
        return self.plan.state_class == SensorStateClass.MEASUREMENT_ANGLE

    def read(self, value: str) -> float | None:
        """Return a remembered value in the statistic's unit, None if it is no number."""
        binding = self.binding
        number = binding.read({binding.property_id: value})
        return self.convert(number) if isinstance(number, int | float) else None


async def async_find_sensors(
    hass: HomeAssistant, devices: Iterable[Device]
) -> list[Sensor]:
    """Return the enabled sensors of devices that have statistics, in that order."""
    # soon after the start the recorder does not know yet what sensors tell it
    await get_instance(hass).async_block_till_done()
    found: list[Sensor] = []
    for some in batched(devices, DEVICES_PER_TURN, strict=False):
        found += await _async_find_sensors(hass, some)
        await asyncio.sleep(0)
    return found


async def _async_find_sensors(
    hass: HomeAssistant, devices: Iterable[Device]
) -> list[Sensor]:
    """Return the sensors of a few devices."""
    found = {
        entity_id: (device, plan)
        for device in devices
        for entity_id, plan in _async_sensors_of(hass, device)
    }
    listed = await async_list_statistic_ids(hass, set(found))
    statistics = {each["statistic_id"]: each for each in listed}
    return [
        _sensor(device, plan, entity_id, statistics[entity_id])
        for entity_id, (device, plan) in found.items()
        if entity_id in statistics
    ]


def chosen(sensors: Iterable[Sensor], property_ids: Collection[str]) -> list[Sensor]:
    """Return the sensors of properties; without any all."""
    return [
        each
        for each in sensors
        if not property_ids or each.binding.property_id in property_ids
    ]


@callback
def _async_sensors_of(
    hass: HomeAssistant, device: Device
) -> Iterable[tuple[str, EntityPlan]]:
    """Yield the enabled sensors of a device that measure or count."""
    registry = er.async_get(hass)
    for plan in device.product.plan.entities:
        if plan.platform != Platform.SENSOR or plan.state_class not in MEANS:
            continue
        entity_id = registry.async_get_entity_id(
            plan.platform, DOMAIN, unique_id(device, plan.key)
        )
        if entity_id and hass.states.get(entity_id):
            yield entity_id, plan


def _sensor(
    device: Device, plan: EntityPlan, entity_id: str, listed: Mapping[str, Any]
) -> Sensor:
    """Return a sensor with its statistic, as the recorder lists it."""
    unit = listed["statistics_unit_of_measurement"]
    present = plan.present_unit(device.values)
    convert = _converter(listed["unit_class"], present, unit)
    kind = (plan.state_class in COUNTERS, MEANS.get(plan.state_class or ""))
    fits = convert and kind == (listed["has_sum"], listed["mean_type"])
    metadata = StatisticMetaData(
        mean_type=listed["mean_type"],
        has_sum=listed["has_sum"],
        name=listed["name"],
        source=listed["source"],
        statistic_id=entity_id,
        unit_class=listed["unit_class"],
        unit_of_measurement=unit,
    )
    return Sensor(
        device=device,
        plan=plan,
        entity_id=entity_id,
        metadata=metadata if fits else None,
        convert=convert or float,
    )


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
