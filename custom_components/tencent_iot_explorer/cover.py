"""Covers: curtains, blinds, laundry racks."""

from typing import Any, override

from homeassistant.components.cover import (
    ATTR_POSITION,
    ATTR_TILT_POSITION,
    CoverEntity,
    CoverEntityFeature,
)
from homeassistant.const import Platform
from homeassistant.core import HomeAssistant
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback

from .entity.planned import TencentEntity, async_setup_entities
from .entity.scale import from_share, to_share
from .home.account import Account, TencentConfigEntry
from .home.device import Device
from .thing import EntityPlan

PARALLEL_UPDATES = 0

COMMAND_FEATURES = {
    "open": CoverEntityFeature.OPEN,
    "close": CoverEntityFeature.CLOSE,
    "stop": CoverEntityFeature.STOP,
}
ENDS = {"opening": 100, "closing": 0}


async def async_setup_entry(
    hass: HomeAssistant,
    entry: TencentConfigEntry,
    async_add_entities: AddConfigEntryEntitiesCallback,
) -> None:
    """Add the covers of the account's devices."""
    await async_setup_entities(
        hass, entry, Platform.COVER, TencentCover, async_add_entities
    )


class TencentCover(TencentEntity, CoverEntity):
    """A cover that is told to open, close and stop, or where to go."""

    def __init__(self, account: Account, device: Device, plan: EntityPlan) -> None:
        """Find out from the bindings what the cover can do."""
        self._attr_supported_features = features(plan)
        super().__init__(account, device, plan)

    @override
    def _update(self) -> None:
        position = self._read_position()
        state = self.read_word("state")
        moving = not self._has_arrived(state)
        self._attr_current_cover_position = position
        self._attr_current_cover_tilt_position = self._read_percent("tilt")
        self._attr_is_opening = moving and state == "opening"
        self._attr_is_closing = moving and state == "closing"
        self._attr_is_closed = position == 0 if position is not None else None
        if position is None and state in {"open", "closed"}:
            self._attr_is_closed = state == "closed"

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
        await self.write({"command": "stop"})

    @override
    async def async_set_cover_position(self, **kwargs: Any) -> None:
        """Move the cover to a position of 0 (closed) to 100 (open)."""
        await self._move("position", kwargs[ATTR_POSITION])

    @override
    async def async_open_cover_tilt(self, **kwargs: Any) -> None:
        """Turn the slats open."""
        await self._move("tilt", 100)

    @override
    async def async_close_cover_tilt(self, **kwargs: Any) -> None:
        """Turn the slats closed."""
        await self._move("tilt", 0)

    @override
    async def async_set_cover_tilt_position(self, **kwargs: Any) -> None:
        """Turn the slats to a position of 0 (closed) to 100 (open)."""
        await self._move("tilt", kwargs[ATTR_TILT_POSITION])

    async def _command(self, command: str, position: int) -> None:
        """Send the command, or the position that means the same."""
        if self.knows_word("command", command):
            await self.write({"command": command})
        else:
            await self._move("position", position)

    async def _move(self, name: str, percent: int) -> None:
        """Send where the cover, or its slats, are to go."""
        binding = self.plan.bindings[name]
        await self.write({name: from_share(binding, percent / 100)})

    def _has_arrived(self, state: str | None) -> bool:
        """Return whether the cover is where it goes; many never say that they stop."""
        measured, target = self.read("current_position"), self.read("position")
        if measured is None:
            return False
        return measured == target or self._read_position() == ENDS.get(state or "")

    def _read_position(self) -> int | None:
        """Return where the cover is: as measured, else as set."""
        measured = self._read_percent("current_position")
        return self._read_percent("position") if measured is None else measured

    def _read_percent(self, name: str) -> int | None:
        """Return where in its range a bound number is."""
        value = self.read_number(name)
        if value is None:
            return None
        return round(to_share(self.plan.bindings[name], value) * 100)


def features(plan: EntityPlan) -> CoverEntityFeature:
    """Return what the bound properties allow."""
    supported = CoverEntityFeature(0)
    if "position" in plan.bindings:
        supported |= (
            CoverEntityFeature.OPEN
            | CoverEntityFeature.CLOSE
            | CoverEntityFeature.SET_POSITION
        )
    if "tilt" in plan.bindings:
        supported |= (
            CoverEntityFeature.OPEN_TILT
            | CoverEntityFeature.CLOSE_TILT
            | CoverEntityFeature.SET_TILT_POSITION
        )
    if command := plan.bindings.get("command"):
        for meaning in command.meanings.values():
            supported |= COMMAND_FEATURES[meaning]
    return supported
