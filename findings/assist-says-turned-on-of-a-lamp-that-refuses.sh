#!/usr/bin/env bash
# Home Assistant 2026.11.0 with hassil 3.12.1, home-assistant-intents 2026.10.27 and gazetteer-matcher 1.1.0: "turn on the reading lamp" and "turn on
# the lights in the bedroom", where it is the only one. The lamp refuses: at once, after 0.1 s, and after 0.4 s, as one does
# that is reached over a cloud.
# Expected: that it was refused, whenever that is known; or an answer that does not say how it ended.
# Seen: Assist waits for 0.2 s, and says "Turned on the light" if nothing has failed by then. By the room it says so of a lamp that has
# refused at once, too: the room counts as one that has succeeded, whatever its lamps did. Only the log knows.
. "$(dirname "$0")/folder"
install homeassistant==2026.11.0 "${assist[@]}"
run <<'PYTHON'
import asyncio

from homeassistant.components import light
from homeassistant.components.homeassistant.exposed_entities import async_expose_entity
from homeassistant.const import __version__
from homeassistant.exceptions import HomeAssistantError
from homeassistant.helpers import area_registry as ar, entity_registry as er

from bare import bare_home_assistant
from spoken import begin_listening, say

LAMP = "light.reading_lamp"
SOMETHING = "An unexpected error occurred"
BY_NAME, BY_ROOM = "turn on the reading lamp", "turn on the lights in the bedroom"


class Lamp(light.LightEntity):
    """A lamp that refuses after some seconds."""

    entity_id, _attr_unique_id, _attr_name, _attr_is_on = LAMP, "1", "Reading lamp", False
    _attr_supported_color_modes, _attr_color_mode = {light.ColorMode.ONOFF}, light.ColorMode.ONOFF
    seconds = 0

    async def async_turn_on(self, **kwargs):
        await asyncio.sleep(self.seconds)
        raise HomeAssistantError("refused")


async def main():
    hass = await bare_home_assistant()
    await begin_listening(hass, {})
    hass.services.async_remove("light", "turn_on"), hass.services.async_remove("light", "turn_off")
    assert await light.async_setup(hass, {})
    room = ar.async_get(hass).async_create("Bedroom").id
    lamp = Lamp()
    await hass.data[light.DATA_COMPONENT].async_add_entities([lamp])
    er.async_get(hass).async_update_entity(LAMP, area_id=room)
    async_expose_entity(hass, "conversation", LAMP, should_expose=True)
    seen = {}
    for sentence in (BY_NAME, BY_ROOM):
        for lamp.seconds in (0, 0.1, 0.4):
            seen[sentence, lamp.seconds] = await say(hass, sentence)
            await asyncio.sleep(0.5)
    print(__version__)
    for (sentence, seconds), answer in seen.items():
        print(f"  {sentence}; it refuses after {seconds} s: {answer!r}")
    assert list(seen.values()) == [SOMETHING, SOMETHING, "Turned on the light", *["Turned on the lights"] * 3], seen
    await hass.async_stop(force=True)


asyncio.run(main())
PYTHON
