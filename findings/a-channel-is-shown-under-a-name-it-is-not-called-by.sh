#!/usr/bin/env bash
# Home Assistant 2026.11.0: the entity of a child device (a gang of a switch panel) that is named like its device.
# Expected: what the pages show (friendly_name) and what Assist listens for are the same name, and both tell two panels
# apart.
# Seen: two ways to a name. friendly_name is the child's name alone ("Switch 1"), so the gangs of two panels look alike
# in templates, logbook and area cards; Assist knows the same entity only as parent and child together ("Hall panel
# Switch 1") and does not find "Switch 1". Giving the child a room of its own drops the parent from Assist's name too.
# An alias is needed for the short name, and a longer name where pages must tell panels apart.
. "$(dirname "$0")/folder"
install homeassistant==2026.11.0
run <<'PYTHON'
import asyncio
from types import MappingProxyType

from homeassistant.config_entries import ConfigEntry
from homeassistant.const import __version__
from homeassistant.helpers import area_registry, device_registry, entity_registry

from bare import bare_home_assistant


async def main():
    hass = await bare_home_assistant()
    entry = ConfigEntry(
        data={}, discovery_keys=MappingProxyType({}), domain="panels", minor_version=1, options={}, source="user",
        subentries_data=(), title="Panels", unique_id=None, version=1,
    )
    hass.config_entries._entries[entry.entry_id] = entry
    devices, entities = device_registry.async_get(hass), entity_registry.async_get(hass)
    area = area_registry.async_get(hass).async_create("Hall")
    seen = {}
    for panel in ("Hall panel", "Attic panel"):
        parent = devices.async_get_or_create(config_entry_id=entry.entry_id, identifiers={("panels", panel)}, name=panel)
        gang = devices.async_get_or_create_child(
            config_entry_id=entry.entry_id, parent_device_id=parent.id, identifiers={("panels", f"{panel} 1")}, name="Switch 1"
        )
        made = entities.async_get_or_create(
            "switch", "panels", f"{panel} 1", config_entry=entry, device_id=gang.id, has_entity_name=True, original_name=None
        )

        def names(made=made):
            shown = entity_registry.async_get_legacy_friendly_name(hass, made, made.original_name)
            return shown, entity_registry.async_get_full_entity_name(hass, entities.async_get(made.entity_id))

        before = names()
        devices.async_update_child_device(gang.id, area_id=area.id)
        seen[panel] = (before, names())
    print(__version__)
    for panel, (before, after) in seen.items():
        print(f"  {panel}: shown {before[0]!r}, called {before[1]!r}; in a room of its own: called {after[1]!r}")
    for panel, (before, after) in seen.items():
        assert before == ("Switch 1", f"{panel} Switch 1"), before
        assert after == ("Switch 1", "Switch 1"), after
    await hass.async_stop(force=True)


asyncio.run(main())
PYTHON
