#!/usr/bin/env bash
# Home Assistant 2026.11.0: a device moves to another subentry of its account (here: from one family to another).
# Expected: async_update_device(new_config_subentry_id=...) takes the device along with its entities, which keep the
# name, area and aliases that people gave them; a panel takes its gangs (child devices) along too.
# Seen: the entities of the old subentry are deleted from the registry in the same moment, and what people had set
# with them; only entities that were moved first stay. A device with child devices is refused ("it has child
# devices"), so the children have to go before and come back afterwards.
. "$(dirname "$0")/folder"
install homeassistant==2026.11.0
run <<'PYTHON'
import asyncio
from types import MappingProxyType

from homeassistant.config_entries import ConfigEntry, ConfigSubentry
from homeassistant.const import __version__
from homeassistant.exceptions import HomeAssistantError
from homeassistant.helpers import device_registry, entity_registry

from bare import bare_home_assistant


def family(name):
    return ConfigSubentry(data=MappingProxyType({}), subentry_type="family", title=name, unique_id=name)


async def main():
    hass = await bare_home_assistant()
    old, new = family("old"), family("new")
    entry = ConfigEntry(
        data={}, discovery_keys=MappingProxyType({}), domain="panels", minor_version=1, options={}, source="user",
        subentries_data=(), title="Panels", unique_id=None, version=1,
    )
    hass.config_entries._entries[entry.entry_id] = entry
    for each in (old, new):
        hass.config_entries.async_add_subentry(entry, each)
    devices, entities = device_registry.async_get(hass), entity_registry.async_get(hass)
    place = {"config_entry_id": entry.entry_id, "config_subentry_id": old.subentry_id}

    def add(name):
        device = devices.async_get_or_create(identifiers={("panels", name)}, name=name, **place)
        entity = entities.async_get_or_create(
            "light", "panels", name, config_entry=entry, config_subentry_id=old.subentry_id, device_id=device.id
        )
        return device.id, entities.async_update_entity(entity.entity_id, name="Mine").entity_id

    async def move(device_id):
        devices.async_update_device(device_id, new_config_subentry_id=new.subentry_id)
        await hass.async_block_till_done()

    device_id, alone = add("alone")
    await move(device_id)
    device_id, first = add("first")
    entities.async_update_entity(first, config_subentry_id=new.subentry_id)
    await move(device_id)
    device_id, _ = add("panel")
    devices.async_get_or_create_child(parent_device_id=device_id, identifiers={("panels", "gang")}, name="gang", **place)
    try:
        await move(device_id)
        refused = ""
    except HomeAssistantError as error:
        refused = str(error).partition(": ")[2]
    kept = [entities.async_get(each) and entities.async_get(each).name for each in (alone, first)]
    print(__version__)
    print(f"  the entity of a device that moved: {kept[0]}; one that was moved before its device: {kept[1]}")
    print(f"  a device with a gang: {refused}")
    assert (kept, refused) == ([None, "Mine"], "it has child devices")
    await hass.async_stop(force=True)


asyncio.run(main())
PYTHON
