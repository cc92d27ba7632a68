#!/usr/bin/env bash
# Home Assistant 2026.11.0: cleaning up after a panel of two gangs (child devices) that has left the account.
# Expected: async_entries_for_config_entry lists every device of a config entry, as it has since 2020; a loop over it
# that removes what the cloud no longer lists misses nothing.
# Seen: child devices are in a registry of their own. The list has the panel only, so a gang that has gone while its
# panel stays is never removed; the lookup by identifier finds the panel and not the gang. Removing the panel takes
# its gangs along. A clean-up must ask async_child_entries_for_config_entry as well.
. "$(dirname "$0")/folder"
install homeassistant==2026.11.0
run <<'PYTHON'
import asyncio
from types import MappingProxyType

from homeassistant.config_entries import ConfigEntry
from homeassistant.const import __version__
from homeassistant.helpers import device_registry

from bare import bare_home_assistant


async def main():
    hass = await bare_home_assistant()
    entry = ConfigEntry(
        data={}, discovery_keys=MappingProxyType({}), domain="panels", minor_version=1, options={}, source="user",
        subentries_data=(), title="Panels", unique_id=None, version=1,
    )
    hass.config_entries._entries[entry.entry_id] = entry
    devices = device_registry.async_get(hass)
    panel = devices.async_get_or_create(config_entry_id=entry.entry_id, identifiers={("panels", "p")}, name="Panel")
    for gang in ("p1", "p2"):
        devices.async_get_or_create_child(
            config_entry_id=entry.entry_id, parent_device_id=panel.id, identifiers={("panels", gang)}, name=gang
        )
    listed = [each.name for each in device_registry.async_entries_for_config_entry(devices, entry.entry_id)]
    children = [each.name for each in device_registry.async_child_entries_for_config_entry(devices, entry.entry_id)]
    found = [each for each in ("p", "p1") if devices.async_get_device_by_identifier(("panels", each), entry.entry_id)]
    devices.async_remove_device(panel.id)
    left = [each.name for each in device_registry.async_child_entries_for_config_entry(devices, entry.entry_id)]
    print(__version__)
    print(f"  devices of the entry: {listed}; children: {sorted(children)}; found by identifier: {found}")
    print(f"  children once the panel was removed: {left}")
    assert (listed, sorted(children), found, left) == (["Panel"], ["p1", "p2"], ["p"], [])
    await hass.async_stop(force=True)


asyncio.run(main())
PYTHON
