#!/usr/bin/env bash
# Home Assistant 2026.11.0: a home after a start, in which the cloud is there and some devices have not told anything yet: a socket, a lamp, an
# air conditioner, a fan, a window and a detector of motion are "unknown". Alexa asks how they are, and Google.
# Expected: nothing is said of what is not known, as Alexa is told no brightness and no position then; or both are told the same.
# Seen: socket, lamp and air conditioner are on for Alexa and off for Google; a fan is off for both. The window is closed for both,
# and nobody moves. Both are told that the device can be reached. Once an open window tells so, it has been opened. Only what
# is unavailable is told as it is.
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

TEMPERATURES = {"min_temp": 16, "max_temp": 75, "temperature": None, "current_temperature": None}
HOME = {
    "switch.socket": {"device_class": "outlet"},
    "light.lamp": {"supported_color_modes": ["onoff"]},
    "climate.bedroom": {"hvac_modes": ["off", "cool"], "supported_features": 128 | 256, **TEMPERATURES},
    "fan.tower": {"supported_features": 16 | 32},
    "binary_sensor.window": {"device_class": "window"},
    "binary_sensor.motion": {"device_class": "motion"},
}
SENSORS = {"binary_sensor.window": ("detectionState", "openPercent"), "binary_sensor.motion": ("detectionState", None)}
POWER = "powerState", "on"


async def main():
    hass = await bare_home_assistant()
    hass.auth = await auth_manager_from_config(hass, [], [])
    user = await hass.auth.async_create_system_user("Google", group_ids=["system-admin"])
    domains = sorted({each.split(".")[0] for each in HOME})
    alexa = AlexaConfig(hass, {"filter": FILTER_SCHEMA({"include_domains": domains}), "locale": "en-US"})
    await alexa.async_initialize()
    google = GoogleConfig(hass, {"project_id": "home", "expose_by_default": True, "exposed_domains": domains})
    await google.async_initialize()

    async def told(entity_id):
        """Return what Alexa and Google are told of it, where they are told it can be reached."""
        report = {
            "header": {"namespace": "Alexa", "name": "ReportState", "messageId": "1", "payloadVersion": "3"},
            "endpoint": {"endpointId": entity_id.replace(".", "#"), "scope": {"type": "BearerToken", "token": ""}},
            "payload": {},
        }
        answer = await ask_alexa(hass, alexa, {"directive": report})
        by_alexa = {each["name"]: each["value"] for each in answer["context"]["properties"]}
        query = {"intent": "action.devices.QUERY", "payload": {"devices": [{"id": entity_id}]}}
        answer = await ask_google(hass, google, user.id, user.id, {"requestId": "1", "inputs": [query]}, "cloud")
        by_google = answer["payload"]["devices"][entity_id]
        assert by_alexa["connectivity"]["value"] == "OK"
        assert by_google["online"]
        names = SENSORS.get(entity_id, POWER)
        return by_alexa[names[0]], by_google.get(names[1])

    print(__version__)
    seen = {}
    for entity_id, attributes in HOME.items():
        hass.states.async_set(entity_id, "unknown", attributes)
        seen[entity_id] = await told(entity_id)
        print(f"  {entity_id} is unknown: Alexa {seen[entity_id][0]}, Google {seen[entity_id][1]}")
    assert seen == {
        "switch.socket": ("ON", False), "light.lamp": ("ON", False), "climate.bedroom": ("ON", False), "fan.tower": ("OFF", False),
        "binary_sensor.window": ("NOT_DETECTED", 0), "binary_sensor.motion": ("NOT_DETECTED", None),
    }
    await hass.async_stop(force=True)


asyncio.run(main())
PYTHON
