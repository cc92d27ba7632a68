#!/usr/bin/env bash
# Home Assistant 2026.11.0: a coordinator whose polls fail, first because nobody answers, then because of a limit.
# Expected: listeners are called after every poll, as after every poll that succeeds; a sensor that shows why the data
# is old follows last_exception.
# Seen: of a series of failures listeners hear the first only. last_exception changes without a call, so what shows it
# keeps the reason of the first failure until a poll succeeds again. Only a subclass (_async_refresh_finished) hears
# of each poll.
. "$(dirname "$0")/folder"
install homeassistant==2026.11.0
run <<'PYTHON'
import asyncio
import logging

from homeassistant.const import __version__
from homeassistant.helpers.update_coordinator import DataUpdateCoordinator, UpdateFailed

from bare import bare_home_assistant

OUTCOMES = ["fine", "fine", "no answer", "limit", "limit", "fine"]


async def main():
    hass = await bare_home_assistant()
    outcomes = iter(OUTCOMES)
    told, finished = [], []

    class Coordinator(DataUpdateCoordinator):
        async def _async_update_data(self):
            if (outcome := next(outcomes)) != "fine":
                raise UpdateFailed(outcome)

        def _async_refresh_finished(self):
            finished.append(present())

    def present():
        return "fine" if coordinator.last_update_success else str(coordinator.last_exception)

    coordinator = Coordinator(hass, logging.getLogger(), config_entry=None, name="polls")
    coordinator.async_add_listener(lambda: told.append(present()))
    for _ in OUTCOMES:
        await coordinator.async_refresh()
    print(__version__)
    print(f"  polls: {OUTCOMES}")
    print(f"  listeners were called with: {told}; the subclass: {finished}")
    assert told == ["fine", "fine", "no answer", "fine"]
    assert finished == OUTCOMES
    await hass.async_stop(force=True)


asyncio.run(main())
PYTHON
