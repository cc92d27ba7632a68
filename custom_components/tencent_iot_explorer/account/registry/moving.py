"""Moving devices to the subentry of another family."""

import asyncio
from itertools import batched, chain

from homeassistant.config_entries import ConfigEntry
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers import device_registry as dr, entity_registry as er

from ..contents import Home
from .identity import chosen_families, cloud_device_id
from .registered import own_entities

# Each entity of a device moves too, with an event of its own.
MOVED_PER_SLICE = 5


async def async_move(hass: HomeAssistant, entry: ConfigEntry, home: Home) -> None:
    """Move devices that are in another family now, with all their settings."""
    families = chosen_families(entry)
    registered = dr.async_entries_for_config_entry(dr.async_get(hass), entry.entry_id)
    moved = [
        (each, subentry_id)
        for each in registered
        if (record := home.devices.get(cloud_device_id(each)))
        and record.family_id in families
        and each.config_subentry_id != (subentry_id := families[record.family_id])
    ]
    for some in batched(moved, MOVED_PER_SLICE, strict=False):
        for device_entry, subentry_id in some:
            _move(hass, device_entry, subentry_id)
        await asyncio.sleep(0)


@callback
def _move(
    hass: HomeAssistant, device_entry: dr.DeviceEntry, subentry_id: str | None
) -> None:
    """Move a device to a subentry, its entities first: it would leave them behind.

    A device cannot move while it has channels. They go, which leaves to the entities
    that were moved before nothing but their device, and come back as they were.
    """
    devices = dr.async_get(hass)
    channels = dr.async_entries_for_parent_device(devices, device_entry.id)
    owned = {channel.id: own_entities(hass, channel) for channel in channels}
    for entity in chain(own_entities(hass, device_entry), *owned.values()):
        er.async_get(hass).async_update_entity(
            entity.entity_id, config_subentry_id=subentry_id
        )
    for channel in channels:
        devices.async_remove_device(channel.id)
    devices.async_update_device(device_entry.id, new_config_subentry_id=subentry_id)
    for channel in channels:
        again = devices.async_get_or_create_child(
            config_entry_id=channel.config_entry_id,
            config_subentry_id=subentry_id,
            identifiers=channel.identifiers,
            name=channel.name,
            parent_device_id=device_entry.id,
        )
        for entity in owned[channel.id]:
            er.async_get(hass).async_update_entity(entity.entity_id, device_id=again.id)
