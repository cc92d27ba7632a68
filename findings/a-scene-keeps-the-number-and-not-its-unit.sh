#!/usr/bin/env bash
# Home Assistant 2026.11.0: a scene has a countdown of 20 minutes and a heater of 25 °C, each with its unit beside it. Then
# somebody chooses hours for the countdown in the dialog of the entity, and °F for the home.
# Expected: the scene brings back what it was saved with, 20 minutes and 25 °C, or says that it cannot. Numbers, climates and
# the history are converted for whoever looks at them.
# Seen: a scene sends the number alone, which is taken in the unit of today. The countdown is set to 20 hours, without a word,
# as long as its range allows; 25 °F are below what the heater can do, so that it is refused and the scene fails. Save
# scenes anew after a change of units. A number that is the same text in both units is not sent at all.
. "$(dirname "$0")/folder"
install homeassistant==2026.11.0
run <<'PYTHON'
import asyncio

from homeassistant.components import climate, number
from homeassistant.const import __version__
from homeassistant.core import State
from homeassistant.exceptions import ServiceValidationError
from homeassistant.helpers.state import async_reproduce_state
from homeassistant.util.unit_system import US_CUSTOMARY_SYSTEM

from bare import bare_home_assistant


class Countdown(number.NumberEntity):
    entity_id = "number.countdown"
    _attr_device_class, _attr_native_unit_of_measurement = number.NumberDeviceClass.DURATION, "min"
    _attr_native_min_value, _attr_native_max_value, _attr_native_value = 0, 1440, 20.0

    async def async_set_native_value(self, value):
        self._attr_native_value = value


class Heater(climate.ClimateEntity):
    entity_id = "climate.heater"
    _attr_native_temperature_unit, _attr_native_target_temperature = "°C", 25
    _attr_min_temp, _attr_max_temp = 5, 35
    _attr_hvac_modes, _attr_hvac_mode = ["heat"], "heat"
    _attr_supported_features = climate.ClimateEntityFeature.TARGET_TEMPERATURE

    async def async_set_hvac_mode(self, hvac_mode):
        self._attr_hvac_mode = hvac_mode


async def main():
    hass = await bare_home_assistant()
    countdown, heater = Countdown(), Heater()
    saved = {}
    for component, entity in ((number, countdown), (climate, heater)):
        assert await component.async_setup(hass, {})
        await hass.data[component.DATA_COMPONENT].async_add_entities([entity])
        shown = hass.states.get(entity.entity_id)
        saved[entity] = State(shown.entity_id, shown.state, shown.attributes)
    countdown._number_option_unit_of_measurement = "h"  # what the user has chosen
    hass.config.units = US_CUSTOMARY_SYSTEM
    for entity in saved:
        entity.async_write_ha_state()
    in_hours = hass.states.get(countdown.entity_id).state
    await async_reproduce_state(hass, [saved[countdown]])
    try:
        await async_reproduce_state(hass, [saved[heater]])
        error = None
    except ServiceValidationError as refused:
        error = refused.translation_key, refused.translation_placeholders
    units = saved[countdown].attributes["unit_of_measurement"], str(saved[heater].attributes["temperature_unit"])
    print(__version__)
    print(f"  saved: {saved[countdown].state} {units[0]} and {saved[heater].attributes['temperature']} {units[1]}")
    print(f"  the countdown is {in_hours} h then, and brought back {countdown.native_value} min; the heater: {error}")
    assert (units, in_hours, countdown.native_value) == (("min", "°C"), "0.3", 1200), countdown.native_value
    assert error[0] == "temp_out_of_range", error
    await hass.async_stop(force=True)


asyncio.run(main())
PYTHON
