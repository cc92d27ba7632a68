#!/usr/bin/env bash
# Home Assistant 2026.11.0: the switch of the hall lamp is called "Hall lamp" by Assist (an alias, of its user or of its
# integration), and is then shown as a light ("Show as", the helper switch_as_x).
# Expected: it can be spoken to by the same names. The helper hands on the name of its user and whether it is exposed.
# Seen: the light is exposed and the switch no longer is, but none of the aliases is handed on: the hall lamp is a switch
# that is not exposed, and no light of that name is known. Whoever gives aliases has to give them to what shows the switch,
# which its options tell once it is registered.
. "$(dirname "$0")/folder"
install homeassistant==2026.11.0
run <<'PYTHON'
import asyncio

from homeassistant.components import light
from homeassistant.components.homeassistant import exposed_entities
from homeassistant.components.switch_as_x.light import LightSwitch
from homeassistant.const import __version__
from homeassistant.helpers import entity_registry, intent
from homeassistant.helpers.entity_component import EntityComponent
from homeassistant.setup import async_setup_component

from bare import bare_home_assistant

SWITCH, SHOWN = "switch.hall", "light.hall"


async def main():
    hass = await bare_home_assistant()
    assert await async_setup_component(hass, "homeassistant", {})
    registry = entity_registry.async_get(hass)
    switch = registry.async_get_or_create("switch", "panels", "1", suggested_object_id="hall", original_name="Switch 1")
    registry.async_update_entity(SWITCH, aliases=[*switch.aliases, "Hall lamp"])
    hass.states.async_set(SWITCH, "off")
    exposed_entities.async_expose_entity(hass, "conversation", SWITCH, True)

    def heard(name):
        """Return what Assist finds by a name, or why it finds nothing."""
        wanted = intent.MatchTargetsConstraints(name=name, assistant="conversation")
        found = intent.async_match_targets(hass, wanted)
        return [each.entity_id for each in found.states] or found.no_match_reason.name

    before = heard("Hall lamp")
    shown = LightSwitch(hass, "Hall", "light", SWITCH, "disguise")
    shown.entity_id = SHOWN
    await EntityComponent(light._LOGGER, light.DOMAIN, hass).async_add_entities([shown])
    after = heard("Hall lamp")
    entity = registry.async_get(SHOWN)
    exposed = [each for each in (SWITCH, SHOWN) if exposed_entities.async_should_expose(hass, "conversation", each)]
    aliases = [each for each in entity.aliases if isinstance(each, str)]
    wraps = entity.options["switch_as_x"]["entity_id"]
    registry.async_update_entity(SHOWN, aliases=[*entity.aliases, "Hall lamp"])
    print(__version__)
    print(f"  'Hall lamp' before: {before}; shown as a light: {after}, with the aliases {aliases}; exposed: {exposed}")
    print(f"  the light tells that it wraps {wraps}; with the alias: {heard('Hall lamp')}")
    assert before == [SWITCH] and after == "ASSISTANT"
    assert (exposed, aliases, wraps) == ([SHOWN], [], SWITCH)
    assert heard("Hall lamp") == [SHOWN]
    await hass.async_stop(force=True)


asyncio.run(main())
PYTHON
