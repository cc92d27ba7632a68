"""Sensors."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any, override

from homeassistant.components.sensor import (
    SensorDeviceClass,
    SensorEntity,
    SensorStateClass,
)
from homeassistant.const import MAX_LENGTH_STATE_STATE, Platform
from homeassistant.core import HomeAssistant
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback
from homeassistant.helpers.typing import StateType
from homeassistant.util import dt as dt_util

from .entity.planned import TencentEntity, async_setup_entities
from .home.account import Account, TencentConfigEntry
from .home.device import Device
from .thing import NUMBER, EntityPlan, Kind, Value

PARALLEL_UPDATES = 0

ATTR_ITEMS = "items"


async def async_setup_entry(
    hass: HomeAssistant,
    entry: TencentConfigEntry,
    async_add_entities: AddConfigEntryEntitiesCallback,
) -> None:
    """Add the sensors of the account's devices."""
    await async_setup_entities(
        hass, entry, Platform.SENSOR, create_sensor, async_add_entities
    )


def create_sensor(account: Account, device: Device, plan: EntityPlan) -> TencentSensor:
    """Return the sensor of a list, or of anything else."""
    is_list = plan.bindings["value"].type.kind is Kind.ARRAY
    return (ListSensor if is_list else TencentSensor)(account, device, plan)


class TencentSensor(TencentEntity, SensorEntity):
    """A property that is shown."""

    def __init__(self, account: Account, device: Device, plan: EntityPlan) -> None:
        """Take unit, state class and precision from the plan."""
        self._attr_native_unit_of_measurement = plan.unit
        if plan.state_class:
            self._attr_state_class = SensorStateClass(plan.state_class)
        self._attr_suggested_display_precision = plan.precision
        if plan.device_class == SensorDeviceClass.ENUM:
            self._attr_options = list(plan.options)
        super().__init__(account, device, plan)

    @property
    @override
    def native_value(self) -> StateType | datetime:
        """Return the value in the form that the device class asks for."""
        return READERS.get(self.plan.device_class, read_plain)(self)


class ListSensor(TencentSensor):
    """A list: how many items it has, and the items as an attribute."""

    _unrecorded_attributes = frozenset({ATTR_ITEMS})

    @property
    @override
    def native_value(self) -> int | None:
        """Return the number of items."""
        items = self._items()
        return None if items is None else len(items)

    @property
    @override
    def extra_state_attributes(self) -> dict[str, Any] | None:
        """Return the items."""
        items = self._items()
        return None if items is None else {ATTR_ITEMS: items}

    def _items(self) -> list[Value] | None:
        value = self.read("value")
        return value if isinstance(value, list) else None


def read_plain(sensor: TencentSensor) -> StateType:
    """Return a number as it is and anything else as text of a state's length."""
    value = sensor.read("value")
    if value is None or isinstance(value, NUMBER):
        return value
    return str(value)[:MAX_LENGTH_STATE_STATE]


def read_option(sensor: TencentSensor) -> str | None:
    """Return the option that the value means."""
    return sensor.read_word("value")


def read_moment(sensor: TencentSensor) -> datetime | None:
    """Return the moment that a Unix time in seconds means."""
    seconds = sensor.read_number("value")
    return dt_util.utc_from_timestamp(seconds) if seconds else None


READERS: Mapping[str | None, Callable[[TencentSensor], StateType | datetime]] = {
    SensorDeviceClass.ENUM: read_option,
    SensorDeviceClass.TIMESTAMP: read_moment,
}
