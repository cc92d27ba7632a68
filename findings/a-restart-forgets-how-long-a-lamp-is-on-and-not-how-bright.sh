#!/usr/bin/env bash
# Home Assistant 2026.11.0 with SQLAlchemy: conditions by purpose with "for at least" half an hour, of a lamp and a player that have
# been on, bright and playing for two hours. Home Assistant is started anew.
# Expected: they hold as before, for what was recorded is looked up when a condition is set up. Or none of them does.
# Seen: the lamp has been bright for half an hour and not on; the player has been on and not playing. Looked up are attributes, numbers
# and what may be one of several states. A condition on a single state goes by last_changed, which begins with the start.
. "$(dirname "$0")/folder"
install homeassistant==2026.11.0 "$(grep -o '^sqlalchemy==[0-9.]*' "$findings/../requirements/test-newest.txt")" \
  "$(grep -o '^fnv-hash-fast==[0-9.]*' "$findings/../requirements/test-newest.txt")" \
  "$(grep -o '^psutil-home-assistant==[0-9.]*' "$findings/../requirements/test-newest.txt")"
run <<'PYTHON'
import asyncio
import os
import signal
import time

from homeassistant.components.light.condition import CONDITIONS as LIGHT
from homeassistant.components.media_player.condition import CONDITIONS as PLAYER
from homeassistant.const import __version__
from homeassistant.helpers import condition
from homeassistant.helpers.condition import ConditionConfig

from bare import bare_home_assistant
from recorded import begin_recording

LAMP, SPEAKER = "light.lamp", "media_player.speaker"
STATES = {LAMP: ("on", {"brightness": 255}), SPEAKER: ("playing", {})}
BRIGHT = {"threshold": {"type": "above", "value": {"number": 50}}}
ASKED = {
    "the lamp is on": (LIGHT["is_on"], LAMP, {}),
    "the lamp is bright": (LIGHT["is_brightness"], LAMP, BRIGHT),
    "the player plays": (PLAYER["is_playing"], SPEAKER, {}),
    "the player is on": (PLAYER["is_on"], SPEAKER, {}),
}


async def started(moment):
    """Return a Home Assistant in which all is shown as it is, since a moment."""
    hass = await bare_home_assistant()
    instance = await begin_recording(hass)
    hass.config.components.add("recorder")
    await condition.async_setup(hass)
    for entity_id, (state, attributes) in STATES.items():
        hass.states.async_set(entity_id, state, attributes, timestamp=moment)
    await hass.async_block_till_done()
    await instance.async_block_till_done()
    return hass


async def holds(hass, kind, entity_id, options):
    """Return whether a condition has held for half an hour."""
    config = {"target": {"entity_id": [entity_id]}, "options": {"for": {"minutes": 30}, **options}}
    asked = kind(hass, ConditionConfig(**await kind.async_validate_config(hass, config)))
    await asked.async_setup()
    return asked.async_check()


async def main():
    signal.alarm(60)
    seen = {}
    print(__version__)
    for name, age in (("before", 7200), ("after", 0)):
        hass = await started(time.time() - age)
        for what, asked in ASKED.items():
            seen[name, what] = await holds(hass, *asked)
            print(f"  {name} the start, {what} for half an hour: {seen[name, what]}")
        await hass.async_stop(force=True)
    assert all(seen["before", what] for what in ASKED), seen
    assert [seen["after", what] for what in ASKED] == [False, True, False, True], seen
    os._exit(0)


asyncio.run(main())
PYTHON
