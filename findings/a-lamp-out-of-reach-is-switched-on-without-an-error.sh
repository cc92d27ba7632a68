#!/usr/bin/env bash
# Home Assistant 2026.11.0: a lamp whose integration raises an error when it cannot be reached, so that automations hear of it. It is out of
# reach, and unavailable as it should be then; light.turn_on for it, from an automation, and "turn on the hall lamp" to Assist.
# Expected: the error, as while the lamp was taken for available; Assist says that it could not.
# Seen: what is unavailable is left out before the integration is asked: the action succeeds, and so does the automation with it; Assist
# counts the lamp among those that it has switched on. The error can only come before anybody knows that the lamp is away. Who
# must be sure asks for the state afterwards.
. "$(dirname "$0")/folder"
install homeassistant==2026.11.0
run <<'PYTHON'
import asyncio

from homeassistant.components import light
from homeassistant.const import __version__
from homeassistant.exceptions import HomeAssistantError
from homeassistant.helpers import intent

from bare import bare_home_assistant

LAMP = "light.hall"


class Lamp(light.LightEntity):
    entity_id = LAMP
    _attr_name = "Hall lamp"
    _attr_color_mode = light.ColorMode.ONOFF
    _attr_supported_color_modes = {light.ColorMode.ONOFF}
    _attr_is_on = False

    def __init__(self):
        self.asked = 0

    async def async_turn_on(self, **kwargs):
        self.asked += 1
        raise HomeAssistantError("out of reach")


async def main():
    hass = await bare_home_assistant()
    assert await light.async_setup(hass, {})
    lamp = Lamp()
    await hass.data[light.DOMAIN].async_add_entities([lamp])
    intent.async_register(hass, intent.ServiceIntentHandler("Test", light.DOMAIN, "turn_on", required_domains={"light"}))

    async def by_action():
        await hass.services.async_call("light", "turn_on", {"entity_id": LAMP}, blocking=True)
        return "done"

    async def by_voice():
        answer = await intent.async_handle(hass, "test", "Test", {"name": {"value": "Hall lamp"}})
        return [each.name for each in answer.success_results]

    seen = {}
    print(__version__)
    for available in (True, False):
        lamp._attr_available = available
        lamp.async_write_ha_state()
        for ask in (by_action, by_voice):
            lamp.asked = 0
            try:
                outcome = await ask()
            except HomeAssistantError as error:
                outcome = type(error).__name__
            seen[available, ask.__name__] = outcome, lamp.asked
        states = hass.states.get(LAMP).state
        print(f"  {states}: {seen[available, 'by_action']}, by Assist {seen[available, 'by_voice']} (outcome, times asked)")
    assert seen == {
        (True, "by_action"): ("HomeAssistantError", 1),
        (True, "by_voice"): ("IntentHandleError", 1),
        (False, "by_action"): ("done", 0),
        (False, "by_voice"): (["Hall lamp"], 0),
    }
    await hass.async_stop(force=True)


asyncio.run(main())
PYTHON
