#!/usr/bin/env bash
# Home Assistant 2026.11.0: a bicycle came home, and its tracker goes on telling where it stands, each time the same place.
# Expected: it is at home since it came. The condition "at home for ten minutes" holds after ten minutes, when the trigger
# "to home, for ten minutes" fires.
# Seen: a tracker of positions forces its state. Each fix is written as if it had just come, though neither the state nor
# an attribute differs: last_changed moves, the recorder stores a row, and the condition never holds as long as fixes come
# in less than ten minutes. The trigger does fire. An integration must override force_update.
. "$(dirname "$0")/folder"
install homeassistant==2026.11.0
run <<'PYTHON'
import asyncio

from homeassistant.components import device_tracker
from homeassistant.const import __version__
from homeassistant.helpers import condition, config_validation as cv, trigger
from homeassistant.helpers.entity_component import EntityComponent
from homeassistant.helpers.event import async_track_state_change_event
from homeassistant.setup import async_setup_component

from bare import bare_home_assistant

HOME = {"entity_id": "device_tracker.bicycle", "for": {"seconds": 0.5}}


class Bicycle(device_tracker.TrackerEntity):
    entity_id = "device_tracker.bicycle"
    _attr_latitude, _attr_longitude = 10.0, 20.0


class CalmBicycle(Bicycle):
    force_update = False


async def stays(bicycle_class):
    """Return what is seen while a bicycle has been at home for a second, with ten fixes."""
    hass = await bare_home_assistant()
    await trigger.async_setup(hass)
    await condition.async_setup(hass)
    assert await async_setup_component(hass, "zone", {})
    bicycle = bicycle_class()
    await EntityComponent(device_tracker.LOGGER, device_tracker.DOMAIN, hass).async_add_entities([bicycle])
    seen = {"written": 0, "trigger": 0, "condition": []}

    def count(event):
        seen["written"] += 1

    async_track_state_change_event(hass, bicycle.entity_id, count)

    async def fire(variables, context=None):
        seen["trigger"] += 1

    config = cv.TRIGGER_SCHEMA({"trigger": "state", "to": "home", **HOME})
    checked = await trigger.async_validate_trigger_config(hass, config)
    assert await trigger.async_initialize_triggers(hass, checked, fire, "test", "test", lambda *_: None)
    config = cv.CONDITION_SCHEMA({"condition": "state", "state": "home", **HOME})
    is_there = await condition.async_from_config(hass, await condition.async_validate_condition_config(hass, config))
    bicycle._attr_latitude, bicycle._attr_longitude = hass.config.latitude, hass.config.longitude
    for _ in range(11):
        bicycle.async_write_ha_state()
        await asyncio.sleep(0.1)
        seen["condition"].append(is_there(hass))
    assert hass.states.get(bicycle.entity_id).state == "home"
    await hass.async_stop(force=True)
    return seen["written"], seen["trigger"], any(seen["condition"])


async def main():
    forced, calm = await stays(Bicycle), await stays(CalmBicycle)
    print(__version__)
    for name, (written, fired, held) in (("as it is", forced), ("force_update overridden", calm)):
        print(f"  {name}: 11 fixes, {written} changes of state, the trigger fired {fired} times, the condition held: {held}")
    assert forced == (11, 1, False), forced
    assert calm == (1, 1, True), calm


asyncio.run(main())
PYTHON
