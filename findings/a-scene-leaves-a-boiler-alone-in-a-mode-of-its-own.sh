#!/usr/bin/env bash
# Home Assistant 2026.11.0: a scene (or a snapshot by scene.create) of a boiler in its mode "smart", at 50 °C.
# Expected: the boiler is switched on, in the mode and with the temperature of the scene, as an air conditioner is: its
# operation_list is the integration's own, and set_operation_mode takes "smart".
# Seen: scenes know eight states of a water heater, which no integration can add to. With any other one nothing is restored,
# the temperature neither; the log has a warning, and whoever applies the scene hears of no error. A script with
# water_heater.set_operation_mode must take the place of the scene.
. "$(dirname "$0")/folder"
install homeassistant==2026.11.0
run <<'PYTHON'
import asyncio

from homeassistant.components import water_heater
from homeassistant.const import __version__
from homeassistant.helpers.state import async_reproduce_state

from bare import bare_home_assistant

MODES = ["off", "on", "eco", "electric", "gas", "heat_pump", "high_demand", "performance", "smart", "boost", "standard"]


class Boiler(water_heater.WaterHeaterEntity):
    entity_id = "water_heater.boiler"
    _attr_native_temperature_unit, _attr_min_temp, _attr_max_temp = "°C", 30, 75
    _attr_operation_list = MODES
    _attr_supported_features = (
        water_heater.WaterHeaterEntityFeature.TARGET_TEMPERATURE
        | water_heater.WaterHeaterEntityFeature.OPERATION_MODE
        | water_heater.WaterHeaterEntityFeature.ON_OFF
    )

    def show(self, mode, temperature):
        self._attr_current_operation, self._attr_native_target_temperature = mode, temperature
        self.async_write_ha_state()

    async def async_set_operation_mode(self, operation_mode):
        self.show(operation_mode, self._attr_native_target_temperature)

    async def async_turn_on(self, **kwargs):
        self.show("on", self._attr_native_target_temperature)

    async def async_set_temperature(self, **kwargs):
        self.show(self._attr_current_operation, kwargs["temperature"])


async def main():
    hass = await bare_home_assistant()
    assert await water_heater.async_setup(hass, {})
    boiler = Boiler()
    await hass.data[water_heater.DOMAIN].async_add_entities([boiler])

    async def after_a_scene(mode):
        """Return mode and temperature of a boiler that was off, after a scene of a mode at 50 °C."""
        boiler.show(mode, 50)
        saved = hass.states.get(boiler.entity_id)
        boiler.show("off", 40)
        await async_reproduce_state(hass, [saved])
        state = hass.states.get(boiler.entity_id)
        return state.state, state.attributes["temperature"]

    seen = {mode: await after_a_scene(mode) for mode in MODES if mode != "off"}
    print(__version__)
    print("\n".join(f"  scene of {mode!r} at 50 °C: {state!r} at {temperature} °C" for mode, (state, temperature) in seen.items()))
    restored = [mode for mode, result in seen.items() if result == (mode, 50)]
    left_alone = [mode for mode, result in seen.items() if result == ("off", 40)]
    assert restored == MODES[1:8], restored
    assert left_alone == MODES[8:], left_alone
    await hass.services.async_call(
        "water_heater", "set_operation_mode", {"entity_id": boiler.entity_id, "operation_mode": "smart"}, blocking=True
    )
    assert hass.states.get(boiler.entity_id).state == "smart"
    await hass.async_stop(force=True)


asyncio.run(main())
PYTHON
