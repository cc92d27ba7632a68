#!/usr/bin/env bash
# Home Assistant 2026.11.0 with HAP-python 5.0.0: a robot vacuum that can be started, stopped and paused, and not be sent home, as it tells.
# It cleans, and is switched off in Apple's Home, by a HomeKit bridge.
# Expected: it stops, or pauses: both are offered.
# Seen: it cleans on. It is told "turn_off", an action that vacuums have no more: the call fails, and so does the tap. A vacuum that
# can be sent home is sent home; stopping and pausing are never tried.
. "$(dirname "$0")/folder"
install homeassistant==2026.11.0 "${apple[@]}"
run <<'PYTHON'
import asyncio
import logging

logging.disable()  # a library for pictures is missing, which nothing here needs

from homeassistant.components.vacuum import DATA_COMPONENT, StateVacuumEntity, VacuumEntityFeature as Feature
from homeassistant.const import __version__
from homeassistant.setup import async_setup_component

from bare import bare_home_assistant
from bridged import begin_bridge

STAYS = Feature.STATE | Feature.START | Feature.STOP | Feature.PAUSE


class Vacuum(StateVacuumEntity):
    """A vacuum that notes what it is told."""

    entity_id = "vacuum.robot"
    _attr_activity = "cleaning"

    def __init__(self, supported):
        self._attr_supported_features, self.told = supported, []

    async def async_stop(self, **kwargs):
        self.told.append("stop")

    async def async_pause(self):
        self.told.append("pause")

    async def async_return_to_base(self, **kwargs):
        self.told.append("return_to_base")


async def switched_off(vacuum):
    """Return what a vacuum is told that is switched off in Apple's Home, what it shows, and whether it is on there."""
    hass = await bare_home_assistant()
    bridge = await begin_bridge(hass)
    assert await async_setup_component(hass, "vacuum", {})
    await hass.data[DATA_COMPONENT].async_add_entities([vacuum])
    accessory = bridge.add(vacuum.entity_id)
    assert accessory.char_on.value
    await bridge.write((accessory.char_on, False))
    shown = hass.states.get(vacuum.entity_id).state
    await hass.async_stop(force=True)
    return vacuum.told, shown, bool(accessory.char_on.value)


async def main():
    seen = {
        "knows no way home": await switched_off(Vacuum(STAYS)),
        "can be sent home": await switched_off(Vacuum(STAYS | Feature.RETURN_HOME)),
    }
    print(__version__)
    print("\n".join(f"  {robot}: is told {told}, is {shown}, on in Apple's Home: {on}" for robot, (told, shown, on) in seen.items()))
    assert list(seen.values()) == [([], "cleaning", True), (["return_to_base"], "cleaning", False)], seen


asyncio.run(main())
PYTHON
