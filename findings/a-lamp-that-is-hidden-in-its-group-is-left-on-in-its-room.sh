#!/usr/bin/env bash
# Home Assistant 2026.11.0: two lamps of a bedroom, both on, and a light group of them, whose dialog offers to hide its members. An
# action switches off the lamps of the room (an area), and the condition light.is_off asks whether all of them are off.
# Expected: to hide a lamp is to leave it out of dashboards. It is in the room still, and Assist, to which it was exposed, switches it.
# Seen: hidden lamps are in no room, device or label: the action does nothing and raises nothing, and they are "all off" while both are
# on. A group is in no room unless somebody puts it there; once it is, it stands for its lamps. Whatever else hides entities, such as a
# switch that is shown as a light, does the same.
. "$(dirname "$0")/folder"
install homeassistant==2026.11.0
run <<'PYTHON'
import asyncio

from homeassistant.components import light
from homeassistant.components.group.light import LightGroup
from homeassistant.const import __version__
from homeassistant.helpers import area_registry as ar, condition, config_validation as cv, entity_registry as er
from homeassistant.setup import async_setup_component

from bare import bare_home_assistant

LAMPS, GROUP = ("light.left", "light.right"), "light.both"


class Lamp(light.LightEntity):
    _attr_supported_color_modes, _attr_color_mode = {light.ColorMode.ONOFF}, light.ColorMode.ONOFF

    def __init__(self, entity_id):
        self.entity_id, self._attr_unique_id = entity_id, entity_id

    async def async_turn_off(self, **kwargs):
        self._attr_is_on = False


async def main():
    hass = await bare_home_assistant()
    await condition.async_setup(hass)
    assert await async_setup_component(hass, "light", {})
    lamps = [Lamp(each) for each in LAMPS]
    group = LightGroup("both", "Both", [*LAMPS], None)
    group.entity_id = GROUP
    await hass.data[light.DATA_COMPONENT].async_add_entities([*lamps, group])
    registry, room = er.async_get(hass), ar.async_get(hass).async_get_or_create("Bedroom").id
    for entity_id in LAMPS:
        registry.async_update_entity(entity_id, area_id=room)
    config = {"condition": "light.is_off", "target": {"area_id": room}, "options": {"behavior": "all"}}

    async def seen():
        """Return whether all is off while both lamps are on, and what is on once the room was switched off."""
        for lamp in lamps:
            lamp._attr_is_on = True
            lamp.async_write_ha_state()
        await hass.async_block_till_done()
        checked = await condition.async_validate_condition_config(hass, cv.CONDITION_SCHEMA(config))
        are_off = (await condition.async_from_config(hass, checked))(hass)
        await hass.services.async_call("light", "turn_off", target={"area_id": room}, blocking=True)
        await hass.async_block_till_done()
        return are_off, [lamp.entity_id for lamp in lamps if lamp.is_on]

    told = {"shown": await seen()}
    for entity_id in LAMPS:
        registry.async_update_entity(entity_id, hidden_by=er.RegistryEntryHider.INTEGRATION)
    told["hidden"] = await seen()
    registry.async_update_entity(GROUP, area_id=room)
    told["hidden, and the group is in the room"] = await seen()
    print(__version__)
    for lamps_are, (are_off, left_on) in told.items():
        print(f"  lamps that are {lamps_are}: all off while both are on: {are_off}; on after the room was switched off: {left_on}")
    assert list(told.values()) == [(False, []), (True, [*LAMPS]), (False, [])], told
    await hass.async_stop(force=True)


asyncio.run(main())
PYTHON
