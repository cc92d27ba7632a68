#!/usr/bin/env bash
# Home Assistant 2026.11.0: Alexa asks how an alarm panel is, and a lock, in each of the states that Home Assistant has for them.
# Expected: a panel that rings is armed, or nothing is said; a lock is jammed when it is jammed, and nothing is said of one of which
# nothing is known, as nothing is said of an air conditioner.
# Seen: all that is not armed in one of four ways is "DISARMED": a panel that rings, one that counts down before it does, one that arms, one
# that is armed for a vacation, and one that is out of reach. All that is neither locked nor unlocked is "JAMMED": a lock that has told
# nothing since the start, one that is out of reach, and a door whose latch is held open.
. "$(dirname "$0")/folder"
install homeassistant==2026.11.0 "${cameras[@]}"
run <<'PYTHON'
import asyncio
import logging

logging.disable()  # a library for pictures is missing, which nothing here needs

from homeassistant.auth import auth_manager_from_config
from homeassistant.components.alarm_control_panel import AlarmControlPanelState
from homeassistant.components.alexa.smart_home import AlexaConfig, async_handle_message
from homeassistant.components.lock import LockState
from homeassistant.const import STATE_UNAVAILABLE, STATE_UNKNOWN, __version__
from homeassistant.helpers.entityfilter import FILTER_SCHEMA

from bare import bare_home_assistant

PANEL, LOCK = "alarm_control_panel.home", "lock.door"
NOTHING = (STATE_UNKNOWN, STATE_UNAVAILABLE)
ARMED = {"armed_home": "ARMED_STAY", "armed_away": "ARMED_AWAY", "armed_night": "ARMED_NIGHT", "armed_custom_bypass": "ARMED_STAY"}
LOCKED = {"locked": "LOCKED", "unlocking": "LOCKED", "unlocked": "UNLOCKED", "locking": "UNLOCKED"}


async def main():
    hass = await bare_home_assistant()
    hass.auth = await auth_manager_from_config(hass, [], [])
    alexa = AlexaConfig(hass, {"filter": FILTER_SCHEMA({"include_entities": [PANEL, LOCK]}), "locale": "en-US"})
    await alexa.async_initialize()

    async def told(entity_id, state, name):
        """Return what Alexa is told of an entity in a state."""
        features = {"supported_features": 15, "code_arm_required": False, "code_format": None}
        hass.states.async_set(entity_id, state, features)
        asked = {
            "header": {"namespace": "Alexa", "name": "ReportState", "messageId": "1", "payloadVersion": "3"},
            "endpoint": {"endpointId": entity_id.replace(".", "#"), "scope": {"type": "BearerToken", "token": ""}},
            "payload": {},
        }
        answer = await async_handle_message(hass, alexa, {"directive": asked})
        [value] = [each["value"] for each in answer["context"]["properties"] if each["name"] == name]
        return value

    seen = {}
    print(__version__)
    for entity_id, states, name in ((PANEL, AlarmControlPanelState, "armState"), (LOCK, LockState, "lockState")):
        seen[entity_id] = {str(state): await told(entity_id, state, name) for state in (*states, *NOTHING)}
        print(f"  {entity_id}: {seen[entity_id]}")
    assert {"triggered", "pending", "arming", "armed_vacation"} <= seen[PANEL].keys()
    assert {"jammed", "open", "opening"} <= seen[LOCK].keys()
    assert all(value == ARMED.get(state, "DISARMED") for state, value in seen[PANEL].items())
    assert all(value == LOCKED.get(state, "JAMMED") for state, value in seen[LOCK].items())
    await hass.async_stop(force=True)


asyncio.run(main())
PYTHON
