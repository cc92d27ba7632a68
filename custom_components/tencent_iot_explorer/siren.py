"""Sirens."""

from math import ceil
from typing import Any, override

from homeassistant.components.siren import (
    ATTR_DURATION,
    ATTR_TONE,
    SirenEntity,
    SirenEntityFeature,
)
from homeassistant.const import STATE_OFF, STATE_ON, Platform, UnitOfTime
from homeassistant.core import HomeAssistant
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback
from homeassistant.util.unit_conversion import DurationConverter

from .account.account import Account, TencentConfigEntry
from .account.devices.device import Device
from .entity import TencentEntity
from .entity.scale import in_steps
from .entity.setting_up import async_setup_entities
from .thing import EntityPlan, Value
from .thing.kinds.siren import SirenPart

PARALLEL_UPDATES = 0


async def async_setup_entry(
    hass: HomeAssistant,
    entry: TencentConfigEntry,
    async_add_entities: AddConfigEntryEntitiesCallback,
) -> None:
    """Add the sirens of the account's devices."""
    async_setup_entities(entry, Platform.SIREN, TencentSiren, async_add_entities)


class TencentSiren(TencentEntity, SirenEntity):
    """A device that raises an alarm by sound or light."""

    _attr_translation_key = "siren"

    def __init__(self, account: Account, device: Device, plan: EntityPlan) -> None:
        """Find out from the bindings what the siren can do."""
        supported = SirenEntityFeature.TURN_ON | SirenEntityFeature.TURN_OFF
        words = plan.words(SirenPart.ALARM)
        self._tones = [word for word in words if word != STATE_OFF]
        if len(self._tones) > 1:
            self._attr_available_tones = list(self._tones)
            supported |= SirenEntityFeature.TONES
        if SirenPart.DURATION in plan.bindings:
            supported |= SirenEntityFeature.DURATION
        self._attr_supported_features = supported
        super().__init__(account, device, plan)

    @override
    def _update(self) -> None:
        if self._tones:
            tone = self.read_word(SirenPart.ALARM)
            self._attr_is_on = None if tone is None else tone != STATE_OFF
        else:
            self._attr_is_on = self.read_on(SirenPart.ALARM)

    @override
    async def async_turn_on(self, **kwargs: Any) -> None:
        """Raise the alarm, in the loudest tone unless one is given."""
        values: dict[str, Value] = {SirenPart.ALARM: STATE_ON}
        if self._tones:
            values[SirenPart.ALARM] = kwargs.get(ATTR_TONE, self._tones[-1])
        if (duration := kwargs.get(ATTR_DURATION)) is not None:
            values[SirenPart.DURATION] = self._duration(duration)
        await self.write(values)

    @override
    async def async_turn_off(self, **kwargs: Any) -> None:
        """End the alarm."""
        await self.write({SirenPart.ALARM: STATE_OFF})

    def _duration(self, seconds: float) -> float:
        """Return seconds in the unit of the device, rounded up."""
        unit = str(self.plan.traits["duration_unit"])
        duration = DurationConverter.convert(seconds, UnitOfTime.SECONDS, unit)
        return in_steps(self.plan.bindings[SirenPart.DURATION], ceil(duration))
