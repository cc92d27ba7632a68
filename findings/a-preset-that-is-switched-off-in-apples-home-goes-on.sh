#!/usr/bin/env bash
# Home Assistant 2026.11.0 with HAP-python 5.0.0: a fan with presets in Apple's Home, by a HomeKit bridge. Each of several presets is a
# switch beside the fan; the only one of another fan is its "auto". The preset runs, and is switched off there.
# Expected: the preset ends, and the fan runs at the speed that it had, or the switch goes on again, as nothing else can be done.
# Seen: of several presets the fan is told to turn on, and no more, which it is: the preset goes on, and Apple's Home shows it switched
# off until the fan changes something by itself. A fan whose only preset is switched off is told 50 %, where its speed is not
# known, as in a preset it is not. A preset is left by choosing a speed or another preset.
. "$(dirname "$0")/folder"
install homeassistant==2026.11.0 "${apple[@]}"
run <<'PYTHON'
import asyncio
import logging

logging.disable()  # a library for pictures is missing, which nothing here needs

from homeassistant.components import fan
from homeassistant.const import __version__

from bare import bare_home_assistant
from bridged import begin_bridge


class Fan(fan.FanEntity):
    _attr_supported_features = (
        fan.FanEntityFeature.SET_SPEED
        | fan.FanEntityFeature.PRESET_MODE
        | fan.FanEntityFeature.TURN_ON
        | fan.FanEntityFeature.TURN_OFF
    )
    _attr_percentage = None

    def __init__(self, entity_id, presets):
        self.entity_id, self._attr_preset_modes, self._attr_preset_mode = entity_id, presets, presets[0]
        self.told = []

    async def async_turn_on(self, percentage=None, preset_mode=None, **kwargs):
        self.told.append({"percentage": percentage, "preset_mode": preset_mode})
        if percentage is not None:
            self._attr_percentage, self._attr_preset_mode = percentage, None


async def main():
    hass = await bare_home_assistant()
    assert await fan.async_setup(hass, {})
    several, single = fans = [Fan("fan.bedroom", ["sleep", "nature"]), Fan("fan.kitchen", ["auto"])]
    await hass.data[fan.DOMAIN].async_add_entities(fans)
    bridge = await begin_bridge(hass)
    bedroom, kitchen = [bridge.add(each.entity_id) for each in fans]
    sleep, auto = bedroom.preset_mode_chars["sleep"], kitchen.char_target_fan_state
    assert (sleep.value, auto.value) == (True, 1)
    await bridge.write((sleep, False))
    await bridge.write((auto, 0))
    print(__version__)
    for each, shown in ((several, sleep), (single, auto)):
        attributes = hass.states.get(each.entity_id).attributes
        print(f"  {each.entity_id} is told {each.told}: preset {attributes['preset_mode']}, Apple's Home shows {shown.value}")
    assert several.told == [{"percentage": None, "preset_mode": None}]
    assert (several.preset_mode, sleep.value) == ("sleep", False)
    assert single.told == [{"percentage": 50, "preset_mode": None}]
    await hass.async_stop(force=True)


asyncio.run(main())
PYTHON
