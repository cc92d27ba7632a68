#!/usr/bin/env bash
# Home Assistant 2026.11.0: a scene (or a snapshot by scene.create) of a lamp that shone white, dimmed to a half; no effect ran, as its
# attribute said: None. When the scene is applied, an effect runs.
# Expected: the lamp shines white as before. The effect of the scene is none, and another one is to be ended.
# Seen: what is None is not told, whatever it was: the lamp gets its brightness, and the effect goes on. Only a lamp with colours
# is told its colour besides, and may end the effect for that. Where no effect runs, a lamp must say so by a name, "off"
# (EFFECT_OFF), and have it in its list: that one is told.
. "$(dirname "$0")/folder"
install homeassistant==2026.11.0
run <<'PYTHON'
import asyncio

from homeassistant.components import light
from homeassistant.const import __version__
from homeassistant.core import State
from homeassistant.helpers.state import async_reproduce_state

from bare import bare_home_assistant

HALF = 128


class Lamp(light.LightEntity):
    entity_id = "light.lamp"
    _attr_supported_features = light.LightEntityFeature.EFFECT
    _attr_supported_color_modes, _attr_color_mode = {light.ColorMode.BRIGHTNESS}, light.ColorMode.BRIGHTNESS
    _attr_effect_list = [light.EFFECT_OFF, "Rainbow"]
    _attr_is_on, _attr_brightness = True, HALF

    def __init__(self):
        self.told = {}

    async def async_turn_on(self, **kwargs):
        self.told = {str(name): value for name, value in kwargs.items()}


async def main():
    hass = await bare_home_assistant()
    assert await light.async_setup(hass, {})
    lamp = Lamp()
    await hass.data[light.DATA_COMPONENT].async_add_entities([lamp])
    seen = {}
    for no_effect in (None, light.EFFECT_OFF):
        lamp._attr_effect = no_effect
        lamp.async_write_ha_state()
        shown = hass.states.get(lamp.entity_id)
        saved = State(shown.entity_id, shown.state, shown.attributes)
        lamp._attr_effect = "Rainbow"
        lamp.async_write_ha_state()
        await async_reproduce_state(hass, [saved])
        seen[no_effect] = lamp.told
    print(__version__)
    for no_effect, told in seen.items():
        print(f"  the effect was {no_effect}, Rainbow runs, and the lamp is told {told}")
    assert seen == {None: {"brightness": HALF}, "off": {"brightness": HALF, "effect": "off"}}, seen
    await hass.async_stop(force=True)


asyncio.run(main())
PYTHON
