#!/usr/bin/env bash
# Home Assistant 2026.11.0: Google asks how an air purifier of three speeds is: while it runs by itself (preset "auto", its speed is
# unknown) at full power, while it is off, and at each of its speeds.
# Expected: no speed is told where none is known, as no brightness is told of a lamp, and no humidity of a humidifier; "off" is no speed.
# Seen: what is unknown counts as 0 %, and 0 % as the first of the list: the purifier runs at "1/3", the lowest, in its automatic
# mode and while it is off. Of a hundred speeds Google is told 0 percent.
. "$(dirname "$0")/folder"
install homeassistant==2026.11.0 "${cameras[@]}"
run <<'PYTHON'
import asyncio
import logging

logging.disable()  # a library for pictures is missing, which nothing here needs

from homeassistant.auth import auth_manager_from_config
from homeassistant.components.fan import FanEntityFeature
from homeassistant.components.google_assistant.http import GoogleConfig
from homeassistant.components.google_assistant.smart_home import async_handle_message
from homeassistant.const import __version__

from bare import bare_home_assistant

PURIFIER = "fan.purifier"
EXPOSED = {"project_id": "home", "expose_by_default": True, "exposed_domains": ["fan"]}
CASES = {
    "automatic": ("on", None, "auto", "1/3", 0),
    "off": ("off", 0, None, "1/3", 0),
    "low": ("on", 33, None, "1/3", 33),
    "high": ("on", 100, None, "3/3", 100),
}


async def main():
    hass = await bare_home_assistant()
    hass.auth = await auth_manager_from_config(hass, [], [])
    user = await hass.auth.async_create_system_user("Google", group_ids=["system-admin"])
    google = GoogleConfig(hass, EXPOSED)
    await google.async_initialize()
    query = {"intent": "action.devices.QUERY", "payload": {"devices": [{"id": PURIFIER}]}}

    async def told(state, percentage, preset, step):
        """Return what Google is told of the speed of a purifier."""
        attributes = {
            "percentage": percentage,
            "percentage_step": step,
            "preset_mode": preset,
            "preset_modes": ["auto"],
            "supported_features": FanEntityFeature.SET_SPEED | FanEntityFeature.PRESET_MODE,
        }
        hass.states.async_set(PURIFIER, state, attributes)
        asked = {"requestId": "1", "inputs": [query]}
        answer = await async_handle_message(hass, google, user.id, user.id, asked, "cloud")
        return answer["payload"]["devices"][PURIFIER]

    print(__version__)
    for name, (state, percentage, preset, of_three, of_many) in CASES.items():
        three, many = [await told(state, percentage, preset, step) for step in (100 / 3, 1)]
        seen = three["currentFanSpeedSetting"], many["currentFanSpeedPercent"]
        print(f"  {name}, at {percentage} %: {seen[0]} of three speeds, {seen[1]} percent of a hundred")
        assert seen == (of_three, of_many)
        assert three["on"] is (state == "on")
    await hass.async_stop(force=True)


asyncio.run(main())
PYTHON
