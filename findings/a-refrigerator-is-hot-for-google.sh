#!/usr/bin/env bash
# Home Assistant 2026.11.0: a thermometer in a refrigerator, 4 °C. Its unit is another than the home's: °F, as its user chose it in the dialog
# of the entity, or its integration tells it. Google asks for it, and Alexa.
# Expected: Google gets 4 °C, the only unit in which it takes temperatures; Alexa gets the number with its unit.
# Seen: Google gets 39.2 °C: what is converted is the unit of the home, that of the sensor is not looked at. In a home in °F a
# thermometer in °C is told as -15.6 °C. Alexa is told the right one. Who asks Google has to leave the unit of a
# thermometer as the home has it.
. "$(dirname "$0")/folder"
install homeassistant==2026.11.0 "${cameras[@]}"
run <<'PYTHON'
import asyncio
import logging

logging.disable()  # a library for pictures is missing, which nothing here needs

from homeassistant.auth import auth_manager_from_config
from homeassistant.components.alexa.smart_home import AlexaConfig, async_handle_message as ask_alexa
from homeassistant.components.google_assistant.http import GoogleConfig
from homeassistant.components.google_assistant.smart_home import async_handle_message as ask_google
from homeassistant.const import __version__
from homeassistant.helpers.entityfilter import FILTER_SCHEMA
from homeassistant.util.unit_system import METRIC_SYSTEM, US_CUSTOMARY_SYSTEM

from bare import bare_home_assistant

FRIDGE = "sensor.refrigerator"
REPORT = {
    "header": {"namespace": "Alexa", "name": "ReportState", "messageId": "1", "payloadVersion": "3"},
    "endpoint": {"endpointId": "sensor#refrigerator", "scope": {"type": "BearerToken", "token": ""}},
    "payload": {},
}
QUERY = {"requestId": "1", "inputs": [{"intent": "action.devices.QUERY", "payload": {"devices": [{"id": FRIDGE}]}}]}
HOMES = {"°C": METRIC_SYSTEM, "°F": US_CUSTOMARY_SYSTEM}
FOUR_DEGREES = {"°C": "4", "°F": "39.2"}


async def main():
    hass = await bare_home_assistant()
    hass.auth = await auth_manager_from_config(hass, [], [])
    user = await hass.auth.async_create_system_user("Google", group_ids=["system-admin"])
    alexa = AlexaConfig(hass, {"filter": FILTER_SCHEMA({"include_entities": [FRIDGE]}), "locale": "en-US"})
    await alexa.async_initialize()
    google = GoogleConfig(hass, {"project_id": "home", "expose_by_default": True, "exposed_domains": ["sensor"]})
    await google.async_initialize()

    async def told():
        """Return what Google takes for °C, and what Alexa gets."""
        answer = await ask_google(hass, google, user.id, user.id, QUERY, "cloud")
        celsius = answer["payload"]["devices"][FRIDGE]["temperatureAmbientCelsius"]
        answer = await ask_alexa(hass, alexa, {"directive": REPORT})
        [value] = [each["value"] for each in answer["context"]["properties"] if each["name"] == "temperature"]
        return celsius, f"{value['value']:g} {value['scale']}"

    print(__version__)
    seen = {}
    for home, system in HOMES.items():
        hass.config.units = system
        for unit, shown in FOUR_DEGREES.items():
            hass.states.async_set(FRIDGE, shown, {"device_class": "temperature", "unit_of_measurement": unit})
            seen[home, unit] = await told()
            print(f"  home in {home}, {shown} {unit}: Google {seen[home, unit][0]} °C, Alexa {seen[home, unit][1]}")
    assert seen == {
        ("°C", "°C"): (4, "4 CELSIUS"), ("°C", "°F"): (39.2, "39.2 FAHRENHEIT"),
        ("°F", "°C"): (-15.6, "4 CELSIUS"), ("°F", "°F"): (4, "39.2 FAHRENHEIT"),
    }, seen
    await hass.async_stop(force=True)


asyncio.run(main())
PYTHON
