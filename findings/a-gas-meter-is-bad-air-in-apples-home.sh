#!/usr/bin/env bash
# Home Assistant 2026.11.0 with HAP-python 5.0.0: a gas meter, an emergency button, a case that is opened and a gas alarm in
# Apple's Home, by a HomeKit bridge that shows sensors and binary sensors.
# Expected: what Apple's Home has no word for is left out, as a meter of electricity is.
# Seen: a gas meter is a sensor of air quality: its cubic metres are taken for particles, so that from 9 m³ on the air gets
# worse, and from 126 m³ on it is "poor" for good. Without a class and a unit, "gas" in the entity's id does the same. An
# alarm of any class that is not on a list (safety, tamper, heat, vibration, problem) is a room in which somebody is, and
# starts what is to run when people are there; one of natural gas says that carbon monoxide was detected.
. "$(dirname "$0")/folder"
install homeassistant==2026.11.0 "${apple[@]}"
run <<'PYTHON'
import asyncio
import logging

logging.disable()  # a library for pictures is missing, which nothing here needs

from homeassistant.const import __version__

from bare import bare_home_assistant
from bridged import begin_bridge, shown

ALARMS = ("safety", "tamper", "heat", "vibration", "problem", "gas", "smoke")


async def main():
    hass = await bare_home_assistant()
    bridge = await begin_bridge(hass)

    def add(entity_id, state, **attributes):
        hass.states.async_set(entity_id, state, attributes)
        return dict(shown(bridge.add(entity_id)))

    hass.states.async_set("sensor.power_meter", "340", {"device_class": "energy", "unit_of_measurement": "kWh"})
    electricity = bridge.add("sensor.power_meter")
    meters = {
        total: add(f"sensor.meter_{total}", str(total), device_class="gas", unit_of_measurement="m³")["AirQuality"]
        for total in (9, 10, 340)
    }
    unclassed = add("sensor.las_vegas_visits", "340")["AirQuality"]
    alarms = {each: add(f"binary_sensor.{each}", "on", device_class=each) for each in ALARMS}
    print(__version__)
    print(f"  a meter of electricity: {electricity}; one of gas, air quality by its total: {meters}")
    print(f"  sensor.las_vegas_visits: air quality {unclassed}")
    print(f"  alarms: {alarms}")
    assert electricity is None
    assert meters == {9: 1, 10: 2, 340: 5}
    assert unclassed == 5
    assert alarms.pop("gas") == {"CarbonMonoxideDetected": 1}
    assert alarms.pop("smoke") == {"SmokeDetected": 1}
    assert all(each == {"OccupancyDetected": 1} for each in alarms.values())
    await hass.async_stop(force=True)


asyncio.run(main())
PYTHON
