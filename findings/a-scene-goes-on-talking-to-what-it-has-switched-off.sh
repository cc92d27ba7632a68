#!/usr/bin/env bash
# Home Assistant 2026.11.0: a scene (or a snapshot by scene.create) in which an air conditioner is off.
# Expected: one call switches it off, and that is all, as for lights, fans, humidifiers and media players.
# Seen: the climate is switched off and then told its temperature, preset, fan and both swings, one call each, though it
# has all of them already. Air conditioners beep at each, and some wake up at a setting. (A water heater is told what
# differs only.) What is off must not be sent what it is set to.
. "$(dirname "$0")/folder"
install homeassistant==2026.11.0
run <<'PYTHON'
import asyncio

from homeassistant.const import __version__
from homeassistant.core import State
from homeassistant.helpers.state import async_reproduce_state

from bare import bare_home_assistant

SETTINGS = {
    "climate": {"temperature": 24, "preset_mode": "none", "fan_mode": "low", "swing_mode": "on", "swing_horizontal_mode": "off"},
    "water_heater": {"temperature": 50},
    "humidifier": {"humidity": 50, "mode": "auto"},
    "fan": {"percentage": 33, "preset_mode": None, "oscillating": True},
    "light": {"color_mode": "hs", "brightness": 200, "hs_color": (10, 20)},
}


async def main():
    hass = await bare_home_assistant()
    calls = []

    async def note(call):
        calls.append(str(call.service))

    names = "turn_off set_hvac_mode set_temperature set_preset_mode set_fan_mode set_swing_mode set_swing_horizontal_mode"
    for domain in SETTINGS:
        for name in names.split():
            hass.services.async_register(domain, name, note)
    seen = {}
    for domain, settings in SETTINGS.items():
        entity_id = f"{domain}.it"
        hass.states.async_set(entity_id, "cool" if domain == "climate" else "on", settings)
        calls.clear()
        await async_reproduce_state(hass, [State(entity_id, "off", settings)])
        seen[domain] = list(calls)
    print(__version__)
    print("\n".join(f"  {domain}: {names}" for domain, names in seen.items()))
    first, *others = seen.pop("climate")
    assert first == "set_hvac_mode"
    assert sorted(others) == sorted(f"set_{setting}" for setting in SETTINGS["climate"])
    assert all(each == ["turn_off"] for each in seen.values())
    await hass.async_stop(force=True)


asyncio.run(main())
PYTHON
