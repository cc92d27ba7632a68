"""Lawn mowers."""

from collections.abc import Mapping
from typing import override

from homeassistant.components.lawn_mower import (
    LawnMowerActivity,
    LawnMowerEntity,
    LawnMowerEntityFeature,
)
from homeassistant.const import STATE_OFF, STATE_ON, Platform
from homeassistant.core import HomeAssistant
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback

from .account.account import Account, TencentConfigEntry
from .account.devices.device import Device
from .entity import TencentEntity
from .entity.features import supported
from .entity.setting_up import async_setup_entities
from .thing import EntityPlan
from .thing.kinds.lawn_mower import MowerPart

PARALLEL_UPDATES = 0

FEATURES: Mapping[str, LawnMowerEntityFeature] = {
    MowerPart.POWER: LawnMowerEntityFeature.START_MOWING | LawnMowerEntityFeature.PAUSE,
    "start": LawnMowerEntityFeature.START_MOWING,
    "pause": LawnMowerEntityFeature.PAUSE,
    # A mower without a pause of its own stops for it.
    "stop": LawnMowerEntityFeature.STOP | LawnMowerEntityFeature.PAUSE,
    "dock": LawnMowerEntityFeature.DOCK,
}


async def async_setup_entry(
    hass: HomeAssistant,
    entry: TencentConfigEntry,
    async_add_entities: AddConfigEntryEntitiesCallback,
) -> None:
    """Add the lawn mowers of the account's devices."""
    async_setup_entities(
        entry, Platform.LAWN_MOWER, TencentLawnMower, async_add_entities
    )


class TencentLawnMower(TencentEntity, LawnMowerEntity):
    """A robot that mows the lawn."""

    def __init__(self, account: Account, device: Device, plan: EntityPlan) -> None:
        """Find out from bindings and actions what the robot can do."""
        self._attr_supported_features = supported(
            FEATURES,
            (*plan.bindings, *plan.words(MowerPart.COMMAND), *plan.calls),
            LawnMowerEntityFeature(0),
        )
        super().__init__(account, device, plan)

    @override
    def _update(self) -> None:
        self._attr_activity = self._read_activity()

    @override
    async def async_start_mowing(self) -> None:
        """Start or go on mowing."""
        await self._command(STATE_ON, "start")

    @override
    async def async_pause(self) -> None:
        """Pause where the mower stands; stop one that cannot pause."""
        await self._command(STATE_OFF, "pause", "stop")

    @override
    async def async_stop(self) -> None:
        """Stop where the mower stands, for good."""
        await self._command(STATE_OFF, "stop")

    @override
    async def async_dock(self) -> None:
        """Drive back to the charger."""
        await self._command(STATE_OFF, "dock")

    async def _command(self, power: str, *words: str) -> None:
        """Send the first word that a command or an action means, else the power."""
        for word in words:
            if self.knows_word(MowerPart.COMMAND, word):
                return await self.write({MowerPart.COMMAND: word})
            if word in self.plan.calls:
                return await self.call(word)
        return await self.write({MowerPart.POWER: power})

    def _read_activity(self) -> LawnMowerActivity | None:
        """Return what the mower is doing; in an unknown state, it is paused."""
        if state := self.read_word(MowerPart.STATE):
            return LawnMowerActivity(state)
        return None if self.read(MowerPart.STATE) is None else LawnMowerActivity.PAUSED
