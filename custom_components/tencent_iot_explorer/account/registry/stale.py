"""Entities without a plan: removed, or kept until the user agrees.

Those that only the plan has dropped are removed. A part that the thing model has lost
may come back: its entities stay until the user agrees to delete them.
"""

from collections.abc import AsyncIterator, Mapping

from homeassistant.config_entries import ConfigEntry
from homeassistant.core import HomeAssistant
from homeassistant.helpers import device_registry as dr, entity_registry as er

from ...thing import part_of, parts_of
from ..devices.device import Device
from ..issues import Issue, async_update_issues, bulleted
from .identity import OWN_KEY, channel_identifier, device_identifier, unique_id
from .registered import own_entities, registered_parts
from .removal import async_remove_entities


async def async_remove_stale_entities(
    hass: HomeAssistant, entry: ConfigEntry, devices: Mapping[str, Device]
) -> None:
    """Remove entities and channels that are not planned any more, at a pace."""
    await async_remove_entities(
        hass,
        [
            entity.entity_id
            async for entity, device in _unplanned(hass, entry, devices)
            if not _is_lost(entity, device)
        ],
    )
    await _remove_empty_channels(hass, entry, devices)


async def async_delete_lost_entities(
    hass: HomeAssistant,
    entry: ConfigEntry,
    devices: Mapping[str, Device],
    product_id: str,
) -> None:
    """Remove what a product no longer has, now that the user has agreed."""
    await async_remove_entities(
        hass,
        [
            entity.entity_id
            async for entity, device in _lost(hass, entry, devices)
            if device.product.product_id == product_id
        ],
    )
    await _remove_empty_channels(hass, entry, devices)


async def async_tell_lost(
    hass: HomeAssistant, entry: ConfigEntry, devices: Mapping[str, Device]
) -> None:
    """Show a repair for each product that has lost parts."""
    names: dict[str, str] = {}
    entities: dict[str, list[str]] = {}
    async for entity, device in _lost(hass, entry, devices):
        product = device.product
        names[product.product_id] = product.name or product.product_id
        name = er.async_get_full_entity_name(hass, entity)
        line = f"{name} (`{entity.entity_id}`)"
        entities.setdefault(product.product_id, []).append(line)
    issues = [
        Issue(
            "model_changed",
            product_id,
            {
                "product": names[product_id],
                "entities": bulleted(lost),
            },
            {"entry_id": entry.entry_id, "product_id": product_id},
        )
        for product_id, lost in entities.items()
    ]
    async_update_issues(hass, issue_owner(entry), issues)


def issue_owner(entry: ConfigEntry) -> str:
    """Return the owner of the issues about thing models."""
    return f"models-{entry.entry_id}"


def _is_lost(entity: er.RegistryEntry, device: Device) -> bool:
    """Return whether the thing model lacks the part of an entity."""
    key = entity.unique_id.removeprefix(unique_id(device, ""))
    return part_of(key) not in parts_of(device.product.thing_model)


async def _lost(
    hass: HomeAssistant, entry: ConfigEntry, devices: Mapping[str, Device]
) -> AsyncIterator[tuple[er.RegistryEntry, Device]]:
    """Yield the entities of parts that thing models no longer have."""
    async for entity, device in _unplanned(hass, entry, devices):
        if _is_lost(entity, device):
            yield entity, device


async def _unplanned(
    hass: HomeAssistant, entry: ConfigEntry, devices: Mapping[str, Device]
) -> AsyncIterator[tuple[er.RegistryEntry, Device]]:
    """Yield the registered entities that no plan has."""
    async for device_entry, device in registered_parts(hass, entry, devices):
        planned = {
            (each.platform, unique_id(device, each.key))
            for each in device.product.plan.entities
        }
        own_prefix = unique_id(device, OWN_KEY)
        for entity in own_entities(hass, device_entry):
            is_known = (entity.domain, entity.unique_id) in planned
            if not (is_known or entity.unique_id.startswith(own_prefix)):
                yield entity, device


async def _remove_empty_channels(
    hass: HomeAssistant, entry: ConfigEntry, devices: Mapping[str, Device]
) -> None:
    """Remove channels that no plan has and that have no entity."""
    registry = dr.async_get(hass)
    async for device_entry, device in registered_parts(hass, entry, devices):
        planned = {
            channel_identifier(device.device_id, each.channel.property_id)
            for each in device.product.plan.entities
            if each.channel
        }
        is_whole = device_identifier(device.device_id) in device_entry.identifiers
        if is_whole or device_entry.identifiers & planned:
            continue
        if not er.async_entries_for_device(
            er.async_get(hass), device_entry.id, include_disabled_entities=True
        ):
            registry.async_remove_device(device_entry.id)
