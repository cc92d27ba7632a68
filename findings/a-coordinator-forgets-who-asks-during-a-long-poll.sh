#!/usr/bin/env bash
# Home Assistant 2026.11.0: async_request_refresh of a coordinator while a poll runs that takes longer than the
# debouncer's cooldown. What was asked for came up after the poll had read it.
# Expected: the coordinator polls once more when the poll that runs has ended.
# Seen: the request is planned for the end of the cooldown, and forgotten there because a call is in progress. Nobody
# polls until the next interval, and without an interval never. After a poll that is short enough it does poll again.
. "$(dirname "$0")/folder"
install homeassistant==2026.11.0
run <<'PYTHON'
import asyncio
import logging

from homeassistant.const import __version__
from homeassistant.helpers.debounce import Debouncer
from homeassistant.helpers.update_coordinator import DataUpdateCoordinator

from bare import bare_home_assistant

COOLDOWN = 0.5


async def polls_after_a_request(hass, seconds):
    polls = []

    class Coordinator(DataUpdateCoordinator):
        async def _async_update_data(self):
            polls.append(seconds)
            await asyncio.sleep(seconds)

    coordinator = Coordinator(
        hass,
        logging.getLogger(),
        config_entry=None,
        name="polls",
        request_refresh_debouncer=Debouncer(hass, logging.getLogger(), cooldown=COOLDOWN, immediate=True),
    )
    first = asyncio.create_task(coordinator.async_request_refresh())
    await asyncio.sleep(0.1)
    await coordinator.async_request_refresh()
    await first
    await asyncio.sleep(4 * COOLDOWN)
    await coordinator.async_shutdown()
    return len(polls)


async def main():
    hass = await bare_home_assistant()
    short = await polls_after_a_request(hass, 0.3)
    long = await polls_after_a_request(hass, 1.5)
    print(__version__)
    print(f"  a request during a poll of 0.3 s: {short} polls; during one of 1.5 s: {long}")
    assert (short, long) == (2, 1)
    await hass.async_stop(force=True)


asyncio.run(main())
PYTHON
