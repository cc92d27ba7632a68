#!/usr/bin/env bash
# Home Assistant 2026.11.0: a scene that says no more of a blind than that it is open to 40 %, or closed. Its slats, which the scene
# does not name, or had not told how they stand when it was saved, stand at 50 %.
# Expected: what a scene does not name stays as it is, as a lamp's colour does.
# Seen: the slats are turned as well: all open with "open", to 0 % with "closed", behind the blind, each time that the scene is
# applied, also where the blind is as the scene says already. And a scene that names the slats only opens the whole blind. It has
# to name both (current_position and current_tilt_position) of every blind that has slats.
. "$(dirname "$0")/folder"
install homeassistant==2026.11.0
run <<'PYTHON'
import asyncio

from homeassistant.components import cover
from homeassistant.components.cover import reproduce_state
from homeassistant.const import __version__
from homeassistant.core import State

from bare import bare_home_assistant

BLIND = "cover.blind"


class Blind(cover.CoverEntity):
    entity_id = BLIND
    _attr_current_cover_position = 40
    _attr_current_cover_tilt_position = 50
    _attr_is_closed = False

    def __init__(self):
        self.told = []

    async def async_set_cover_position(self, position):
        self.told.append(f"position {position}")

    async def async_open_cover(self):
        self.told.append("open")

    async def async_close_cover(self):
        self.told.append("close")

    async def async_set_cover_tilt_position(self, tilt_position):
        self.told.append(f"slats {tilt_position}")

    async def async_open_cover_tilt(self):
        self.told.append("open slats")

    async def async_close_cover_tilt(self):
        self.told.append("close slats")


SCENES = {
    "open to 40": ("open", {"current_position": 40}, ["position 40", "open slats"]),
    "open to 70": ("open", {"current_position": 70}, ["position 70", "open slats"]),
    "closed": ("closed", {}, ["close", "close slats"]),
    "open to 70, slats not known": (
        "open",
        {"current_position": 70, "current_tilt_position": None},
        ["position 70", "open slats"],
    ),
    "open to 70, slats at 30": (
        "open",
        {"current_position": 70, "current_tilt_position": 30},
        ["position 70", "slats 30"],
    ),
    "open, slats at 30": ("open", {"current_tilt_position": 30}, ["slats 30", "open"]),
}


async def main():
    hass = await bare_home_assistant()
    assert await cover.async_setup(hass, {})
    blind = Blind()
    await hass.data[cover.DOMAIN].async_add_entities([blind])
    print(__version__)
    for name, (state, attributes, told) in SCENES.items():
        blind.told.clear()
        await reproduce_state.async_reproduce_states(hass, [State(BLIND, state, attributes)])
        print(f"  open to 40, slats at 50; the scene says {name}: the blind is told {blind.told}")
        assert blind.told == told
    await hass.async_stop(force=True)


asyncio.run(main())
PYTHON
