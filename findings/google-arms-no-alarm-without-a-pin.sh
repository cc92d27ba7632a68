#!/usr/bin/env bash
# Home Assistant 2026.11.0: "Hey Google, arm the alarm" for an alarm panel that needs no code, in a home where
# no PIN for secure devices is set (secure_devices_pin, which is optional).
# Expected: the panel is armed: it asks for no code, and Google asks for a PIN only where a code is needed.
# Seen: "unknownError" for the whole request, and nothing is armed. The PIN that is not there is sent as the panel's code, and no code is a text.
# With a PIN, the panel is armed without Google asking for it, and is handed the PIN.
. "$(dirname "$0")/folder"
install homeassistant==2026.11.0 "${cameras[@]}"
run <<'PYTHON'
import asyncio
import logging

logging.disable()  # a library for pictures is missing, which nothing here needs

from homeassistant.auth import auth_manager_from_config
from homeassistant.components.alarm_control_panel import (
    AlarmControlPanelEntity, AlarmControlPanelEntityFeature, AlarmControlPanelState, async_setup,
)
from homeassistant.components.google_assistant.http import GoogleConfig
from homeassistant.components.google_assistant.smart_home import async_handle_message
from homeassistant.const import __version__

from bare import bare_home_assistant

PANEL = "alarm_control_panel.home"


class Panel(AlarmControlPanelEntity):
    """A panel that needs no code."""

    entity_id = PANEL
    _attr_code_arm_required = False
    _attr_supported_features = AlarmControlPanelEntityFeature.ARM_AWAY
    _attr_alarm_state = AlarmControlPanelState.DISARMED
    codes = []

    async def async_alarm_arm_away(self, code=None):
        self.codes.append(code)
        self._attr_alarm_state = AlarmControlPanelState.ARMED_AWAY
        self.async_write_ha_state()


async def main():
    hass = await bare_home_assistant()
    hass.auth = await auth_manager_from_config(hass, [], [])
    user = await hass.auth.async_create_system_user("Google", group_ids=["system-admin"])
    await async_setup(hass, {})
    panel = Panel()
    await hass.data["alarm_control_panel"].async_add_entities([panel])

    async def arm(**settings):
        """Return what Google is answered, and which codes the panel has got."""
        exposed = {"expose_by_default": True, "exposed_domains": ["alarm_control_panel"]}
        google = GoogleConfig(hass, {"project_id": "home", **exposed, **settings})
        await google.async_initialize()
        execution = {"command": "action.devices.commands.ArmDisarm", "params": {"arm": True, "armLevel": "armed_away"}}
        commands = [{"devices": [{"id": PANEL}], "execution": [execution]}]
        message = {"requestId": "1", "inputs": [{"intent": "action.devices.EXECUTE", "payload": {"commands": commands}}]}
        answer = await async_handle_message(hass, google, user.id, user.id, message, "cloud")
        told = answer["payload"].get("errorCode") or answer["payload"]["commands"][0]["status"]
        return told, hass.states.get(PANEL).state, list(panel.codes)

    without, with_pin = await arm(), await arm(secure_devices_pin="1234")
    print(__version__)
    print(f"  without a PIN: {without}")
    print(f"  with a PIN: {with_pin}")
    assert without == ("unknownError", "disarmed", [])
    assert with_pin == ("SUCCESS", "armed_away", ["1234"])
    await hass.async_stop(force=True)


asyncio.run(main())
PYTHON
