#!/usr/bin/env bash
# Home Assistant 2026.11.0: a freezer becomes warmer than -10 °C, and stays so. Two automations tell it: one with a trigger of a
# number (numeric_state, "above"), one with the trigger by purpose (temperature.crossed_threshold). Its thermometer is out of
# reach twice for a moment.
# Expected: both tell it once. Both fire when a value crosses the limit, and none has.
# Seen: to the number, "unavailable" is a value that is not above, so that each return crosses the limit: it tells anew after
# each outage, and after "unknown". The purpose counts a crossing between two values only and tells once; but what crosses
# during the outage it never tells, unless the integration writes the value from before the outage first.
. "$(dirname "$0")/folder"
install homeassistant==2026.11.0
run <<'PYTHON'
import asyncio

from homeassistant.components.homeassistant.triggers import numeric_state
from homeassistant.components.temperature import trigger as temperature
from homeassistant.const import __version__
from homeassistant.helpers.trigger import TriggerConfig

from bare import bare_home_assistant

FREEZER, LIMIT = "sensor.freezer", -10
ATTRIBUTES = {"device_class": "temperature", "unit_of_measurement": "°C", "state_class": "measurement"}
TOLD = {
    "stays warm": ("-18", "-5", "unavailable", "-5", "unknown", "-5"),
    "thaws in an outage": ("-18", "unavailable", "-5"),
    "and the integration writes what was": ("-18", "unavailable", "-18", "-5"),
}
FIRES = {"stays warm": (3, 1), "thaws in an outage": (1, 0), "and the integration writes what was": (1, 1)}


async def main():
    hass = await bare_home_assistant()
    print(__version__)
    for name, states in TOLD.items():
        hass.states.async_set(FREEZER, states[0], ATTRIBUTES)
        fired = {"number": 0, "purpose": 0}

        async def note(*_):
            fired["number"] += 1

        config = await numeric_state.async_validate_trigger_config(
            hass, {"platform": "numeric_state", "entity_id": [FREEZER], "above": LIMIT}
        )
        end_number = await numeric_state.async_attach_trigger(
            hass, config, note, {"name": "", "trigger_data": {}, "variables": {}}
        )
        crossed = temperature.TRIGGERS["crossed_threshold"]
        config = await crossed.async_validate_config(
            hass,
            {
                "target": {"entity_id": [FREEZER]},
                "options": {"threshold": {"type": "above", "value": {"number": LIMIT, "unit_of_measurement": "°C"}}},
            },
        )
        trigger = crossed(hass, TriggerConfig(key="crossed_threshold", **config))

        def run(*_, **__):
            fired["purpose"] += 1

        end_purpose = await trigger.async_attach_runner(run)
        for state in states[1:]:
            known = state not in ("unavailable", "unknown")
            hass.states.async_set(FREEZER, state, ATTRIBUTES if known else {"device_class": "temperature"})
            await hass.async_block_till_done()
        end_number()
        end_purpose()
        print(f"  {name}: {', '.join(states)}: {fired}")
        assert (*fired.values(),) == FIRES[name], name
    await hass.async_stop(force=True)


asyncio.run(main())
PYTHON
