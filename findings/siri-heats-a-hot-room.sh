#!/usr/bin/env bash
# Home Assistant 2026.11.0 with HAP-python 5.0.0: an air conditioner that cools, heats and dries, with three fan speeds, has been cooling
# all summer, by its own remote. It is off, the room has 33 degrees, and Home Assistant was started anew. "Hey Siri, turn on the air
# conditioner", by a HomeKit bridge, to which an air conditioner with fan speeds is a "heater cooler".
# Expected: it cools, as before; or climate.turn_on, which leaves the mode to the device and its integration.
# Seen: it is set to heat. To turn on is to choose the mode that the bridge has seen last, and where it has seen none since the start
# "heat", the first of its own. Drying and blowing are modes that it does not see: switched off while it dries, and on again, it heats.
# One that has a mode "auto" gets that. Choosing "cool" once in Apple's Home helps until the next start.
. "$(dirname "$0")/folder"
install homeassistant==2026.11.0 "${apple[@]}"
run <<'PYTHON'
import asyncio
import logging

logging.disable()  # a library for pictures is missing, which nothing here needs

from homeassistant.components.homekit.accessories import climate_supports_heater_cooler, get_accessory
from homeassistant.const import __version__

from bare import bare_home_assistant
from bridged import begin_bridge

ROOM = "climate.bedroom"
ABILITIES = {
    "hvac_modes": ["off", "cool", "heat", "dry"], "min_temp": 16, "max_temp": 30, "temperature": 26, "current_temperature": 33,
    "fan_modes": ["low", "medium", "high"], "fan_mode": "high", "supported_features": 1 | 8 | 128 | 256,
}


async def turned_on(begins, *shows, modes=ABILITIES["hvac_modes"]):
    """Return the mode that a device gets, by what it has shown since the start."""
    hass = await bare_home_assistant()
    bridge = await begin_bridge(hass)
    abilities = ABILITIES | {"hvac_modes": modes}
    told = []

    async def note(call):
        told.append(str(call.data["hvac_mode"]))

    hass.services.async_register("climate", "set_hvac_mode", note)
    hass.states.async_set(ROOM, begins, abilities)
    state = hass.states.get(ROOM)
    assert climate_supports_heater_cooler(state)
    accessory = get_accessory(hass, bridge.driver, state, 2, {"type": "heater_cooler"})
    bridge.bridge.add_accessory(accessory)
    accessory.run()
    for shown in shows:
        hass.states.async_set(ROOM, shown, abilities)
        await hass.async_block_till_done()
    await bridge.write((accessory.char_active, 1))
    await hass.async_stop(force=True)
    return told


async def main():
    seen = {
        "off since the start": await turned_on("off"),
        "dried, then off": await turned_on("dry", "off"),
        "cooled, then off": await turned_on("cool", "off"),
        "off since the start, with auto": await turned_on("off", modes=["off", "cool", "heat", "auto"]),
    }
    print(__version__)
    print("\n".join(f"  {since}: turned on it is set to {told}" for since, told in seen.items()))
    assert list(seen.values()) == [["heat"], ["heat"], ["cool"], ["auto"]]


asyncio.run(main())
PYTHON
