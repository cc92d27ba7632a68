"""Sensors."""

from typing import override

from homeassistant.components.sensor import SensorEntity
from homeassistant.const import Platform
from homeassistant.core import HomeAssistant
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback

from .account import TencentConfigEntry
from .entity import TencentEntity, async_setup_entities

PARALLEL_UPDATES = 0


async def async_setup_entry(
    hass: HomeAssistant,
    entry: TencentConfigEntry,
    async_add_entities: AddConfigEntryEntitiesCallback,
) -> None:
    """Add the sensors of the account's devices."""
    await async_setup_entities(hass, entry, Platform.SENSOR, TencentSensor, async_add_entities)


class TencentSensor(TencentEntity, SensorEntity):
    """A property that is shown."""

    def __init__(self, device: Device, plan: EntityPlan) -> None:
        """Take unit, state class and precision from the plan."""
        self._attr_native_unit_of_measurement = plan.unit
        self._attr_state_class = plan.state_class
        self._attr_suggested_display_precision = plan.precision
        if plan.device_class == SensorDeviceClass.ENUM:
            self._attr_options = list(plan.options)
        super().__init__(device, plan)

    @override
    def _update(self) -> None:
        self._attr_native_value = READERS.get(self.plan.bindings["value"].type.kind, TencentSensor._read_value)(self)
