"""Water heaters and kettles."""

from typing import Any, override

from homeassistant.components.water_heater import (
    WaterHeaterEntity,
    WaterHeaterEntityFeature,
)
from homeassistant.const import (
    ATTR_TEMPERATURE,
    STATE_OFF,
    STATE_ON,
    Platform,
    UnitOfTemperature,
)
from homeassistant.core import HomeAssistant
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback

from .entity.planned import TencentEntity, async_setup_entities
from .entity.scale import fit
from .home.account import Account, TencentConfigEntry
from .home.device import Device
from .thing import EntityPlan

PARALLEL_UPDATES = 0


async def async_setup_entry(
    hass: HomeAssistant,
    entry: TencentConfigEntry,
    async_add_entities: AddConfigEntryEntitiesCallback,
) -> None:
    """Add the water heaters of the account's devices."""
    await async_setup_entities(
        hass, entry, Platform.WATER_HEATER, TencentWaterHeater, async_add_entities
    )


class TencentWaterHeater(TencentEntity, WaterHeaterEntity):
    """A device that brings water to a temperature."""

    _attr_translation_key = "water_heater"
    _attr_supported_features = (
        WaterHeaterEntityFeature.TARGET_TEMPERATURE
        | WaterHeaterEntityFeature.OPERATION_MODE
        | WaterHeaterEntityFeature.ON_OFF
    )

    def __init__(self, account: Account, device: Device, plan: EntityPlan) -> None:
        """Take range and operation modes from the plan."""
        self._target = plan.bindings["target_temperature"]
        self._attr_min_temp, self._attr_max_temp = self._target.bounds
        operation = plan.bindings.get("operation")
        words = operation.meanings.values() if operation else [STATE_ON]
        self._modes = [word for word in words if word != STATE_OFF]
        self._attr_operation_list = [STATE_OFF, *self._modes]
        self._attr_target_temperature_step = self._target.step
        super().__init__(account, device, plan)

    @override
    def _update(self) -> None:
        states = {True: self._read_operation(), False: STATE_OFF, None: None}
        self._attr_current_operation = states[self.read_on("power")]

    @property
    @override
    def temperature_unit(self) -> str:
        """Return the unit of all temperatures."""
        return UnitOfTemperature.CELSIUS

    @property
    @override
    def current_temperature(self) -> float | None:
        """Return the temperature of the water."""
        return self.read_number("current_temperature")

    @property
    @override
    def target_temperature(self) -> float | None:
        """Return the temperature to reach."""
        return self.read_number("target_temperature")

    # The same under the names that Home Assistant uses since 2026.11.
    native_temperature_unit = temperature_unit
    native_current_temperature = current_temperature
    native_target_temperature = target_temperature

    @override
    async def async_set_temperature(self, **kwargs: Any) -> None:
        """Set the temperature to reach."""
        temperature = fit(self._target, kwargs[ATTR_TEMPERATURE])
        await self.write({"target_temperature": temperature})

    @override
    async def async_set_operation_mode(self, operation_mode: str) -> None:
        """Switch to an operation mode, or off."""
        if operation_mode == STATE_OFF:
            await self.async_turn_off()
        elif operation_mode == STATE_ON:
            await self.async_turn_on()
        else:
            await self.write({"power": STATE_ON, "operation": operation_mode})

    @override
    async def async_turn_on(self, **kwargs: Any) -> None:
        """Switch on, in the first mode where the present one is none."""
        if self.read_word("operation") == STATE_OFF:
            await self.async_set_operation_mode(self._modes[0])
        else:
            await self.write({"power": STATE_ON})

    @override
    async def async_turn_off(self, **kwargs: Any) -> None:
        """Switch off."""
        await self.write({"power": STATE_OFF})

    def _read_operation(self) -> str | None:
        """Return the mode of a heater that is on."""
        if "operation" in self.plan.bindings:
            return self.read_word("operation")
        return STATE_ON
