"""Events."""

from collections.abc import Iterable, Mapping
from functools import partial
from typing import Any, override

from homeassistant.components.event import (
    ATTR_EVENT_TYPE,
    ATTR_EVENT_TYPES,
    ATTR_MULTI_PRESS_COUNT,
    ButtonEventType,
    DoorbellEventType,
    EventDeviceClass,
    EventEntity,
)
from homeassistant.const import EntityStateAttribute, Platform
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers.device_registry import DeviceInfo
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback

from .account.account import Account, TencentConfigEntry
from .account.devices.device import Device, Report
from .account.moments import iso_time
from .account.polling.messages import CATEGORIES, MessageCoordinator
from .account.privacy import without_codes
from .account.registry.identity import family_identifier, messages_unique_id
from .cloud import Message
from .entity import TencentEntity
from .entity.listed import AccountEntity
from .entity.setting_up import async_setup_entities
from .thing import Binding, EntityPlan, Kind, Member

PARALLEL_UPDATES = 0

# Presses in the words of Home Assistant; devices report them when they are over.
PRESSES: Mapping[str, tuple[str, Mapping[str, Any]]] = {
    "single": (ButtonEventType.PRESS_END, {}),
    "double": (ButtonEventType.MULTI_PRESS_END, {ATTR_MULTI_PRESS_COUNT: 2}),
    "triple": (ButtonEventType.MULTI_PRESS_END, {ATTR_MULTI_PRESS_COUNT: 3}),
    "long": (ButtonEventType.LONG_PRESS_END, {}),
}
# Home Assistant's own attributes must not be overwritten; a place is one to it as well.
PLACE = {EntityStateAttribute.LATITUDE, EntityStateAttribute.LONGITUDE}
RENAMED = {
    name: f"parameter_{name}"
    for name in {ATTR_EVENT_TYPE, ATTR_EVENT_TYPES, *EntityStateAttribute} - PLACE
}


async def async_setup_entry(
    hass: HomeAssistant,
    entry: TencentConfigEntry,
    async_add_entities: AddConfigEntryEntitiesCallback,
) -> None:
    """Add the events of the account's devices, and the messages of its families."""
    async_setup_entities(entry, Platform.EVENT, TencentEvent, async_add_entities)
    _async_follow_families(entry.runtime_data, async_add_entities)


@callback
def _async_follow_families(
    account: Account, async_add_entities: AddConfigEntryEntitiesCallback
) -> None:
    """Add an event for the messages of each family, now and later."""
    known: set[str] = set()

    @callback
    def update() -> None:
        families = {
            each.unique_id: each.subentry_id
            for each in account.entry.subentries.values()
            if each.unique_id
        }
        for family_id in families.keys() - known:
            async_add_entities(
                [MessageEvent(account, family_id)],
                config_subentry_id=families[family_id],
            )
        known.clear()
        known.update(families)

    update()
    account.entry.async_on_unload(account.home.async_add_listener(update))


class TencentEvent(TencentEntity, EventEntity):
    """An event of the device, or a property whose reports are events."""

    def __init__(self, account: Account, device: Device, plan: EntityPlan) -> None:
        """Take the event types from the plan."""
        words = [
            _press(word)[0] for each in plan.bindings.values() for word in each.words
        ]
        ids = [_event_type(plan, event.id) for event in plan.events]
        self._attr_event_types = list(dict.fromkeys(ids + words))
        super().__init__(account, device, plan)

    @override
    async def async_added_to_hass(self) -> None:
        """Listen to the events and reports of the plan."""
        await super().async_added_to_hass()
        for event in self.plan.events:
            tell = partial(self._on_event, event.id, event.parameters)
            self.async_on_remove(self.device.listen_event(event.id, tell))
        for name, binding in self.plan.bindings.items():
            self.async_on_remove(
                self.device.listen_report(
                    binding.property_id, partial(self._on_report, name)
                )
            )

    @property
    @override
    def available(self) -> bool:
        """Return whether the cloud can tell; the device need not be awake."""
        return self.device.reachable and not self.may_be_lost

    @callback
    def _on_report(self, name: str, report: Report) -> None:
        """Fire the event of a reported value, unless it is only repeated."""
        is_change = self.plan.bindings[name].property_id in report.changed
        is_repeated = self.device.repeats_all(report) and not self._is_button
        if not is_change and is_repeated:
            return
        if word := self.read_word(name):
            self._fire(*_press(word))

    @property
    def _is_button(self) -> bool:
        """Return whether the device is a button, which reports nothing but presses and settings."""
        entities = self.device.product.plan.entities
        return all(each.platform == "event" or each.category for each in entities)

    @callback
    def _on_event(
        self, event_id: str, members: Iterable[Member], parameters: Mapping[str, Any]
    ) -> None:
        """Fire an event of the device."""
        self._fire(
            _event_type(self.plan, event_id), _read_parameters(members, parameters)
        )

    @callback
    def _fire(self, event_type: str, parameters: Mapping[str, Any]) -> None:
        """Fire an event with its parameters as attributes."""
        self._trigger_event(event_type, dict(parameters))
        self.async_write_ha_state()


class MessageEvent(AccountEntity[MessageCoordinator], EventEntity):
    """A message of the account that concerns a family."""

    _attr_translation_key = "message"

    def __init__(self, account: Account, family_id: str) -> None:
        """Belong to the family's service device."""
        super().__init__(account, account.messages, family_id)
        self.family_id = family_id
        self._attr_event_types = list(CATEGORIES)
        self._attr_unique_id = messages_unique_id(account.entry, family_id)
        self._attr_device_info = DeviceInfo(identifiers={family_identifier(family_id)})

    @property
    @override
    def available(self) -> bool:
        """Return whether the cloud can be reached and tells the messages."""
        return super().available and self.coordinator.last_update_success

    @override
    async def async_added_to_hass(self) -> None:
        """Have the old messages read, which fire no event."""
        await super().async_added_to_hass()
        self.coordinator.async_begin()

    @callback
    @override
    def _handle_coordinator_update(self) -> None:
        """Fire the messages of the family, unless the reading has failed."""
        super()._handle_coordinator_update()
        if not self.coordinator.last_update_success:
            return
        for news in self.coordinator.data:
            if self.coordinator.family_of(news.message) == self.family_id:
                self._trigger_event(news.category, _describe_message(news.message))
                self.async_write_ha_state()


def _describe_message(message: Message) -> dict[str, Any]:
    """Return what a message tells, as attributes."""
    return {
        "title": message.title,
        "content": message.content,
        "device": message.device_alias or message.device_name,
        "from": message.from_user_id,
        "time": iso_time(message.timestamp),
        "family": message.family_name,
    }


def _event_type(plan: EntityPlan, event_id: str) -> str:
    """Return the type of an event in Home Assistant: a doorbell rings."""
    is_doorbell = plan.device_class == EventDeviceClass.DOORBELL
    return DoorbellEventType.RING if is_doorbell else event_id


def _press(word: str) -> tuple[str, Mapping[str, Any]]:
    """Return the event type and attributes of a press."""
    return PRESSES.get(word, (word, {}))


def _read_parameters(
    members: Iterable[Member], parameters: Mapping[str, Any]
) -> dict[str, Any]:
    """Return the parameters by the model: an option by its label.

    Codes are left out: Home Assistant stores the last event of an entity on disk with
    all its attributes, recorded or not.
    """
    known, read = tuple(members), dict(parameters)
    for member in known:
        is_choice = member.type.kind is not Kind.BOOL
        meanings = member.type.options if is_choice else {}
        binding = Binding(property_id=member.id, type=member.type, meanings=meanings)
        value = binding.read_word(parameters) or binding.read(parameters)
        if value is not None:
            read[member.id] = value
    public = without_codes(read, known)
    return {RENAMED.get(name, name): value for name, value in public.items()}
