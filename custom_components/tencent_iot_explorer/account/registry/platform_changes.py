"""Keeping the settings of entities that change their platform or leave a channel."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

from homeassistant.config_entries import ConfigEntry
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers import device_registry as dr, entity_registry as er

from ...const import DOMAIN
from ...thing import EntityPlan
from ..devices.device import Device
from .identity import unique_id
from .registered import own_entities, registered_parts


async def async_follow_platforms(
    hass: HomeAssistant, entry: ConfigEntry, devices: Mapping[str, Device]
) -> None:
    """Carry settings over to entities that are of another platform now."""
    async for device_entry, device in registered_parts(hass, entry, devices):
        planned = defaultdict[str, dict[str, EntityPlan]](dict)
        for plan in device.product.plan.entities:
            planned[unique_id(device, plan.key)][plan.platform] = plan
        for entity in own_entities(hass, device_entry):
            _follow(hass, entry, entity, planned.get(entity.unique_id, {}))


@callback
def _follow(
    hass: HomeAssistant,
    entry: ConfigEntry,
    entity: er.RegistryEntry,
    plans: Mapping[str, EntityPlan],
) -> None:
    """Follow the plans of an entity's unique id, by platform."""
    if same := plans.get(entity.domain):
        _leave_channel(hass, entity, same)
        return
    registry = er.async_get(hass)
    for platform, plan in plans.items():
        if not registry.async_get_entity_id(platform, DOMAIN, entity.unique_id):
            _move(hass, entry, entity, plan)
            return


def _leave_channel(
    hass: HomeAssistant, entity: er.RegistryEntry, plan: EntityPlan
) -> None:
    """Move an entity of a channel to the device itself, if it is planned so."""
    if channel := _lost_channel(hass, entity, plan):
        er.async_get(hass).async_update_entity(
            entity.entity_id,
            device_id=channel.parent_device_id,
            **_set_on_channel(entity, channel),
        )


def _move(
    hass: HomeAssistant,
    entry: ConfigEntry,
    old: er.RegistryEntry,
    plan: EntityPlan,
) -> None:
    """Replace an entity by one of the new platform with the same settings."""
    registry = er.async_get(hass)
    channel = _lost_channel(hass, old, plan)
    kept = _kept(old, channel, plan)
    new = registry.async_get_or_create(
        plan.platform,
        DOMAIN,
        old.unique_id,
        config_entry=entry,
        config_subentry_id=old.config_subentry_id,
        device_id=channel.parent_device_id if channel else old.device_id,
        suggested_object_id=old.entity_id.partition(".")[2],
        disabled_by=kept.pop("disabled_by"),
        hidden_by=old.hidden_by,
    )
    registry.async_update_entity(
        new.entity_id,
        aliases=old.aliases,
        categories=old.categories,
        icon=old.icon,
        **kept,
    )
    for domain, options in _general_options(old):
        registry.async_update_entity_options(new.entity_id, domain, options)
    registry.async_remove(old.entity_id)


def _kept(
    old: er.RegistryEntry, channel: dr.ChildDeviceEntry | None, plan: EntityPlan
) -> dict[str, Any]:
    """Return the settings that an entity keeps on the new platform.

    One that was disabled by default follows the default of the new platform.
    """
    kept: dict[str, Any] = (
        _set_on_channel(old, channel)
        if channel
        else {
            "area_id": old.area_id,
            "disabled_by": old.disabled_by,
            "labels": old.labels,
            "name": old.name,
        }
    )
    if old.disabled_by is er.RegistryEntryDisabler.INTEGRATION and plan.enabled:
        kept["disabled_by"] = None
    return kept


def _lost_channel(
    hass: HomeAssistant, entity: er.RegistryEntry, plan: EntityPlan
) -> dr.ChildDeviceEntry | None:
    """Return the channel that an entity is registered with, but no longer belongs to."""
    registered = dr.async_get(hass).async_get(entity.device_id or "")
    if plan.channel or not isinstance(registered, dr.ChildDeviceEntry):
        return None
    return registered


def _set_on_channel(
    entity: er.RegistryEntry, channel: dr.ChildDeviceEntry
) -> dict[str, Any]:
    """Return the settings of an entity, completed by those of its channel."""
    is_by_channel = entity.disabled_by is er.RegistryEntryDisabler.DEVICE
    user = er.RegistryEntryDisabler.USER
    is_named_by_channel = entity.original_name is None
    return {
        "area_id": entity.area_id or channel.area_id,
        "disabled_by": user if is_by_channel else entity.disabled_by,
        "labels": entity.labels | channel.labels,
        "name": entity.name or (channel.name_by_user if is_named_by_channel else None),
    }


def _general_options(
    entity: er.RegistryEntry,
) -> Iterator[tuple[str, Mapping[str, object]]]:
    """Yield the options of an entity that do not belong to its platform."""
    return (
        (domain, options)
        for domain, options in entity.options.items()
        if domain.partition(".")[0] != entity.domain
    )
