"""Water heaters and kettles."""

from typing import Any, override

from homeassistant.components.water_heater import (
    ATTR_OPERATION_MODE,
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
from homeassistant.util.unit_conversion import TemperatureConverter

from .account.account import Account, TencentConfigEntry
from .account.devices.device import Device
from .entity import TencentEntity
from .entity.scale import fit_anew, in_steps
from .entity.setting_up import async_setup_entities
from .entity.temperature import as_shown
from .thing import EntityPlan, Value
from .thing.kinds.parts import is_fahrenheit
from .thing.kinds.water_heater import WaterHeaterPart

PARALLEL_UPDATES = 0


async def async_setup_entry(
    hass: HomeAssistant,
    entry: TencentConfigEntry,
    async_add_entities: AddConfigEntryEntitiesCallback,
) -> None:
    """Add the water heaters of the account's devices."""
    async_setup_entities(
        entry, Platform.WATER_HEATER, TencentWaterHeater, async_add_entities
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
        self._target = plan.bindings[WaterHeaterPart.TARGET_TEMPERATURE]
        self._attr_min_temp, self._attr_max_temp = self._target.bounds
        current = plan.bindings.get(WaterHeaterPart.CURRENT_TEMPERATURE, self._target)
        self._is_current_in_other_unit = is_fahrenheit(current.type) != is_fahrenheit(
            self._target.type
        )
        words = plan.words(WaterHeaterPart.OPERATION) or [STATE_ON]
        self._modes = [word for word in words if word != STATE_OFF]
        self._attr_operation_list = [STATE_OFF, *self._modes]
        self._has_power = WaterHeaterPart.POWER in plan.bindings
        self._attr_target_temperature_step = self._target.step
        super().__init__(account, device, plan)

    @override
    def _update(self) -> None:
        states = {True: self._read_operation(), False: STATE_OFF, None: None}
        is_on = not self._has_power or self.read_on(WaterHeaterPart.POWER)
        self._attr_current_operation = states[is_on]

    @property
    @override
    def temperature_unit(self) -> str:
        """Return the unit that the device itself is set to."""
        return self.present_unit() or UnitOfTemperature.CELSIUS

    @property
    @override
    def current_temperature(self) -> float | None:
        """Return the temperature of the water, in the unit of the target."""
        temperature = self.read_number(WaterHeaterPart.CURRENT_TEMPERATURE)
        if temperature is None or not self._is_current_in_other_unit:
            return temperature
        units = (UnitOfTemperature.CELSIUS, UnitOfTemperature.FAHRENHEIT)
        present, wanted = reversed(units) if self.plan.unit is None else units
        return round(TemperatureConverter.convert(temperature, present, wanted), 1)

    @property
    @override
    def target_temperature(self) -> float | None:
        """Return the target temperature."""
        return self.read_number(WaterHeaterPart.TARGET_TEMPERATURE)

    # The same under the names that Home Assistant uses since 2026.11.
    native_temperature_unit = temperature_unit
    native_current_temperature = current_temperature
    native_target_temperature = target_temperature

    @override
    async def async_set_temperature(self, **kwargs: Any) -> None:
        """Set the target temperature, and the operation mode when one is given."""
        values: dict[str, Value] = {}
        if operation_mode := kwargs.get(ATTR_OPERATION_MODE):
            self.check_option(operation_mode, [STATE_OFF, *self._modes])
            values |= self._operation_mode(operation_mode)
        if (temperature := kwargs.get(ATTR_TEMPERATURE)) is not None:
            values[WaterHeaterPart.TARGET_TEMPERATURE] = self._settable(temperature)
        await self.write(values)

    @override
    async def async_set_operation_mode(self, operation_mode: str) -> None:
        """Switch to an operation mode, or off."""
        await self.write(self._operation_mode(operation_mode))

    @override
    async def async_turn_on(self, **kwargs: Any) -> None:
        """Switch on, in the first mode if the present one is off."""
        await self.write(self._operation_mode(STATE_ON))

    @override
    async def async_turn_off(self, **kwargs: Any) -> None:
        """Switch off."""
        await self.write(self._operation_mode(STATE_OFF))

    def _settable(self, temperature: float) -> float:
        """Return the nearest step; a value out of range is refused later."""
        low, high = as_shown(self, self._target.bounds)
        if low <= temperature <= high:
            return fit_anew(self._target, temperature, self.target_temperature)
        return in_steps(self._target, temperature)

    def _operation_mode(self, mode: str) -> dict[str, Value]:
        """Return the values for an operation mode, for on, or for off."""
        if mode == STATE_ON and self.read_word(WaterHeaterPart.OPERATION) == STATE_OFF:
            mode = self._modes[0]
        if not self._has_power:
            return {} if mode == STATE_ON else {WaterHeaterPart.OPERATION: mode}
        if mode in {STATE_ON, STATE_OFF}:
            return {WaterHeaterPart.POWER: mode}
        return {WaterHeaterPart.POWER: STATE_ON, WaterHeaterPart.OPERATION: mode}

    def _read_operation(self) -> str | None:
        """Return the mode while switched on, "on" if it has no word."""
        if (
            WaterHeaterPart.OPERATION in self.plan.bindings
            and self.read(WaterHeaterPart.OPERATION) is None
        ):
            return None
        return self.read_word(WaterHeaterPart.OPERATION) or STATE_ON
