#!/usr/bin/env bash
# Home Assistant 2026.11.0: Alice switches a lamp on by her phone. Two seconds later somebody switches it off at the wall, and the device tells
# so. Then Alice has a curtain closed, which tells six seconds later that it is. An automation asks who it was, by
# trigger.to_state.context.user_id, as "whoever did it by hand shall not be overruled" does.
# Expected: the wall is nobody (None), and the curtain was Alice.
# Seen: the wall was Alice, and the curtain nobody. Whatever an entity shows within five seconds of an action is of that action's
# context, whoever caused it, and nothing is after that.
. "$(dirname "$0")/folder"
install homeassistant==2026.11.0
run <<'PYTHON'
import asyncio

from homeassistant.components.switch import DATA_COMPONENT, SwitchEntity
from homeassistant.const import __version__
from homeassistant.core import Context
from homeassistant.setup import async_setup_component

from bare import bare_home_assistant


ALICE = Context()  # that of an action, with her user_id where she is logged in


class Thing(SwitchEntity):
    """Something that tells by itself what it does."""

    def __init__(self, name):
        self.entity_id = f"switch.{name}"

    async def async_turn_on(self, **kwargs):
        pass

    def tell(self, is_on):
        self._attr_is_on = is_on
        self.async_write_ha_state()
        return self.hass.states.get(self.entity_id).context.id == ALICE.id


async def main():
    hass = await bare_home_assistant()
    assert await async_setup_component(hass, "switch", {})
    lamp, curtain = Thing("lamp"), Thing("curtain")
    await hass.data[DATA_COMPONENT].async_add_entities([lamp, curtain])
    for thing in (lamp, curtain):
        target = {"entity_id": thing.entity_id}
        await hass.services.async_call("switch", "turn_on", target, blocking=True, context=ALICE)
    await asyncio.sleep(2)
    wall = lamp.tell(False)
    await asyncio.sleep(4)
    closed = curtain.tell(True)
    print(__version__)
    print(f"  switched off at the wall after two seconds: by Alice, {wall}; closed for her after six: by Alice, {closed}")
    assert (wall, closed) == (True, False)
    await hass.async_stop(force=True)


asyncio.run(main())
PYTHON
