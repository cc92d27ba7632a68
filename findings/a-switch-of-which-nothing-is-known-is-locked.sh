#!/usr/bin/env bash
# Home Assistant 2026.11.0: a relay opens a gate, another one a water valve. Both are switches, and are shown as a lock and as a
# valve ("Change device type of a switch", switch_as_x). After a start the device is there, but has not told whether they are on.
# Expected: what shows an unknown switch is unknown, as it is unavailable where the switch is.
# Seen: what is not on is taken for off, "unknown" too: the gate is locked and the valve closed, until the first report says
# otherwise. With the state inverted they are unlocked and open instead. A fan, a light and a siren are off. Automations
# that wait for "locked" go on, and nothing tells that nobody knows.
. "$(dirname "$0")/folder"
install homeassistant==2026.11.0
run <<'PYTHON'
import asyncio
import logging

from homeassistant.components.switch_as_x import cover, fan, light, lock, siren, valve
from homeassistant.const import __version__
from homeassistant.helpers.entity_component import EntityComponent

from bare import bare_home_assistant

SWITCH = "switch.relay"
PLAIN = {"light": light.LightSwitch, "fan": fan.FanSwitch, "siren": siren.SirenSwitch}
INVERTIBLE = {"lock": lock.LockSwitch, "valve": valve.ValveSwitch, "cover": cover.CoverSwitch}
STATES = ("on", "off", "unknown", "unavailable")


async def main():
    hass = await bare_home_assistant()
    hass.states.async_set(SWITCH, "off")
    shown = {}

    async def add(domain, name, entity):
        await EntityComponent(logging.getLogger(), domain, hass).async_add_entities([entity])
        shown[name] = entity.entity_id

    for domain, kind in PLAIN.items():
        await add(domain, domain, kind(hass, "Relay", domain, SWITCH, domain))
    for domain, kind in INVERTIBLE.items():
        for name, is_inverted in ((domain, False), (f"{domain}, inverted", True)):
            await add(domain, name, kind(hass, name, domain, is_inverted, SWITCH, name))
    seen = {}
    for state in STATES:
        hass.states.async_set(SWITCH, state)
        await hass.async_block_till_done()
        for name, entity_id in shown.items():
            seen.setdefault(name, []).append(hass.states.get(entity_id).state)
    print(__version__, "of a switch that is", ", ".join(STATES))
    for name, states in seen.items():
        print(f"  {name}: {', '.join(states)}")
    for plain in PLAIN:
        assert seen[plain] == ["on", "off", "off", "unavailable"], seen
    assert seen["lock"] == ["unlocked", "locked", "locked", "unavailable"], seen
    assert seen["lock, inverted"] == ["locked", "unlocked", "unlocked", "unavailable"], seen
    assert seen["valve"] == seen["cover"] == ["open", "closed", "closed", "unavailable"], seen
    assert seen["valve, inverted"] == seen["cover, inverted"] == ["closed", "open", "open", "unavailable"], seen
    await hass.async_stop(force=True)


asyncio.run(main())
PYTHON
