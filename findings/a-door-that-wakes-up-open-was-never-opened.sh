#!/usr/bin/env bash
# Home Assistant 2026.11.0: the door sensor on a battery. It sleeps, so it is unavailable, and its first word is "open".
# Expected: door.opened fires, as the state trigger with "to: on" does; "open for ten minutes" counts on while it sleeps.
# Seen: the triggers by purpose hear of no change from unavailable (event.received neither): whoever shows device and news
# in one state is never heard. What was known before must be written first, then the news: two states in the same
# moment are enough. And the sensor that falls asleep again ends the ten minutes without a word, for both triggers.
. "$(dirname "$0")/folder"
install homeassistant==2026.11.0
run <<'PYTHON'
import asyncio

from homeassistant.const import __version__
from homeassistant.helpers import config_validation as cv, trigger
from homeassistant.setup import async_setup_component

from bare import bare_home_assistant

DOOR = "binary_sensor.door"
SOON = {"seconds": 0.2}
TRIGGERS = {
    "state": {"trigger": "state", "entity_id": DOOR, "to": "on"},
    "purpose": {"trigger": "door.opened", "target": {"entity_id": DOOR}},
    "state, for": {"trigger": "state", "entity_id": DOOR, "to": "on", "for": SOON},
    "purpose, for": {"trigger": "door.opened", "target": {"entity_id": DOOR}, "options": {"for": SOON}},
}


async def main():
    hass = await bare_home_assistant()
    await trigger.async_setup(hass)
    for domain in ("binary_sensor", "door"):
        assert await async_setup_component(hass, domain, {})
    fired = []

    def show(state):
        hass.states.async_set(DOOR, state, {"device_class": "door"})

    async def after(*states):
        """Return what fires when the door goes through states, without a pause between."""
        show("off"), show("unavailable")
        await hass.async_block_till_done()
        fired.clear()
        for state in states:
            show(state)
        await asyncio.sleep(0.5)
        return sorted(fired)

    show("off")
    for name, config in TRIGGERS.items():
        checked = await trigger.async_validate_trigger_config(hass, cv.TRIGGER_SCHEMA(config))

        async def act(variables, context=None, name=name):
            fired.append(name)

        assert await trigger.async_initialize_triggers(hass, checked, act, "test", name, lambda *_: None)
    seen = {
        "unavailable, on": await after("on"),
        "unavailable, off, on": await after("off", "on"),
        "unavailable, off, on, unavailable": await after("off", "on", "unavailable"),
    }
    print(__version__)
    print("\n".join(f"  {states}: {names}" for states, names in seen.items()))
    assert seen["unavailable, on"] == ["state", "state, for"]
    assert seen["unavailable, off, on"] == sorted(TRIGGERS)
    assert seen["unavailable, off, on, unavailable"] == ["purpose", "state"]
    await hass.async_stop(force=True)


asyncio.run(main())
PYTHON
