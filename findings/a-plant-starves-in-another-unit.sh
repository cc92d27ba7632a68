#!/usr/bin/env bash
# Home Assistant 2026.11.0 with SQLAlchemy: a plant watches a flower pot that stands at 20 °C in the sun with plenty of
# fertilizer. It is told so by pots of two makers: in whole µS/cm, °C and lx, and in 1.8 mS/cm, 68 °F and lx with a decimal.
# Expected: both plants are fine, by day and by night, also after a restart in the evening; it reads the unit of each sensor,
# for it shows them.
# Seen: the second one starves and is too hot: numbers are compared as they come and cut to whole ones, 1.8 is 1. And
# after the restart it has had no light for days: the history is read with int(), and what has a decimal is left out
# of it without a word. Another unit, and no decimals, must be chosen at the sensor itself.
. "$(dirname "$0")/folder"
install homeassistant==2026.11.0 "$(grep -o '^sqlalchemy==[0-9.]*' "$findings/../requirements/test-newest.txt")" \
  "$(grep -o '^fnv-hash-fast==[0-9.]*' "$findings/../requirements/test-newest.txt")" \
  "$(grep -o '^psutil-home-assistant==[0-9.]*' "$findings/../requirements/test-newest.txt")"
run <<'PYTHON'
import asyncio
import os
import signal

from homeassistant.components import plant
from homeassistant.const import __version__

from bare import bare_home_assistant
from recorded import begin_recording

POTS = {
    "whole": {"conductivity": ("1800", "μS/cm"), "temperature": ("20", "°C"), "brightness": ("60000", "lx")},
    "decimal": {"conductivity": ("1.8", "mS/cm"), "temperature": ("68", "°F"), "brightness": ("60000.5", "lx")},
}
NEEDS = {"min_conductivity": 500, "max_temperature": 35, "min_brightness": 2000}
STARVES = "conductivity low, temperature high"


async def main():
    signal.alarm(60)
    hass = await bare_home_assistant()
    instance = await begin_recording(hass)
    hass.config.components.add("recorder")
    seen = {}
    print(__version__)

    async def tell(readings, moment):
        for pot, each in POTS.items():
            for reading in readings:
                value, unit = each[reading]
                hass.states.async_set(f"sensor.{pot}_{reading}", value, {"unit_of_measurement": unit})
        await hass.async_block_till_done()
        await instance.async_block_till_done()
        for pot in POTS:
            if state := hass.states.get(f"plant.{pot}"):
                seen[moment, pot] = state.attributes["problem"]
                print(f"  {moment}, {pot}: {state.attributes['problem']}")

    async def start():
        config = {pot: {"sensors": {key: f"sensor.{pot}_{key}" for key in each}, **NEEDS} for pot, each in POTS.items()}
        assert await plant.async_setup(hass, plant.CONFIG_SCHEMA({"plant": config}))
        await hass.async_block_till_done()

    await start()
    await tell(POTS["whole"], "day")
    for pot in POTS.values():
        pot["brightness"] = ("0", "lx")
    await tell(["brightness"], "night")
    for pot in POTS:
        hass.states.async_remove(f"plant.{pot}")
    await start()
    await tell(["brightness"], "after a restart")
    assert seen == {
        ("day", "whole"): "none", ("night", "whole"): "none", ("after a restart", "whole"): "none",
        ("day", "decimal"): STARVES, ("night", "decimal"): STARVES, ("after a restart", "decimal"): f"{STARVES}, brightness low",
    }, seen
    os._exit(0)


asyncio.run(main())
PYTHON
