#!/usr/bin/env bash
# Home Assistant 2026.11.0: an air conditioner whose preset is "eco", as Alexa and Google are told of it: switched off, cooling and
# heating. It was off when somebody chose to save energy, or kept that when it was switched off.
# Expected: off is off; saving energy is told beside the mode, or while it is on.
# Seen: the preset stands in place of the mode: ECO to Alexa, and "eco" to Google, also while it is off, though the power is
# told as off beside it. Whether it cools or heats is never told, and a routine that waits for the mode "off" hears
# of none. Any other preset is left out.
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

from bare import bare_home_assistant

AIR_CONDITIONER = "climate.bedroom"
ABILITIES = {
    "hvac_modes": ["off", "cool", "heat"], "preset_modes": ["none", "eco", "sleep"], "min_temp": 16, "max_temp": 30,
    "temperature": 26, "supported_features": 1 | 16 | 128 | 256,
}
REPORT = {
    "header": {"namespace": "Alexa", "name": "ReportState", "messageId": "1", "payloadVersion": "3"},
    "endpoint": {"endpointId": "climate#bedroom", "scope": {"type": "BearerToken", "token": ""}},
    "payload": {},
}
QUERY = {
    "requestId": "1",
    "inputs": [{"intent": "action.devices.QUERY", "payload": {"devices": [{"id": AIR_CONDITIONER}]}}],
}


async def main():
    hass = await bare_home_assistant()
    hass.auth = await auth_manager_from_config(hass, [], [])
    user = await hass.auth.async_create_system_user("Google", group_ids=["system-admin"])
    alexa = AlexaConfig(hass, {"filter": FILTER_SCHEMA({"include_entities": [AIR_CONDITIONER]}), "locale": "en-US"})
    await alexa.async_initialize()
    google = GoogleConfig(hass, {"project_id": "home", "expose_by_default": True, "exposed_domains": ["climate"]})
    await google.async_initialize()

    async def told(mode, preset):
        """Return what Alexa and Google are told of the mode, and Alexa of the power."""
        hass.states.async_set(AIR_CONDITIONER, mode, {**ABILITIES, "preset_mode": preset})
        answer = await ask_alexa(hass, alexa, {"directive": REPORT})
        properties = {each["name"]: each["value"] for each in answer["context"]["properties"]}
        answer = await ask_google(hass, google, user.id, user.id, QUERY, "cloud")
        device = answer["payload"]["devices"][AIR_CONDITIONER]
        return properties["thermostatMode"], properties["powerState"], device["thermostatMode"]

    print(__version__)
    seen = {}
    for preset in ("eco", "sleep"):
        for mode in ("off", "cool", "heat"):
            seen[preset, mode] = await told(mode, preset)
            print(f"  {mode}, preset {preset}: {', '.join(seen[preset, mode])}")
    assert seen == {
        ("eco", "off"): ("ECO", "OFF", "eco"), ("eco", "cool"): ("ECO", "ON", "eco"), ("eco", "heat"): ("ECO", "ON", "eco"),
        ("sleep", "off"): ("OFF", "OFF", "off"), ("sleep", "cool"): ("COOL", "ON", "cool"), ("sleep", "heat"): ("HEAT", "ON", "heat"),
    }, seen
    await hass.async_stop(force=True)


asyncio.run(main())
PYTHON
