#!/usr/bin/env bash
# Home Assistant 2026.11.0 with hassil 3.12.1 and home-assistant-intents 2026.10.27: the thermometer of a bedroom, 21.5 °C, is chosen as the
# temperature of the room, in the settings of the area. Assist is asked for it, in English and in Chinese.
# Expected: 21.5 degrees.
# Seen: in Chinese "现在温度是None度". The answer reads the attribute of an air conditioner, which a sensor does not have; the question is
# answered from the sensor all the same, also where there is an air conditioner. Arabic, Finnish, Croatian, Icelandic, Korean and
# Norwegian do the same. An answer of one's own has to read the state of a sensor.
. "$(dirname "$0")/folder"
install homeassistant==2026.11.0 "${assist[@]}"
run <<'PYTHON'
import asyncio

from homeassistant.components.homeassistant.exposed_entities import async_expose_entity
from homeassistant.const import __version__
from homeassistant.helpers import area_registry as ar, entity_registry as er

from bare import bare_home_assistant
from spoken import begin_listening, say

SENSOR, AIR_CONDITIONER = "sensor.thermometer", "climate.air_conditioner"
ATTRIBUTES = {"device_class": "temperature", "unit_of_measurement": "°C"}
NONE = "现在温度是None度"
ASKED = {"what's the temperature in 卧室": "en", "卧室温度是多少": "zh-CN"}


async def main():
    hass = await bare_home_assistant()
    entities = er.async_get(hass)
    for entity_id in (SENSOR, AIR_CONDITIONER):
        domain, name = entity_id.split(".")
        entities.async_get_or_create(domain, "test", name, suggested_object_id=name, original_device_class="temperature")
    await begin_listening(hass, {SENSOR: ("温度计", "21.5", ATTRIBUTES), AIR_CONDITIONER: ("空调", "off", {"current_temperature": 23})})
    areas = ar.async_get(hass)
    room = areas.async_create("卧室").id
    for entity_id in (SENSOR, AIR_CONDITIONER):
        entities.async_update_entity(entity_id, area_id=room)
        async_expose_entity(hass, "conversation", entity_id, should_expose=True)
    by_climate = [await say(hass, sentence, language) for sentence, language in ASKED.items()]
    areas.async_update(room, temperature_entity_id=SENSOR)
    by_sensor = [await say(hass, sentence, language) for sentence, language in ASKED.items()]
    print(__version__)
    for number, sentence in enumerate(ASKED):
        print(f"  {sentence}: {by_climate[number]!r} by the air conditioner, {by_sensor[number]!r} by the chosen sensor")
    assert by_climate == ["23 degrees", "现在温度是23度"] and by_sensor == ["21.5 degrees", NONE], (by_climate, by_sensor)
    await hass.async_stop(force=True)


asyncio.run(main())
PYTHON
