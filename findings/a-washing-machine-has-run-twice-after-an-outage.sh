#!/usr/bin/env bash
# Home Assistant 2026.11.0 with SQLAlchemy: a history stats helper counts how often a washing machine has run today, and for how long.
# It runs from 8 to 10 o'clock, and for a minute of it, at 8:50, the cloud is out of reach.
# Expected: one run, of two hours. The machine was on before and after, and nobody has seen it stop.
# Seen: whatever is not the state that is looked for ends a run, "unavailable" as well, and what comes back begins another:
# two runs. With "minimum state duration" (an hour, so that a socket that is only switched for a moment is not counted)
# the first 50 minutes are no run any more, and an hour and nine minutes are left of two hours.
. "$(dirname "$0")/folder"
install homeassistant==2026.11.0 "$(grep -o '^sqlalchemy==[0-9.]*' "$findings/../requirements/test-newest.txt")" \
  "$(grep -o '^fnv-hash-fast==[0-9.]*' "$findings/../requirements/test-newest.txt")" \
  "$(grep -o '^psutil-home-assistant==[0-9.]*' "$findings/../requirements/test-newest.txt")"
run <<'PYTHON'
import asyncio
import os
import signal
from datetime import timedelta

from homeassistant.components.history_stats.data import HistoryStats
from homeassistant.const import __version__
from homeassistant.helpers.template import Template
from homeassistant.util import dt

from bare import bare_home_assistant
from recorded import begin_recording

DAY = dt.start_of_local_day() - timedelta(days=1)
AT_EIGHT = DAY + timedelta(hours=8)
TOLD = {
    "switch.quiet": ((0, "on"), (120, "off")),
    "switch.lost": ((0, "on"), (50, "unavailable"), (51, "on"), (120, "off")),
}


async def main():
    signal.alarm(60)
    hass = await bare_home_assistant()
    instance = await begin_recording(hass)
    for washer, states in TOLD.items():
        for minutes, state in states:
            moment = AT_EIGHT + timedelta(minutes=minutes)
            hass.states.async_set(washer, state, timestamp=moment.timestamp())
    await hass.async_block_till_done()
    await instance.async_block_till_done()
    seen = {}
    for washer in TOLD:
        for least in (0, 60):
            begin, end = (Template(str(each), hass) for each in (DAY, DAY + timedelta(days=1)))
            stats = HistoryStats(hass, washer, ["on"], begin, end, None, timedelta(minutes=least))
            state = await stats.async_update(None)
            seen[washer, least] = state.match_count, state.seconds_matched / 60
    print(__version__)
    for (washer, least), (runs, minutes) in seen.items():
        print(f"  {washer}, runs of at least {least} minutes: {runs}, {minutes:g} minutes in all")
    assert [*seen.values()] == [(1, 120), (1, 120), (2, 119), (1, 69)], seen
    os._exit(0)


asyncio.run(main())
PYTHON
