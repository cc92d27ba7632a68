#!/usr/bin/env bash
# Home Assistant 2026.11.0: a language model is asked to switch off the hall, and calls the tool that Home Assistant gives it,
# HassTurnOff, with the hall and nothing else, which its parameters allow. In the hall are a lamp, a lock and a button.
# Expected: the lamp goes off. What cannot be switched, as a lock, is left alone.
# Seen: the door is unlocked: to switch a lock off is to unlock it, and a room without a domain is all that is exposed in it. To switch
# the room on presses its buttons (feed, restart), and starts and opens all else. A lock and a button belong to no model's exposed
# entities, unless by themselves on purpose.
. "$(dirname "$0")/folder"
install homeassistant==2026.11.0 "${assist[@]}"
run <<'PYTHON'
import asyncio

from homeassistant.const import __version__
from homeassistant.helpers import area_registry as ar, entity_registry as er, intent

from bare import bare_home_assistant
from spoken import begin_listening

HOME = {
    "button.feed": ("Feed", "unknown", {}),
    "light.hall": ("Hall lamp", "on", {}),
    "lock.front": ("Front door", "locked", {}),
    "valve.water": ("Water", "open", {}),
}


async def main():
    hass = await bare_home_assistant()
    hall = ar.async_get(hass).async_create("Hall")
    for entity_id in HOME:
        domain, _, object_id = entity_id.partition(".")
        entity = er.async_get(hass).async_get_or_create(domain, "test", entity_id, suggested_object_id=object_id)
        er.async_get(hass).async_update_entity(entity.entity_id, area_id=hall.id)
    done = await begin_listening(hass, HOME)
    seen = {}
    print(__version__)
    for tool in ("HassTurnOff", "HassTurnOn"):
        done.clear()
        await intent.async_handle(hass, "test", tool, {"area": {"value": "Hall"}}, assistant="conversation")
        seen[tool] = sorted(done)
        print(f"  {tool} of the hall: {', '.join(seen[tool])}")
    assert seen["HassTurnOff"] == ["close_valve valve.water", "turn_off light.hall", "unlock lock.front"]
    assert seen["HassTurnOn"] == ["lock lock.front", "open_valve valve.water", "press button.feed", "turn_on light.hall"]
    await hass.async_stop(force=True)


asyncio.run(main())
PYTHON
