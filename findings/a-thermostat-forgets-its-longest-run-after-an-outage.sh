#!/usr/bin/env bash
# Home Assistant 2026.11.0: a generic thermostat of a thermometer and a socket with a heater, which is to run for at most so
# long at a time (max_cycle_duration). The connection to both is lost for a moment while it heats.
# Expected: the heater is off at the latest when that time has passed, as without the outage. While the thermometer is out
# of reach, nothing is heated.
# Seen: a socket that becomes unavailable, or comes back, is taken for somebody who has pressed its button: the end of the
# run is forgotten, and no reading sets another. A thermometer that is unavailable is left out, so the heater stays on with
# the last temperature for as long as it is. Both at once is what a cloud that is away looks like. An automation has to
# switch it off.
. "$(dirname "$0")/folder"
install homeassistant==2026.11.0
run <<'PYTHON'
import asyncio
from datetime import timedelta

from homeassistant.components.generic_thermostat import climate as thermostat
from homeassistant.const import __version__
from homeassistant.helpers.entity_component import EntityComponent

from bare import bare_home_assistant

LONGEST = timedelta(seconds=0.4)


async def heater_after(outage, longest):
    """Return the state of the heater when it should be off, after an outage of some of the devices."""
    hass = await bare_home_assistant()

    async def switch(call):
        state = "on" if call.service == "turn_on" else "off"
        hass.states.async_set("switch.heater", state, context=call.context)

    for service in ("turn_on", "turn_off"):
        hass.services.async_register("homeassistant", service, switch)
    hass.states.async_set("switch.heater", "off")
    hass.states.async_set("sensor.room", "18")
    heating = thermostat.GenericThermostat(
        name="Bath", heater_entity_id="switch.heater", sensor_entity_id="sensor.room", min_temp=5, max_temp=30, target_temp=21,
        ac_mode=False, min_cycle_duration=None, max_cycle_duration=longest, cycle_cooldown=timedelta(hours=1),
        cold_tolerance=0.3, hot_tolerance=0.3, keep_alive=None, initial_hvac_mode="off", presets={}, precision=None,
        target_temperature_step=None, unit="°C", unique_id=None,
    )
    heating.entity_id = "climate.bath"
    await EntityComponent(thermostat._LOGGER, "climate", hass).async_add_entities([heating])
    await heating.async_set_hvac_mode("heat")
    await hass.async_block_till_done()
    before = {each: hass.states.get(each).state for each in outage}
    for each in outage:
        hass.states.async_set(each, "unavailable")
    await asyncio.sleep(0.1)
    if longest:
        for each, state in before.items():
            hass.states.async_set(each, state)
    await asyncio.sleep(0.6)
    state, shown = hass.states.get("switch.heater").state, heating.hvac_action
    await hass.async_stop(force=True)
    return state, str(shown)


async def main():
    seen = {
        "no outage": await heater_after((), LONGEST),
        "the socket was away": await heater_after(["switch.heater"], LONGEST),
        "both were away": await heater_after(["switch.heater", "sensor.room"], LONGEST),
        "the thermometer is away": await heater_after(["sensor.room"], None),
    }
    print(__version__)
    for outage, (state, action) in seen.items():
        print(f"  {outage}: the heater is {state}, the thermostat {action}")
    assert seen.pop("no outage")[0] == "off"
    assert set(seen.values()) == {("on", "heating")}, seen


asyncio.run(main())
PYTHON
