#!/usr/bin/env bash
# Home Assistant 2026.11.0 on Python 3.14: one sensor whose value changes a thousand times, with nobody who listens, with one
# who listens and keeps nothing, and with an action's context, which has told of an event before.
# Expected: the state that was replaced is gone at once, as nobody keeps it: State.expire, which is there for that, lets
# go of its context.
# Seen: with one listener, and the recorder or a browser is one, every state stays that was ever replaced, with its
# event and its context, nine objects each, until the garbage collector has looked through all. A new context keeps
# its first event (origin_event), and that keeps the context and the states: the state lets go of them, they do not let go
# of each other. So a home needs memory for all that changes between two full runs of the collector. Of states with a
# context that has told of something else before, as those that an action has changed, nothing stays.
. "$(dirname "$0")/folder"
install homeassistant==2026.11.0
run <<'PYTHON'
import asyncio
from collections import Counter
import gc

from homeassistant.const import __version__
from homeassistant.core import Context, Event, State

from bare import bare_home_assistant

CHANGES = 1000


def alive():
    """Return how many states and events there are."""
    return Counter(type(each) for each in gc.get_objects() if type(each) in (State, Event))


async def main():
    hass = await bare_home_assistant()
    hass.states.async_set("sensor.power", "0")
    await hass.async_block_till_done()

    async def change(name, context=None):
        """Return how many states and events are left, and what the collector frees."""
        gc.collect()
        before = alive()
        for number in range(CHANGES):
            hass.states.async_set("sensor.power", f"{name} {number}", context=context)
        await hass.async_block_till_done()
        left = alive() - before
        seen = left[State], left[Event], gc.collect()
        print(f"  {name}: {seen[0]} states and {seen[1]} events are left, {seen[2]} objects are collected")
        return seen

    gc.disable()
    print(__version__)
    quiet = await change("nobody listens")
    hass.bus.async_listen("state_changed", lambda event: None)
    listened = await change("one listens")
    told = Context()
    hass.bus.async_fire("action", context=told)
    shared = await change("one listens, to states of an action", told)
    assert quiet == (0, 0, 0), quiet
    assert listened[:2] == (CHANGES, CHANGES) and listened[2] > 8 * CHANGES, listened
    assert max(shared) < 20, shared
    await hass.async_stop(force=True)


asyncio.run(main())
PYTHON
