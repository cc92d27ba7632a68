#!/usr/bin/env bash
# Home Assistant 2026.11.0: a dehumidifier that is to reach 45 % in a cellar of 71 %, an air conditioner that measures 60 % and is to reach
# 50 %, and a thermostat that keeps between 20 and 26 °C, exposed to Assist. A conversation agent with a language model
# asks for what it may know (GetLiveContext): "How damp is it in the cellar? From how many degrees on is it heated?"
# Expected: 71 %, which the entity tells as current_humidity, beside or in place of what it is to reach; 20 °C.
# Seen: of temperatures both are told, of humidities only the one that was set, as "humidity": 45 %. Of two temperatures
# neither is: "temperature" is null.
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

HOME = {
    "humidifier.cellar": ("on", {"device_class": "dehumidifier", "humidity": 45, "current_humidity": 71}),
    "climate.study": ("dry", {"temperature": 24, "current_temperature": 27, "humidity": 50, "current_humidity": 60}),
    "climate.hall": (
        "heat_cool", {"temperature": None, "current_temperature": 22, "target_temp_low": 20, "target_temp_high": 26}
    ),
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
    told = {key: each["attributes"] for key, each in async_get_exposed_entities(hass, "conversation").items()}
    print(__version__)
    print("\n".join(f"  {entity_id}: {what}" for entity_id, what in told.items()))
    assert told == {
        "humidifier.cellar": {"device_class": "dehumidifier", "humidity": "45"},
        "climate.study": {"temperature": "24", "current_temperature": "27", "humidity": "50"},
        "climate.hall": {"temperature": None, "current_temperature": "22"},
    }
    await hass.async_stop(force=True)


asyncio.run(main())
PYTHON
