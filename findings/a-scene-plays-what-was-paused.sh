#!/usr/bin/env bash
# Home Assistant 2026.11.0: a scene for the night (or a snapshot by scene.create) in which a speaker is paused.
# Expected: the speaker is paused, or stays so.
# Seen: what has a media_content_id is played first, aloud, and paused afterwards; a speaker that plays the very song
# begins it anew. Only a player that names no content while it is paused is left in peace: media_content_id is to be
# told of what plays, and of nothing else.
. "$(dirname "$0")/folder"
install homeassistant==2026.11.0
run <<'PYTHON'
import asyncio

from homeassistant.components.media_player import MediaPlayerEntityFeature as Feature
from homeassistant.const import __version__
from homeassistant.core import State
from homeassistant.helpers.state import async_reproduce_state

from bare import bare_home_assistant

FEATURES = {"supported_features": Feature.PLAY_MEDIA | Feature.PLAY | Feature.PAUSE | Feature.VOLUME_SET}
SONG = {"media_content_type": "music", "media_content_id": "1001"}
SPEAKER = "media_player.speaker"


async def main():
    hass = await bare_home_assistant()
    calls = []

    async def note(call):
        calls.append(str(call.service))

    for name in ("play_media", "media_play", "media_pause", "volume_set"):
        hass.services.async_register("media_player", name, note)

    async def asked(now, then, content):
        hass.states.async_set(SPEAKER, now, FEATURES | content)
        calls.clear()
        await async_reproduce_state(hass, [State(SPEAKER, then, FEATURES | content)])
        return list(calls)

    seen = {
        "paused, to be paused": await asked("paused", "paused", SONG),
        "plays, to play the same": await asked("playing", "playing", SONG),
        "paused, to be paused, without an id": await asked("paused", "paused", {"media_content_type": "music"}),
    }
    print(__version__)
    print("\n".join(f"  {case}: {services}" for case, services in seen.items()))
    assert list(seen.values()) == [["play_media", "media_pause"], ["play_media"], ["media_pause"]]
    await hass.async_stop(force=True)


asyncio.run(main())
PYTHON
