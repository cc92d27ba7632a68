#!/usr/bin/env bash
# Home Assistant 2026.11.0: the doorbells of a house in an event group, and an automation that tells when it rings. A doorbell
# that rang yesterday gets another name, in Home Assistant or in the vendor's app, from which its integration takes it.
# Expected: nobody has rung. The trigger on the doorbell itself (event.received) hears nothing: its state is when it rang.
# Seen: the group takes each change of a member for an event, also of its name or its picture, and fires the last one again,
# dated now: the phone says that somebody rings. The first ring of a new doorbell, on the other hand, is not handed on.
# Whoever wants to know names the doorbells in the trigger, or their room, and no group.
. "$(dirname "$0")/folder"
install homeassistant==2026.11.0
run <<'PYTHON'
import asyncio
import logging

from homeassistant.components.group.event import EventGroup
from homeassistant.const import __version__
from homeassistant.helpers import config_validation as cv, trigger
from homeassistant.helpers.entity_component import EntityComponent
from homeassistant.setup import async_setup_component

from bare import bare_home_assistant

DOORBELL, GROUP = "event.front_door", "event.doorbells"
HAPPENED = {
    "rings for the first time": ("2026-11-01T08:00:00.000+00:00", "Door"),
    "rings": ("2026-11-01T09:00:00.000+00:00", "Door"),
    "is renamed": ("2026-11-01T09:00:00.000+00:00", "Front door"),
}


async def main():
    hass = await bare_home_assistant()
    await trigger.async_setup(hass)
    assert await async_setup_component(hass, "event", {})
    heard = []

    def show(state, name, event_type="ring"):
        attributes = {"event_types": ["ring"], "event_type": event_type, "friendly_name": name, "device_class": "doorbell"}
        hass.states.async_set(DOORBELL, state, attributes)

    show("unknown", "Door", None)
    group = EventGroup(None, "Doorbells", [DOORBELL])
    group.entity_id = GROUP
    await EntityComponent(logging.getLogger(), "event", hass).async_add_entities([group])
    for entity_id in (DOORBELL, GROUP):

        async def note(variables, context=None, entity_id=entity_id):
            heard.append(entity_id)

        config = {"trigger": "event.received", "target": {"entity_id": entity_id}, "options": {"event_type": ["ring"]}}
        checked = await trigger.async_validate_trigger_config(hass, cv.TRIGGER_SCHEMA([config]))
        assert await trigger.async_initialize_triggers(hass, checked, note, "test", entity_id, lambda *_: None)
    seen = {}
    for what, (state, name) in HAPPENED.items():
        heard.clear()
        await asyncio.sleep(0.01)
        show(state, name)
        await hass.async_block_till_done()
        seen[what] = sorted(heard)
    print(__version__)
    for what, told in seen.items():
        print(f"  a doorbell {what}: event.received fires on {told}")
    assert seen == {"rings for the first time": [DOORBELL], "rings": [GROUP, DOORBELL], "is renamed": [GROUP]}, seen
    await hass.async_stop(force=True)


asyncio.run(main())
PYTHON
