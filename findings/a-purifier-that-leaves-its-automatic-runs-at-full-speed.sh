#!/usr/bin/env bash
# Home Assistant 2026.11.0 with HAP-python 5.0.0: an air purifier in a HomeKit bridge: three speeds, the presets "auto" and "sleep", and a sensor of
# PM2.5 on its device, for which the bridge makes it a purifier of Apple's Home. It has been in "auto" since the start, so that it has
# no speed. It is night; somebody chooses "manual" in Apple's Home.
# Expected: it leaves "auto", and its speed is left to the device; or its lowest one.
# Seen: it is set to 100 %. Until the bridge has seen a speed it has one of its own, 100; "manual" sets the last speed that it knows. Once
# a speed was told, and lost in "auto" again, that one is set.
. "$(dirname "$0")/folder"
install homeassistant==2026.11.0 "${apple[@]}"
run <<'PYTHON'
import asyncio
import logging

logging.disable()  # a library for pictures is missing, which nothing here needs

from homeassistant.components.homekit.accessories import get_accessory
from homeassistant.const import __version__

from bare import bare_home_assistant
from bridged import begin_bridge

PURIFIER, MANUAL = "fan.purifier", 0
ABILITIES = {"preset_modes": ["auto", "sleep"], "percentage_step": 25, "supported_features": 1 | 8 | 16 | 32}
AUTOMATIC = ABILITIES | {"preset_mode": "auto", "percentage": None}
SLOW = ABILITIES | {"preset_mode": None, "percentage": 25}


async def manual_after(*shows):
    """Return what a purifier is told that has shown this since the start, once somebody chooses "manual"."""
    hass = await bare_home_assistant()
    told = []

    async def note(call):
        told.append(call.service + "".join(f" {value}" for name, value in call.data.items() if name != "entity_id"))

    for action in ("turn_on", "set_percentage", "set_preset_mode"):
        hass.services.async_register("fan", action, note)
    bridge = await begin_bridge(hass)
    hass.states.async_set(PURIFIER, "on", shows[0])
    accessory = get_accessory(hass, bridge.driver, hass.states.get(PURIFIER), 2, {"type": "air_purifier"})
    bridge.bridge.add_accessory(accessory)
    accessory.run()
    for attributes in shows[1:]:
        hass.states.async_set(PURIFIER, "on", attributes)
        await hass.async_block_till_done()
    await bridge.write((accessory.char_target_air_purifier_state, MANUAL))
    await hass.async_stop(force=True)
    return told


async def main():
    seen = {
        "automatic since the start": await manual_after(AUTOMATIC),
        "25 %, then automatic": await manual_after(SLOW, AUTOMATIC),
    }
    print(__version__)
    print("\n".join(f"  {since}: manual is {told}" for since, told in seen.items()))
    assert list(seen.values()) == [["set_percentage 100"], ["set_percentage 25"]], seen


asyncio.run(main())
PYTHON
