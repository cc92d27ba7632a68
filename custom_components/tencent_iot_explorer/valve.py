"""Valves of water and gas."""

from typing import override

from homeassistant.components.valve import ValveEntity, ValveEntityFeature
from homeassistant.const import Platform
from homeassistant.core import HomeAssistant
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback

from .account.account import Account, TencentConfigEntry
from .account.devices.device import Device
from .entity import TencentEntity
from .entity.scale import PERCENT, aim, percent, to_share
from .entity.setting_up import async_setup_entities
from .thing import NUMBER, EntityPlan, Value
from .thing.kinds.valve import ValvePart

PARALLEL_UPDATES = 0


async def async_setup_entry(
    hass: HomeAssistant,
    entry: TencentConfigEntry,
    async_add_entities: AddConfigEntryEntitiesCallback,
) -> None:
    """Add the valves of the account's devices."""
    async_setup_entities(entry, Platform.VALVE, TencentValve, async_add_entities)


class TencentValve(TencentEntity, ValveEntity):
    """A valve that opens and closes a pipe."""

    def __init__(self, account: Account, device: Device, plan: EntityPlan) -> None:
        """Find out from the bindings what the valve can do."""
        supported = ValveEntityFeature.OPEN | ValveEntityFeature.CLOSE
        self._position = plan.bindings.get(
            ValvePart.CURRENT_POSITION, plan.bindings.get(ValvePart.POSITION)
        )
        self._attr_reports_position = self._position is not None
        if ValvePart.POSITION in plan.bindings:
            supported |= ValveEntityFeature.SET_POSITION
        if "stop" in plan.words(ValvePart.VALVE):
            supported |= ValveEntityFeature.STOP
        self._attr_supported_features = supported
        super().__init__(account, device, plan)

    @override
    def _update(self) -> None:
        state = self.read_word(ValvePart.STATE)
        self._attr_is_opening = state == "opening"
        self._attr_is_closing = state == "closing"
        closed = self._read_closed(state)
        self._attr_current_valve_position = position = self._read_position(closed)
        # Home Assistant shows the position, but toggles by this.
        self._attr_is_closed = closed if position is None else position == 0

    @override
    async def async_open_valve(self) -> None:
        """Open the valve."""
        await self.write({ValvePart.VALVE: "open"})

    @override
    async def async_close_valve(self) -> None:
        """Close the valve."""
        await self.write({ValvePart.VALVE: "close"})

    @override
    async def async_stop_valve(self) -> None:
        """Stop the valve where it is."""
        await self.write({ValvePart.VALVE: "stop"})

    @override
    async def async_set_valve_position(self, position: int) -> None:
        """Set the position: 0 is closed, 100 is open."""
        has_switch = ValvePart.VALVE in self.plan.bindings
        if has_switch and not position:
            await self.async_close_valve()
            return
        binding = self.plan.bindings[ValvePart.POSITION]
        present = self.read_number(ValvePart.POSITION)
        wanted = aim(binding, position / PERCENT, present)
        opened: dict[str, Value] = {ValvePart.VALVE: "open"} if has_switch else {}
        await self.write({**opened, ValvePart.POSITION: wanted})

    def _read_closed(self, state: str | None) -> bool | None:
        """Return whether the valve is closed: as it reports, else as it is set."""
        if state in {"open", "closed"}:
            return state == "closed"
        if self.read(ValvePart.VALVE) is None:
            return None
        return self.read_word(ValvePart.VALVE) == "close"

    def _read_position(self, closed: bool | None) -> int | None:
        """Return how far the valve is open: as measured, else as set while open."""
        is_measured = ValvePart.CURRENT_POSITION in self.plan.bindings
        if closed and not is_measured:
            return 0
        if self._position is None:
            return None
        position = self._position.read(self.device.values)
        if not isinstance(position, NUMBER):
            return None
        return percent(to_share(self._position, position))
