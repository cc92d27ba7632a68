#!/usr/bin/env bash
# Home Assistant 2026.11.0: a generic hygrostat of a dehumidifier on a socket. It begins to dry at 63 % and ends at 57 %, and lets
# the compressor neither run nor rest for less than ten minutes (min_cycle_duration). At 60 %, where it is to do nothing, the
# hygrometer is out of reach for a moment.
# Expected: it goes on as it was, or switches off and waits its ten minutes.
# Seen: the outage switches the socket off at once, however short it ran, and the first value switches it on, at 60 % too:
# "force" leaves out the tolerances and the ten minutes. Also a dehumidifier that rested is started by the outage. What
# must rest needs a guard of its own, at the socket.
. "$(dirname "$0")/folder"
install homeassistant==2026.11.0
run <<'PYTHON'
import asyncio
from datetime import timedelta
import logging

from homeassistant.components.generic_hygrostat.humidifier import GenericHygrostat
from homeassistant.const import __version__
from homeassistant.helpers.entity_component import EntityComponent

from bare import bare_home_assistant

AIR, SOCKET = "sensor.air", "switch.dryer"
SETTINGS = {
    "name": "Dryer", "switch_entity_id": SOCKET, "sensor_entity_id": AIR, "device_class": "dehumidifier",
    "target_humidity": 60, "min_humidity": 30, "max_humidity": 90, "dry_tolerance": 3, "wet_tolerance": 3,
    "min_cycle_duration": timedelta(minutes=10), "keep_alive": None, "initial_state": True, "away_humidity": None,
    "away_fixed": None, "sensor_stale_duration": None, "unique_id": None,
}


async def main():
    hass = await bare_home_assistant()
    told = []

    async def switch(call):
        told.append(call.service)
        hass.states.async_set(SOCKET, call.service.removeprefix("turn_"))

    for service in ("turn_on", "turn_off"):
        hass.services.async_register("homeassistant", service, switch)

    async def measure(*values):
        """Return what the socket is told while the air is measured."""
        told.clear()
        for value in values:
            hass.states.async_set(AIR, value)
            await hass.async_block_till_done()
        return list(told)

    hass.states.async_set(SOCKET, "off")
    await measure("58")
    await EntityComponent(logging.getLogger(), "humidifier", hass).async_add_entities([GenericHygrostat(**SETTINGS)])
    await hass.async_block_till_done()
    seen = {
        "it rests at 60 %": await measure("60"),
        "then an outage": await measure("unavailable", "60"),
        "it runs at 55 %": await measure("55"),
        "then another outage": await measure("unavailable", "60"),
    }
    print(__version__)
    for moment, actions in seen.items():
        print(f"  {moment}: {', '.join(actions) or 'nothing'}")
    assert list(seen.values()) == [[], ["turn_on"], [], ["turn_off", "turn_on"]], seen
    await hass.async_stop(force=True)


asyncio.run(main())
PYTHON
