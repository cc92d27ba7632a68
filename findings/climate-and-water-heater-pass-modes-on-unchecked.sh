#!/usr/bin/env bash
# Home Assistant 2026.11.0: the actions climate.set_temperature and water_heater.set_temperature.
# Expected: what climate.set_hvac_mode and water_heater.set_operation_mode refuse (a mode that the entity does not list)
# is refused there too, and a temperature above the maximum is an error in both.
# Seen: climate checks the temperature but hands any hvac_mode on; water_heater checks neither: an operation mode that is
# not in the list and 300 °C for a maximum of 75 both reach the entity. The entity has to check for itself.
. "$(dirname "$0")/folder"
install homeassistant==2026.11.0
run <<'PYTHON'
import asyncio

from homeassistant.components import climate, water_heater
from homeassistant.const import __version__
from homeassistant.exceptions import ServiceValidationError

from bare import bare_home_assistant

got = []


class Conditioner(climate.ClimateEntity):
    entity_id = "climate.room"
    _attr_hvac_modes = [climate.HVACMode.OFF, climate.HVACMode.COOL]
    _attr_hvac_mode = climate.HVACMode.OFF
    _attr_native_temperature_unit = _attr_temperature_unit = "°C"
    _attr_supported_features = climate.ClimateEntityFeature.TARGET_TEMPERATURE

    async def async_set_temperature(self, **kwargs):
        got.append(("climate", kwargs["temperature"], kwargs.get("hvac_mode")))


class Boiler(water_heater.WaterHeaterEntity):
    entity_id = "water_heater.boiler"
    _attr_operation_list = ["eco", "off"]
    _attr_current_operation = "eco"
    _attr_native_temperature_unit = _attr_temperature_unit = "°C"
    _attr_min_temp, _attr_max_temp = 35, 75
    _attr_supported_features = (
        water_heater.WaterHeaterEntityFeature.TARGET_TEMPERATURE | water_heater.WaterHeaterEntityFeature.OPERATION_MODE
    )

    async def async_set_temperature(self, **kwargs):
        got.append(("water_heater", kwargs["temperature"], kwargs.get("operation_mode")))


async def main():
    hass = await bare_home_assistant()
    for module, thing in ((climate, Conditioner()), (water_heater, Boiler())):
        assert await module.async_setup(hass, {})
        await hass.data[module.DOMAIN].async_add_entities([thing])

    async def call(action, **data):
        domain, _, service = action.partition(".")
        try:
            await hass.services.async_call(domain, service, data, blocking=True)
        except ServiceValidationError as error:
            return f"refused: {error.translation_key}"
        return got.pop()

    room, boiler = {"entity_id": "climate.room"}, {"entity_id": "water_heater.boiler"}
    seen = {
        "climate, 300 °C": await call("climate.set_temperature", **room, temperature=300),
        "climate, a mode it lacks": await call("climate.set_temperature", **room, temperature=22, hvac_mode="heat"),
        "the same by set_hvac_mode": await call("climate.set_hvac_mode", **room, hvac_mode="heat"),
        "water_heater, 300 °C": await call("water_heater.set_temperature", **boiler, temperature=300),
        "water_heater, a mode it lacks": await call("water_heater.set_temperature", **boiler, temperature=50, operation_mode="gas"),
        "the same by set_operation_mode": await call("water_heater.set_operation_mode", **boiler, operation_mode="gas"),
    }
    print(__version__)
    for what, outcome in seen.items():
        print(f"  {what}: {outcome}")
    assert seen["climate, 300 °C"].startswith("refused")
    assert seen["climate, a mode it lacks"] == ("climate", 22, "heat")
    assert seen["the same by set_hvac_mode"].startswith("refused")
    assert seen["water_heater, 300 °C"] == ("water_heater", 300, None)
    assert seen["water_heater, a mode it lacks"] == ("water_heater", 50, "gas")
    assert seen["the same by set_operation_mode"].startswith("refused")
    await hass.async_stop(force=True)


asyncio.run(main())
PYTHON
