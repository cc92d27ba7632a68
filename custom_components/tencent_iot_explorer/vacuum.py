"""Robot vacuums."""

from typing import Any, override

from homeassistant.components.vacuum import (
    StateVacuumEntity,
    VacuumActivity,
    VacuumEntityFeature,
)
from homeassistant.const import STATE_OFF, STATE_ON, Platform
from homeassistant.core import HomeAssistant
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback

from .account.account import Account, TencentConfigEntry
from .account.devices.device import Device
from .entity import TencentEntity
from .entity.features import supported
from .entity.setting_up import async_setup_entities
from .thing import EntityPlan, Value
from .thing.kinds.vacuum import VacuumPart

PARALLEL_UPDATES = 0

FEATURES = {
    VacuumPart.POWER: VacuumEntityFeature.START | VacuumEntityFeature.STOP,
    "start": VacuumEntityFeature.START,
    "stop": VacuumEntityFeature.STOP,
    VacuumPart.PAUSE: VacuumEntityFeature.PAUSE,
    VacuumPart.DOCK: VacuumEntityFeature.RETURN_HOME,
    "spot": VacuumEntityFeature.CLEAN_SPOT,
    VacuumPart.LOCATE: VacuumEntityFeature.LOCATE,
    VacuumPart.FAN_SPEED: VacuumEntityFeature.FAN_SPEED,
}


async def async_setup_entry(
    hass: HomeAssistant,
    entry: TencentConfigEntry,
    async_add_entities: AddConfigEntryEntitiesCallback,
) -> None:
    """Add the vacuums of the account's devices."""
    async_setup_entities(entry, Platform.VACUUM, TencentVacuum, async_add_entities)


class TencentVacuum(TencentEntity, StateVacuumEntity):
    """A robot that cleans the floor."""

    _attr_translation_key = "vacuum"

    def __init__(self, account: Account, device: Device, plan: EntityPlan) -> None:
        """Find out from the bindings what the robot can do."""
        self._attr_supported_features = supported(
            FEATURES,
            (*plan.bindings, *plan.words(VacuumPart.COMMAND), *plan.calls),
            VacuumEntityFeature.STATE,
        )
        if fan_speeds := plan.words(VacuumPart.FAN_SPEED):
            self._attr_fan_speed_list = fan_speeds
        super().__init__(account, device, plan)

    @override
    def _update(self) -> None:
        self._attr_activity = self._read_activity()
        self._attr_fan_speed = self.read_word(VacuumPart.FAN_SPEED)

    @override
    async def async_start(self) -> None:
        """Start or go on cleaning."""
        if "start" in self.plan.calls:
            await self.call("start")
            return
        values: dict[str, Value] = {}
        if VacuumPart.POWER in self.plan.bindings:
            values[VacuumPart.POWER] = STATE_ON
        if VacuumPart.PAUSE in self.plan.bindings:
            values[VacuumPart.PAUSE] = STATE_OFF
        if self.knows_word(VacuumPart.COMMAND, "start"):
            values[VacuumPart.COMMAND] = "start"
        await self.write(values)

    @override
    async def async_pause(self) -> None:
        """Pause."""
        await self._command("pause", VacuumPart.PAUSE, STATE_ON)

    @override
    async def async_stop(self, **kwargs: Any) -> None:
        """Stop cleaning."""
        await self._command("stop", VacuumPart.POWER, STATE_OFF)

    @override
    async def async_return_to_base(self, **kwargs: Any) -> None:
        """Drive back to the charger."""
        await self._command("dock", VacuumPart.DOCK, STATE_ON)

    @override
    async def async_clean_spot(self, **kwargs: Any) -> None:
        """Clean where the robot stands."""
        await self.write({VacuumPart.COMMAND: "spot"})

    @override
    async def async_locate(self, **kwargs: Any) -> None:
        """Let the robot make itself heard."""
        await self._command("locate", VacuumPart.LOCATE, STATE_ON)

    @override
    async def async_set_fan_speed(self, fan_speed: str, **kwargs: Any) -> None:
        """Set the suction."""
        await self.write({VacuumPart.FAN_SPEED: fan_speed})

    async def _command(self, word: str, name: str, value: str) -> None:
        """Send the command, or the action or property that means the same."""
        if self.knows_word(VacuumPart.COMMAND, word):
            await self.write({VacuumPart.COMMAND: word})
        elif word in self.plan.calls:
            await self.call(word)
        else:
            await self.write({name: value})

    def _read_activity(self) -> VacuumActivity | None:
        """Return what the robot is doing; in an unknown state, whether it is on."""
        if state := self.read_word(VacuumPart.STATE):
            return VacuumActivity(state)
        is_known = self.read(VacuumPart.STATE) is not None
        if VacuumPart.STATE in self.plan.bindings and not is_known:
            return None
        if self.read_on(VacuumPart.POWER):
            is_paused = self.read_on(VacuumPart.PAUSE)
            return VacuumActivity.PAUSED if is_paused else VacuumActivity.CLEANING
        is_off = self.read(VacuumPart.POWER) is not None
        return VacuumActivity.IDLE if is_known or is_off else None
