#!/usr/bin/env bash
# Home Assistant 2026.11.0: a robot vacuum with the suctions quiet, standard, strong and max, weakest first. "Alexa, set the fan
# speed of the robot to minimum", and "to maximum"; then a robot of two suctions.
# Expected: quiet, and max.
# Seen: standard, and max. Alexa is told numbers from 0 on with names, and "minimum" is a name of number 1, as if number 0 were "off", which
# a vacuum has none of. Of a robot with two suctions "minimum" and "maximum" are both the stronger one. By their own names
# all are reached: "to quiet".
. "$(dirname "$0")/folder"
install homeassistant==2026.11.0 "${cameras[@]}"
run <<'PYTHON'
import asyncio
import logging

logging.disable()  # a library for pictures is missing, which nothing here needs

from homeassistant.auth import auth_manager_from_config
from homeassistant.components import vacuum
from homeassistant.components.alexa.smart_home import AlexaConfig, async_handle_message
from homeassistant.components.vacuum import VacuumEntityFeature as Feature
from homeassistant.const import __version__
from homeassistant.helpers.entityfilter import FILTER_SCHEMA

from bare import bare_home_assistant

NAMES = {"Alexa.Value.Minimum": "minimum", "Alexa.Value.Maximum": "maximum"}
ROBOTS = {"vacuum.four": ["quiet", "standard", "strong", "max"], "vacuum.two": ["quiet", "strong"]}


class Robot(vacuum.StateVacuumEntity):
    _attr_supported_features = Feature.STATE | Feature.START | Feature.RETURN_HOME | Feature.FAN_SPEED
    _attr_activity = vacuum.VacuumActivity.DOCKED
    _attr_should_poll = False

    def __init__(self, entity_id, suctions):
        self.entity_id, self._attr_fan_speed_list, self._attr_fan_speed = entity_id, suctions, suctions[0]

    async def async_set_fan_speed(self, fan_speed, **kwargs):
        self._attr_fan_speed = fan_speed
        self.async_write_ha_state()


def directive(namespace, name, payload, **endpoint):
    header = {"namespace": namespace, "name": name, "messageId": "1", "payloadVersion": "3"}
    if endpoint:
        header["instance"] = "vacuum.fan_speed"
        endpoint = {"endpoint": {**endpoint, "scope": {"type": "BearerToken", "token": ""}}}
    return {"directive": {"header": header, "payload": payload, **endpoint}}


async def main():
    hass = await bare_home_assistant()
    hass.auth = await auth_manager_from_config(hass, [], [])
    assert await vacuum.async_setup(hass, {})
    await hass.data[vacuum.DOMAIN].async_add_entities([Robot(*each) for each in ROBOTS.items()])
    alexa = AlexaConfig(hass, {"filter": FILTER_SCHEMA({"include_domains": ["vacuum"]}), "locale": "en-US"})
    await alexa.async_initialize()
    discover = directive("Alexa.Discovery", "Discover", {"scope": {"type": "BearerToken", "token": ""}})
    found = (await async_handle_message(hass, alexa, discover))["event"]["payload"]["endpoints"]
    print(__version__)
    seen = {}
    for endpoint in found:
        robot = endpoint["endpointId"].replace("#", ".")
        [capability] = [each for each in endpoint["capabilities"] if each.get("instance") == "vacuum.fan_speed"]
        for preset in capability["configuration"]["presets"]:
            for label in preset["presetResources"]["friendlyNames"]:
                if name := NAMES.get(label["value"].get("assetId")):
                    told = {"rangeValue": preset["rangeValue"]}
                    sent = directive("Alexa.RangeController", "SetRangeValue", told, endpointId=endpoint["endpointId"])
                    await async_handle_message(hass, alexa, sent)
                    await hass.async_block_till_done()
                    seen[robot, name] = hass.states.get(robot).attributes["fan_speed"]
                    print(f"  {robot} of {ROBOTS[robot]}, {name}: {seen[robot, name]}")
    assert seen == {
        ("vacuum.four", "minimum"): "standard", ("vacuum.four", "maximum"): "max",
        ("vacuum.two", "minimum"): "strong", ("vacuum.two", "maximum"): "strong",
    }, seen
    await hass.async_stop(force=True)


asyncio.run(main())
PYTHON
