#!/usr/bin/env bash
# Home Assistant 2026.11.0: a group in YAML (or by group.set; there is no dialog for climate) of two air conditioners, and one
# of two water heaters.
# Expected: the group is on as long as one of them is, whatever it does.
# Seen: the group knows which states are "on", by a list that is closed to new ones: not "dry" of an air conditioner,
# and no mode of a water heater but seven of Home Assistant's own. A group in which one dries, or heats water in its mode
# "smart", is off; whether all are off is asked of it in vain. A template that asks for "not off" is right.
. "$(dirname "$0")/folder"
install homeassistant==2026.11.0
run <<'PYTHON'
import asyncio

from homeassistant.components.climate import HVACMode
from homeassistant.const import __version__
from homeassistant.setup import async_setup_component

from bare import bare_home_assistant

HEATER_MODES = ("on", "eco", "electric", "gas", "heat_pump", "high_demand", "performance", "smart", "boost", "manual")
MODES = {"climate": tuple(map(str, HVACMode)), "water_heater": ("off", *HEATER_MODES)}


async def main():
    hass = await bare_home_assistant()
    for domain in MODES:
        for name in ("one", "other"):
            hass.states.async_set(f"{domain}.{name}", "off")
    groups = {domain: {"entities": [f"{domain}.one", f"{domain}.other"]} for domain in MODES}
    assert await async_setup_component(hass, "group", {"group": groups})
    await hass.async_block_till_done()
    off = {}
    for domain, modes in MODES.items():
        off[domain] = []
        for mode in modes:
            hass.states.async_set(f"{domain}.one", mode)
            await hass.async_block_till_done()
            if hass.states.is_state(f"group.{domain}", "off"):
                off[domain].append(mode)
    print(__version__)
    for domain, modes in off.items():
        print(f"  a group of {domain} is off while one is: {', '.join(modes)}")
    assert off == {"climate": ["off", "dry"], "water_heater": ["off", "smart", "boost", "manual"]}, off
    await hass.async_stop(force=True)


asyncio.run(main())
PYTHON
