#!/usr/bin/env bash
# Home Assistant 2026.11.0: "Alexa, open the blind", "close the blind", "raise" and "lower" it: a blind that is set to a position, and one whose
# slats can be turned besides. Both are down, at 0 %.
# Expected: "open" moves both up, as cover.open_cover does.
# Seen: of the one with slats "open" turns the slats and leaves it down; "close" closes the slats of one that is up. Alexa is told so at
# discovery: where there are slats the two words are theirs, and "raise" and "lower" alone are left to the blind. Whether it is
# open is told by the slats as well. Who means the blind says "raise" and "lower".
. "$(dirname "$0")/folder"
install homeassistant==2026.11.0 "${cameras[@]}"
run <<'PYTHON'
import asyncio
import logging

logging.disable()  # a library for pictures is missing, which nothing here needs

from homeassistant.auth import auth_manager_from_config
from homeassistant.components import cover
from homeassistant.components.alexa.smart_home import AlexaConfig, async_handle_message
from homeassistant.components.cover import CoverEntityFeature as Feature
from homeassistant.const import __version__
from homeassistant.helpers.entityfilter import FILTER_SCHEMA

from bare import bare_home_assistant

PLAIN = Feature.OPEN | Feature.CLOSE | Feature.SET_POSITION
SLATS = Feature.OPEN_TILT | Feature.CLOSE_TILT | Feature.SET_TILT_POSITION
BLINDS = {"cover.plain": PLAIN, "cover.slats": PLAIN | SLATS}
WORDS = ("Open", "Close", "Raise", "Lower")


class Blind(cover.CoverEntity):
    _attr_device_class = cover.CoverDeviceClass.BLIND
    _attr_should_poll, _attr_is_closed = False, True

    def __init__(self, entity_id, features):
        self.entity_id, self._attr_supported_features, self.told = entity_id, features, []
        self._attr_current_cover_position = 0
        if features & SLATS:
            self._attr_current_cover_tilt_position = 0

    async def async_open_cover(self, **kwargs):
        self.told.append("up")

    async def async_close_cover(self, **kwargs):
        self.told.append("down")

    async def async_open_cover_tilt(self, **kwargs):
        self.told.append("slats open")

    async def async_close_cover_tilt(self, **kwargs):
        self.told.append("slats closed")


async def main():
    hass = await bare_home_assistant()
    hass.auth = await auth_manager_from_config(hass, [], [])
    assert await cover.async_setup(hass, {})
    blinds = {each: Blind(each, features) for each, features in BLINDS.items()}
    await hass.data[cover.DOMAIN].async_add_entities([*blinds.values()])
    alexa = AlexaConfig(hass, {"filter": FILTER_SCHEMA({"include_domains": ["cover"]}), "locale": "en-US"})
    await alexa.async_initialize()
    token = {"scope": {"type": "BearerToken", "token": ""}}

    async def send(namespace, name, payload, **more):
        header = {"namespace": namespace, "name": name, "messageId": "1", "payloadVersion": "3"}
        if instance := more.pop("instance", None):
            header["instance"] = instance
        answer = await async_handle_message(hass, alexa, {"directive": {"header": header, "payload": payload, **more}})
        await hass.async_block_till_done()
        return answer["event"]["payload"]

    found = (await send("Alexa.Discovery", "Discover", token))["endpoints"]
    print(__version__)
    seen = {}
    for endpoint in found:
        blind = blinds[endpoint["endpointId"].replace("#", ".")]
        for word in WORDS:
            for capability in endpoint["capabilities"]:
                for mapping in capability.get("semantics", {}).get("actionMappings", ()):
                    if f"Alexa.Actions.{word}" in mapping["actions"]:
                        directive = mapping["directive"]
                        await send(
                            capability["interface"], directive["name"], directive["payload"], instance=capability["instance"],
                            endpoint={"endpointId": endpoint["endpointId"], **token},
                        )
        told = [each["instance"] for each in endpoint["capabilities"] if "stateMappings" in each.get("semantics", {})]
        seen[blind.entity_id] = dict(zip(WORDS, blind.told, strict=True)) | {"is open by": told}
        print(f"  {blind.entity_id}: {seen[blind.entity_id]}")
    assert seen == {
        "cover.plain": {"Open": "up", "Close": "down", "Raise": "up", "Lower": "down", "is open by": ["cover.position"]},
        "cover.slats": {
            "Open": "slats open", "Close": "slats closed", "Raise": "up", "Lower": "down", "is open by": ["cover.tilt"],
        },
    }
    await hass.async_stop(force=True)


asyncio.run(main())
PYTHON
