#!/usr/bin/env bash
# Home Assistant 2026.11.0: a bedroom with a thermostat that tells what it does (hvac_action) and an air conditioner that tells
# its mode only, as most do; both heat. An automation asks whether all climate there is heating (climate.is_heating).
# Expected: what cannot tell is left out, as it is of climate.is_target_humidity, which the air conditioner has not either.
# Seen: the air conditioner counts as one that does not heat: "all" never holds in a room that has one, and the trigger
# climate.started_heating with "all" never fires there. Nothing is said. Whoever means it has to ask for the mode
# (climate.is_hvac_mode).
. "$(dirname "$0")/folder"
install homeassistant==2026.11.0
run <<'PYTHON'
import asyncio

from homeassistant.const import __version__
from homeassistant.helpers import condition, config_validation as cv, trigger
from homeassistant.setup import async_setup_component

from bare import bare_home_assistant

THERMOSTAT, SILENT = "climate.thermostat", "climate.air_conditioner"
TARGET = {"entity_id": [THERMOSTAT, SILENT]}
ASKED = {
    "all are heating": ("climate.is_heating", {"behavior": "all"}),
    "any is heating": ("climate.is_heating", {"behavior": "any"}),
    "all have a target humidity of 40 to 60 %": (
        "climate.is_target_humidity",
        {"behavior": "all", "threshold": {"type": "between", "value_min": {"number": 40}, "value_max": {"number": 60}}},
    ),
    "all are in the mode heat": ("climate.is_hvac_mode", {"behavior": "all", "hvac_mode": ["heat"]}),
}


async def main():
    hass = await bare_home_assistant()
    await condition.async_setup(hass)
    await trigger.async_setup(hass)
    assert await async_setup_component(hass, "climate", {})
    checks, fired = {}, []
    for name, (what, options) in ASKED.items():
        config = {"condition": what, "target": TARGET, "options": options}
        checked = await condition.async_validate_condition_config(hass, cv.CONDITION_SCHEMA(config))
        checks[name] = await condition.async_from_config(hass, checked)
    for behavior in ("each", "all"):

        async def note(variables, context=None, behavior=behavior):
            fired.append(behavior)

        config = {"trigger": "climate.started_heating", "target": TARGET, "options": {"behavior": behavior}}
        checked = await trigger.async_validate_trigger_config(hass, cv.TRIGGER_SCHEMA([config]))
        assert await trigger.async_initialize_triggers(hass, checked, note, "test", behavior, lambda *_: None)

    async def heat(action):
        hass.states.async_set(THERMOSTAT, "heat", {"hvac_action": action, "humidity": 50})
        hass.states.async_set(SILENT, "heat", {})
        await hass.async_block_till_done()

    await heat("idle")
    await heat("heating")
    held = [name for name, check in checks.items() if check(hass)]
    print(__version__)
    print(f"  both heat; it holds that {', '.join(held)}")
    print(f"  climate.started_heating fired for {fired}")
    assert held == list(ASKED)[1:], held
    assert fired == ["each"], fired
    await hass.async_stop(force=True)


asyncio.run(main())
PYTHON
