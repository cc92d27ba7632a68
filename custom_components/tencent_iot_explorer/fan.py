"""Fans: table fans, fresh air, air purifiers."""

from collections.abc import Mapping
from typing import Any, override

from homeassistant.components.fan import FanEntity, FanEntityFeature
from homeassistant.const import STATE_OFF, STATE_ON, Platform
from homeassistant.core import HomeAssistant
from homeassistant.exceptions import ServiceValidationError
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback
from homeassistant.helpers.restore_state import RestoredExtraData, RestoreEntity

from .account.account import Account, TencentConfigEntry
from .account.devices.device import Device
from .account.errors import translation
from .entity import TencentEntity
from .entity.features import supported
from .entity.setting_up import async_setup_entities
from .entity.speeds import Speeds
from .entity.superseded import Superseded
from .thing import EntityPlan, Value
from .thing.kinds.fan import FanPart

PARALLEL_UPDATES = 0

# Presets in which the device chooses its speed, and the one in which the user does.
AUTOMATIC = frozenset({"auto", "smart"})
BY_HAND = "manual"

FEATURES: Mapping[str, FanEntityFeature] = {
    FanPart.POWER: FanEntityFeature.TURN_ON | FanEntityFeature.TURN_OFF,
    FanPart.SPEED: FanEntityFeature.SET_SPEED,
    FanPart.SPEED_PRESET: FanEntityFeature.PRESET_MODE,
    FanPart.PRESET: FanEntityFeature.PRESET_MODE,
    FanPart.OSCILLATING: FanEntityFeature.OSCILLATE,
    FanPart.DIRECTION: FanEntityFeature.DIRECTION,
}


async def async_setup_entry(
    hass: HomeAssistant,
    entry: TencentConfigEntry,
    async_add_entities: AddConfigEntryEntitiesCallback,
) -> None:
    """Add the fans of the account's devices."""
    async_setup_entities(entry, Platform.FAN, TencentFan, async_add_entities)


class TencentFan(TencentEntity, FanEntity, RestoreEntity):
    """A device that moves air."""

    def __init__(self, account: Account, device: Device, plan: EntityPlan) -> None:
        """Find out from the bindings what the fan can do."""
        self._attr_translation_key = plan.role
        self._attr_supported_features = supported(
            FEATURES, plan.bindings, FanEntityFeature(0)
        )
        self._presets = {
            word: name
            for name in (FanPart.SPEED_PRESET, FanPart.PRESET)
            for word in plan.words(name)
        }
        self._attr_preset_modes = list(self._presets) or None
        self._superseded = Superseded(self.show)
        self._reported_presets: tuple[str | None, str | None] = (None, None)
        if speed := plan.bindings.get(FanPart.SPEED):
            self._speeds = Speeds(speed)
            self._attr_speed_count = self._speeds.count
        super().__init__(account, device, plan)

    @override
    async def async_added_to_hass(self) -> None:
        """Know again which preset was left, as it was before a restart."""
        if kept := await self.async_get_last_extra_data():
            self._superseded.choice = kept.as_dict().get("left_preset")
        await super().async_added_to_hass()

    @property
    @override
    def extra_restore_state_data(self) -> RestoredExtraData:
        """Keep what the device itself does not tell: which preset is over."""
        return RestoredExtraData({"left_preset": self._superseded.choice})

    @override
    def _update(self) -> None:
        self._follow_presets()
        self._attr_preset_mode = self._present_preset()
        self._attr_percentage = self._read_percentage()
        if FanPart.OSCILLATING in self.plan.bindings:
            self._attr_oscillating = self.read_on(FanPart.OSCILLATING)
        self._attr_current_direction = self.read_word(FanPart.DIRECTION)

    @property
    @override
    def is_on(self) -> bool | None:
        """Return whether the fan runs."""
        return self.read_on(FanPart.POWER)

    @override
    async def async_turn_on(
        self,
        percentage: int | None = None,
        preset_mode: str | None = None,
        **kwargs: Any,
    ) -> None:
        """Switch on and set what is asked for, in one command; no speed is off."""
        if percentage == 0:
            await self.async_turn_off()
            return
        values: dict[str, Value] = {}
        if percentage is not None:
            values |= self._speed(percentage)
        if preset_mode is not None:
            values[self._presets[preset_mode]] = preset_mode
        present = (
            self.read_word(FanPart.SPEED_PRESET)
            if preset_mode
            else self._attr_preset_mode
        )
        command = {**self._power_beside(values), **values}
        if not values:
            await self.write(command)
            return
        is_over = present != preset_mode and self._excludes_speed(present)
        with self._superseded.by_command(present if is_over else None):
            await self.write(command)

    @override
    async def async_turn_off(self, **kwargs: Any) -> None:
        """Switch off."""
        await self.write({FanPart.POWER: STATE_OFF})

    @override
    async def async_set_percentage(self, percentage: int) -> None:
        """Set the speed; zero is off."""
        await self.async_turn_on(percentage)

    @override
    async def async_decrease_speed(self, percentage_step: int | None = None) -> None:
        """Slow down; to the lowest speed if the device chooses its own."""
        if self.is_on and self._attr_percentage is None:
            await self.async_set_percentage(1)
        else:
            await super().async_decrease_speed(percentage_step)

    @override
    async def async_set_preset_mode(self, preset_mode: str) -> None:
        """Set the kind of wind."""
        await self.async_turn_on(preset_mode=preset_mode)

    @override
    async def async_oscillate(self, oscillating: bool) -> None:
        """Let the fan turn its head."""
        await self.write({FanPart.OSCILLATING: STATE_ON if oscillating else STATE_OFF})

    @override
    async def async_set_direction(self, direction: str) -> None:
        """Set which way the fan turns."""
        await self.write({FanPart.DIRECTION: direction})

    def _power_beside(self, values: Mapping[str, Value]) -> Mapping[str, Value]:
        """Return the command to switch on, unless the values do so themselves."""
        id_of = {name: each.property_id for name, each in self.plan.bindings.items()}
        power = id_of[FanPart.POWER]
        runs = self.is_on and power == id_of.get(FanPart.SPEED)
        is_included = power in {id_of[name] for name in values}
        return {} if runs or is_included else {FanPart.POWER: STATE_ON}

    def _speed(self, percentage: int) -> dict[str, Value]:
        """Return the values for a speed of 1-100 %, with the manual preset if needed."""
        if FanPart.SPEED not in self.plan.bindings:
            raise ServiceValidationError(
                **translation("no_speeds", device=self.device.name)
            )
        present = self._read_speed() if self.is_on else None
        speed: dict[str, Value] = {
            FanPart.SPEED: self._speeds.value(percentage, present)
        }
        is_automatic = self._excludes_speed(self._attr_preset_mode)
        if is_automatic and self._presets.get(BY_HAND) == FanPart.PRESET:
            return {**speed, FanPart.PRESET: BY_HAND}
        return speed

    def _excludes_speed(self, preset: str | None) -> bool:
        """Return whether the device chooses its speed in a preset."""
        if preset is None or self._presets[preset] == FanPart.SPEED_PRESET:
            return preset is not None
        return preset in AUTOMATIC or (BY_HAND in self._presets and preset != BY_HAND)

    def _follow_presets(self) -> None:
        """Remember the reported presets, and which of them no longer holds.

        A preset that was chosen at the device supersedes its own choice of speed.
        """
        presets = speed_preset, preset = (
            self.read_word(FanPart.SPEED_PRESET),
            self.read_word(FanPart.PRESET),
        )
        before, self._reported_presets = self._reported_presets, presets
        if before[0] == speed_preset and before[1] not in {None, preset}:
            self._superseded.choice = speed_preset
        self._superseded.take(presets)

    def _present_preset(self) -> str | None:
        """Return the preset that holds, if any."""
        return next(
            (
                each
                for each in self._reported_presets
                if each and each != self._superseded.choice
            ),
            None,
        )

    def _read_percentage(self) -> int | None:
        """Return the speed, 0-100 %; None while the device chooses its own."""
        if self.is_on is False:
            return 0
        if FanPart.SPEED not in self.plan.bindings or self._excludes_speed(
            self._attr_preset_mode
        ):
            return None
        speed = self._read_speed()
        return None if speed is None else self._speeds.percentage(speed)

    def _read_speed(self) -> Value | None:
        """Return the value of the speed."""
        has_words = self.plan.bindings[FanPart.SPEED].meanings
        return (
            self.read_word(FanPart.SPEED)
            if has_words
            else self.read_number(FanPart.SPEED)
        )
