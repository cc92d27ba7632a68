#!/usr/bin/env bash
# Home Assistant 2026.11.0: a scene (or a snapshot by scene.create) of a lamp of two whites that was on at half its brightness, and
# had not told how warm it was. The lamp is off when the scene is applied.
# Expected: the lamp goes on at that brightness, and what was not known is left as it is. That is what happens to a lamp
# that was saved without its effect, or in the mode "brightness".
# Seen: nothing. A scene that names a mode of colour ("color_temp", "hs") wants the colour too, and leaves a lamp without one
# alone altogether, its switch and its brightness as well. Whoever applies the scene hears of no error, the log has a
# warning. Choose a white or a colour once, and save the scene again.
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
SAVED = {
    "brightness only": {"color_mode": "brightness", "effect": None},
    "two whites, 3000 K": {"color_mode": "color_temp", "color_temp_kelvin": 3000},
    "two whites, not known": {"color_mode": "color_temp", "color_temp_kelvin": None},
    "a colour, not known": {"color_mode": "hs", "hs_color": None},
}


class Lamp(light.LightEntity):
    entity_id = "light.lamp"
    _attr_supported_color_modes = {light.ColorMode.COLOR_TEMP, light.ColorMode.HS}
    _attr_color_mode = light.ColorMode.COLOR_TEMP
    _attr_min_color_temp_kelvin, _attr_max_color_temp_kelvin = 2700, 6500
    _attr_is_on = False

    def __init__(self):
        self.told = []

    async def async_turn_on(self, **kwargs):
        self.told.append(kwargs)


async def main():
    hass = await bare_home_assistant()
    assert await light.async_setup(hass, {})
    lamp = Lamp()
    await hass.data[light.DATA_COMPONENT].async_add_entities([lamp])
    seen = {}
    for name, attributes in SAVED.items():
        lamp.told.clear()
        await async_reproduce_state(hass, [State(lamp.entity_id, "on", {"brightness": HALF, **attributes})])
        seen[name] = [*lamp.told]
    print(__version__)
    for name, told in seen.items():
        print(f"  {name}: told {told}")
    assert [*seen.values()] == [[{"brightness": HALF}], [{"brightness": HALF, "color_temp_kelvin": 3000}], [], []], seen
    await hass.async_stop(force=True)


asyncio.run(main())
PYTHON
