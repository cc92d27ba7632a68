#!/usr/bin/env bash
# Home Assistant 2026.11.0: a lamp of two whites, 2700 to 6500 K, is told a colour (by voice, with all lamps of a room).
# Expected: nothing, or the nearest white that it has: warm for red, cold for blue, within the range that it names.
# Seen: the integration gets a temperature that nobody has put into the lamp's range, by a formula that holds near white
# only. Red becomes a cold 6279 K and blue a candle's 1739 K; purple 30,212 K, and a pink minus a hundred billion.
# An integration has to cut off itself, before it divides: to mireds a negative temperature is a very cold one.
. "$(dirname "$0")/folder"
install homeassistant==2026.11.0
run <<'PYTHON'
import asyncio

from homeassistant.components import light
from homeassistant.const import __version__

from bare import bare_home_assistant


class Lamp(light.LightEntity):
    entity_id = "light.lamp"
    _attr_is_on = True
    _attr_color_mode = light.ColorMode.COLOR_TEMP
    _attr_supported_color_modes = {light.ColorMode.COLOR_TEMP}
    _attr_min_color_temp_kelvin, _attr_max_color_temp_kelvin = 2700, 6500

    async def async_turn_on(self, **kwargs):
        self.told = kwargs


async def main():
    hass = await bare_home_assistant()
    assert await light.async_setup(hass, {})
    lamp = Lamp()
    await hass.data[light.DOMAIN].async_add_entities([lamp])

    async def told(**colour):
        await hass.services.async_call("light", "turn_on", {"entity_id": lamp.entity_id, **colour}, blocking=True)
        return lamp.told["color_temp_kelvin"]

    seen = {name: await told(color_name=name) for name in ("white", "red", "orange", "green", "blue", "purple")}
    seen["pink"] = await told(rgb_color=(255, 0, 205))
    seen["10000 K"] = await told(color_temp_kelvin=10000)
    print(__version__, seen)
    assert seen["red"] == 6279 and seen["blue"] == 1739 and seen["purple"] == 30212, seen
    assert seen["pink"] == -100292085647 and seen["10000 K"] == 10000, seen
    await hass.async_stop(force=True)


asyncio.run(main())
PYTHON
