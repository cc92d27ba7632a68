#!/usr/bin/env bash
# Home Assistant 2026.11.0: Google asks how a curtain is, and a garden valve, both of which can be set to a position and stopped. They
# stand still, open, closed or half way, and tell so. Then "Hey Google, start the curtain".
# Expected: isRunning is false, as it is for those that can be opened, closed and stopped only; to start what is open
# makes no sense and is refused, or opens it.
# Seen: isRunning is true, for good, whatever they do: a position that can be set is taken for a state that is not
# known. "Start" toggles, so that an open curtain is closed and an open valve too; "stop" sends a stop each time. That they have
# started or stopped is never told.
. "$(dirname "$0")/folder"
install homeassistant==2026.11.0 "${cameras[@]}"
run <<'PYTHON'
import asyncio
import logging

logging.disable()  # a library for pictures is missing, which nothing here needs

from homeassistant.auth import auth_manager_from_config
from homeassistant.components.google_assistant.http import GoogleConfig
from homeassistant.components.google_assistant.smart_home import async_handle_message
from homeassistant.const import __version__

from bare import bare_home_assistant

OPEN_CLOSE_STOP, POSITION = 1 | 2 | 8, 4
AT_REST = {"open": 100, "half way": 40, "closed": 0}
EXPOSED = {"project_id": "home", "expose_by_default": True, "exposed_domains": ["cover", "valve"]}


async def main():
    hass = await bare_home_assistant()
    hass.auth = await auth_manager_from_config(hass, [], [])
    user = await hass.auth.async_create_system_user("Google", group_ids=["system-admin"])
    google = GoogleConfig(hass, EXPOSED)
    await google.async_initialize()
    sent = []

    async def note(call):
        sent.append(str(call.service))

    for domain in ("cover", "valve"):
        for service in ("toggle", f"stop_{domain}"):
            hass.services.async_register(domain, service, note)

    async def ask(intent, payload):
        message = {"requestId": "1", "inputs": [{"intent": f"action.devices.{intent}", "payload": payload}]}
        return (await async_handle_message(hass, google, user.id, user.id, message, "cloud"))["payload"]

    def rest(entity_id, position, features):
        attributes = {"supported_features": features, "current_position": position, "is_closed": not position}
        hass.states.async_set(entity_id, "open" if position else "closed", attributes)

    async def runs(entity_id):
        answer = await ask("QUERY", {"devices": [{"id": entity_id}]})
        return answer["devices"][entity_id]["isRunning"]

    async def start(entity_id, is_start):
        sent.clear()
        command = {"command": "action.devices.commands.StartStop", "params": {"start": is_start}}
        await ask("EXECUTE", {"commands": [{"devices": [{"id": entity_id}], "execution": [command]}]})
        return list(sent)

    print(__version__)
    for entity_id in ("cover.curtain", "valve.garden"):
        seen = {}
        for name, features in (("position", OPEN_CLOSE_STOP | POSITION), ("no position", OPEN_CLOSE_STOP)):
            for place, position in AT_REST.items():
                rest(entity_id, position, features)
                seen[name, place] = await runs(entity_id)
        rest(entity_id, 100, OPEN_CLOSE_STOP | POSITION)
        started, stopped = await start(entity_id, True), await start(entity_id, False)
        print(f"  {entity_id} runs: {seen}; open and told to start: {started}, to stop: {stopped}")
        assert all(running is (name == "position") for (name, _), running in seen.items()), seen
        assert (started, stopped) == (["toggle"], [f"stop_{entity_id.split('.')[0]}"])
    await hass.async_stop(force=True)


asyncio.run(main())
PYTHON
