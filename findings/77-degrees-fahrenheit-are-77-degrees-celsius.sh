#!/usr/bin/env bash
# Home Assistant 2026.11.0 with gazetteer-matcher 1.1.0 and hassil 3.12.1: the heating of a drying room, from 10 to 90 °C, in a home in °C, and
# Assist in English: "set the heating to 77 degrees fahrenheit".
# Expected: 25 °C; or Assist says that it cannot.
# Seen: 77 °C, and "Temperature set to 77 degrees". The unit is said for nothing: a home that counts in °F takes 25 degrees celsius for 25 °F.
# What an air conditioner does not reach it refuses; ovens, floors and boilers do.
. "$(dirname "$0")/folder"
install homeassistant==2026.11.0 "${assist[@]}"
run <<'PYTHON'
import asyncio

from homeassistant.components.climate import intent as climate_intents
from homeassistant.const import __version__
from homeassistant.util.unit_system import METRIC_SYSTEM, US_CUSTOMARY_SYSTEM

from bare import bare_home_assistant
from spoken import begin_listening, say

HEATING = "climate.heating"
ABILITIES = {"hvac_modes": ["off", "heat"], "temperature": 20, "min_temp": 10, "max_temp": 90, "supported_features": 1}


async def main():
    hass = await bare_home_assistant()
    done = await begin_listening(hass, {HEATING: ("Heating", "heat", ABILITIES)})
    await climate_intents.async_setup_intents(hass)

    async def told(units, sentence):
        hass.config.units = units
        done.clear()
        answer = await say(hass, sentence)
        return answer, [*done]

    seen = {
        "77 degrees fahrenheit, in °C": await told(METRIC_SYSTEM, "set the heating to 77 degrees fahrenheit"),
        "25 degrees celsius, in °C": await told(METRIC_SYSTEM, "set the heating to 25 degrees celsius"),
        "25 degrees celsius, in °F": await told(US_CUSTOMARY_SYSTEM, "set the heating to 25 degrees celsius"),
    }
    print(__version__)
    print("\n".join(f"  {said}: {answer!r}, {deeds}" for said, (answer, deeds) in seen.items()))
    assert [deeds for _, deeds in seen.values()] == [[f"set_temperature {HEATING} {each}"] for each in (77.0, 25.0, 25.0)], seen
    await hass.async_stop(force=True)


asyncio.run(main())
PYTHON
