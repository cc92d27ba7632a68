#!/usr/bin/env bash
# Home Assistant 2026.11.0: three lamps leave an account, and their integration removes them. One stood in no room, one in the attic, and one
# had been disabled by its user. They are bound anew, now all in the bedroom, as the integration suggests (suggested_area).
# Expected: what was removed is new when it comes: it stands in the bedroom and works.
# Seen: it is the old one. Its area comes back as it was, "none" as well, and the suggestion is not looked at; the one that was disabled
# is disabled again, though somebody has just added it. An integration has to put what stands in no room into its room
# itself.
. "$(dirname "$0")/folder"
install homeassistant==2026.11.0
run <<'PYTHON'
import asyncio
from types import MappingProxyType

from homeassistant.config_entries import ConfigEntry
from homeassistant.const import __version__
from homeassistant.helpers import area_registry as ar, device_registry as dr

from bare import bare_home_assistant


async def main():
    hass = await bare_home_assistant()
    areas, devices = ar.async_get(hass), dr.async_get(hass)
    entry = ConfigEntry(
        data={}, discovery_keys=MappingProxyType({}), domain="cloud", minor_version=1, options={}, source="user",
        subentries_data=[], title="Cloud", unique_id=None, version=1,
    )
    hass.config_entries._entries[entry.entry_id] = entry

    def add(name, room):
        return devices.async_get_or_create(
            config_entry_id=entry.entry_id, identifiers={("cloud", name)}, name=name, suggested_area=room
        )

    for name, room in (("without a room", None), ("of the attic", "Attic"), ("disabled", "Bedroom")):
        device = add(name, room)
        if name == "disabled":
            devices.async_update_device(device.id, disabled_by=dr.DeviceEntryDisabler.USER)
        devices.async_remove_device(device.id)
    print(__version__)
    seen = {}
    for name in ("without a room", "of the attic", "disabled", "new"):
        device = add(name, "Bedroom")
        area = areas.async_get_area(device.area_id or "")
        seen[name] = area and area.name, device.disabled_by
        print(f"  the lamp {name} is bound in the bedroom: it stands in {seen[name][0]}, disabled by {seen[name][1]}")
    assert seen == {
        "without a room": (None, None),
        "of the attic": ("Attic", None),
        "disabled": ("Bedroom", dr.DeviceEntryDisabler.USER),
        "new": ("Bedroom", None),
    }
    await hass.async_stop(force=True)


asyncio.run(main())
PYTHON
