#!/usr/bin/env bash
# Home Assistant 2026.11.0: a light group of two lamps with effects, one with "Rainbow" and "Candle", the other with "Candle" only.
# Both are off; somebody chooses "Rainbow" on the card of the group.
# Expected: the group offers what both have, or hands each lamp the effects that it has; light.turn_on checks the effect of a
# lamp against its list, as climate and fan check their modes, and the other lamp goes on without one.
# Seen: the group offers the effects of all its lamps and hands each one on to all; light.turn_on checks none, so a lamp is told an
# effect that it does not have. A lamp that refuses it stays off, though the group is on and shows "Rainbow", and the call
# fails though the first lamp has done it. Whoever wants an effect names the lamps that have it.
. "$(dirname "$0")/folder"
install homeassistant==2026.11.0
run <<'PYTHON'
import asyncio

from homeassistant.components import light
from homeassistant.components.group.light import LightGroup
from homeassistant.const import __version__
from homeassistant.exceptions import ServiceValidationError

from bare import bare_home_assistant

GROUP = "light.both"


class Lamp(light.LightEntity):
    _attr_supported_features = light.LightEntityFeature.EFFECT
    _attr_supported_color_modes, _attr_color_mode = {light.ColorMode.BRIGHTNESS}, light.ColorMode.BRIGHTNESS
    _attr_is_on = False

    def __init__(self, name, *effects):
        self.entity_id, self._attr_effect_list, self.told = f"light.{name}", list(effects), []

    async def async_turn_on(self, effect, **kwargs):
        self.told.append(effect)
        if effect not in self.effect_list:
            raise ServiceValidationError("no such effect")
        self._attr_is_on, self._attr_effect = True, effect
        self.async_write_ha_state()


async def main():
    hass = await bare_home_assistant()
    assert await light.async_setup(hass, {})
    lamps = Lamp("one", "Rainbow", "Candle"), Lamp("other", "Candle")
    group = LightGroup(None, "Both", [lamp.entity_id for lamp in lamps], None)
    await hass.data[light.DATA_COMPONENT].async_add_entities([*lamps, group])
    await hass.async_block_till_done()
    offered = hass.states.get(GROUP).attributes["effect_list"]
    try:
        await hass.services.async_call("light", "turn_on", {"entity_id": GROUP, "effect": "Rainbow"}, blocking=True)
        error = None
    except ServiceValidationError as raised:
        error = str(raised)
    await hass.async_block_till_done()
    told = [lamp.told for lamp in lamps]
    states = [hass.states.get(lamp.entity_id).state for lamp in lamps]
    shown = hass.states.get(GROUP)
    print(__version__)
    print(f"  offered {offered}; told {told}; the lamps are {states}, the group {shown.state} with {shown.attributes['effect']}")
    print(f"  the call: {error}")
    assert offered == ["Candle", "Rainbow"], offered
    assert (told, states, error) == ([["Rainbow"], ["Rainbow"]], ["on", "off"], "no such effect")
    assert (shown.state, shown.attributes["effect"]) == ("on", "Rainbow")
    await hass.async_stop(force=True)


asyncio.run(main())
PYTHON
