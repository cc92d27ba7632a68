#!/usr/bin/env bash
# Home Assistant 2026.11.0: "Alexa, lock the front door", and the lock refuses: it is offline, its battery is
# empty, or it locks by hand only.
# Expected: Alexa hears of the error, as whoever calls lock.lock in Home Assistant does, or that the door is unlocked still.
# Seen: Alexa is told "LOCKED". The action is called without waiting for it, and the answer is what was asked for, in place
# of the state that the lock is in and that other answers bring along.
. "$(dirname "$0")/folder"
install homeassistant==2026.11.0 "${cameras[@]}"
run <<'PYTHON'
import asyncio
import logging

logging.disable()  # a library for pictures is missing, which nothing here needs

from homeassistant.auth import auth_manager_from_config
from homeassistant.components.alexa.smart_home import AlexaConfig, async_handle_message
from homeassistant.components.lock import LockEntity
from homeassistant.const import __version__
from homeassistant.exceptions import HomeAssistantError
from homeassistant.helpers.entity_component import EntityComponent
from homeassistant.helpers.entityfilter import FILTER_SCHEMA

from bare import bare_home_assistant

DOOR = "lock.door"


class Refusing(LockEntity):
    """A lock that does not lock."""

    entity_id = DOOR
    _attr_is_locked = False

    async def async_lock(self, **kwargs):
        raise HomeAssistantError("the battery is empty")


async def main():
    hass = await bare_home_assistant()
    hass.auth = await auth_manager_from_config(hass, [], [])
    locks = EntityComponent(logging.getLogger("lock"), "lock", hass)
    locks.async_register_entity_service("lock", None, "async_lock")
    await locks.async_add_entities([Refusing()])
    alexa = AlexaConfig(hass, {"filter": FILTER_SCHEMA({"include_entities": [DOOR]}), "locale": "en-US"})
    await alexa.async_initialize()
    lock = {
        "header": {"namespace": "Alexa.LockController", "name": "Lock", "messageId": "1", "payloadVersion": "3"},
        "endpoint": {"endpointId": "lock#door", "scope": {"type": "BearerToken", "token": ""}},
        "payload": {},
    }
    answer = await async_handle_message(hass, alexa, {"directive": lock})
    await hass.async_block_till_done()
    told = [each["value"] for each in answer["context"]["properties"] if each["name"] == "lockState"]
    try:
        refusal = await hass.services.async_call("lock", "lock", {"entity_id": DOOR}, blocking=True)
    except HomeAssistantError as error:
        refusal = str(error)
    print(__version__)
    print(f"  Home Assistant is told: {refusal}; the lock is {hass.states.get(DOOR).state}")
    print(f"  Alexa is told: {answer['event']['header']['name']}, lockState {told}")
    assert (refusal, hass.states.get(DOOR).state) == ("the battery is empty", "unlocked")
    assert (answer["event"]["header"]["name"], told) == ("Response", ["LOCKED"])
    await hass.async_stop(force=True)


asyncio.run(main())
PYTHON
