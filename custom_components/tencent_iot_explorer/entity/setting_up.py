"""Adding the entities of devices, now and later."""

from collections.abc import Callable, Collection, Iterable, Iterator
from typing import Any

from homeassistant.const import Platform
from homeassistant.core import callback
from homeassistant.helpers.entity_platform import (
    AddConfigEntryEntitiesCallback,
    EntityPlatform,
    async_get_current_platform,
)

from ..account.account import Account, TencentConfigEntry
from ..account.devices.device import Device
from ..account.failures import log_failures
from ..account.pace import Pace, in_turns
from ..cloud import UNREADABLE
from ..const import LOGGER
from ..coordinator import CloudCoordinator
from ..thing import EntityPlan
from .base import DeviceEntity, TencentEntity
from .naming import shown_plan
from .slices import async_add_in_slices, async_add_soon

type EntityFactory = Callable[[Account, Device, EntityPlan], TencentEntity]


@callback
def async_setup_entities(
    entry: TencentConfigEntry,
    platform: Platform,
    create: EntityFactory,
    async_add_entities: AddConfigEntryEntitiesCallback,
) -> None:
    """Add what is planned for the platform, of all devices, now and later."""
    account = entry.runtime_data

    def create_planned(device: Device) -> Iterator[DeviceEntity]:
        for plan in device.product.plan.by_platform.get(platform, ()):
            try:
                yield create(account, device, shown_plan(account.hass, plan))
            except UNREADABLE:
                LOGGER.exception("%s of %s cannot be made", plan.key, device.device_id)

    async_follow_devices(entry, create_planned, async_add_entities)


@callback
def async_follow_devices(
    entry: TencentConfigEntry,
    create: Callable[[Device], Iterable[DeviceEntity]],
    async_add_entities: AddConfigEntryEntitiesCallback,
) -> None:
    """Add the entities of all devices, once their values are known.

    What a device shows already stays, unless its plan has changed.
    """
    platform = async_get_current_platform()

    async def add(devices: Collection[Device]) -> None:
        await _async_hide_lost(platform, devices)
        entities = (entity for device in devices for entity in create(device))
        await async_add_in_slices(
            entry, platform, entities, family_of_device, async_add_entities
        )

    add_safely = log_failures(add, lambda _: "Entities could not be made")
    entry.async_on_unload(entry.runtime_data.arrivals.async_listen(add_safely))


async def _async_hide_lost(
    platform: EntityPlatform, devices: Collection[Device]
) -> None:
    """Remove the entities of lost parts, at a pace; they stay registered."""
    pace, concerned = Pace(), set(devices)
    async for shown in in_turns(platform.entities.values()):
        if not isinstance(shown, TencentEntity) or shown.device not in concerned:
            continue
        planned = {each.key for each in shown.device.product.plan.entities}
        if shown.plan.key not in planned:
            await shown.async_remove()
            await pace.async_keep(1)


def family_of_device(entity: DeviceEntity) -> str | None:
    """Return the family of the device that an entity belongs to."""
    return entity.device.record.family_id


@callback
def async_follow_coordinator(
    entry: TencentConfigEntry,
    coordinator: CloudCoordinator[Any],
    is_known: Callable[[str], bool],
    create: Callable[[Account, Device], DeviceEntity],
    async_add_entities: AddConfigEntryEntitiesCallback,
) -> None:
    """Add an entity for each device once the coordinator knows something of it."""
    account, platform = entry.runtime_data, async_get_current_platform()
    added: set[Device] = set()

    @callback
    def add_new() -> None:
        present = list(account.devices.values())
        added.intersection_update(present)
        new = [
            each for each in present if each not in added and is_known(each.device_id)
        ]
        entities = (create(account, device) for device in new)
        added.update(new)
        async_add_soon(entry, platform, entities, family_of_device, async_add_entities)

    add_new()
    entry.async_on_unload(coordinator.async_add_listener(add_new))
