#!/usr/bin/env bash
# Home Assistant 2026.11.0: automations that begin with an event of a calendar. When they are set up the calendar is registered
# and not there yet: after a power cut the router is the last to start, and the integration tries its cloud again later.
# It comes, and an event begins.
# Expected: they run, as all do that listen to a state: those wait for an entity that is not there.
# Seen: neither of both calendar triggers ever asks the calendar. calendar.event_started fails in a task of its own and tries
# again only when an entity, a device or a room is changed anywhere in the home; the older one (trigger: calendar) refuses,
# and its automation is left without. Setting them up again helps, until the next late start; a trigger on the state of
# the calendar, to "on", needs no help.
. "$(dirname "$0")/folder"
install homeassistant==2026.11.0
run <<'PYTHON'
import asyncio
from datetime import timedelta
import logging

from homeassistant.components.calendar import DATA_COMPONENT, CalendarEntity, CalendarEvent
from homeassistant.components.calendar.trigger import TRIGGERS
from homeassistant.const import __version__
from homeassistant.exceptions import HomeAssistantError
from homeassistant.helpers import entity_registry
from homeassistant.helpers.entity_component import EntityComponent
from homeassistant.helpers.event import async_track_state_change_event
from homeassistant.helpers.trigger import TriggerConfig
from homeassistant.util import dt

from bare import bare_home_assistant

TIMERS = "calendar.timers"
NEW = {"target": {"entity_id": [TIMERS]}, "options": {}}
OLD = {"platform": "calendar", "event": "start", "entity_id": TIMERS}


class Timers(CalendarEntity):
    """A calendar with an event that begins in a second."""

    entity_id = TIMERS
    _attr_unique_id = "timers"
    event = None
    asked = 0

    def plan(self):
        self.event = CalendarEvent(dt.now() + timedelta(seconds=1), dt.now() + timedelta(hours=1), "The pump")

    async def async_get_events(self, hass, start_date, end_date):
        self.asked += 1
        return [self.event]


async def main():
    hass = await bare_home_assistant()
    hass.data[DATA_COMPONENT] = EntityComponent(logging.getLogger(), "calendar", hass)
    registry = entity_registry.async_get(hass)
    registry.async_get_or_create("calendar", "calendar", "timers", suggested_object_id="timers")
    heard, refused = [], []

    async def set_up(name, config):
        trigger = TRIGGERS[name](hass, TriggerConfig(key=name, **config))
        await trigger.async_attach_runner(lambda *_, **__: heard.append(name))

    async def set_all_up():
        new = await TRIGGERS["event_started"].async_validate_config(hass, NEW)
        await set_up("event_started", new)
        old = await TRIGGERS["_"].async_validate_complete_config(hass, OLD)
        try:
            await set_up("_", {"options": old["options"]})
        except HomeAssistantError as error:
            refused.append(str(error))
        await hass.async_block_till_done()

    print(__version__)
    async_track_state_change_event(hass, TIMERS, lambda change: heard.append(change.data["new_state"].state))
    await set_all_up()
    timers = Timers()
    timers.plan()
    await hass.data[DATA_COMPONENT].async_add_entities([timers])
    await asyncio.sleep(1.5)
    print(f"  it comes late: asked {timers.asked} times, heard {heard}; {refused}")
    assert (timers.asked, heard) == (0, ["off", "on"]), heard
    assert refused == ["Entity does not exist calendar.timers or is not a calendar entity"]
    registry.async_update_entity(TIMERS, icon="mdi:pump")
    await hass.async_block_till_done()
    print(f"  its icon is changed: asked {timers.asked} times")
    assert timers.asked == 1
    heard.clear()
    timers.plan()
    await set_all_up()
    await asyncio.sleep(1.5)
    print(f"  once all are set up again: heard {sorted(set(heard))}")
    assert {"_", "event_started"} <= set(heard)
    await hass.async_stop(force=True)


asyncio.run(main())
PYTHON
