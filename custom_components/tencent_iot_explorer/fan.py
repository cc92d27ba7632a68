"""Fans: table fans, fresh air, air purifiers."""

from typing import Any, override

from homeassistant.components.fan import FanEntity, FanEntityFeature
from homeassistant.const import STATE_OFF, STATE_ON, Platform
from homeassistant.core import HomeAssistant
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback
from homeassistant.util.percentage import (
    ordered_list_item_to_percentage,
    percentage_to_ordered_list_item,
    percentage_to_ranged_value,
    ranged_value_to_percentage,
)

from .entity.planned import TencentEntity, async_setup_entities
from .entity.scale import fit
from .home.account import Account, TencentConfigEntry
from .home.device import Device
from .thing import EntityPlan, Value

PARALLEL_UPDATES = 0


async def async_setup_entry(
    hass: HomeAssistant,
    entry: TencentConfigEntry,
    async_add_entities: AddConfigEntryEntitiesCallback,
) -> None:
    """Add the fans of the account's devices."""
    await async_setup_entities(
        hass, entry, Platform.FAN, TencentFan, async_add_entities
    )


class TencentFan(TencentEntity, FanEntity):
    """A device that moves air."""

    def __init__(self, account: Account, device: Device, plan: EntityPlan) -> None:
        """Find out from the bindings what the fan can do."""
        self._attr_translation_key = plan.role
        self._attr_supported_features = features(plan)
        self._presets = {
            word: name
            for name in ("speed_preset", "preset")
            if name in plan.bindings
            for word in plan.bindings[name].meanings.values()
        }
        self._attr_preset_modes = list(self._presets) or None
        if speed := plan.bindings.get("speed"):
            self._speeds = list(speed.meanings.values())
            low, high = speed.bounds
            self._speed_range = (max(low, 1), high)
            self._attr_speed_count = len(self._speeds) or int(high - max(low, 1) + 1)
        super().__init__(account, device, plan)

    @override
    def _update(self) -> None:
        self._attr_percentage = self._read_percentage()
        self._attr_preset_mode = self.read_word("speed_preset") or self.read_word(
            "preset"
        )
        if "oscillating" in self.plan.bindings:
            self._attr_oscillating = self.read_on("oscillating")
        self._attr_current_direction = self.read_word("direction")

    @property
    @override
    def is_on(self) -> bool | None:
        """Return whether the fan runs."""
        return self.read_on("power")

    @override
    async def async_turn_on(
        self,
        percentage: int | None = None,
        preset_mode: str | None = None,
        **kwargs: Any,
    ) -> None:
        """Switch on and set what is asked for, in one command."""
        values: dict[str, Value] = {"power": STATE_ON}
        if percentage is not None:
            values |= self._speed(percentage)
        if preset_mode is not None:
            values[self._presets[preset_mode]] = preset_mode
        await self.write(values)

    @override
    async def async_turn_off(self, **kwargs: Any) -> None:
        """Switch off."""
        await self.write({"power": STATE_OFF})

    @override
    async def async_set_percentage(self, percentage: int) -> None:
        """Set the speed; zero is off."""
        if percentage:
            await self.async_turn_on(percentage)
        else:
            await self.async_turn_off()

    @override
    async def async_set_preset_mode(self, preset_mode: str) -> None:
        """Set the kind of wind."""
        await self.async_turn_on(preset_mode=preset_mode)

    @override
    async def async_oscillate(self, oscillating: bool) -> None:
        """Let the fan turn its head."""
        await self.write({"oscillating": STATE_ON if oscillating else STATE_OFF})

    @override
    async def async_set_direction(self, direction: str) -> None:
        """Set which way the fan turns."""
        await self.write({"direction": direction})

    def _speed(self, percentage: int) -> dict[str, Value]:
        """Return the value for a speed of 1-100 %; nothing where there are no speeds."""
        if "speed" not in self.plan.bindings:
            return {}
        if self._speeds:
            return {"speed": percentage_to_ordered_list_item(self._speeds, percentage)}
        value = percentage_to_ranged_value(self._speed_range, percentage)
        return {"speed": fit(self.plan.bindings["speed"], value)}

    def _read_percentage(self) -> int | None:
        """Return the speed, 0-100 %; zero while the fan is off."""
        if self.is_on is False:
            return 0
        if "speed" not in self.plan.bindings:
            return None
        if self._speeds:
            word = self.read_word("speed")
            return ordered_list_item_to_percentage(self._speeds, word) if word else None
        value = self.read_number("speed")
        if value is None:
            return None
        return ranged_value_to_percentage(self._speed_range, value)


FEATURES = {
    "power": FanEntityFeature.TURN_ON | FanEntityFeature.TURN_OFF,
    "speed": FanEntityFeature.SET_SPEED,
    "speed_preset": FanEntityFeature.PRESET_MODE,
    "preset": FanEntityFeature.PRESET_MODE,
    "oscillating": FanEntityFeature.OSCILLATE,
    "direction": FanEntityFeature.DIRECTION,
}


def features(plan: EntityPlan) -> FanEntityFeature:
    """Return what the bound properties allow."""
    supported = FanEntityFeature(0)
    for name in plan.bindings:
        supported |= FEATURES[name]
    return supported
