#!/usr/bin/env bash
# Home Assistant 2026.11.0: scene.create keeps an alarm panel, with the lamps, before an automation changes them, and brings them back
# afterwards. In that moment the alarm rings, and its owner disarms it before the scene is applied. The panel can also be triggered from
# Home Assistant, as a button for emergencies.
# Expected: what rings is not a setting, and is left alone, as a panel is that was saved while it was arming, counting down or disarming.
# Seen: the alarm is set off: "triggered" is brought back by alarm_trigger. So a light scene that knows the panel calls for help hours
# later. Panels that cannot be triggered refuse, and the scene fails. Leave panels out of snapshots.
. "$(dirname "$0")/folder"
install homeassistant==2026.11.0
run <<'PYTHON'
import asyncio

from homeassistant.components import alarm_control_panel as panels
from homeassistant.components.alarm_control_panel import reproduce_state
from homeassistant.const import __version__
from homeassistant.core import State
from homeassistant.exceptions import HomeAssistantError

from bare import bare_home_assistant

ARM = panels.AlarmControlPanelEntityFeature.ARM_AWAY
TRIGGER = panels.AlarmControlPanelEntityFeature.TRIGGER


class Panel(panels.AlarmControlPanelEntity):
    _attr_code_arm_required = False

    def __init__(self, entity_id, features):
        self.entity_id, self._attr_supported_features = entity_id, features
        self._attr_alarm_state = panels.AlarmControlPanelState.DISARMED
        self.told = []

    async def async_alarm_arm_away(self, code=None):
        self.told.append("arm_away")

    async def async_alarm_trigger(self, code=None):
        self.told.append("trigger")


async def main():
    hass = await bare_home_assistant()
    assert await panels.async_setup(hass, {})
    home, shed = entities = [Panel("alarm_control_panel.home", ARM | TRIGGER), Panel("alarm_control_panel.shed", ARM)]
    await hass.data[panels.DOMAIN].async_add_entities(entities)

    async def brought_back(panel, saved):
        """Return what a disarmed panel is told by a scene that was saved in another state."""
        panel.told.clear()
        try:
            await reproduce_state.async_reproduce_states(hass, [State(panel.entity_id, saved)])
        except HomeAssistantError as error:
            return type(error).__name__
        return panel.told.copy()

    print(__version__)
    saved = ("armed_away", "arming", "pending", "disarming", "triggered")
    seen = {state: await brought_back(home, state) for state in saved}
    refused = await brought_back(shed, "triggered")
    print(f"  the panel is disarmed; saved while it was: {seen}; one that cannot be triggered: {refused}")
    assert seen == {"armed_away": ["arm_away"], "arming": [], "pending": [], "disarming": [], "triggered": ["trigger"]}
    assert refused == "ServiceNotSupported"
    await hass.async_stop(force=True)


asyncio.run(main())
PYTHON
