#!/usr/bin/env bash
# Home Assistant 2026.11.0: the speakers of a home in a media player group. The one in the bedroom plays at 20 %, the one in the
# kitchen at 60 %; "louder" (media_player.volume_up) for the group, from its card or by voice.
# Expected: each is a step louder, 30 and 70 %, as with media_player.volume_up for both.
# Seen: the group goes through its speakers and sets, for each of them, the volume of *all* to that one's and a tenth. Both end
# at 30 %, or both at 70 %, and where speakers show at once what they were told, at 40 % or 80 %. Which of the two it is, is up to
# the order of a set of texts, another after each start. With a speaker that is off, or tells no volume, it is an error
# besides, after some or none were told. Whoever wants all a step louder names the speakers, their room or a label.
. "$(dirname "$0")/folder"
install homeassistant==2026.11.0
for seed in 0 1; do
  PYTHONHASHSEED=$seed run <<'PYTHON'
import asyncio
import logging

from homeassistant.components.group.media_player import MediaPlayerGroup
from homeassistant.components.media_player import MediaPlayerEntityFeature as Feature
from homeassistant.const import __version__
from homeassistant.helpers.entity_component import EntityComponent

from bare import bare_home_assistant

BEDROOM, KITCHEN = "media_player.bedroom", "media_player.kitchen"
VOLUMES = {BEDROOM: 0.2, KITCHEN: 0.6}
DELAYS = (0.01, None)
FEATURES = {"supported_features": Feature.VOLUME_SET | Feature.VOLUME_STEP | Feature.TURN_ON | Feature.TURN_OFF}


async def main():
    hass = await bare_home_assistant()

    def tell(speaker, volume):
        hass.states.async_set(speaker, "playing", FEATURES | {"volume_level": volume})

    async def set_volume(call):
        if delay:
            await asyncio.sleep(delay)
        for speaker in VOLUMES.keys() - {is_off}:
            tell(speaker, call.data["volume_level"])

    hass.services.async_register("media_player", "volume_set", set_volume)
    speakers = MediaPlayerGroup(None, "Speakers", [*VOLUMES])
    await EntityComponent(logging.getLogger(), "media_player", hass).async_add_entities([speakers])
    seen, is_off = [], None
    for delay in DELAYS:
        for speaker, volume in VOLUMES.items():
            tell(speaker, volume)
        await hass.async_block_till_done()
        await speakers.async_volume_up()
        await hass.async_block_till_done()
        seen.append([round(hass.states.get(each).attributes["volume_level"], 2) for each in VOLUMES])
    is_off = BEDROOM
    hass.states.async_set(is_off, "off", FEATURES)
    await hass.async_block_till_done()
    try:
        await speakers.async_volume_up()
        error = None
    except KeyError as raised:
        error = str(raised.args[0])
    print(f"{__version__}: 0.2 and 0.6 made louder: {seen[0]}, told at once: {seen[1]}; with one that is off: no {error}")
    assert seen in ([[0.3, 0.3], [0.8, 0.8]], [[0.7, 0.7], [0.4, 0.4]]), seen
    assert error == "volume_level", error
    await hass.async_stop(force=True)


asyncio.run(main())
PYTHON
done | tee "$folder/seen"
grep -q "louder: .0.3" "$folder/seen"
grep -q "louder: .0.7" "$folder/seen"
