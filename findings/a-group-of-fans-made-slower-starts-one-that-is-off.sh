#!/usr/bin/env bash
# Home Assistant 2026.11.0: two fans of four speeds in a fan group, one at 100 %, the other off. "A bit slower" for the group
# (fan.decrease_speed), and, from the same beginning, "a bit faster".
# Expected: the one that runs goes to 75 %; the other stays off. Faster: both stay as they are, at most.
# Seen: slower starts the fan that was off, at 25 %, beside the other; faster slows the fast one to 75 % and starts the other. The group
# takes a fan that is off for one of 0 %, so that its own speed is 50 %, and sets all its fans to one step from there. The state of the
# group tells 50 % where no fan has it. A group has one speed: steps belong to the fans themselves.
. "$(dirname "$0")/folder"
install homeassistant==2026.11.0
run <<'PYTHON'
import asyncio
import logging

from homeassistant.components import fan
from homeassistant.components.fan import FanEntityFeature as Feature
from homeassistant.components.group.fan import FanGroup
from homeassistant.const import __version__

from bare import bare_home_assistant

FANS = {"fan.bedroom": 100, "fan.kitchen": 0}


class Fan(fan.FanEntity):
    _attr_supported_features = Feature.SET_SPEED | Feature.TURN_ON | Feature.TURN_OFF
    _attr_speed_count, _attr_should_poll = 4, False

    def __init__(self, entity_id, percentage):
        self.entity_id, self._attr_percentage = entity_id, percentage

    async def async_set_percentage(self, percentage):
        self._attr_percentage = percentage
        self.async_write_ha_state()


async def main():
    hass = await bare_home_assistant()
    assert await fan.async_setup(hass, {})
    fans = [Fan(*each) for each in FANS.items()]
    group = FanGroup(None, "Fans", [*FANS])
    await hass.data[fan.DOMAIN].async_add_entities([*fans, group])
    print(__version__)
    seen = {}
    for step in ("decrease_speed", "increase_speed"):
        for each in fans:
            await each.async_set_percentage(FANS[each.entity_id])
        await hass.async_block_till_done()
        before = group.percentage
        await hass.services.async_call("fan", step, {"entity_id": group.entity_id}, blocking=True)
        seen[step] = [each.percentage for each in fans]
        print(f"  {[*FANS.values()]}, {before} % as a group, {step}: {seen[step]}")
        assert before == 50
    assert seen == {"decrease_speed": [25, 25], "increase_speed": [75, 75]}
    await hass.async_stop(force=True)


asyncio.run(main())
PYTHON
