"""Covers: curtains, blinds, laundry racks."""

from collections.abc import Mapping
from typing import Any, override

from homeassistant.components.cover import (
    ATTR_POSITION,
    ATTR_TILT_POSITION,
    CoverEntity,
    CoverEntityFeature,
)
from homeassistant.const import STATE_ON, Platform
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback
from homeassistant.helpers.restore_state import RestoredExtraData, RestoreEntity

from .account.account import Account, TencentConfigEntry
from .account.devices.device import Device
from .account.later import Later
from .entity import TencentEntity
from .entity.features import supported
from .entity.motion import MOVING_SECONDS, Motion, Sight
from .entity.scale import PERCENT, aim, percent, to_share
from .entity.setting_up import async_setup_entities
from .thing import EntityPlan
from .thing.kinds.cover_parts import CoverPart

PARALLEL_UPDATES = 0

FEATURES: Mapping[str, CoverEntityFeature] = {
    CoverPart.POSITION: CoverEntityFeature.OPEN
    | CoverEntityFeature.CLOSE
    | CoverEntityFeature.SET_POSITION,
    CoverPart.TILT: CoverEntityFeature.OPEN_TILT
    | CoverEntityFeature.CLOSE_TILT
    | CoverEntityFeature.SET_TILT_POSITION,
    CoverPart.OPEN: CoverEntityFeature.OPEN,
    CoverPart.CLOSE: CoverEntityFeature.CLOSE,
    CoverPart.STOP: CoverEntityFeature.STOP,
}


async def async_setup_entry(
    hass: HomeAssistant,
    entry: TencentConfigEntry,
    async_add_entities: AddConfigEntryEntitiesCallback,
) -> None:
    """Add the covers of the account's devices."""
    async_setup_entities(entry, Platform.COVER, TencentCover, async_add_entities)


class TencentCover(TencentEntity, CoverEntity, RestoreEntity):
    """A cover that is told to open, close and stop, or where to go."""

    def __init__(self, account: Account, device: Device, plan: EntityPlan) -> None:
        """Find out from the bindings what the cover can do."""
        self._attr_supported_features = supported(
            FEATURES,
            (*plan.bindings, *plan.words(CoverPart.COMMAND)),
            CoverEntityFeature(0),
        )
        self._motion = Motion()
        self._silence = Later(account.hass)
        super().__init__(account, device, plan)

    @override
    async def async_added_to_hass(self) -> None:
        """Follow the cover, and a movement that is under way, as before a restart."""
        if kept := await self.async_get_last_extra_data():
            self._motion.recall(kept.as_dict())
        await super().async_added_to_hass()
        self._wait_for_silence()

    @property
    @override
    def extra_restore_state_data(self) -> RestoredExtraData:
        """Keep what the device itself does not tell: where it went last."""
        return RestoredExtraData(self._motion.memory)

    @override
    async def async_will_remove_from_hass(self) -> None:
        """Cancel the wait."""
        self._silence.async_cancel()
        await super().async_will_remove_from_hass()

    @override
    def _update(self) -> None:
        measured = self._percent(CoverPart.CURRENT_POSITION)
        target = self._percent(CoverPart.POSITION)
        is_news = self._motion.follow(
            Sight(
                state=self.read_word(CoverPart.STATE),
                command=self.read_word(CoverPart.COMMAND),
                target=target,
                measured=measured,
            )
        )
        self._attr_current_cover_position = target if measured is None else measured
        self._attr_current_cover_tilt_position = self._percent(CoverPart.TILT)
        self._take_motion()
        if is_news and self.hass:
            self._wait_for_silence()

    def _take_motion(self) -> None:
        """Show what is known of the movement."""
        self._attr_is_opening = self._motion.direction == "opening"
        self._attr_is_closing = self._motion.direction == "closing"
        self._attr_is_closed = self._motion.is_closed

    def _wait_for_silence(self) -> None:
        """End a movement once nothing is heard for long."""
        self._silence.async_cancel()
        self._silence.async_plan(MOVING_SECONDS, self._fall_silent)

    @callback
    def _fall_silent(self) -> None:
        self._motion.fall_silent()
        self._take_motion()
        self.async_write_ha_state()

    @override
    async def async_open_cover(self, **kwargs: Any) -> None:
        """Open the cover."""
        await self._command("open", 100)

    @override
    async def async_close_cover(self, **kwargs: Any) -> None:
        """Close the cover."""
        await self._command("close", 0)

    @override
    async def async_stop_cover(self, **kwargs: Any) -> None:
        """Stop the cover."""
        if CoverPart.STOP in self.plan.bindings:
            await self.write({CoverPart.STOP: STATE_ON})
        else:
            await self.write({CoverPart.COMMAND: "stop"})

    @override
    async def async_set_cover_position(self, **kwargs: Any) -> None:
        """Move the cover to a position of 0 (closed) to 100 (open)."""
        await self._move(CoverPart.POSITION, kwargs[ATTR_POSITION])

    @override
    async def async_open_cover_tilt(self, **kwargs: Any) -> None:
        """Turn the slats open."""
        await self._move(CoverPart.TILT, 100)

    @override
    async def async_close_cover_tilt(self, **kwargs: Any) -> None:
        """Turn the slats closed."""
        await self._move(CoverPart.TILT, 0)

    @override
    async def async_set_cover_tilt_position(self, **kwargs: Any) -> None:
        """Turn the slats to a position of 0 (closed) to 100 (open)."""
        await self._move(CoverPart.TILT, kwargs[ATTR_TILT_POSITION])

    async def _command(self, command: str, position: int) -> None:
        """Send the command, or the position that means the same."""
        if self.knows_word(CoverPart.COMMAND, command):
            await self.write({CoverPart.COMMAND: command})
        elif command in self.plan.bindings:
            await self.write({command: STATE_ON})
        else:
            await self._move(CoverPart.POSITION, position)

    async def _move(self, name: str, position: int) -> None:
        """Send the target of the cover or its slats."""
        binding, present = self.plan.bindings[name], self.read_number(name)
        await self.write({name: aim(binding, position / PERCENT, present)})

    def _percent(self, name: str) -> int | None:
        """Return a bound number in percent of its range."""
        value = self.read_number(name)
        if value is None:
            return None
        return percent(to_share(self.plan.bindings[name], value))
