#!/usr/bin/env bash
# Home Assistant 2026.11.0: a scene (or a snapshot by scene.create) brings back a lamp whose effect ran.
# Expected: light.turn_on with the effect. A colour ends an effect, so a lamp is told one or the other.
# Seen: one call has the effect, the brightness and the colour of the lamp's colour mode, which every lamp that can show
# colours has, and the colour comes last. An integration that lets a colour end the effect ends the very effect that
# the scene brings back. Valves, sirens and times are in no scene at all; that is told in the log only.
. "$(dirname "$0")/folder"
install homeassistant==2026.11.0
run <<'PYTHON'
import asyncio
from importlib.util import find_spec

from homeassistant.components import light
from homeassistant.components.light import ColorMode, LightEntity, LightEntityFeature
from homeassistant.const import __version__
from homeassistant.helpers.state import async_reproduce_state

from bare import bare_home_assistant

got = []


class Lamp(LightEntity):
    entity_id = "light.lamp"
    _attr_is_on = True
    _attr_supported_color_modes = {ColorMode.RGB}
    _attr_color_mode = ColorMode.RGB
    _attr_rgb_color = (255, 0, 0)
    _attr_brightness = 100
    _attr_supported_features = LightEntityFeature.EFFECT
    _attr_effect_list = ["rainbow", "fire"]
    _attr_effect = "rainbow"

    async def async_turn_on(self, **kwargs):
        got.append(kwargs)


async def main():
    hass = await bare_home_assistant()
    assert await light.async_setup(hass, {})
    lamp = Lamp()
    await hass.data[light.DOMAIN].async_add_entities([lamp])
    snapshot = hass.states.get("light.lamp")
    lamp._attr_effect = "fire"
    lamp.async_write_ha_state()
    await async_reproduce_state(hass, [snapshot])
    kinds = ("light", "cover", "lock", "valve", "siren", "time")
    left_out = [each for each in kinds if not find_spec(f"homeassistant.components.{each}.reproduce_state")]
    print(__version__)
    print(f"  turn_on for a lamp whose effect ran: {got}")
    print(f"  in no scene: {left_out}")
    assert got == [{"brightness": 100, "effect": "rainbow", "rgb_color": (255, 0, 0)}]
    assert list(got[0]) == ["brightness", "effect", "rgb_color"]
    assert left_out == ["valve", "siren", "time"]
    await hass.async_stop(force=True)


asyncio.run(main())
PYTHON
