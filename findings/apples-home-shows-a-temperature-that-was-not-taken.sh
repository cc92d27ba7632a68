#!/usr/bin/env bash
# Home Assistant 2026.11.0 with HAP-python 5.0.0: an air conditioner of whole degrees (target_temp_step 1) in Apple's Home, by
# a HomeKit bridge. It is set to 24 °C; Apple's Home asks for 24.5 °C.
# Expected: Apple's Home offers whole degrees, or shows what the air conditioner has taken.
# Seen: the step is left out, and tenths of a degree are offered. What the device rounds to the 24 °C that it has changes no
# state, and nothing is told back: Apple's Home goes on showing 24.5 °C. A tie has to be rounded away from what is set.
. "$(dirname "$0")/folder"
install homeassistant==2026.11.0 "${apple[@]}"
run <<'PYTHON'
import asyncio
import logging

logging.disable()  # a library for pictures is missing, which nothing here needs

from homeassistant.const import __version__

from bare import bare_home_assistant
from bridged import begin_bridge

AIR_CONDITIONER = "climate.bedroom"
ABILITIES = {
    "hvac_modes": ["off", "cool"], "min_temp": 16, "max_temp": 30, "target_temp_step": 1, "supported_features": 1 | 128 | 256,
}


async def main():
    hass = await bare_home_assistant()
    bridge = await begin_bridge(hass)

    async def take(call):
        hass.states.async_set(AIR_CONDITIONER, "cool", ABILITIES | {"temperature": round(call.data["temperature"])})

    hass.services.async_register("climate", "set_temperature", take)
    hass.states.async_set(AIR_CONDITIONER, "cool", ABILITIES | {"temperature": 24})
    target = bridge.add(AIR_CONDITIONER).char_target_temp
    seen = {}
    for asked in (24.5, 25.5):
        await bridge.write((target, asked))
        seen[asked] = hass.states.get(AIR_CONDITIONER).attributes["temperature"], target.value
    print(__version__)
    print(f"  offered in steps of {target.properties['minStep']}; asked: (taken, shown): {seen}")
    assert target.properties["minStep"] == 0.1
    assert seen == {24.5: (24, 24.5), 25.5: (26, 26)}
    await hass.async_stop(force=True)


asyncio.run(main())
PYTHON
