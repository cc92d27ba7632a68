#!/usr/bin/env bash
# Home Assistant 2026.11.0: a ball valve that can be set to a percentage and tells where it stands. It is closed, at 0 %.
# Expected: valve.toggle opens it, as cover.toggle opens a closed curtain. State and attribute is_closed say "closed", made
# of the position alone: of such an entity nothing else is asked for.
# Seen: toggle reads is_closed of the entity, not the attribute of the same name, and where the entity leaves it unknown
# the valve counts as open: it is told 0 % again, whenever it is toggled. Where the two differ (told to open, but stuck),
# it goes the way that is shown already. An integration must keep is_closed in step with the position.
. "$(dirname "$0")/folder"
install homeassistant==2026.11.0
run <<'PYTHON'
import asyncio

from homeassistant.components import valve
from homeassistant.const import __version__

from bare import bare_home_assistant


class BallValve(valve.ValveEntity):
    entity_id = "valve.garden"
    _attr_reports_position = True
    _attr_supported_features = (
        valve.ValveEntityFeature.OPEN | valve.ValveEntityFeature.CLOSE | valve.ValveEntityFeature.SET_POSITION
    )

    def __init__(self):
        self.told = []

    async def async_set_valve_position(self, position):
        self.told.append(position)


async def main():
    hass = await bare_home_assistant()
    assert await valve.async_setup(hass, {})
    garden = BallValve()
    await hass.data[valve.DOMAIN].async_add_entities([garden])

    async def toggled(position, is_closed):
        """Return what is shown of a valve and what it is told when it is toggled."""
        garden._attr_current_valve_position, garden._attr_is_closed = position, is_closed
        garden.async_write_ha_state()
        state = hass.states.get(garden.entity_id)
        garden.told.clear()
        await hass.services.async_call("valve", "toggle", {"entity_id": garden.entity_id}, blocking=True)
        return state.state, state.attributes["is_closed"], garden.told.copy()

    cases = {(0, None): [0], (0, False): [0], (0, True): [100], (60, None): [0], (60, True): [100], (60, False): [0]}
    print(__version__)
    for (position, is_closed), told in cases.items():
        state, attribute, seen = await toggled(position, is_closed)
        print(f"  at {position} %, is_closed {is_closed}: shown {state!r}, attribute {attribute}, told {seen[0]} %")
        assert (state, attribute) == (("open", False) if position else ("closed", True))
        assert seen == told
    await hass.async_stop(force=True)


asyncio.run(main())
PYTHON
