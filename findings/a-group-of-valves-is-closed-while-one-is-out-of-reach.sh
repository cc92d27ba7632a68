#!/usr/bin/env bash
# Home Assistant 2026.11.0: the water valves of a house in a valve group, its garage doors in a cover group, its doors in a lock
# group, each made by its dialog. One of two is closed (or locked), and the other out of reach since it was open.
# Expected: the group is not closed, or it is unknown, as the lock group is not locked: nobody knows.
# Seen: valves and covers begin at "closed", which a member that is open ends, and no other. What is unavailable or unknown
# counts as closed, so "closed" is shown as long as a single one is known to be, and an automation that waits for it goes on. Only
# when none is known is the group unknown. Whoever must be sure asks each by itself, for "closed" and not for "not open".
. "$(dirname "$0")/folder"
install homeassistant==2026.11.0
run <<'PYTHON'
import asyncio
import logging

from homeassistant.components.group.cover import CoverGroup
from homeassistant.components.group.lock import LockGroup
from homeassistant.components.group.valve import ValveGroup
from homeassistant.const import __version__
from homeassistant.helpers.entity_component import EntityComponent

from bare import bare_home_assistant

GROUPS = {"valve": (ValveGroup, "open", "closed"), "cover": (CoverGroup, "open", "closed"), "lock": (LockGroup, "unlocked", "locked")}
LOST = ("unavailable", "unknown")
ATTRIBUTES = {"supported_features": 3}


async def main():
    hass = await bare_home_assistant()
    seen = {}
    for domain, (kind, is_open, closed) in GROUPS.items():
        one, other = (f"{domain}.{name}" for name in ("one", "other"))
        hass.states.async_set(one, closed, ATTRIBUTES)
        hass.states.async_set(other, is_open, ATTRIBUTES)
        group = kind(None, "Both", [one, other])
        await EntityComponent(logging.getLogger(), domain, hass).async_add_entities([group])

        async def shown(state):
            hass.states.async_set(other, state, ATTRIBUTES)
            await hass.async_block_till_done()
            return hass.states.get(group.entity_id).state

        seen[domain] = [await shown(state) for state in (is_open, *LOST)]
    print(__version__)
    for domain, states in seen.items():
        print(f"  one {domain} is {GROUPS[domain][2]}, the other open, unavailable, unknown: {', '.join(states)}")
    assert seen["valve"] == seen["cover"] == ["open", "closed", "closed"], seen
    assert seen["lock"] == ["unlocked", "unlocked", "unlocked"], seen
    await hass.async_stop(force=True)


asyncio.run(main())
PYTHON
