#!/usr/bin/env bash
# Home Assistant 2026.11.0: a lock tells a door code with an event, and its entity names it in _unrecorded_attributes.
# Expected: the code is shown while it is news, and nothing of it is on the disk.
# Seen: the recorder leaves it out, but the entities that restore their state (every event entity does) are stored with
# all attributes in .storage/core.restore_state, every 15 minutes and at the end, kept for a week after the entity was
# seen last, and part of every backup. Twice: with the state, and in what the event entity adds. What is a secret must
# not become an attribute of such an entity at all.
. "$(dirname "$0")/folder"
install homeassistant==2026.11.0
run <<'PYTHON'
import asyncio
from pathlib import Path

from homeassistant.components import event
from homeassistant.const import __version__
from homeassistant.helpers import restore_state

from bare import bare_home_assistant


class Lock(event.EventEntity):
    entity_id = "event.lock"
    _attr_event_types = ["unlocked"]
    _unrecorded_attributes = frozenset({"code"})

    def unlock(self):
        self._trigger_event("unlocked", {"code": "canary"})
        self.async_write_ha_state()


async def main():
    hass = await bare_home_assistant()
    await restore_state.async_load(hass)
    assert await event.async_setup(hass, {})
    lock = Lock()
    await hass.data[event.DOMAIN].async_add_entities([lock])
    lock.unlock()
    unrecorded = "code" in hass.states.get("event.lock").state_info["unrecorded_attributes"]
    await restore_state.RestoreStateData.async_save_persistent_states(hass)
    stored = Path(".storage/core.restore_state").read_text().count("canary")
    print(__version__)
    print(f"  kept out of the recorder: {unrecorded}; times in .storage/core.restore_state: {stored}")
    assert (unrecorded, stored) == (True, 2)
    await hass.async_stop(force=True)


asyncio.run(main())
PYTHON
