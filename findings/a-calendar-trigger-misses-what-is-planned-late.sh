#!/usr/bin/env bash
# Home Assistant 2026.11.0: an automation with a calendar trigger, and an event that is entered a little before it begins,
# as people set a timer: "in five minutes".
# Expected: the trigger fires when the event begins; the calendar shows it, and its state turns on.
# Seen: the trigger asks the calendar every 15 minutes, and plans what begins in the next ones. What is entered after
# that is never heard, though the entity knows it, has written its state, and turns on in time. Only a trigger on the
# state of the calendar hears it. A calendar has no way to tell the trigger.
. "$(dirname "$0")/folder"
install homeassistant==2026.11.0
run <<'PYTHON'
import asyncio
from datetime import timedelta
from types import SimpleNamespace

from homeassistant.components import calendar
from homeassistant.const import __version__
from homeassistant.helpers import config_validation as cv, trigger
from homeassistant.util.dt import now

from bare import bare_home_assistant

CALENDAR = "calendar.timers"
TRIGGERS = {
    "calendar.event_started": {"trigger": "calendar.event_started", "target": {"entity_id": CALENDAR}},
    "state": {"trigger": "state", "entity_id": CALENDAR, "to": "on"},
}


class Timers(calendar.CalendarEntity):
    entity_id = CALENDAR

    def __init__(self):
        self.events = []

    def plan(self, name, start):
        self.events.append(calendar.CalendarEvent(start=start, end=start + timedelta(seconds=1), summary=name))

    @property
    def event(self):
        return min((each for each in self.events if each.end > now()), key=lambda each: each.start, default=None)

    async def async_get_events(self, hass, start_date, end_date):
        return [each for each in self.events if each.end > start_date and each.start < end_date]


async def main():
    hass = await bare_home_assistant()
    hass.http = SimpleNamespace(register_view=lambda _: None)
    await trigger.async_setup(hass)
    hass.config.components.add("frontend")
    calendar.frontend = SimpleNamespace(async_register_built_in_panel=lambda *_, **__: None)
    assert await calendar.async_setup(hass, {})
    hass.config.components.add("calendar")
    await hass.async_block_till_done()
    timers = Timers()
    timers.plan("planned early", now() + timedelta(seconds=2))
    await hass.data[calendar.DOMAIN].async_add_entities([timers])
    fired = []
    for name, config in TRIGGERS.items():
        checked = await trigger.async_validate_trigger_config(hass, cv.TRIGGER_SCHEMA(config))

        async def act(variables, context=None, name=name):
            fired.append((name, timers.event.summary))

        assert await trigger.async_initialize_triggers(hass, checked, act, "test", name, lambda *_: None)
    await hass.async_block_till_done()
    timers.plan("planned late", now() + timedelta(seconds=5))
    timers.async_write_ha_state()
    await asyncio.sleep(8)
    heard = {name: [event for by, event in fired if by == name] for name in TRIGGERS}
    print(__version__)
    print("\n".join(f"  {name}: {events}" for name, events in heard.items()))
    assert heard == {"calendar.event_started": ["planned early"], "state": ["planned early", "planned late"]}
    await hass.async_stop(force=True)


asyncio.run(main())
PYTHON
