#!/usr/bin/env bash
# Home Assistant 2026.11.0: a scene "away" (or scene.apply) that closes the water valve, silences the siren, sends the mower
# home and locks the door.
# Expected: all is set as the scene says; or whoever applies the scene hears of an error.
# Seen: the door is locked, and nothing else is called. Valves, sirens, lawn mowers, buttons, times and dates have no
# "reproduce_state": a line in the log says so, the action succeeds, and the water runs on. A script with valve.close_valve
# must take the place of the scene.
. "$(dirname "$0")/folder"
install homeassistant==2026.11.0
run <<'PYTHON'
import asyncio
import logging

from homeassistant.const import __version__
from homeassistant.core import State
from homeassistant.helpers.state import async_reproduce_state

from bare import bare_home_assistant

AWAY = {
    "valve.water": ("open", "closed"),
    "siren.hall": ("on", "off"),
    "lawn_mower.garden": ("mowing", "docked"),
    "time.wake_up": ("07:00:00", "09:00:00"),
    "lock.door": ("unlocked", "locked"),
    "select.mode": ("day", "night"),
}
SERVICES = {
    "valve": ("close_valve", "set_valve_position"), "siren": ("turn_off",), "lawn_mower": ("dock",), "time": ("set_value",),
    "lock": ("lock",), "select": ("select_option",),
}


async def main():
    hass = await bare_home_assistant()
    called, said = set(), []

    async def note(call):
        called.add(call.data["entity_id"])

    class Said(logging.Handler):
        def emit(self, record):
            said.append(record.getMessage())

    logging.disable(logging.NOTSET)
    logging.getLogger("homeassistant.helpers.state").addHandler(Said())
    for domain, services in SERVICES.items():
        for service in services:
            hass.services.async_register(domain, service, note)
    for entity_id, (present, _) in AWAY.items():
        hass.states.async_set(entity_id, present, {"options": ["day", "night"]})
    await async_reproduce_state(hass, [State(entity_id, wanted) for entity_id, (_, wanted) in AWAY.items()])
    left_alone = [each for each in AWAY if each not in called]
    print(__version__)
    print(f"  set: {sorted(called)}; left alone: {left_alone}")
    print(f"  said in the log: {said}")
    assert called == {"lock.door", "select.mode"}
    assert len(said) == len(left_alone) == 4
    await hass.async_stop(force=True)


asyncio.run(main())
PYTHON
