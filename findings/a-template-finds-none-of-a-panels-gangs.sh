#!/usr/bin/env bash
# Home Assistant 2026.11.0: a panel of two gangs (child devices) in the hall, with a label, and templates of its user.
# Expected: device_entities(panel) has what an action with the panel as its target switches, and the model of a switch is
# that of its device, as it was before the gangs became devices of their own.
# Seen: an action on the panel or on its label reaches both gangs. device_entities and label_devices find the panel only, so
# a template that asks whether anything on it is on says no, for ever; device_attr knows no manufacturer, model or version
# of a gang. area_entities has them, for they stand where their panel does. No error, nothing in the log.
. "$(dirname "$0")/folder"
install homeassistant==2026.11.0
run <<'PYTHON'
import asyncio
from types import MappingProxyType

from homeassistant.config_entries import ConfigEntry
from homeassistant.const import __version__
from homeassistant.helpers import area_registry, device_registry, entity_registry, label_registry
from homeassistant.helpers.target import TargetSelection, async_extract_referenced_entity_ids
from homeassistant.helpers.template import Template

from bare import bare_home_assistant

GANGS = ["switch.left", "switch.right"]


async def main():
    hass = await bare_home_assistant()
    entry = ConfigEntry(
        data={}, discovery_keys=MappingProxyType({}), domain="panels", minor_version=1, options={}, source="user",
        subentries_data=(), title="Panels", unique_id=None, version=1,
    )
    hass.config_entries._entries[entry.entry_id] = entry
    area = area_registry.async_get(hass).async_create("Hall")
    label = label_registry.async_get(hass).async_create("Night")
    devices, entities = device_registry.async_get(hass), entity_registry.async_get(hass)
    panel = devices.async_get_or_create(
        config_entry_id=entry.entry_id, identifiers={("panels", "p")}, name="Panel", manufacturer="Maker", model="Two gangs"
    )
    for gang in GANGS:
        child = devices.async_get_or_create_child(
            config_entry_id=entry.entry_id, parent_device_id=panel.id, identifiers={("panels", gang)}, name=gang
        )
        entities.async_get_or_create(
            "switch", "panels", gang, suggested_object_id=gang.split(".")[1], device_id=child.id, config_entry=entry
        )
        hass.states.async_set(gang, "on")
    devices.async_update_device(panel.id, area_id=area.id, labels={label.label_id})

    def switched(**target):
        selected = async_extract_referenced_entity_ids(hass, TargetSelection(target))
        return sorted(selected.referenced | selected.indirectly_referenced)

    def told(template):
        return Template("{{ " + template + " }}", hass).async_render()

    by_target = {"panel": switched(device_id=[panel.id]), "label": switched(label_id=[label.label_id])}
    by_template = {
        "device_entities": told(f"device_entities('{panel.id}')"),
        "through label_devices": told("label_devices('Night') | map('device_entities') | sum(start=[])"),
        "area_entities": sorted(told("area_entities('Hall')")),
    }
    attributes = {each: told(f"device_attr('switch.left', '{each}')") for each in ("manufacturer", "model", "sw_version")}
    print(__version__)
    print(f"  an action reaches by {by_target}")
    print(f"  a template finds by {by_template}")
    print(f"  what it knows of the device of a gang: {attributes}; of the panel: {told(f'''device_attr('{panel.id}', 'model')''')}")
    assert by_target == {"panel": GANGS, "label": GANGS}
    assert by_template == {"device_entities": [], "through label_devices": [], "area_entities": GANGS}
    assert set(attributes.values()) == {None}
    await hass.async_stop(force=True)


asyncio.run(main())
PYTHON
