#!/usr/bin/env bash
# Home Assistant 2026.11.0: scene.create keeps an air conditioner whose humidity to reach it has not told yet, and a humidifier that
# has not told its mode; an automation changes both, and brings them back.
# Expected: what was not known is left alone, as a temperature, a preset, a swing or a fan speed that was not known is.
# Seen: these two are looked for by whether the attribute is there, and it is, without a value. So the air conditioner is told a
# humidity without a number, and the humidifier a mode that is none: both are refused, the scene fails, and the automation ends
# there. The air conditioner has got all else by then, the humidifier is on and was not told its humidity.
. "$(dirname "$0")/folder"
install homeassistant==2026.11.0
run <<'PYTHON'
import asyncio

from homeassistant.components import climate, humidifier
from homeassistant.const import __version__
from homeassistant.core import State
from homeassistant.helpers.state import async_reproduce_state
from probatio import MultipleInvalid

from bare import bare_home_assistant


class AirConditioner(climate.ClimateEntity):
    entity_id = "climate.bedroom"
    _attr_native_temperature_unit = "°C"
    _attr_hvac_modes, _attr_hvac_mode = ["off", "cool"], "off"
    _attr_fan_modes, _attr_fan_mode, _attr_native_target_temperature = ["low", "high"], None, 24
    _attr_supported_features = (
        climate.ClimateEntityFeature.TARGET_TEMPERATURE
        | climate.ClimateEntityFeature.TARGET_HUMIDITY
        | climate.ClimateEntityFeature.FAN_MODE
    )

    def __init__(self):
        self.told = []

    async def async_set_hvac_mode(self, hvac_mode):
        self.told.append(hvac_mode)

    async def async_set_temperature(self, temperature, **kwargs):
        self.told.append(temperature)


class Humidifier(humidifier.HumidifierEntity):
    entity_id = "humidifier.bedroom"
    _attr_is_on, _attr_target_humidity, _attr_mode, _attr_available_modes = False, 40, "auto", ["auto", "sleep"]
    _attr_supported_features = humidifier.HumidifierEntityFeature.MODES

    def __init__(self):
        self.told = []

    async def async_turn_on(self):
        self.told.append("on")

    async def async_set_humidity(self, humidity):
        self.told.append(humidity)


async def brought_back(hass, component, entity, **known):
    """Tell what of a scene arrives, and why it ends."""
    assert await component.async_setup(hass, {})
    await hass.data[component.DATA_COMPONENT].async_add_entities([entity])
    attributes = dict(hass.states.get(entity.entity_id).attributes)
    wanted = State(entity.entity_id, known.pop("state"), attributes | known)
    try:
        await async_reproduce_state(hass, [wanted])
    except MultipleInvalid as refused:
        return entity.told, str(refused)
    return entity.told, None


async def main():
    hass = await bare_home_assistant()
    seen = {
        "climate": await brought_back(hass, climate, AirConditioner(), state="cool"),
        "humidifier": await brought_back(hass, humidifier, Humidifier(), state="on", humidity=55, mode=None),
    }
    print(__version__)
    for kind, (told, refused) in seen.items():
        print(f"  {kind}: told {told}, then {refused}")
    assert seen["climate"] == (["cool", 24], "required key not provided at 'humidity'"), seen
    assert seen["humidifier"] == (["on"], "string value is None at 'mode'"), seen
    await hass.async_stop(force=True)


asyncio.run(main())
PYTHON
