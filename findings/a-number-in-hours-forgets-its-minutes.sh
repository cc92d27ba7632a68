#!/usr/bin/env bash
# Home Assistant 2026.11.0: a countdown in minutes, a number of class "duration" that its user wants to see in hours.
# Expected: 90 minutes are shown as 1.5 hours, as the sensor of the same class shows them, and what was set is shown.
# Seen: a number has as many decimals in hours as it has in minutes, and a whole number has none: 90 is shown as 2, 30 as
# 0. Half an hour can be set (the step is not converted, and not checked), arrives as 30, and is shown as 0. A value that
# is a float, 30.0, keeps one decimal: an integration must hand on floats where the units differ.
. "$(dirname "$0")/folder"
install homeassistant==2026.11.0
run <<'PYTHON'
import asyncio

from homeassistant.components import number, sensor
from homeassistant.const import __version__

from bare import bare_home_assistant


class Countdown(number.NumberEntity):
    entity_id = "number.countdown"
    _attr_device_class, _attr_native_unit_of_measurement = number.NumberDeviceClass.DURATION, "min"
    _attr_native_max_value, _attr_native_step = 1440, 1

    async def async_set_native_value(self, value):
        self._attr_native_value = int(value)


class Remaining(sensor.SensorEntity):
    entity_id = "sensor.remaining"
    _attr_device_class, _attr_native_unit_of_measurement = sensor.SensorDeviceClass.DURATION, "min"


async def main():
    hass = await bare_home_assistant()
    countdown, remaining = Countdown(), Remaining()
    for component, entity in ((number, countdown), (sensor, remaining)):
        assert await component.async_setup(hass, {})
        await hass.data[component.DOMAIN].async_add_entities([entity])
    countdown._number_option_unit_of_measurement = "h"  # what the user has chosen
    remaining._sensor_option_unit_of_measurement = "h"

    def shown(entity, value):
        entity._attr_native_value = value
        entity.async_write_ha_state()
        return hass.states.get(entity.entity_id).state

    seen = [(value, float(shown(countdown, value)), float(shown(remaining, value))) for value in (90, 30, 90.0, 30.0)]
    data = {"entity_id": "number.countdown", "value": 0.5}
    await hass.services.async_call("number", "set_value", data, blocking=True)
    half = countdown.native_value, float(hass.states.get("number.countdown").state)
    print(__version__)
    print("\n".join(f"  {value} min: {in_number} h as a number, {in_sensor} h as a sensor" for value, in_number, in_sensor in seen))
    print(f"  0.5 h set: {half[0]} min arrive, {half[1]} h are shown")
    assert seen == [(90, 2, 1.5), (30, 0, 0.5), (90.0, 1.5, 1.5), (30.0, 0.5, 0.5)]
    assert half == (30, 0)
    await hass.async_stop(force=True)


asyncio.run(main())
PYTHON
