#!/usr/bin/env bash
# Home Assistant 2026.11.0: a scene, or scene.apply in an automation, that says no more than "fan.bedroom: on" or
# "vacuum.robot: cleaning", as it may say "light.lamp: on".
# Expected: what a scene does not name stays as it is.
# Seen: the device is switched on, and then the scene fails. That a fan turns its head or which way it blows, and how hard
# a robot sucks, is compared with the scene where it says nothing of it; that differs as soon as the device has told it,
# so the nothing is sent and refused (a robot's is not even found). Every time anew, also where all is as wanted, and the
# automation ends there. Lamps and humidifiers are left as they are. The scene has to name it.
. "$(dirname "$0")/folder"
install homeassistant==2026.11.0
run <<'PYTHON'
import asyncio

from homeassistant.components import fan, humidifier, light, vacuum
from homeassistant.const import __version__
from homeassistant.core import State
from homeassistant.helpers.state import async_reproduce_state

from bare import bare_home_assistant


class Fan(fan.FanEntity):
    entity_id = "fan.bedroom"
    _attr_supported_features = fan.FanEntityFeature.TURN_ON | fan.FanEntityFeature.OSCILLATE | fan.FanEntityFeature.SET_SPEED
    _attr_percentage, _attr_oscillating = 0, False

    async def async_turn_on(self, percentage=None, preset_mode=None, **kwargs):
        self._attr_percentage = 50
        self.async_write_ha_state()


class Robot(vacuum.StateVacuumEntity):
    entity_id = "vacuum.robot"
    _attr_supported_features = (
        vacuum.VacuumEntityFeature.START | vacuum.VacuumEntityFeature.STATE | vacuum.VacuumEntityFeature.FAN_SPEED
    )
    _attr_activity, _attr_fan_speed, _attr_fan_speed_list = vacuum.VacuumActivity.DOCKED, "quiet", ["quiet", "strong"]

    async def async_start(self):
        self._attr_activity = vacuum.VacuumActivity.CLEANING
        self.async_write_ha_state()


class Lamp(light.LightEntity):
    entity_id = "light.lamp"
    _attr_supported_color_modes, _attr_color_mode = {light.ColorMode.BRIGHTNESS}, light.ColorMode.BRIGHTNESS
    _attr_is_on, _attr_brightness = False, 100

    async def async_turn_on(self, **kwargs):
        self._attr_is_on = True
        self.async_write_ha_state()


class Humidifier(humidifier.HumidifierEntity):
    entity_id = "humidifier.nursery"
    _attr_supported_features = humidifier.HumidifierEntityFeature.MODES
    _attr_is_on, _attr_target_humidity, _attr_mode, _attr_available_modes = False, 50, "auto", ["auto", "sleep"]

    async def async_turn_on(self, **kwargs):
        self._attr_is_on = True
        self.async_write_ha_state()


WANTED = (
    (fan, Fan, State("fan.bedroom", "on"), State("fan.bedroom", "on", {"oscillating": False})),
    (vacuum, Robot, State("vacuum.robot", "cleaning"), State("vacuum.robot", "cleaning", {"fan_speed": "quiet"})),
    (light, Lamp, State("light.lamp", "on"), None),
    (humidifier, Humidifier, State("humidifier.nursery", "on"), None),
)


async def main():
    hass = await bare_home_assistant()

    async def outcome(wanted):
        """Return the state after a scene, and the error of the scene."""
        try:
            await async_reproduce_state(hass, [wanted])
        except Exception as error:
            return hass.states.get(wanted.entity_id).state, type(error).__name__
        return hass.states.get(wanted.entity_id).state, None

    print(__version__)
    for component, made, bare, named in WANTED:
        assert await component.async_setup(hass, {})
        await hass.data[component.DOMAIN].async_add_entities([made()])
        results = [await outcome(bare), await outcome(bare)]
        print(f"  {bare.entity_id}: {bare.state!r} -> {results}")
        assert {state for state, _ in results} == {bare.state}
        assert all(bool(error) == bool(named) for _, error in results), results
        if named:
            assert await outcome(named) == (named.state, None)
    await hass.async_stop(force=True)


asyncio.run(main())
PYTHON
