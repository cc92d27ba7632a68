#!/usr/bin/env bash
# Home Assistant 2026.11.0: a child is at home, and its watch is the tracker of the person. The watch is out of reach for a moment, or the
# cloud that it speaks with; it was at home before and is at home after. Automations wait until nobody is at home
# (zone.occupancy_cleared), and until somebody comes (zone.occupancy_detected); others for the person and the tracker (zone.left).
# Expected: nobody has left: zone.left says so. A zone of which nothing is known keeps what it was, or is unknown.
# Seen: the person is unknown, and the zone counts those who are known to be there: none. "Nobody is at home" fires, and then
# "somebody has come", as does any trigger on the number of the zone; the alarm is armed with the child in the house.
# The trigger needs some minutes of patience ("for"), or zone.left takes its place.
. "$(dirname "$0")/folder"
install homeassistant==2026.11.0
run <<'PYTHON'
import asyncio

from homeassistant.components import device_tracker
from homeassistant.components.person import Person
from homeassistant.const import __version__
from homeassistant.helpers import config_validation as cv, trigger
from homeassistant.helpers.entity_component import EntityComponent
from homeassistant.setup import async_setup_component

from bare import bare_home_assistant

TRIGGERS = {
    "nobody is at home": {"trigger": "zone.occupancy_cleared", "options": {"zone": "zone.home"}},
    "somebody is at home": {"trigger": "zone.occupancy_detected", "options": {"zone": "zone.home"}},
    "fewer than one": {"trigger": "numeric_state", "entity_id": "zone.home", "below": 1},
    "the person has left": {
        "trigger": "zone.left", "target": {"entity_id": "person.child"}, "options": {"zone": "zone.home"},
    },
    "the watch has left": {
        "trigger": "zone.left", "target": {"entity_id": "device_tracker.watch"}, "options": {"zone": "zone.home"},
    },
}


class Watch(device_tracker.TrackerEntity):
    entity_id = "device_tracker.watch"


async def main():
    hass = await bare_home_assistant()
    await trigger.async_setup(hass)
    assert await async_setup_component(hass, "zone", {})
    watch = Watch()
    watch._attr_latitude, watch._attr_longitude = hass.config.latitude, hass.config.longitude
    await EntityComponent(device_tracker.LOGGER, device_tracker.DOMAIN, hass).async_add_entities([watch])
    child = Person.from_yaml({"id": "child", "name": "Child", "device_trackers": [watch.entity_id]})
    child.entity_id = "person.child"
    await EntityComponent(device_tracker.LOGGER, "person", hass).async_add_entities([child])
    await hass.async_block_till_done()
    heard = []
    for name, config in TRIGGERS.items():

        async def note(variables, context=None, name=name):
            heard.append(name)

        checked = await trigger.async_validate_trigger_config(hass, cv.TRIGGER_SCHEMA([config]))
        assert await trigger.async_initialize_triggers(hass, checked, note, "test", name, lambda *_: None)

    def shown():
        return tuple(hass.states.get(each).state for each in (watch.entity_id, child.entity_id, "zone.home"))

    print(__version__)
    seen = []
    for available in (True, False, True):
        heard.clear()
        watch._attr_available = available
        watch.async_write_ha_state()
        await hass.async_block_till_done()
        seen.append((shown(), sorted(heard)))
        print(f"  watch, child, persons at home: {', '.join(shown())}; heard: {', '.join(sorted(heard)) or 'nothing'}")
    assert seen == [
        (("home", "home", "1"), []),
        (("unavailable", "unknown", "0"), ["fewer than one", "nobody is at home"]),
        (("home", "home", "1"), ["somebody is at home"]),
    ], seen
    await hass.async_stop(force=True)


asyncio.run(main())
PYTHON
