#!/usr/bin/env bash
# Home Assistant 2026.11.0: two lamps and a light group of both, made by its dialog, all in the bedroom. An action switches off the room,
# and leaves the night light out, which targets can since 2026.11 ("exclude"): by the lamp; by the group; and by both.
# Expected: the night light stays on each time: it is left out, or the group is, which is made of it.
# Seen: both lamps go off unless both are left out. The group is in the room as well, is told, and tells its lamps; and where the group
# is left out, each of its lamps is in the room by itself. Give a group no room, or leave out the lamp and each group that it is in.
. "$(dirname "$0")/folder"
install homeassistant==2026.11.0
run <<'PYTHON'
import asyncio

from homeassistant.components import light
from homeassistant.components.group.light import LightGroup
from homeassistant.const import __version__
from homeassistant.helpers import area_registry as ar, entity_registry as er

from bare import bare_home_assistant

NIGHT, CEILING, GROUP = "light.night", "light.ceiling", "light.both"


class Lamp(light.LightEntity):
    _attr_supported_color_modes, _attr_color_mode = {light.ColorMode.ONOFF}, light.ColorMode.ONOFF

    def __init__(self, entity_id):
        self.entity_id, self._attr_unique_id = entity_id, entity_id

    async def async_turn_off(self, **kwargs):
        self._attr_is_on = False


async def main():
    hass = await bare_home_assistant()
    assert await light.async_setup(hass, {})
    lamps = [Lamp(NIGHT), Lamp(CEILING)]
    group = LightGroup("both", "Both", [NIGHT, CEILING], None)
    group.entity_id = GROUP
    await hass.data[light.DATA_COMPONENT].async_add_entities([*lamps, group])
    room = ar.async_get(hass).async_create("Bedroom").id
    for entity_id in (NIGHT, CEILING, GROUP):
        er.async_get(hass).async_update_entity(entity_id, area_id=room)

    async def on_without(*left_out):
        """Return which lamps are on after all others of the room were switched off."""
        for lamp in lamps:
            lamp._attr_is_on = True
            lamp.async_write_ha_state()
        await hass.async_block_till_done()
        target = {"area_id": room, "exclude": {"entity_id": [*left_out]}}
        await hass.services.async_call("light", "turn_off", target=target, blocking=True)
        await hass.async_block_till_done()
        return [lamp.entity_id for lamp in lamps if lamp.is_on]

    seen = {left_out: await on_without(*left_out) for left_out in ((NIGHT,), (GROUP,), (NIGHT, GROUP))}
    print(__version__)
    print("\n".join(f"  without {' and '.join(left_out)}: {on} on" for left_out, on in seen.items()))
    assert list(seen.values()) == [[], [], [NIGHT]], seen
    await hass.async_stop(force=True)


asyncio.run(main())
PYTHON
