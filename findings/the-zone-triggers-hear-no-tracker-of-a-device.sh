#!/usr/bin/env bash
# Home Assistant 2026.11.0: the collar of a dog has a tracker, and an automation is to tell when the dog is out of the garden:
# trigger zone.left, target the device, as the editor offers it (or its label, or its room).
# Expected: it fires. The trigger is made for persons and trackers, and of these two only trackers belong to devices.
# Seen: the base class makes each tracker a diagnostic entity, and triggers leave out what has a category unless it is named
# itself: a trigger of zones hears no tracker of a device, of any integration that does not say otherwise. A tracker that
# is what its device is for must set its entity_category to None.
. "$(dirname "$0")/folder"
install homeassistant==2026.11.0
run <<'PYTHON'
import asyncio
from types import MappingProxyType

from homeassistant.components import device_tracker
from homeassistant.config_entries import ConfigEntry
from homeassistant.const import EntityCategory, __version__
from homeassistant.helpers import config_validation as cv, device_registry, entity_registry, trigger
from homeassistant.helpers.entity_component import EntityComponent
from homeassistant.setup import async_setup_component

from bare import bare_home_assistant


class Collar(device_tracker.TrackerEntity):
    entity_id = "device_tracker.dog"
    _attr_unique_id = "dog"


class PrimaryCollar(Collar):
    _attr_entity_category = None


async def fired(collar_class):
    """Return the targets whose trigger fires when the dog leaves."""
    hass = await bare_home_assistant()
    await trigger.async_setup(hass)
    assert await async_setup_component(hass, "zone", {})
    collar = collar_class()
    entry = ConfigEntry(
        data={}, discovery_keys=MappingProxyType({}), domain="dogs", minor_version=1, options={}, source="user",
        subentries_data=(), title="Dogs", unique_id=None, version=1,
    )
    hass.config_entries._entries[entry.entry_id] = entry
    device = device_registry.async_get(hass).async_get_or_create(
        config_entry_id=entry.entry_id, identifiers={("dogs", "1")}, name="Dog"
    )
    await EntityComponent(device_tracker.LOGGER, device_tracker.DOMAIN, hass).async_add_entities([collar])
    registered = entity_registry.async_get(hass).async_update_entity(collar.entity_id, device_id=device.id)
    heard = []
    for name, target in (("device", {"device_id": device.id}), ("entity", {"entity_id": collar.entity_id})):

        async def note(variables, context=None, name=name):
            heard.append(name)

        config = {"trigger": "zone.left", "target": target, "options": {"zone": "zone.home"}}
        checked = await trigger.async_validate_trigger_config(hass, cv.TRIGGER_SCHEMA(config))
        assert await trigger.async_initialize_triggers(hass, checked, note, "test", name, lambda *_: None)
    for offset in (0, 1):
        collar._attr_latitude, collar._attr_longitude = hass.config.latitude + offset, hass.config.longitude
        collar.async_write_ha_state()
        await hass.async_block_till_done()
    await hass.async_stop(force=True)
    return registered.entity_category, heard


async def main():
    as_it_is, primary = await fired(Collar), await fired(PrimaryCollar)
    print(__version__)
    for category, heard in (as_it_is, primary):
        print(f"  entity_category {category}: heard by the trigger on the {', on the '.join(heard)}")
    assert as_it_is == (EntityCategory.DIAGNOSTIC, ["entity"]), as_it_is
    assert primary == (None, ["device", "entity"]), primary


asyncio.run(main())
PYTHON
