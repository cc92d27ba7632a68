#!/usr/bin/env bash
# Home Assistant 2026.11.0: a lamp's entity of the platform time says when its night begins, 22:05:00; a feeder has one of
# the platform datetime. An automation is to begin then, and another to ask whether it is later than that.
# Expected: both may name the entity. Home Assistant takes a helper (input_datetime) and a timestamp sensor in either place.
# Seen: the condition takes the time and holds, the trigger refuses it: an automation with it is switched off as a whole. It
# refuses datetime too, and so does the condition. A template in `at:` is of no use, for it may read no state. What works
# is a trigger of a template that compares the clock with the state; it is looked at anew each minute.
. "$(dirname "$0")/folder"
install homeassistant==2026.11.0
run <<'PYTHON'
import asyncio

from homeassistant.components.homeassistant.triggers import time
from homeassistant.const import __version__
from homeassistant.exceptions import HomeAssistantError
from homeassistant.helpers import condition, config_validation as cv
from homeassistant.helpers.template import Template
from probatio import Invalid

from bare import bare_home_assistant

STATES = {
    "input_datetime.helper": ("22:05:00", {"has_date": False, "has_time": True, "hour": 22, "minute": 5, "second": 0}),
    "sensor.next": ("2026-12-01T22:05:00+00:00", {"device_class": "timestamp"}),
    "time.night": ("22:05:00", {}),
    "datetime.feeding": ("2026-12-01T22:05:00+00:00", {}),
}
MINUTE = "{{ states('time.night')[:5] == now().strftime('%H:%M') }}"


async def main():
    hass = await bare_home_assistant()
    for entity_id, (state, attributes) in STATES.items():
        hass.states.async_set(entity_id, state, attributes)

    def takes(schema, config):
        try:
            schema(config)
        except Invalid:
            return False
        return True

    taken = {
        each: (
            takes(time.TRIGGER_SCHEMA, {"platform": "time", "at": each}),
            takes(cv.CONDITION_SCHEMA, {"condition": "time", "after": each}),
        )
        for each in STATES
    }
    config = time.TRIGGER_SCHEMA({"platform": "time", "at": "{{ states('time.night') }}"})
    try:
        await time.async_attach_trigger(hass, config, lambda *_: None, {"trigger_data": {}, "variables": {}})
        error = None
    except HomeAssistantError as refused:
        error = str(refused)
    hass.states.async_set("time.night", "00:00:00")
    held = condition.time(hass, after="time.night")
    matched = Template(MINUTE, hass).async_render_to_info()
    print(__version__)
    for entity_id, (as_trigger, as_condition) in taken.items():
        print(f"  {entity_id}: trigger {as_trigger}, condition {as_condition}")
    print(f"  `at:` with a template: {error}; the template is looked at each minute: {matched.has_time}")
    assert taken == {
        "input_datetime.helper": (True, True), "sensor.next": (True, True), "time.night": (False, True),
        "datetime.feeding": (False, False),
    }, taken
    assert error and held and matched.has_time and matched.entities == {"time.night"}
    await hass.async_stop(force=True)


asyncio.run(main())
PYTHON
