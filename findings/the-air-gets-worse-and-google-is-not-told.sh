#!/usr/bin/env bash
# Home Assistant 2026.11.0: Google Assistant is told of states (report_state), here of the vapours in a room (volatile organic compounds).
# They grow from 0.1 to 1 mg/m³, tenfold, as a device in China tells them; a second sensor tells the same in µg/m³.
# Expected: Google is told of both. What is left out are changes that mean nothing: less than 2 per cent.
# Seen: of the one in µg/m³ ten times, of the one in mg/m³ never: a change has to be 1 besides, whatever the unit is. What Google shows
# and begins its routines with is the number of the last start, 0.1, until the air is at 1.1 mg/m³. Carbon monoxide in mg/m³ or
# ppm goes the same way. A question is answered with the number of now. The smaller unit is told, and taken for ppm all the same.
. "$(dirname "$0")/folder"
install homeassistant==2026.11.0 "${cameras[@]}"
run <<'PYTHON'
import asyncio
import logging

logging.disable()  # a library for pictures is missing, which nothing here needs

from homeassistant.auth import auth_manager_from_config
from homeassistant.components.google_assistant import report_state
from homeassistant.components.google_assistant.http import GoogleConfig
from homeassistant.components.sensor import significant_change
from homeassistant.const import __version__
from homeassistant.helpers import significant_change as significance

from bare import bare_home_assistant

EXPOSED = {"project_id": "home", "expose_by_default": True, "exposed_domains": ["sensor"]}
AIR = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0, 1.1]
SENSORS = {
    "vapours, mg/m³": ("volatile_organic_compounds", "mg/m³", 1),
    "vapours, μg/m³": ("volatile_organic_compounds", "μg/m³", 1000),
    "carbon monoxide, ppm": ("carbon_monoxide", "ppm", 1),
    "carbon monoxide, ppb": ("carbon_monoxide", "ppb", 1000),
}
report_state.INITIAL_REPORT_DELAY = report_state.REPORT_STATE_WINDOW = 0.02


async def main():
    hass = await bare_home_assistant()
    hass.auth = await auth_manager_from_config(hass, [], [])
    google = GoogleConfig(hass, EXPOSED)
    await google.async_initialize()
    hass.data[significance.DATA_FUNCTIONS] = {"sensor": significant_change.async_check_significant_change}
    told = {}

    async def note(message, agent_user_id=None):
        for entity_id, state in message["devices"]["states"].items():
            told.setdefault(entity_id, []).append(state["currentSensorStateData"][0]["rawValue"])

    google.async_report_state_all = note
    entity_ids = {name: f"sensor.air_{place}" for place, name in enumerate(SENSORS)}

    def show(air):
        for name, (device_class, unit, factor) in SENSORS.items():
            attributes = {"device_class": device_class, "unit_of_measurement": unit}
            hass.states.async_set(entity_ids[name], f"{air * factor:g}", attributes)

    show(AIR[0])
    end = report_state.async_enable_report_state(hass, google)
    await asyncio.sleep(0.1)
    for air in AIR[1:]:
        show(air)
        await asyncio.sleep(0.1)
    end()
    print(__version__)
    for name, entity_id in entity_ids.items():
        print(f"  {name}: {told[entity_id]}")
    for name, (_, _, factor) in SENSORS.items():
        assert told[entity_ids[name]] == ([0.1, 1.1] if factor == 1 else [round(air * factor) for air in AIR]), name
    await hass.async_stop(force=True)


asyncio.run(main())
PYTHON
