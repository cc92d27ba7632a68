"""Humidifiers and dehumidifiers."""

from typing import Any, override

from homeassistant.components.humidifier import (
    HumidifierEntity,
    HumidifierEntityFeature,
)
from homeassistant.const import STATE_OFF, STATE_ON, Platform
from homeassistant.core import HomeAssistant
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback

from .account.account import Account, TencentConfigEntry
from .account.devices.device import Device
from .entity import TencentEntity
from .entity.scale import fit
from .entity.setting_up import async_setup_entities
from .thing import EntityPlan, Value
from .thing.kinds.humidifier import HumidifierPart

PARALLEL_UPDATES = 0


async def async_setup_entry(
    hass: HomeAssistant,
    entry: TencentConfigEntry,
    async_add_entities: AddConfigEntryEntitiesCallback,
) -> None:
    """Add the humidifiers of the account's devices."""
    async_setup_entities(
        entry, Platform.HUMIDIFIER, TencentHumidifier, async_add_entities
    )


class TencentHumidifier(TencentEntity, HumidifierEntity):
    """A device that brings a room to a humidity."""

    def __init__(self, account: Account, device: Device, plan: EntityPlan) -> None:
        """Find out from the bindings what the device can do."""
        self._attr_translation_key = plan.role
        self._target = plan.bindings[HumidifierPart.TARGET_HUMIDITY]
        self._choices = sorted(map(int, self._target.words))
        if self._choices:
            self._attr_min_humidity = self._choices[0]
            self._attr_max_humidity = self._choices[-1]
        else:
            self._attr_min_humidity, self._attr_max_humidity = self._target.bounds
            self._attr_target_humidity_step = self._target.step
        if modes := plan.words(HumidifierPart.MODE):
            self._attr_available_modes = modes
            self._attr_supported_features = HumidifierEntityFeature.MODES
        super().__init__(account, device, plan)

    @override
    def _update(self) -> None:
        self._attr_is_on = self.read_on(HumidifierPart.POWER)
        self._attr_target_humidity = self._read_target()
        self._attr_current_humidity = self.read_number(HumidifierPart.CURRENT_HUMIDITY)
        self._attr_mode = self.read_word(HumidifierPart.MODE)

    @override
    async def async_turn_on(self, **kwargs: Any) -> None:
        """Switch on."""
        await self.write({HumidifierPart.POWER: STATE_ON})

    @override
    async def async_turn_off(self, **kwargs: Any) -> None:
        """Switch off."""
        await self.write({HumidifierPart.POWER: STATE_OFF})

    @override
    async def async_set_humidity(self, humidity: int) -> None:
        """Set the target humidity."""
        if self._choices:
            wanted: Value = str(
                min(self._choices, key=lambda each: abs(each - humidity))
            )
        else:
            wanted = fit(self._target, humidity)
        await self.write({HumidifierPart.TARGET_HUMIDITY: wanted})

    @override
    async def async_set_mode(self, mode: str) -> None:
        """Set the mode."""
        await self.write({HumidifierPart.MODE: mode})

    def _read_target(self) -> float | None:
        """Return the target humidity: a number, or one of those to choose from."""
        if not self._choices:
            return self.read_number(HumidifierPart.TARGET_HUMIDITY)
        word = self.read_word(HumidifierPart.TARGET_HUMIDITY)
        return None if word is None else int(word)
