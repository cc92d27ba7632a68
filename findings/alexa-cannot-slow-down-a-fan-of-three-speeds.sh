#!/usr/bin/env bash
# Home Assistant 2026.11.0: fans of three, four, six and eight speeds run at full speed. "Alexa, decrease the fan speed": a step down, as Alexa
# leaves it to Home Assistant how much that is. Beside it fan.decrease_speed.
# Expected: one speed less, each time, until the slowest.
# Seen: a step is cut to whole per cent before it is taken off, so that a fan of three speeds is told 67 %, and one of six 84 %. Speeds are
# chosen by the percentage rounded up (percentage_to_ordered_list_item, and the formula in Home Assistant's documents), and 67 % are
# the full speed of three: the fan stays as it is, however often it is asked for. Four speeds have a whole step and go down. An
# integration that rounds up has to see in which direction it was asked to go.
. "$(dirname "$0")/folder"
install homeassistant==2026.11.0 "${cameras[@]}"
run <<'PYTHON'
import asyncio
import logging

logging.disable()  # a library for pictures is missing, which nothing here needs

from homeassistant.auth import auth_manager_from_config
from homeassistant.components import fan
from homeassistant.components.alexa.smart_home import AlexaConfig, async_handle_message
from homeassistant.components.fan import FanEntityFeature as Feature
from homeassistant.const import __version__
from homeassistant.helpers.entityfilter import FILTER_SCHEMA
from homeassistant.util.percentage import ordered_list_item_to_percentage, percentage_to_ordered_list_item

from bare import bare_home_assistant

COUNTS = (3, 4, 6, 8)


class Fan(fan.FanEntity):
    """A fan as Home Assistant's documents have it, its speeds numbered from 1."""

    _attr_supported_features = Feature.SET_SPEED | Feature.TURN_ON | Feature.TURN_OFF
    _attr_should_poll = False

    def __init__(self, count):
        self.entity_id, self._attr_speed_count, self.speeds = f"fan.of_{count}", count, [*range(1, count + 1)]
        self.set(count)

    def set(self, speed):
        self.speed, self._attr_percentage = speed, ordered_list_item_to_percentage(self.speeds, speed)

    async def async_set_percentage(self, percentage):
        self.set(percentage_to_ordered_list_item(self.speeds, percentage))
        self.async_write_ha_state()


async def main():
    hass = await bare_home_assistant()
    hass.auth = await auth_manager_from_config(hass, [], [])
    assert await fan.async_setup(hass, {})
    fans = [Fan(count) for count in COUNTS]
    await hass.data[fan.DOMAIN].async_add_entities(fans)
    alexa = AlexaConfig(hass, {"filter": FILTER_SCHEMA({"include_domains": ["fan"]}), "locale": "en-US"})
    await alexa.async_initialize()

    async def asked(each):
        """Say "Alexa, decrease the fan speed"."""
        step = {
            "header": {
                "namespace": "Alexa.RangeController", "name": "AdjustRangeValue", "instance": "fan.percentage", "messageId": "1",
                "payloadVersion": "3",
            },
            "endpoint": {"endpointId": each.entity_id.replace(".", "#"), "scope": {"type": "BearerToken", "token": ""}},
            "payload": {"rangeValueDelta": -1, "rangeValueDeltaDefault": True},
        }
        answer = await async_handle_message(hass, alexa, {"directive": step})
        assert answer["event"]["header"]["name"] == "Response", answer

    async def called(each):
        await hass.services.async_call("fan", "decrease_speed", {"entity_id": each.entity_id}, blocking=True)

    print(__version__)
    seen = {}
    for name, slow_down in (("Alexa", asked), ("fan.decrease_speed", called)):
        for each in fans:
            each.set(each.speed_count)
            each.async_write_ha_state()
            speeds = []
            for _ in range(2):
                await slow_down(each)
                await hass.async_block_till_done()
                speeds.append(each.speed)
            seen[name, each.speed_count] = speeds
            print(f"  {name}, {each.speed_count} speeds: from {each.speed_count} to {speeds}")
    for count in COUNTS:
        down = [max(count - each, 0) for each in (1, 2)]
        assert seen["fan.decrease_speed", count]== down, count
        assert seen["Alexa", count]== (down if count == 4 else [count, count]), count
    await hass.async_stop(force=True)


asyncio.run(main())
PYTHON
