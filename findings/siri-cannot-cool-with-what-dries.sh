#!/usr/bin/env bash
# Home Assistant 2026.11.0 with HAP-python 5.0.0: an air conditioner with a humidity to reach, or without fan speeds, is a
# thermostat in Apple's Home, by a HomeKit bridge. It is drying, or only blowing; "Hey Siri, set it to cool".
# Expected: it cools.
# Seen: nothing is sent. Drying and blowing are shown as cooling, and a mode that is shown already is taken for a mode that
# was not chosen. Heat, and then cool, works. In one write with a temperature it is the same: the temperature is sent alone,
# to a device that dries. Others (two fan speeds, or a swing that can be off, and no humidity to reach) are another accessory.
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
    "hvac_modes": ["off", "cool", "heat", "dry", "fan_only"], "min_temp": 16, "max_temp": 30, "temperature": 24,
    "supported_features": 1 | 4 | 128 | 256,
}
COOL, HEAT = 2, 1


async def main():
    hass = await bare_home_assistant()
    bridge = await begin_bridge(hass)
    told = []

    async def note(call):
        told.append({str(name): value if isinstance(value, float) else str(value) for name, value in call.data.items() if name != "entity_id"})
        if mode := call.data.get("hvac_mode"):
            hass.states.async_set(AIR_CONDITIONER, mode, ABILITIES)

    for service in ("set_hvac_mode", "set_temperature"):
        hass.services.async_register("climate", service, note)

    async def written(mode, *values):
        """Return what is sent, in a mode, when all is written at once."""
        told.clear()
        hass.states.async_set(AIR_CONDITIONER, mode, ABILITIES)
        await hass.async_block_till_done()
        await bridge.write(*values)
        return list(told)

    hass.states.async_set(AIR_CONDITIONER, "off", ABILITIES)
    thermostat = bridge.add(AIR_CONDITIONER)
    cool = (thermostat.char_target_heat_cool, COOL)
    colder = (thermostat.char_target_temp, 22.0)
    seen = {mode: await written(mode, cool) for mode in ("off", "heat", "dry", "fan_only")}
    both = await written("dry", cool, colder)
    print(__version__)
    print(f"  {type(thermostat).__name__}, cool is written while it is: {seen}")
    print(f"  cool and 22 degrees while it dries: {both}; the mode is {hass.states.get(AIR_CONDITIONER).state}")
    assert seen == {"off": [{"hvac_mode": "cool"}], "heat": [{"hvac_mode": "cool"}], "dry": [], "fan_only": []}
    assert both == [{"temperature": 22.0}]
    await hass.async_stop(force=True)


asyncio.run(main())
PYTHON
