"""Climate: air conditioners, thermostats, heaters."""

from collections.abc import Mapping
from typing import Any, override

from homeassistant.components.climate import (
    ATTR_HVAC_MODE,
    PRESET_NONE,
    ClimateEntity,
    ClimateEntityFeature,
    HVACAction,
    HVACMode,
)
from homeassistant.const import (
    STATE_OFF,
    STATE_ON,
    Platform,
)
from homeassistant.core import HomeAssistant
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback
from homeassistant.helpers.restore_state import RestoredExtraData, RestoreEntity

from .account.account import Account, TencentConfigEntry
from .account.devices.device import Device
from .entity import TencentEntity
from .entity.climate_temperatures import ClimateTemperatures
from .entity.features import supported
from .entity.scale import fit
from .entity.setting_up import async_setup_entities
from .entity.temperature import as_shown
from .thing import EntityPlan, Value
from .thing.kinds.climate_parts import ClimatePart

PARALLEL_UPDATES = 0

LAST_MODE = "last_mode"

ON_AND_OFF = ClimateEntityFeature.TURN_ON | ClimateEntityFeature.TURN_OFF
FEATURES: Mapping[str, ClimateEntityFeature] = {
    ClimatePart.TARGET_TEMPERATURE: ClimateEntityFeature.TARGET_TEMPERATURE,
    ClimatePart.TARGET_TEMPERATURE_FAHRENHEIT: ClimateEntityFeature.TARGET_TEMPERATURE,
    ClimatePart.TARGET_TEMPERATURE_LOW: ClimateEntityFeature.TARGET_TEMPERATURE_RANGE,
    ClimatePart.TARGET_HUMIDITY: ClimateEntityFeature.TARGET_HUMIDITY,
    ClimatePart.FAN_MODE: ClimateEntityFeature.FAN_MODE,
    ClimatePart.PRESET: ClimateEntityFeature.PRESET_MODE,
    ClimatePart.SWING: ClimateEntityFeature.SWING_MODE,
    ClimatePart.SWING_HORIZONTAL: ClimateEntityFeature.SWING_HORIZONTAL_MODE,
    ClimatePart.POWER: ON_AND_OFF,
    HVACMode.OFF: ON_AND_OFF,
}


async def async_setup_entry(
    hass: HomeAssistant,
    entry: TencentConfigEntry,
    async_add_entities: AddConfigEntryEntitiesCallback,
) -> None:
    """Add the climates of the account's devices."""
    async_setup_entities(entry, Platform.CLIMATE, TencentClimate, async_add_entities)


class TencentClimate(TencentEntity, ClimateEntity, RestoreEntity):
    """A device that brings a room to a temperature."""

    _attr_translation_key = "climate"

    _last_mode: HVACMode | None = None

    def __init__(self, account: Account, device: Device, plan: EntityPlan) -> None:
        """Find out from the bindings what the device can do."""
        self._attr_hvac_modes = _hvac_modes(plan)
        self._attr_supported_features = supported(
            FEATURES,
            (*plan.bindings, *plan.words(ClimatePart.MODE)),
            ClimateEntityFeature(0),
        )
        self._attr_fan_modes = plan.words(ClimatePart.FAN_MODE) or None
        self._attr_preset_modes = _preset_modes(plan) or None
        self._attr_swing_modes = plan.words(ClimatePart.SWING) or None
        self._attr_swing_horizontal_modes = (
            plan.words(ClimatePart.SWING_HORIZONTAL) or None
        )
        if humidity := plan.bindings.get(ClimatePart.TARGET_HUMIDITY):
            self._attr_min_humidity, self._attr_max_humidity = humidity.bounds
            self._attr_target_humidity_step = max(round(humidity.step or 1), 1)
        super().__init__(account, device, plan)
        self._temperatures = ClimateTemperatures(self)

    @override
    async def async_added_to_hass(self) -> None:
        """Restore the last mode."""
        kept = await self.async_get_last_extra_data()
        last_mode = kept.as_dict().get(LAST_MODE) if kept else None
        if last_mode in self.hvac_modes:
            self._last_mode = HVACMode(last_mode)
        await super().async_added_to_hass()

    @property
    @override
    def extra_restore_state_data(self) -> RestoredExtraData:
        """Keep the last mode, which a preset or off does not tell."""
        return RestoredExtraData({LAST_MODE: self._last_mode})

    @override
    def _update(self) -> None:
        self._attr_hvac_mode = self._read_hvac_mode()
        if self._attr_hvac_mode not in (None, HVACMode.OFF):
            self._last_mode = self._attr_hvac_mode
        self._attr_hvac_action = self._read_hvac_action()
        self._attr_fan_mode = self.read_word(ClimatePart.FAN_MODE)
        self._attr_preset_mode = self._read_preset_mode()
        self._attr_swing_mode = self.read_word(ClimatePart.SWING)
        self._attr_swing_horizontal_mode = self.read_word(ClimatePart.SWING_HORIZONTAL)
        self._attr_current_humidity = self.read_number(ClimatePart.CURRENT_HUMIDITY)
        self._attr_target_humidity = self.read_number(ClimatePart.TARGET_HUMIDITY)

    @property
    @override
    def temperature_unit(self) -> str:
        """Return the unit that the device itself is set to."""
        return self._temperatures.unit

    @property
    @override
    def current_temperature(self) -> float | None:
        """Return the temperature of the room."""
        return self._temperatures.current

    @property
    @override
    def target_temperature(self) -> float | None:
        """Return the target temperature, None where the mode has two."""
        targets = self._temperatures.targets(self._aimed_mode)
        return targets[0] if len(targets) == 1 else None

    @property
    @override
    def target_temperature_low(self) -> float | None:
        """Return what is heated to, if the mode cools too."""
        targets = self._temperatures.targets(self._aimed_mode)
        return targets[0] if len(targets) > 1 else None

    @property
    @override
    def target_temperature_high(self) -> float | None:
        """Return what is cooled to, if the mode heats too."""
        targets = self._temperatures.targets(self._aimed_mode)
        return targets[-1] if len(targets) > 1 else None

    # The same under the names that Home Assistant uses since 2026.11.
    native_temperature_unit = temperature_unit
    native_current_temperature = current_temperature
    native_target_temperature = target_temperature
    native_target_temperature_low = target_temperature_low
    native_target_temperature_high = target_temperature_high

    @property
    @override
    def target_temperature_step(self) -> float | None:
        """Return the step in which the temperature is set."""
        return self._temperatures.step(self._aimed_mode)

    @property
    @override
    def min_temp(self) -> float:
        """Return the lowest temperature that can be set."""
        return as_shown(self, self._temperatures.bounds(self._aimed_mode))[0]

    @property
    @override
    def max_temp(self) -> float:
        """Return the highest temperature that can be set."""
        return as_shown(self, self._temperatures.bounds(self._aimed_mode))[1]

    @override
    async def async_set_hvac_mode(self, hvac_mode: HVACMode) -> None:
        """Switch to a mode, or off."""
        await self.write(self._hvac_mode(hvac_mode))

    @override
    async def async_set_temperature(self, **kwargs: Any) -> None:
        """Set the temperature or the range, and the mode when one is given."""
        values: dict[str, Value] = {}
        if hvac_mode := kwargs.get(ATTR_HVAC_MODE):
            self.check_option(hvac_mode, self.hvac_modes)
            values |= self._hvac_mode(hvac_mode)
        mode = self._aimed_mode if hvac_mode in (None, HVACMode.OFF) else hvac_mode
        values |= self._temperatures.values(mode, kwargs)
        await self._set(values)

    @override
    async def async_set_humidity(self, humidity: int) -> None:
        """Set the target humidity."""
        binding = self.plan.bindings[ClimatePart.TARGET_HUMIDITY]
        await self._set({ClimatePart.TARGET_HUMIDITY: fit(binding, humidity)})

    @override
    async def async_set_fan_mode(self, fan_mode: str) -> None:
        """Set the fan's speed."""
        await self._set({ClimatePart.FAN_MODE: fan_mode})

    @override
    async def async_set_preset_mode(self, preset_mode: str) -> None:
        """Set a preset, or leave it for the last mode."""
        if preset_mode != PRESET_NONE or self.knows_word(
            ClimatePart.PRESET, PRESET_NONE
        ):
            await self._set({ClimatePart.PRESET: preset_mode})
        elif self.preset_mode != PRESET_NONE:
            await self._set({ClimatePart.MODE: self._mode_when_on})

    @override
    async def async_set_swing_mode(self, swing_mode: str) -> None:
        """Set how the air swings."""
        await self._set({ClimatePart.SWING: swing_mode})

    @override
    async def async_set_swing_horizontal_mode(self, swing_horizontal_mode: str) -> None:
        """Set how the air swings from side to side."""
        await self._set({ClimatePart.SWING_HORIZONTAL: swing_horizontal_mode})

    @override
    async def async_turn_on(self) -> None:
        """Switch on in the last mode."""
        if (
            self.read_word(ClimatePart.MODE) == HVACMode.OFF
            or ClimatePart.POWER not in self.plan.bindings
        ):
            await self.async_set_hvac_mode(self._mode_when_on)
        else:
            await self.write({ClimatePart.POWER: STATE_ON})

    @override
    async def async_turn_off(self) -> None:
        """Switch off."""
        await self.write(self._hvac_mode(HVACMode.OFF))

    async def _set(self, values: Mapping[str, Value]) -> None:
        """Send settings; while off, only those that change.

        A scene that switches a device off restores its settings afterwards, and some switch
        on at that.
        """
        if self.hvac_mode is HVACMode.OFF and ClimatePart.POWER not in values:
            values = {
                name: value
                for name, value in values.items()
                if value != (self.read_word(name) or self.read(name))
            }
        await self.write(values)

    def _hvac_mode(self, hvac_mode: HVACMode) -> dict[str, Value]:
        """Return the values for a mode."""
        values: dict[str, Value] = {}
        if ClimatePart.POWER in self.plan.bindings:
            values[ClimatePart.POWER] = (
                STATE_OFF if hvac_mode is HVACMode.OFF else STATE_ON
            )
        keeps_mode = ClimatePart.POWER in values and hvac_mode is HVACMode.OFF
        if self.knows_word(ClimatePart.MODE, hvac_mode) and not keeps_mode:
            values[ClimatePart.MODE] = hvac_mode
        return values

    def _read_hvac_mode(self) -> HVACMode | None:
        """Return the mode, the last one while a preset stands in its place."""
        if ClimatePart.POWER in self.plan.bindings and not (
            on := self.read_on(ClimatePart.POWER)
        ):
            return None if on is None else HVACMode.OFF
        if word := self.read_word(ClimatePart.MODE):
            return HVACMode(word)
        if (
            ClimatePart.MODE in self.plan.bindings
            and self.read(ClimatePart.MODE) is None
        ):
            return None
        return self._mode_when_on

    def _read_preset_mode(self) -> str | None:
        """Return the preset, none while a mode stands in its place."""
        preset = self.read_word(ClimatePart.PRESET)
        if preset is None and self.read_word(ClimatePart.MODE):
            return PRESET_NONE
        return preset

    @property
    def _aimed_mode(self) -> HVACMode:
        """Return the mode, while off that in which it would be switched on."""
        mode = self.hvac_mode
        return self._mode_when_on if mode in (None, HVACMode.OFF) else mode

    @property
    def _mode_when_on(self) -> HVACMode:
        """Return the last mode, else an automatic one, else the first."""
        if self._last_mode:
            return self._last_mode
        likely = (HVACMode.AUTO, HVACMode.HEAT_COOL, *self.hvac_modes)
        on = [mode for mode in self.hvac_modes if mode is not HVACMode.OFF]
        return next(mode for mode in likely if mode in on)

    def _read_hvac_action(self) -> HVACAction | None:
        """Return the present action, off while switched off."""
        if self._attr_hvac_mode is HVACMode.OFF:
            return HVACAction.OFF if ClimatePart.ACTION in self.plan.bindings else None
        action = self.read_word(ClimatePart.ACTION)
        return HVACAction(action) if action else None


def _hvac_modes(plan: EntityPlan) -> list[HVACMode]:
    """Return the modes in the order of the thing model, off first."""
    only_mode = plan.traits.get("only_mode")
    found = [only_mode] if only_mode else plan.words(ClimatePart.MODE)
    off = [HVACMode.OFF] if ClimatePart.POWER in plan.bindings else []
    return sorted(
        dict.fromkeys([*off, *map(HVACMode, map(str, found))]),
        key=lambda mode: mode is not HVACMode.OFF,
    )


def _preset_modes(plan: EntityPlan) -> list[str]:
    """Return the presets; where modes stand in their place, there may be none."""
    presets = plan.words(ClimatePart.PRESET)
    if presets and ClimatePart.MODE in plan.bindings:
        return list(dict.fromkeys([PRESET_NONE, *presets]))
    return list(presets)
