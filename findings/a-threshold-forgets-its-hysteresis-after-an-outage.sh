#!/usr/bin/env bash
# Home Assistant 2026.11.0: threshold helpers with a hysteresis of 2: a bath is damp above 60 %, a cellar cold below 10 °C, and a
# greenhouse right from 10 to 20 °C. Each value goes beyond its limit, comes back to within the hysteresis, and the sensor
# is out of reach for a moment. The value is the same before and after.
# Expected: what the helper said before, as the value has not moved. That is what a hysteresis is for.
# Seen: after an outage a value within the hysteresis is "off" for an upper or lower limit, and "on"
# for a range, whatever it was before. The bath is no longer damp at 61 %, the cellar no longer cold at 9 °C, and a
# greenhouse of 9 °C is right. A fan switched by it stops, and nobody is told.
. "$(dirname "$0")/folder"
install homeassistant==2026.11.0
run <<'PYTHON'
import asyncio

from homeassistant.components.threshold import binary_sensor as threshold
from homeassistant.const import __version__
from homeassistant.helpers.entity_component import EntityComponent

from bare import bare_home_assistant

ROOMS = {
    "bath": ({"lower": None, "upper": 60.0}, ("63", "61")),
    "cellar": ({"lower": 10.0, "upper": None}, ("7", "9")),
    "greenhouse": ({"lower": 10.0, "upper": 20.0}, ("7", "9")),
}


async def main():
    hass = await bare_home_assistant()
    helpers = []
    for room, (limits, _) in ROOMS.items():
        helper = threshold.ThresholdSensor(
            entity_id=f"sensor.{room}", name=room, hysteresis=2.0, device_class=None, unique_id=None, **limits
        )
        helper.entity_id = f"binary_sensor.{room}"
        helpers.append(helper)
    await EntityComponent(threshold._LOGGER, "binary_sensor", hass).async_add_entities(helpers)
    seen = {}
    for room, (_, values) in ROOMS.items():
        seen[room] = []
        for value in (*values, "unavailable", values[-1]):
            hass.states.async_set(f"sensor.{room}", value)
            await hass.async_block_till_done()
            seen[room].append((value, hass.states.get(f"binary_sensor.{room}").state))
    print(__version__)
    for room, steps in seen.items():
        print(f"  {room}: {', '.join(f'{value} {state}' for value, state in steps)}")
    assert [[state for _, state in steps] for steps in seen.values()] == [
        ["on", "on", "unknown", "off"],
        ["on", "on", "unknown", "off"],
        ["off", "off", "unknown", "on"],
    ]
    await hass.async_stop(force=True)


asyncio.run(main())
PYTHON
