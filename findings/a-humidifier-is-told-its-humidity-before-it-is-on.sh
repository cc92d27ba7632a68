#!/usr/bin/env bash
# Home Assistant 2026.11.0: "set the humidifier to 50 %" to Assist (HassHumidifierSetpoint), and the humidifier is off. It takes a moment to
# start, and takes no humidity before: it refuses it. Then to a mode, by HassHumidifierMode.
# Expected: it is switched on, then told. Where it cannot be switched on, that is said.
# Seen: only the mode waits for it. The humidity is told while it still starts, and is refused; where it needs to start and
# cannot, nothing is refused, and the answer is "Turned Humidifier on and set humidity to 50%".
. "$(dirname "$0")/folder"
install homeassistant==2026.11.0
run <<'PYTHON'
import asyncio

from homeassistant.components import humidifier
from homeassistant.components.humidifier import DATA_COMPONENT, HumidifierEntity, HumidifierEntityFeature
from homeassistant.components.humidifier.intent import async_setup_intents
from homeassistant.const import __version__
from homeassistant.exceptions import HomeAssistantError
from homeassistant.helpers import intent

from bare import bare_home_assistant

HUMIDITY, MODE = ("HassHumidifierSetpoint", "humidity", 50), ("HassHumidifierMode", "mode", "auto")


class Humidifier(HumidifierEntity):
    """A humidifier that takes a moment to start."""

    _attr_name = "Humidifier"
    _attr_mode, _attr_available_modes = "auto", ["auto"]
    _attr_supported_features = HumidifierEntityFeature.MODES
    can_start = needs_to_be_on = True

    async def async_turn_on(self, **kwargs):
        await asyncio.sleep(0.05)
        if not self.can_start:
            raise HomeAssistantError("the tank is empty")
        self._attr_is_on = True

    def check(self):
        if self.needs_to_be_on and not self.is_on:
            raise HomeAssistantError("it is off")

    async def async_set_humidity(self, humidity):
        self.check()

    async def async_set_mode(self, mode):
        self.check()


async def main():
    hass = await bare_home_assistant()
    assert await humidifier.async_setup(hass, {})
    await async_setup_intents(hass)
    device = Humidifier()
    await hass.data[DATA_COMPONENT].async_add_entities([device])

    async def say(name, slot, value, can_start, needs_to_be_on):
        device._attr_is_on = False
        device.can_start, device.needs_to_be_on = can_start, needs_to_be_on
        device.async_write_ha_state()
        slots = {"name": {"value": "Humidifier"}, slot: {"value": value}}
        try:
            answer = await intent.async_handle(hass, "test", name, slots)
            told = answer.speech["plain"]["speech"]
        except (HomeAssistantError, intent.IntentError) as error:
            told = f"refused: {error.__cause__ or error}"
        await hass.async_block_till_done()
        print(f"  {name}, can start: {can_start}, must be on: {needs_to_be_on}: {told}; on: {device.is_on}")
        return told, device.is_on

    print(__version__)
    assert await say(*MODE, True, True) == ("Turned Humidifier on and set auto mode", True)
    assert await say(*HUMIDITY, True, True) == ("refused: it is off", True)
    assert await say(*MODE, False, False) == ("refused: the tank is empty", False)
    assert await say(*HUMIDITY, False, False) == ("Turned Humidifier on and set humidity to 50%", False)
    await hass.async_stop(force=True)


asyncio.run(main())
PYTHON
