#!/usr/bin/env bash
# Home Assistant 2026.11.0: the mean of two thermometers by the helper "Combine the state of several sensors" (min_max). The unit of
# one is changed to °F in its settings and back to °C, or those of both are changed, as a change of the home's units does.
# Expected: while they differ there is no mean, or it is converted; as soon as they agree it is there again, as it is for a
# sensor group over the same two.
# Seen: it has the unit "ERR" and no value from the first difference on, for good: it keeps the unit of the first reading
# that it ever got, and takes a mismatch back never. Only reloading it, or a restart, ends that.
. "$(dirname "$0")/folder"
install homeassistant==2026.11.0
run <<'PYTHON'
import asyncio
import logging

from homeassistant.components.group.sensor import SensorGroup
from homeassistant.components.min_max.sensor import MinMaxSensor
from homeassistant.const import __version__
from homeassistant.helpers.entity_component import EntityComponent

from bare import bare_home_assistant

ROOMS = ("sensor.bedroom", "sensor.kitchen")
CELSIUS, FAHRENHEIT = ("20", "°C"), ("68", "°F")
HAPPENS = {
    "both in °C": (CELSIUS, CELSIUS),
    "one in °F": (FAHRENHEIT, CELSIUS),
    "both in °C again": (CELSIUS, CELSIUS),
    "both in °F": (FAHRENHEIT, FAHRENHEIT),
}


async def main():
    hass = await bare_home_assistant()

    async def show(readings):
        for entity_id, (value, unit) in zip(ROOMS, readings):
            attributes = {"unit_of_measurement": unit, "device_class": "temperature", "state_class": "measurement"}
            hass.states.async_set(entity_id, value, attributes)
        await hass.async_block_till_done()

    def shown(entity_id):
        state = hass.states.get(entity_id)
        return state.state, state.attributes.get("unit_of_measurement")

    await show((CELSIUS, CELSIUS))
    mean = MinMaxSensor(list(ROOMS), "Mean", "mean", 1, None)
    group = SensorGroup(hass, None, "Group", list(ROOMS), True, "mean", None, None, None)
    await EntityComponent(logging.getLogger(), "sensor", hass).async_add_entities([mean, group])
    seen = {}
    print(__version__)
    for moment, readings in HAPPENS.items():
        await show(readings)
        seen[moment] = shown(mean.entity_id)
        print(f"  {moment}: {' '.join(seen[moment])}; the sensor group: {shown(group.entity_id)}")
    assert seen.pop("both in °C") == ("20.0", "°C")
    assert set(seen.values()) == {("unknown", "ERR")}, seen
    assert shown(group.entity_id)[0] != "unknown"
    await hass.async_stop(force=True)


asyncio.run(main())
PYTHON
