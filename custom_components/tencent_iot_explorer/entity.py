"""What all entities share: a plan, a device, and one way to change it."""

from abc import abstractmethod
import asyncio
from collections.abc import Callable, Collection, Iterable, Mapping
from itertools import batched, groupby
from typing import Any, override

from homeassistant.const import STATE_ON, EntityCategory, Platform
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers import device_registry as dr
from homeassistant.helpers.device_registry import ChildDeviceInfo, DeviceInfo
from homeassistant.helpers.entity import Entity
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback

from .account import Account, TencentConfigEntry
from .const import DOMAIN
from .coordinator import CloudCoordinator
from .device import Device
from .errors import log_failures, translated_errors
from .registry import channel_identifier, family_subentry_id, unique_id
from .thing import Binding, EntityPlan, Kind, Value

ENTITIES_PER_SLICE = 25

type EntityFactory = Callable[[Account, Device, EntityPlan], TencentEntity]


class TencentEntity(Entity):
    """An entity that shows and controls what its plan binds."""

    _attr_has_entity_name = True
    _attr_should_poll = False

    def __init__(self, account: Account, device: Device, plan: EntityPlan) -> None:
        """Take identity, name and class from the plan."""
        self.account = account
        self.device = device
        self.plan = plan
        self._attr_unique_id = unique_id(device, plan.key)
        self._attr_device_info = device_info(account, device, plan)
        self._attr_entity_registry_enabled_default = plan.enabled
        self._attr_device_class = plan.device_class
        if plan.icon:
            self._attr_icon = plan.icon
        if plan.category:
            self._attr_entity_category = EntityCategory(plan.category)
        if plan.channel:
            self._attr_name = None
        elif plan.translation_key is None:
            self._attr_name = plan.name
        else:
            self._attr_translation_key = plan.translation_key
            self._attr_translation_placeholders = dict(plan.placeholders)
        self._update()

    @property
    @override
    def available(self) -> bool:
        """Return whether cloud and device can be reached and values are known."""
        return self.device.available

    @override
    async def async_added_to_hass(self) -> None:
        """Follow the properties of the plan."""
        await super().async_added_to_hass()
        self.async_on_remove(
            self.device.listen(self.plan.property_ids, self._on_change)
        )
        self._update()

    @callback
    def _on_change(self) -> None:
        """Show the present values; a failure costs this entity only."""
        _show(self)

    @callback
    def show(self) -> None:
        """Take over the present values and write the state."""
        self._update()
        self.async_write_ha_state()

    @abstractmethod
    def _update(self) -> None:
        """Take over the device's present values."""

    def read(self, name: str) -> Value | None:
        """Return the value of a binding; None when unbound or unknown."""
        if binding := self.plan.bindings.get(name):
            return binding.read(self.device.values)
        return None

    def read_number(self, name: str) -> float | None:
        """Return the value of a numeric binding."""
        value = self.read(name)
        return value if isinstance(value, int | float) else None

    def read_word(self, name: str) -> str | None:
        """Return Home Assistant's word for the value of a binding."""
        if binding := self.plan.bindings.get(name):
            return binding.read_word(self.device.values)
        return None

    def read_on(self, name: str) -> bool | None:
        """Return whether a binding of two states is on."""
        binding = self.plan.bindings[name]
        if binding.meanings:
            word = binding.read_word(self.device.values)
            return None if word is None else word == STATE_ON
        value = binding.read(self.device.values)
        return None if value is None else bool(value) is not binding.reversed

    def knows_word(self, name: str, word: str) -> bool:
        """Return whether a binding has a value of this meaning."""
        binding = self.plan.bindings.get(name)
        return binding is not None and word in binding.meanings.values()

    async def write(self, values: Mapping[str, Value]) -> None:
        """Send values by binding name in one command.

        A binding with meanings takes the word, every other one the value; a bool
        takes "on" and "off".
        """
        with translated_errors(self.device.name):
            command: dict[str, Any] = {}
            for name, value in values.items():
                present = {**self.device.values, **command}
                property_id, wire = to_wire(self.plan.bindings[name], value, present)
                command[property_id] = wire
            await self.device.write(command)

    async def call_actions(self) -> None:
        """Call the actions of the plan and wait until the device has done them."""
        with translated_errors(self.device.name):
            for action in self.plan.actions:
                await self.account.client.control.call_device_action_sync(
                    self.device.device_id, action.id, {}
                )


def _describe_failure(entity: TencentEntity) -> str:
    """Return what is logged of an entity that cannot be shown."""
    return f"{entity.entity_id} cannot show the values of {entity.device.device_id}"


_show = log_failures(TencentEntity.show, _describe_failure)


async def async_setup_entities(
    hass: HomeAssistant,
    entry: TencentConfigEntry,
    platform: Platform,
    create: EntityFactory,
    async_add_entities: AddConfigEntryEntitiesCallback,
) -> None:
    """Add the platform's entities of all devices, now and when devices are bound."""
    account = entry.runtime_data

    async def add(devices: Iterable[Device]) -> None:
        """Add entities in slices so that the event loop can breathe."""
        planned = (
            (device, plan)
            for device in devices
            for plan in device.product.plan.entities
            if plan.platform == platform
        )
        for some in batched(planned, ENTITIES_PER_SLICE, strict=False):
            for subentry_id, group in groupby(some, key=subentry_of):
                async_add_entities(
                    [create(account, device, plan) for device, plan in group],
                    config_subentry_id=subentry_id,
                )
            await asyncio.sleep(0)

    def subentry_of(planned: tuple[Device, EntityPlan]) -> str | None:
        return family_subentry_id(entry, planned[0].record.family_id)

    @callback
    def add_new(devices: Collection[Device]) -> None:
        entry.async_create_task(hass, add(devices), f"{DOMAIN} add {platform}")

    entry.async_on_unload(account.async_listen_new_devices(add_new))
    await add(account.devices.values())


@callback
def async_setup_known[T](
    entry: TencentConfigEntry,
    coordinator: CloudCoordinator[dict[str, T]],
    create: Callable[[Account, Device], Entity],
    async_add_entities: AddConfigEntryEntitiesCallback,
) -> None:
    """Add an entity for each device that the coordinator turns out to know."""
    account = entry.runtime_data
    added: set[Device] = set()

    @callback
    def add_new() -> None:
        """Add the entities of devices of which something became known."""
        present = set(account.devices.values())
        added.intersection_update(present)
        for device in present - added:
            if device.device_id not in coordinator.data:
                continue
            async_add_entities(
                [create(account, device)],
                config_subentry_id=family_subentry_id(entry, device.record.family_id),
            )
            added.add(device)

    add_new()
    entry.async_on_unload(coordinator.async_add_listener(add_new))


def to_wire(
    binding: Binding, value: Value, present: Mapping[str, Any]
) -> tuple[str, Value]:
    """Return the property and the raw value that a value or word means."""
    if binding.meanings:
        return binding.write_word(str(value), present)
    if binding.type.kind is Kind.BOOL:
        return binding.write((value == STATE_ON) is not binding.reversed, present)
    return binding.write(value, present)


def device_info(
    account: Account, device: Device, plan: EntityPlan
) -> DeviceInfo | ChildDeviceInfo:
    """Return the device, or its channel, that the entity belongs to."""
    identifier = (DOMAIN, device.device_id)
    if not plan.channel:
        return DeviceInfo(identifiers={identifier})
    channel = ChildDeviceInfo(
        identifiers={channel_identifier(device.device_id, plan.channel)},
        parent_device_id=dr.async_get_device_id_by_identifier(
            account.hass, identifier, config_entry_id=account.entry.entry_id
        ),
    )
    if plan.channel_name:
        channel["name"] = plan.channel_name
    elif plan.translation_key:
        channel["translation_key"] = plan.translation_key
        channel["translation_placeholders"] = plan.placeholders
    return channel
