#!/usr/bin/env bash
# Home Assistant 2026.11.0 with HAP-python 5.0.0: a select (the colour of a lamp, the wind of an air conditioner) in Apple's
# Home, by a HomeKit bridge. It is one accessory with an outlet for each option, of which one is on.
# Expected: to switch an outlet off does nothing, since an option is left only for another.
# Seen: an option is chosen by its outlet being switched *off* as well. Where all of them are switched off in one request,
# as a scene does that has them off, every option is chosen, one after the other, and the last of the list stays.
. "$(dirname "$0")/folder"
install homeassistant==2026.11.0 "${apple[@]}"
run <<'PYTHON'
import asyncio
import logging

logging.disable()  # a library for pictures is missing, which nothing here needs

from homeassistant.const import __version__

from bare import bare_home_assistant
from bridged import begin_bridge


async def main():
    hass = await bare_home_assistant()
    bridge = await begin_bridge(hass)
    chosen = []

    async def choose(call):
        chosen.append(call.data["option"])
        hass.states.async_set("select.wind", call.data["option"], wind)

    hass.services.async_register("select", "select_option", choose)
    wind = {"options": ["quiet", "normal", "storm"]}
    hass.states.async_set("select.wind", "quiet", wind)
    accessory = bridge.add("select.wind")
    outlets = {option: outlet.value for option, outlet in accessory.select_chars.items()}
    await bridge.write(*((outlet, False) for outlet in accessory.select_chars.values()))
    after = {option: outlet.value for option, outlet in accessory.select_chars.items()}
    print(__version__)
    print(f"  outlets: {outlets}; all switched off: chosen {chosen}, outlets {after}")
    assert outlets == {"quiet": True, "normal": False, "storm": False}
    assert chosen == ["quiet", "normal", "storm"]
    assert after == {"quiet": False, "normal": False, "storm": True}
    await hass.async_stop(force=True)


asyncio.run(main())
PYTHON
