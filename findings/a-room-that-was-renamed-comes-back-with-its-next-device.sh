#!/usr/bin/env bash
# Home Assistant 2026.11.0: devices of a cloud name the room that they stand in (suggested_area), here 客厅. The room that came with the
# first of them is called "Living room" since, and has the old name as an alias, so that Assist hears both.
# Expected: the next device of 客厅 stands in the living room. Assist takes an alias for a name of the room, and no room can be given a
# name that another has.
# Seen: a second room is made, called 客厅, beside the one of that alias, and the device stands there: aliases are not looked at, nor
# is it an error that two rooms answer to one name. "Turn off the lights in 客厅" means both now. An integration has to look for
# the alias itself.
. "$(dirname "$0")/folder"
install homeassistant==2026.11.0
run <<'PYTHON'
import asyncio
from types import MappingProxyType

from homeassistant.config_entries import ConfigEntry
from homeassistant.const import __version__
from homeassistant.helpers import area_registry as ar, device_registry as dr, intent

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
        """Add a device and return the room that it stands in."""
        device = devices.async_get_or_create(
            config_entry_id=entry.entry_id, identifiers={("cloud", name)}, name=name, suggested_area=room
        )
        return areas.async_get_area(device.area_id)

    living_room = add("lamp", "客厅")
    areas.async_update(living_room.id, name="Living room", aliases={"客厅"})
    second = add("curtain", "客厅")
    rooms = [(each.name, sorted(each.aliases)) for each in areas.async_list_areas()]
    meant = sorted(each.name for each in intent.find_areas("客厅", areas))
    print(__version__)
    print(f"  the second device stands in {second.name!r}; there are {rooms}; who says 客厅 means {meant}")
    assert second.id != living_room.id
    assert rooms == [("Living room", ["客厅"]), ("客厅", [])]
    assert meant == ["Living room", "客厅"]
    await hass.async_stop(force=True)


asyncio.run(main())
PYTHON
