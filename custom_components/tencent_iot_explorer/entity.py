"""What all entities share: a plan, a device, and one way to change it."""

from abc import abstractmethod
from collections.abc import Iterable, Mapping
from itertools import batched
import asyncio
from typing import Any, override

from homeassistant.const import EntityCategory, Platform
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers import device_registry as dr
from homeassistant.helpers.device_registry import ChildDeviceInfo, DeviceInfo
from homeassistant.helpers.entity import Entity
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback

from .account import TencentConfigEntry
from .const import DOMAIN
from .device import Device
from .errors import translated_errors
from .registry import family_subentry_id
from .thing import EntityPlan, Value

ENTITIES_PER_SLICE = 25


class TencentEntity(Entity):
    """An entity that shows and controls what its plan binds."""

    _attr_has_entity_name = True
    _attr_should_poll = False

    def __init__(self, device: Device, plan: EntityPlan) -> None:
        """Take identity, name and class from the plan."""
        self.device = device
        self.plan = plan
        self._attr_unique_id = unique_id(device, plan.key)
        self._attr_device_info = DeviceInfo(identifiers={(DOMAIN, device.device_id)})
        self._attr_entity_registry_enabled_default = plan.enabled
        self._attr_device_class = plan.device_class
        if plan.category:
            self._attr_entity_category = EntityCategory(plan.category)
        if plan.translation_key:
            self._attr_translation_key = plan.translation_key
            self._attr_translation_placeholders = dict(plan.placeholders)
        else:
            self._attr_name = plan.name
        self._update()

    @property
    @override
    def available(self) -> bool:
        """Return whether cloud and device can be reached and values are known."""
        return self.device.available

    @override
    async def async_added_to_hass(self) -> None:
        """Follow the properties of the plan."""
        property_ids = {each.property_id for each in self.plan.bindings.values()}
        self.async_on_remove(self.device.listen(property_ids, self._on_change))
        self._update()

    @callback
    def _on_change(self) -> None:
        self._update()
        self.async_write_ha_state()

    @abstractmethod
    def _update(self) -> None:
        """Take over the device's present values."""

    def _read(self, name: str) -> Value | None:
        """Return the value of a binding; None when unbound or unknown."""
        if binding := self.plan.bindings.get(name):
            return binding.read(self.device.values)
        return None

    def _meaning(self, name: str) -> str | None:
        """Return Home Assistant's word for the value of a binding."""
        if (value := self._read(name)) is None:
            return None
        return self.plan.bindings[name].meanings.get(wire_key(value))

    async def _write(self, values: Mapping[str, Value]) -> None:
        """Send values by binding name in one command."""
        with translated_errors(self.device.name):
            command: dict[str, Any] = {}
            for name, value in values.items():
                property_id, raw = self.plan.bindings[name].write(
                    value, {**self.device.values, **command}
                )
                command[property_id] = raw
            await self.device.write(command)

    async def _write_meaning(self, name: str, meaning: str) -> None:
        """Send the value that has the meaning."""
        await self._write({name: self.wire_value(name, meaning)})

    def wire_value(self, name: str, meaning: str) -> Value:
        """Return the value of a binding that has the meaning."""
        return next(
            raw
            for raw, each in self.plan.bindings[name].meanings.items()
            if each == meaning
        )


async def async_setup_entities(
    entry: TencentConfigEntry,
    platform: Platform,
    entity_class: Callable[[Device, EntityPlan], TencentEntity],
    async_add_entities: AddConfigEntryEntitiesCallback,
) -> None:
    """Add the platform's entities of all devices, now and when devices are bound."""

    async def add(devices: Iterable[Device]) -> None:
        """Add entities in slices so that the event loop can breathe."""
        planned = (
            (device, plan)
            for device in devices
            for plan in device.product.plan.entities
            if plan.platform == platform
        )
        for slice_ in batched(planned, ENTITIES_PER_SLICE, strict=False):
            for subentry_id, group in groupby(slice_, key=subentry_of):
                async_add_entities(
                    [entity_class(device, plan) for device, plan in group],
                    config_subentry_id=subentry_id,
                )
            await asyncio.sleep(0)

    def subentry_of(planned: tuple[Device, EntityPlan]) -> str | None:
        return family_subentry_id(entry, planned[0].record.family_id)

    @callback
    def add_new(devices: Collection[Device]) -> None:
        entry.async_create_task(hass, add(devices), f"{DOMAIN} add {platform}")

    account = entry.runtime_data
    entry.async_on_unload(account.async_listen_new_devices(add_new))
    await add(account.devices.values())
