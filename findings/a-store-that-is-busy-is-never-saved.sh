#!/usr/bin/env bash
# Home Assistant 2026.11.0: an integration notes what it has done so far with Store.async_delay_save(data, 30), every few
# seconds for hours. Then the power is cut.
# Expected: the delay is how old the file may be. What was noted more than 30 seconds ago is on disk.
# Seen: each call puts the pending save off by the whole delay, without an end. As long as the notes come faster than that
# nothing at all is written; only a pause, or an orderly stop, writes the file. Who must not lose more than the delay has to
# leave a save that is pending alone.
. "$(dirname "$0")/folder"
install homeassistant==2026.11.0
run <<'PYTHON'
import asyncio
import json
from pathlib import Path

from homeassistant.const import __version__
from homeassistant.helpers.storage import Store

from bare import bare_home_assistant

DELAY, BETWEEN, NOTES = 0.3, 0.1, 20


async def main():
    hass = await bare_home_assistant()
    noted, pending = [], set()

    def stored(key):
        """Return how many notes are on disk."""
        path = Path(".storage", key)
        return len(json.loads(path.read_text())["data"]) if path.exists() else 0

    def collect():
        pending.clear()
        return noted.copy()

    putting_off, leaving_alone = Store(hass, 1, "putting_off"), Store(hass, 1, "leaving_alone")
    seen = []
    for number in range(NOTES):
        noted.append(number)
        putting_off.async_delay_save(noted.copy, DELAY)
        if not pending:
            pending.add("save")
            leaving_alone.async_delay_save(collect, DELAY)
        await asyncio.sleep(BETWEEN)
        seen.append((stored("putting_off"), stored("leaving_alone")))
    await asyncio.sleep(2 * DELAY)
    after = stored("putting_off")
    print(__version__)
    print(f"  {NOTES} notes in {NOTES * BETWEEN:.0f} s, with a delay of {DELAY} s: {seen[-1][0]} on disk, {after} after a pause")
    print(f"  when a pending save is left alone: {seen[-1][1]} on disk")
    assert {each for each, _ in seen} == {0}, seen
    assert seen[-1][1] > NOTES / 2, seen
    assert after == NOTES, after
    await hass.async_stop(force=True)


asyncio.run(main())
PYTHON
