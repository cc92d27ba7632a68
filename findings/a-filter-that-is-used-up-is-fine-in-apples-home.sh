#!/usr/bin/env bash
# Home Assistant 2026.11.0 with HAP-python 5.0.0: an air purifier in a HomeKit bridge, to which the sensor of its filter's life was linked
# (linked_filter_life_level_sensor). Below 10 % the bridge tells Apple's Home that the filter is to be changed.
# Expected: at 0 % as well, and first of all then.
# Seen: at 9 and at 1 it is to be changed, at 0 nobody is told. A filter that runs down while Home Assistant runs keeps what was
# said at 1 %; after the next start it is fine. So is one whose device counts in steps and goes from 20 to 0. Link a binary
# sensor of the class problem beside it (linked_filter_change_indication_binary_sensor), or go by the sensor itself.
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

PURIFIER, FILTER = "fan.purifier", "sensor.filter"
CONFIG = {"type": "air_purifier", "linked_filter_life_level_sensor": FILTER}


async def main():
    hass = await bare_home_assistant()
    bridge = await begin_bridge(hass)
    hass.states.async_set(PURIFIER, "on", {"supported_features": 1 | 16 | 32, "percentage_step": 25, "percentage": 50})

    async def to_be_changed(*levels):
        """Return what Apple's Home is told of a filter that has had these levels since the start."""
        hass.states.async_set(FILTER, levels[0], {"unit_of_measurement": "%"})
        number = len(bridge.bridge.accessories) + 2
        accessory = get_accessory(hass, bridge.driver, hass.states.get(PURIFIER), number, CONFIG)
        bridge.bridge.add_accessory(accessory)
        accessory.run()
        for level in levels[1:]:
            hass.states.async_set(FILTER, level, {"unit_of_measurement": "%"})
            await hass.async_block_till_done()
        return bool(accessory.char_filter_change_indication.value)

    histories = (("9",), ("1",), ("0",), ("20", "0"), ("1", "0"))
    seen = {levels: await to_be_changed(*levels) for levels in histories}
    print(__version__)
    print("\n".join(f"  {', then '.join(levels)} %: to be changed: {told}" for levels, told in seen.items()))
    assert list(seen.values()) == [True, True, False, False, True], seen
    await hass.async_stop(force=True)


asyncio.run(main())
PYTHON
