#!/usr/bin/env bash
# Home Assistant 2026.11.0: a proximity to home that is to ignore three zones, chosen in its dialog: "Work", "My office" and "公司". A
# bicycle with a tracker stands in each of them.
# Expected: it is left out of the nearest distance in all three.
# Seen: only in "Work". The state of a tracker, which is the name of its zone, is taken for the end of the zone's entity id: there is no
# zone.my office, and none with Chinese characters (it is zone.gong_si). A zone is ignored as long as its name is that
# of its id, in small letters or capitals.
. "$(dirname "$0")/folder"
install homeassistant==2026.11.0
run <<'PYTHON'
import asyncio
import logging
from types import MappingProxyType

from homeassistant.components import zone
from homeassistant.components.device_tracker import TrackerEntity
from homeassistant.components.proximity.coordinator import ProximityDataUpdateCoordinator
from homeassistant.config_entries import ConfigEntry
from homeassistant.const import __version__
from homeassistant.helpers.entity_component import EntityComponent

from bare import bare_home_assistant

LATITUDES = {"Work": 40.0, "My office": 40.1, "公司": 40.2}


class Bicycle(TrackerEntity):
    entity_id = "device_tracker.bicycle"
    _attr_latitude = 0.0
    _attr_longitude = 116.0


async def main():
    hass = await bare_home_assistant()
    hass.config.latitude, hass.config.longitude = 39.9, 116.0
    zones = [
        {"name": name, "latitude": latitude, "longitude": 116.0, "radius": 100, "passive": False}
        for name, latitude in LATITUDES.items()
    ]
    assert await zone.async_setup(hass, {"zone": zones})
    await hass.async_block_till_done()
    ignored = [each for each in hass.states.async_entity_ids("zone") if each != "zone.home"]
    bicycle = Bicycle()
    await EntityComponent(logging.getLogger(), "device_tracker", hass).async_add_entities([bicycle])
    settings = {"zone": "zone.home", "ignored_zones": ignored, "tracked_entities": [bicycle.entity_id], "tolerance": 1}
    entry = ConfigEntry(
        data=settings, discovery_keys=MappingProxyType({}), domain="proximity", minor_version=1, options={},
        source="user", subentries_data=None, title="Home", unique_id=None, version=1,
    )
    proximity = ProximityDataUpdateCoordinator(hass, entry)
    seen = {}
    print(__version__)
    print(f"  ignored are {', '.join(ignored)}")
    for name, latitude in LATITUDES.items():
        bicycle._attr_latitude = latitude
        bicycle.async_write_ha_state()
        await proximity.async_refresh()
        assert hass.states.get(bicycle.entity_id).state == name
        seen[name] = proximity.data.proximity["nearest"]
        print(f"  it is in {name}; nearest: {seen[name]}")
    assert seen == {"Work": "not set", "My office": "bicycle", "公司": "bicycle"}, seen
    await hass.async_stop(force=True)


asyncio.run(main())
PYTHON
