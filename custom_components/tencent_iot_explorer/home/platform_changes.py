"""Entities whose platform has changed: what people set on them goes along."""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from homeassistant.config_entries import ConfigEntry
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers import entity_registry as er

from ..const import DOMAIN
from ..thing import EntityPlan
from .device import Device
from .registry import unique_id


@callback
def async_follow_platforms(
    hass: HomeAssistant, entry: ConfigEntry, devices: Mapping[str, Device]
) -> None:
    """Give what became an entity of another platform the settings that it had."""
    registry = er.async_get(hass)
    planned = defaultdict[str, dict[str, EntityPlan]](dict)
    for device in devices.values():
        for plan in device.product.plan.entities:
            planned[unique_id(device, plan.key)][plan.platform] = plan
    for entity in er.async_entries_for_config_entry(registry, entry.entry_id):
        plans = planned.get(entity.unique_id, {})
        if entity.domain in plans:
            continue
        for platform, plan in plans.items():
            if not registry.async_get_entity_id(platform, DOMAIN, entity.unique_id):
                _move(registry, entry, entity, plan)
                break


def _move(
    registry: er.EntityRegistry,
    entry: ConfigEntry,
    old: er.RegistryEntry,
    plan: EntityPlan,
) -> None:
    """Register an entity of the new platform as people want it, instead of the old one.

    What was switched off by itself is as the new platform is.
    """
    disabled_by = old.disabled_by
    if disabled_by is er.RegistryEntryDisabler.INTEGRATION and plan.enabled:
        disabled_by = None
    new = registry.async_get_or_create(
        plan.platform,
        DOMAIN,
        old.unique_id,
        config_entry=entry,
        config_subentry_id=old.config_subentry_id,
        device_id=old.device_id,
        suggested_object_id=old.entity_id.partition(".")[2],
        disabled_by=disabled_by,
        hidden_by=old.hidden_by,
    )
    registry.async_update_entity(
        new.entity_id,
        aliases=old.aliases,
        area_id=old.area_id,
        categories=old.categories,
        icon=old.icon,
        labels=old.labels,
        name=old.name,
    )
    for domain, options in _general_options(old):
        registry.async_update_entity_options(new.entity_id, domain, options)
    registry.async_remove(old.entity_id)


def _general_options(
    entity: er.RegistryEntry,
) -> Iterator[tuple[str, Mapping[str, object]]]:
    """Yield the options of an entity that are not only about its platform."""
    return (
        (domain, options)
        for domain, options in entity.options.items()
        if domain.partition(".")[0] != entity.domain
    )
