#!/usr/bin/env bash
# Home Assistant 2026.11.0 in Shanghai: a lock's event entity, exposed to Assist: at a quarter past seven it was unlocked, by a fingerprint, by
# user 3. A conversation agent with a language model asks for what it may know (GetLiveContext): "Who came home, and when?"
# Expected: the event and what was told with it, or at least its type; and the time of the home, as of sensors that tell a moment.
# Seen: the state of an event alone, which is its moment in UTC: 23:15 of the day before. Neither type nor attributes are on the list of what
# is told, and the moment is turned into local time for the class timestamp only. So are the presses of buttons and the runs of scenes.
. "$(dirname "$0")/folder"
install homeassistant==2026.11.0 "${assist[@]}"
run <<'PYTHON'
import asyncio
from types import SimpleNamespace

from homeassistant.components.homeassistant.exposed_entities import async_expose_entity
from homeassistant.components.homeassistant.llm import async_get_exposed_entities
from homeassistant.const import __version__
from homeassistant.setup import async_setup_component

from bare import bare_home_assistant

AT = "2026-11-29T23:15:00.000+00:00"
HOME = {
    "event.door": (AT, {"event_types": ["unlock", "alarm"], "event_type": "unlock", "unlock_method": "fingerprint", "user_id": "3"}),
    "button.feed": (AT, {}),
    "sensor.last_unlock": (AT, {"device_class": "timestamp"}),
}


async def main():
    hass = await bare_home_assistant()
    await hass.config.async_set_time_zone("Asia/Shanghai")
    hass.http = SimpleNamespace(register_view=lambda *_: None)
    hass.config.components.add("http")
    assert await async_setup_component(hass, "homeassistant", {})
    for entity_id, (state, attributes) in HOME.items():
        hass.states.async_set(entity_id, state, attributes)
        async_expose_entity(hass, "conversation", entity_id, should_expose=True)
    told = async_get_exposed_entities(hass, "conversation")
    print(__version__)
    print("\n".join(f"  {entity_id}: {what}" for entity_id, what in told.items()))
    assert {entity_id: what["state"] for entity_id, what in told.items()} == {
        "event.door": AT, "button.feed": AT, "sensor.last_unlock": "2026-11-30T07:15:00+08:00",
    }
    assert "attributes" not in told["event.door"]
    await hass.async_stop(force=True)


asyncio.run(main())
PYTHON
