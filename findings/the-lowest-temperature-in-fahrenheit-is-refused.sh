#!/usr/bin/env bash
# Home Assistant 2026.11.0: an air conditioner of 18 to 32 °C in a home in °F.
# Expected: what the thermostat card offers can be set, at least the temperature that is set already.
# Seen: what is shown is rounded, what is checked is not. 18 °C is shown as 64 °F, as target and as lowest temperature,
# and 64 °F is refused as 17.8 °C; the highest, 90 °F, as 32.2 °C. A scene that keeps a room at 18 °C fails. More
# than half of the usual ranges in °C have such an end. A climate entity has to name bounds that reach as far as the
# rounded ones, and to put right what it gets.
. "$(dirname "$0")/folder"
install homeassistant==2026.11.0
run <<'PYTHON'
import asyncio

from homeassistant.components import climate
from homeassistant.const import __version__
from homeassistant.exceptions import ServiceValidationError
from homeassistant.helpers.state import async_reproduce_state
from homeassistant.util.unit_system import US_CUSTOMARY_SYSTEM

from bare import bare_home_assistant


class Conditioner(climate.ClimateEntity):
    entity_id = "climate.room"
    _attr_hvac_modes = [climate.HVACMode.COOL]
    _attr_hvac_mode = climate.HVACMode.COOL
    _attr_native_temperature_unit = "°C"
    _attr_min_temp, _attr_max_temp = 18, 32
    _attr_native_target_temperature = 18
    _attr_supported_features = climate.ClimateEntityFeature.TARGET_TEMPERATURE

    async def async_set_hvac_mode(self, hvac_mode):
        pass

    async def async_set_temperature(self, **kwargs):
        pass


async def main():
    hass = await bare_home_assistant()
    hass.config.units = US_CUSTOMARY_SYSTEM
    assert await climate.async_setup(hass, {})
    await hass.data[climate.DOMAIN].async_add_entities([Conditioner()])
    state = hass.states.get("climate.room")
    shown = {name: state.attributes[name] for name in ("temperature", "min_temp", "max_temp")}

    async def outcome(awaitable):
        try:
            await awaitable
        except ServiceValidationError as error:
            return f"refused: {error.translation_key}"
        return "ok"

    data = {"entity_id": "climate.room"}
    seen = {
        temperature: await outcome(
            hass.services.async_call("climate", "set_temperature", data | {"temperature": temperature}, blocking=True)
        )
        for temperature in (64, 65, 89, 90)
    }
    scene = await outcome(async_reproduce_state(hass, [state]))
    print(__version__)
    print(f"  shown: {shown}; set: {seen}; a scene of just this: {scene}")
    refused = "refused: temp_out_of_range"
    assert shown == {"temperature": 64, "min_temp": 64, "max_temp": 90}
    assert seen == {64: refused, 65: "ok", 89: "ok", 90: refused}
    assert scene == refused
    await hass.async_stop(force=True)


asyncio.run(main())
PYTHON
