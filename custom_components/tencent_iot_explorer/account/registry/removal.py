"""Removing from the registries what has gone."""

from collections.abc import Iterable, Iterator

from homeassistant.config_entries import ConfigEntry
from homeassistant.const import Platform
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers import device_registry as dr, entity_registry as er

from ...const import DOMAIN
from ..contents import Home
from ..pace import Pace
from .identity import cloud_device_id, family_id_of

ROUTINES = frozenset({Platform.SCENE, Platform.SWITCH})
# An entity goes from the registry, and so does its state.
CHANGES_PER_ENTITY = 2


@callback
def async_registered(hass: HomeAssistant, entry: ConfigEntry) -> dict[str, str | None]:
    """Return the subentry of each registered device, scene and automation, by key."""
    registry = dr.async_get(hass)
    return {
        cloud_device_id(each): each.config_subentry_id
        for each in dr.async_entries_for_config_entry(registry, entry.entry_id)
        if not family_id_of(each)
    } | {each.unique_id: each.config_subentry_id for each in _routines(hass, entry)}


def _routines(hass: HomeAssistant, entry: ConfigEntry) -> Iterator[er.RegistryEntry]:
    """Yield the entities of scenes and automations, which are of a family or no device."""
    registry = dr.async_get(hass)
    homes = {None} | {
        each.id
        for each in dr.async_entries_for_config_entry(registry, entry.entry_id)
        if family_id_of(each)
    }
    for entity in er.async_entries_for_config_entry(er.async_get(hass), entry.entry_id):
        if entity.device_id in homes and entity.domain in ROUTINES:
            yield entity


async def async_remove_gone(
    hass: HomeAssistant, entry: ConfigEntry, home: Home
) -> None:
    """Remove the devices, scenes and automations that have gone."""
    if not home.gone:
        return
    registered = dr.async_entries_for_config_entry(dr.async_get(hass), entry.entry_id)
    await _async_remove_devices(
        hass, [each for each in registered if cloud_device_id(each) in home.gone]
    )
    await async_remove_entities(
        hass,
        [
            entity.entity_id
            for entity in _routines(hass, entry)
            if entity.unique_id in home.gone
        ],
    )


async def async_remove_all(hass: HomeAssistant, entry: ConfigEntry) -> None:
    """Remove all devices of an account that is being removed."""
    await _async_remove_devices(
        hass, dr.async_entries_for_config_entry(dr.async_get(hass), entry.entry_id)
    )


async def _async_remove_devices(
    hass: HomeAssistant, device_entries: Iterable[dr.DeviceEntry]
) -> None:
    """Remove devices and their entities from the registries, at a pace.

    Home Assistant may clear the devices of a removed entry meanwhile.
    """
    registry, pace = dr.async_get(hass), Pace()
    for device_entry in device_entries:
        if registry.async_get(device_entry.id):
            entities = er.async_entries_for_device(er.async_get(hass), device_entry.id)
            registry.async_remove_device(device_entry.id)
            await pace.async_keep(len(entities) * CHANGES_PER_ENTITY)


async def async_remove_entities(hass: HomeAssistant, entity_ids: Iterable[str]) -> None:
    """Remove entities from the registry, at a pace."""
    registry, pace = er.async_get(hass), Pace()
    for entity_id in entity_ids:
        if entity_id in registry.entities:
            registry.async_remove(entity_id)
            await pace.async_keep(CHANGES_PER_ENTITY)


@callback
def async_remove_entity(hass: HomeAssistant, platform: str, unique_id: str) -> None:
    """Remove the entity of what was deleted in the cloud."""
    registry = er.async_get(hass)
    if entity_id := registry.async_get_entity_id(platform, DOMAIN, unique_id):
        registry.async_remove(entity_id)
