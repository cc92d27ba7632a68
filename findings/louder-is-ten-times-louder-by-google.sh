#!/usr/bin/env bash
# Home Assistant 2026.11.0: a television that knows louder and softer and no level (VOLUME_STEP without VOLUME_SET), by the Google Assistant:
# "Hey Google, volume up on the TV".
# Expected: media_player.volume_up, once. So does Alexa, for which Home Assistant makes one step of the ten that are sent by default.
# Seen: ten times. Google is told that a step of its own is ten per cent (levelStepSize), as of every player, and sends ten; each one is
# a press of the button for a player without a level. A player with a level is set to one that is a tenth higher.
. "$(dirname "$0")/folder"
install homeassistant==2026.11.0 "${cameras[@]}"
run <<'PYTHON'
import asyncio
import logging

logging.disable()  # a library for pictures is missing, which nothing here needs

from homeassistant.auth import auth_manager_from_config
from homeassistant.components.google_assistant.http import GoogleConfig
from homeassistant.components.google_assistant.smart_home import async_handle_message
from homeassistant.components.media_player import MediaPlayerEntityFeature as Feature
from homeassistant.const import __version__

from bare import bare_home_assistant

STEPS, LEVEL = "media_player.television", "media_player.amplifier"


async def main():
    hass = await bare_home_assistant()
    hass.config.internal_url = "http://homeassistant.local:8123"
    hass.auth = await auth_manager_from_config(hass, [], [])
    user = await hass.auth.async_create_system_user("Google", group_ids=["system-admin"])
    told = []

    async def note(call):
        told.append(f"{call.service} {call.data.get('volume_level', '')}".strip())

    for action in ("volume_up", "volume_down", "volume_set"):
        hass.services.async_register("media_player", action, note)
    hass.states.async_set(STEPS, "on", {"device_class": "tv", "supported_features": Feature.VOLUME_STEP | Feature.TURN_OFF})
    hass.states.async_set(LEVEL, "on", {"volume_level": 0.5, "supported_features": Feature.VOLUME_STEP | Feature.VOLUME_SET})
    exposed = {"expose_by_default": True, "exposed_domains": ["media_player"]}
    google = GoogleConfig(hass, {"project_id": "home", **exposed})
    await google.async_initialize()

    async def ask(intent, payload):
        message = {"requestId": "1", "inputs": [{"intent": f"action.devices.{intent}", "payload": payload}]}
        return (await async_handle_message(hass, google, user.id, user.id, message, "cloud"))["payload"]

    listed = {each["id"]: each["attributes"] for each in (await ask("SYNC", {}))["devices"]}
    seen = {}
    print(__version__)
    for player in (STEPS, LEVEL):
        told.clear()
        step = listed[player]["levelStepSize"]
        execution = {"command": "action.devices.commands.volumeRelative", "params": {"relativeSteps": step}}
        await ask("EXECUTE", {"commands": [{"devices": [{"id": player}], "execution": [execution]}]})
        await hass.async_block_till_done()
        seen[player] = [*told]
        print(f"  {player}: a step is {step}; told {len(told)} times: {sorted(set(told))}")
    assert seen == {STEPS: ["volume_up"] * 10, LEVEL: ["volume_set 0.6"]}, seen
    await hass.async_stop(force=True)


asyncio.run(main())
PYTHON
