"""Events."""

from collections.abc import Mapping
from functools import partial
from typing import Any, override

from homeassistant.components.event import EventEntity
from homeassistant.const import Platform
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback

from .account import Account, TencentConfigEntry
from .device import Device
from .entity import TencentEntity, async_setup_entities
from .thing import EntityPlan

PARALLEL_UPDATES = 0


async def async_setup_entry(
    hass: HomeAssistant,
    entry: TencentConfigEntry,
    async_add_entities: AddConfigEntryEntitiesCallback,
) -> None:
    """Add the events of the account's devices."""
    await async_setup_entities(
        hass, entry, Platform.EVENT, TencentEvent, async_add_entities
    )


class TencentEvent(TencentEntity, EventEntity):
    """An event of the device, or a property each report of which is an event."""

    def __init__(self, account: Account, device: Device, plan: EntityPlan) -> None:
        """Take the event types from the plan."""
        words = [
            word for each in plan.bindings.values() for word in each.meanings.values()
        ]
        self._attr_event_types = [event.id for event in plan.events] + words
        super().__init__(account, device, plan)

    @override
    async def async_added_to_hass(self) -> None:
        """Wait for the events and reports of the plan."""
        await super().async_added_to_hass()
        for event in self.plan.events:
            self.async_on_remove(
                self.device.listen_event(event.id, partial(self._fire, event.id))
            )
        for name, binding in self.plan.bindings.items():
            self.async_on_remove(
                self.device.listen_report(
                    binding.property_id, partial(self._on_report, name)
                )
            )

    @override
    def _update(self) -> None:
        """Keep the state: it is the moment of the last event."""

    @callback
    def _on_report(self, name: str) -> None:
        """Fire the event that the reported value means."""
        if word := self.read_word(name):
            self._fire(word, {})

    @callback
    def _fire(self, event_type: str, parameters: Mapping[str, Any]) -> None:
        """Fire an event with its parameters as attributes."""
        self._trigger_event(event_type, dict(parameters))
        self.async_write_ha_state()
