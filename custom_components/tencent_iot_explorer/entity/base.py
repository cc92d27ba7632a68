"""The base classes of entities."""

from collections.abc import Collection, Mapping
from typing import Any, override

from homeassistant.const import STATE_ON, EntityCategory
from homeassistant.core import callback
from homeassistant.helpers.device_registry import ChildDeviceInfo
from homeassistant.helpers.entity import Entity
from homeassistant.helpers.entity_registry import RegistryEntry

from ..account.account import Account
from ..account.devices.actions import call_action
from ..account.devices.device import Device
from ..account.errors import translated_errors
from ..account.registry.identity import unique_id
from ..account.registry.registered import registered_device, registered_name
from ..cloud import UNREADABLE
from ..const import LOGGER
from ..thing import (
    NUMBER,
    VALUE,
    Binding,
    EntityPlan,
    InvalidValueError,
    Kind,
    Value,
    part_of,
)
from .aliases import async_add_aliases, is_new, spoken_names
from .channel import channel_info

ATTR_SECRET = "secret"  # noqa: S105


class DeviceEntity(Entity):
    """An entity that shows something of a device."""

    device: Device
    _attr_has_entity_name = True
    _attr_should_poll = False

    @property
    def property_ids(self) -> tuple[str, ...]:
        """Return the properties that the entity shows."""
        return ()

    @override
    async def async_prepare_to_add_to_hass(self) -> None:
        """Belong to the device as it is registered."""
        await super().async_prepare_to_add_to_hass()
        device_id = self.device.device_id
        if entry := self.platform.config_entry:
            self.device_entry = registered_device(self.hass, entry, device_id)

    def shows_as(self, other: Entity) -> bool:
        """Return whether another entity of the same id can stay in place of this one."""
        return isinstance(other, DeviceEntity) and self.device is other.device

    @override
    async def async_added_to_hass(self) -> None:
        """Follow the properties and the availability of the device."""
        await super().async_added_to_hass()
        self.device.listen(self.property_ids, self.show)
        self.async_on_remove(self._stop_listening)
        self._update()

    @callback
    def _stop_listening(self) -> None:
        self.device.unlisten(self.property_ids, self.show)

    @callback
    def show(self) -> None:
        """Show the present values; log those that cannot be shown."""
        try:
            self._update()
            self.async_write_ha_state()
        except UNREADABLE:
            LOGGER.exception(
                "%s cannot show the values of %s",
                self.entity_id,
                self.device.device_id,
            )

    def _update(self) -> None:
        """Set attributes from the present values of the device."""


class TencentEntity(DeviceEntity):
    """An entity that shows and controls what its plan binds."""

    def __init__(self, account: Account, device: Device, plan: EntityPlan) -> None:
        """Take identity, name and class from the plan."""
        self.account = account
        self.device = device
        self.plan = plan
        if plan.device_class:
            self._attr_device_class = plan.device_class
        if not plan.enabled:
            self._attr_entity_registry_enabled_default = False
        if plan.icon:
            self._attr_icon = plan.icon
        # Home Assistant makes trackers diagnostic, which device triggers leave out.
        self._attr_entity_category = (
            EntityCategory(plan.category) if plan.category else None
        )
        if plan.role == "channel":
            self._attr_name = None
        elif plan.translation_key is None:
            self._attr_name = plan.name
            if plan.options_key:
                self._attr_translation_key = plan.options_key
        else:
            self._attr_translation_key = plan.translation_key
            if plan.placeholders:
                self._attr_translation_placeholders = plan.placeholders
        self._update()

    @property
    @override
    def unique_id(self) -> str:
        """Return an id made of the cloud's ids."""
        return unique_id(self.device, self.plan.key)

    @property
    @override
    def device_info(self) -> ChildDeviceInfo | None:
        """Return the channel that the entity belongs to in place of the device."""
        if channel := self.plan.channel:
            return channel_info(self.account, self.device, channel)
        return None

    @override
    async def async_added_to_hass(self) -> None:
        """Add the names that people use for a new entity as aliases."""
        await super().async_added_to_hass()
        entry = self.registry_entry
        if entry and is_new(self.account, entry):
            async_add_aliases(self.account, entry, self.aliases(entry))

    def aliases(self, entry: RegistryEntry) -> tuple[str, ...]:
        """Return the names that people use beside the entity's own."""
        device = registered_name(self.hass, self.account.entry, self.device)
        return spoken_names(self.hass, device, entry)

    @override
    def shows_as(self, other: Entity) -> bool:
        """Return whether another entity has the same device and plan."""
        return (
            super().shows_as(other)
            and isinstance(other, TencentEntity)
            and self.plan == other.plan
        )

    @property
    @override
    def property_ids(self) -> tuple[str, ...]:
        """Return the properties that the plan binds."""
        return self.plan.property_ids

    @property
    @override
    def available(self) -> bool:
        """Return whether cloud and device can be reached and values are known."""
        return self.device.available and not self.may_be_lost

    @property
    def may_be_lost(self) -> bool:
        """Return whether the thing model may have lost what is shown."""
        missing = self.device.product.missing
        return bool(missing) and part_of(self.plan.key) in missing

    def read(self, name: str) -> Value | None:
        """Return the value of a binding; None when unbound or unknown."""
        if binding := self.plan.bindings.get(name):
            return binding.read(self.device.values)
        return None

    def read_number(self, name: str) -> float | None:
        """Return the value of a numeric binding."""
        value = self.read(name)
        return value if isinstance(value, NUMBER) else None

    def read_word(self, name: str) -> str | None:
        """Return Home Assistant's word for the value of a binding."""
        if binding := self.plan.bindings.get(name):
            return binding.read_word(self.device.values)
        return None

    def read_on(self, name: str) -> bool | None:
        """Return whether a binding of two states is on; None when unbound or unknown."""
        if (binding := self.plan.bindings.get(name)) is None:
            return None
        if binding.meanings:
            word = binding.read_word(self.device.values)
            return None if word is None else word == STATE_ON
        value = binding.read(self.device.values)
        return None if value is None else bool(value) is not binding.reversed

    def check_option(self, option: str, known: Collection[str]) -> None:
        """Raise a translated error for an unknown option.

        Home Assistant checks most options itself, but not those of every action.
        """
        if option not in known:
            with translated_errors(self.device.name):
                raise InvalidValueError(
                    "not_an_option", value=option, known=", ".join(known)
                )

    def present_unit(self) -> str | None:
        """Return the unit of the value: a device may speak in °F when set to it."""
        return self.plan.present_unit(self.device.values)

    def knows_word(self, name: str, word: str) -> bool:
        """Return whether a binding has a value of this meaning."""
        return word in self.plan.words(name)

    async def write(self, values: Mapping[str, Value]) -> None:
        """Send values by binding name in one command.

        A binding with meanings takes the word, every other one the value; a bool
        takes "on" and "off".
        """
        with translated_errors(self.device.name):
            await self.device.write(self._wire_values(values))

    def _wire_values(self, values: Mapping[str, Value]) -> dict[str, Value]:
        """Return wire values by property id. Raises InvalidValueError for a contradiction."""
        command: dict[str, Value] = {}
        for name, value in values.items():
            binding = self.plan.bindings[name]
            present = {**self.device.values, **command}
            property_id, wire = _to_wire(binding, value, present)
            if command.setdefault(property_id, wire) != wire and binding.is_whole:
                raise InvalidValueError("contradiction", value=value)
            command[property_id] = wire
        return command

    async def call(self, word: str) -> None:
        """Call the action that means a word; wait until the device has done it."""
        with translated_errors(self.device.name):
            await call_action(
                self.account.client, self.device.device_id, self.plan.calls[word], {}
            )


class SecretEntity(TencentEntity):
    """A password or a PIN, without a state: Home Assistant records every state.

    It is shown in an attribute that is not recorded.
    """

    _unrecorded_attributes = frozenset({ATTR_SECRET})

    @property
    def native_value(self) -> None:
        """Return nothing."""

    @property
    @override
    def extra_state_attributes(self) -> dict[str, Any]:
        """Return what opens something, for those who have asked to see it."""
        return {ATTR_SECRET: self.read(VALUE)}


def _to_wire(
    binding: Binding, value: Value, present: Mapping[str, Any]
) -> tuple[str, Value]:
    """Return the property and the raw value that a value or word means."""
    if binding.meanings:
        return binding.write_word(str(value), present)
    if binding.type.kind is Kind.BOOL:
        return binding.write((value == STATE_ON) is not binding.reversed, present)
    return binding.write(value, present)
