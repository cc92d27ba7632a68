#!/usr/bin/env bash
# Home Assistant 2026.11.0 with HAP-python 5.0.0: things in a HomeKit bridge of which something is not known: a boiler, an air
# conditioner and a humidifier that tell what is to be reached and not what is; a curtain that is open and does not tell how
# far; and a thermometer, a smoke detector and an alarm panel that have not told anything yet (unknown).
# Expected: "No response", as for what is unavailable, or nothing in the place of what is not known.
# Seen: all of them are available, and have what was made up for the accessory to begin with: water of 50 °C, a room of 21 °C, air of
# 0 %, a curtain that is closed although it is open, frost, no smoke, and a panel that is disarmed. It stays until a value
# is told: for good, where none ever is. Siri and automations of Apple's Home go by it.
. "$(dirname "$0")/folder"
install homeassistant==2026.11.0 "${apple[@]}"
run <<'PYTHON'
import asyncio
import logging

logging.disable()  # a library for pictures is missing, which nothing here needs

from homeassistant.const import __version__

from bare import bare_home_assistant
from bridged import begin_bridge, shown

THERMOSTAT = {"min_temp": 16, "max_temp": 75, "temperature": 26}
THINGS = {
    "water_heater.boiler": ("eco", {**THERMOSTAT, "operation_list": ["off", "eco"], "supported_features": 1 | 2 | 8}),
    "climate.bedroom": ("cool", {**THERMOSTAT, "hvac_modes": ["off", "cool", "heat"], "supported_features": 1}),
    "humidifier.bedroom": ("on", {"device_class": "humidifier", "humidity": 60, "min_humidity": 30, "max_humidity": 80}),
    "cover.curtain": ("open", {"device_class": "curtain", "current_position": None, "supported_features": 1 | 2 | 4}),
    "sensor.outside": ("unknown", {"device_class": "temperature", "unit_of_measurement": "°C"}),
    "binary_sensor.kitchen": ("unknown", {"device_class": "smoke"}),
    "alarm_control_panel.home": ("unknown", {"supported_features": 1 | 2}),
}
MADE_UP = {
    "water_heater.boiler": ("CurrentTemperature", 50.0),
    "climate.bedroom": ("CurrentTemperature", 21.0),
    "humidifier.bedroom": ("CurrentRelativeHumidity", 0),
    "cover.curtain": ("CurrentPosition", 0),
    "sensor.outside": ("CurrentTemperature", 0.0),
    "binary_sensor.kitchen": ("SmokeDetected", 0),
    "alarm_control_panel.home": ("SecuritySystemCurrentState", 3),
}


async def main():
    hass = await bare_home_assistant()
    bridge = await begin_bridge(hass)
    print(__version__)
    for entity_id, (state, attributes) in THINGS.items():
        hass.states.async_set(entity_id, state, attributes)
        accessory = bridge.add(entity_id)
        name, value = MADE_UP[entity_id]
        print(f"  {entity_id} is {state}; {name}: {shown(accessory)[name]}, available: {accessory.available}")
        assert (shown(accessory)[name], accessory.available) == (value, True), shown(accessory)
    await hass.async_stop(force=True)


asyncio.run(main())
PYTHON
