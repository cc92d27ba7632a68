#!/usr/bin/env bash
# Home Assistant 2026.11.0: an account of twelve devices is deleted. Its integration removes them in async_remove_entry
# one after the other, in a second each, as one does who gives a busy event loop time for the entities.
# Expected: until async_remove_entry has returned, the devices are the integration's; what it leaves Home Assistant
# clears afterwards.
# Seen: while async_remove_entry runs the entry is none any more, and ten seconds after any entity has gone the device
# registry clears all devices of what is no entry. The removal of the next one ends in a KeyError, and the rest of
# async_remove_entry (a log-out, files) never runs.
. "$(dirname "$0")/folder"
install homeassistant==2026.11.0
mkdir -p "$folder/custom_components/patient"
echo '{"domain": "patient", "name": "Patient", "version": "1.0.0"}' > "$folder/custom_components/patient/manifest.json"
cat > "$folder/custom_components/patient/__init__.py" <<'PYTHON'
import asyncio

from homeassistant.helpers import device_registry

removed = []


async def async_setup_entry(hass, entry):
    return True


async def async_unload_entry(hass, entry):
    return True


async def async_remove_entry(hass, entry):
    devices = device_registry.async_get(hass)
    for device in device_registry.async_entries_for_config_entry(devices, entry.entry_id):
        devices.async_remove_device(device.id)
        removed.append(device.name)
        await asyncio.sleep(1)
    removed.append("logged out")
PYTHON
run <<'PYTHON'
import asyncio
from types import MappingProxyType

from homeassistant.config_entries import ConfigEntry
from homeassistant.const import __version__
from homeassistant.helpers import device_registry, entity_registry

from bare import bare_home_assistant


async def main():
    hass = await bare_home_assistant()
    entry = ConfigEntry(
        data={}, discovery_keys=MappingProxyType({}), domain="patient", minor_version=1, options={}, source="user",
        subentries_data=(), title="Patient", unique_id=None, version=1,
    )
    hass.config_entries._entries[entry.entry_id] = entry
    await hass.config_entries.async_setup(entry.entry_id)
    devices, entities = device_registry.async_get(hass), entity_registry.async_get(hass)
    device_registry.async_setup_cleanup(hass, devices)
    for number in range(12):
        device = devices.async_get_or_create(
            config_entry_id=entry.entry_id, identifiers={("patient", str(number))}, name=f"device {number}"
        )
        entities.async_get_or_create(
            "switch", "patient", str(number), config_entry=entry, device_id=device.id
        )
    await hass.config_entries.async_remove(entry.entry_id)
    from custom_components.patient import removed

    print(__version__)
    print(f"  removed by the integration: {removed}")
    assert 9 <= len(removed) < 12 and "logged out" not in removed, removed
    await hass.async_stop(force=True)


asyncio.run(main())
PYTHON
