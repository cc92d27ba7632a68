#!/usr/bin/env bash
# Home Assistant 2026.11.0: "set the ceiling fan to 0 percent", to Assist (HassFanSetSpeed), and fan.turn_on with a percentage of 0, as a
# slider in an automation may have it. The fan is off.
# Expected: it is off, as with fan.set_percentage, which turns it off at 0 %.
# Seen: Assist does not set the speed, it turns the fan on at that speed, and turn_on hands on a 0 as any other: a fan that is off is
# asked to run at nothing. What comes of it is up to each integration: one that looks whether there is a speed ("percentage or
# 40") switches it on. async_turn_on has to take 0 % for off itself.
. "$(dirname "$0")/folder"
install homeassistant==2026.11.0
run <<'PYTHON'
import asyncio

from homeassistant.components import fan
from homeassistant.components.fan.intent import INTENT_FAN_SET_SPEED, async_setup_intents
from homeassistant.const import __version__
from homeassistant.helpers import intent

from bare import bare_home_assistant

CEILING = "fan.ceiling"


class Ceiling(fan.FanEntity):
    """Written as most are: a speed is set where there is one."""

    entity_id = CEILING
    _attr_name = "Ceiling"
    _attr_supported_features = (
        fan.FanEntityFeature.SET_SPEED | fan.FanEntityFeature.TURN_ON | fan.FanEntityFeature.TURN_OFF
    )

    def __init__(self):
        self.told = []

    def set_percentage(self, percentage):
        self.told.append(f"set_percentage {percentage}")

    async def async_turn_on(self, percentage=None, preset_mode=None, **kwargs):
        self.told.append(f"turn_on {percentage}")
        self._attr_percentage = percentage or 40
        self.async_write_ha_state()

    async def async_turn_off(self, **kwargs):
        self.told.append("turn_off")
        self._attr_percentage = 0
        self.async_write_ha_state()


async def main():
    hass = await bare_home_assistant()
    assert await fan.async_setup(hass, {})
    await async_setup_intents(hass)
    ceiling = Ceiling()
    await hass.data[fan.DOMAIN].async_add_entities([ceiling])
    none = {"entity_id": CEILING, "percentage": 0}
    spoken = {"name": {"value": "Ceiling"}, "percentage": {"value": 0}}
    asked = {
        "fan.set_percentage": lambda: hass.services.async_call("fan", "set_percentage", none, blocking=True),
        "fan.turn_on": lambda: hass.services.async_call("fan", "turn_on", none, blocking=True),
        "Assist": lambda: intent.async_handle(hass, "test", INTENT_FAN_SET_SPEED, spoken),
    }
    seen = {}
    print(__version__)
    for name, ask in asked.items():
        await ceiling.async_turn_off()
        ceiling.told.clear()
        await ask()
        await hass.async_block_till_done()
        seen[name] = ceiling.told.copy(), hass.states.get(CEILING).state
        print(f"  0 % by {name}: the fan is told {seen[name][0]}, and is {seen[name][1]}")
    assert seen == {
        "fan.set_percentage": (["turn_off", "set_percentage 0"], "off"),
        "fan.turn_on": (["turn_on 0"], "on"),
        "Assist": (["turn_on 0"], "on"),
    }
    await hass.async_stop(force=True)


asyncio.run(main())
PYTHON
