#!/usr/bin/env bash
# Home Assistant 2026.11.0: a doorbell rings while the clock of the machine is eight hours ahead (it is kept in local time, in China, as
# Windows does, and the network that corrects it was not there yet). The clock is put right, Home Assistant started anew.
# Expected: the next ring is dated when it rings. That is all that the state of an event entity says.
# Seen: it is dated in the future, a millisecond after the last one, and so is each ring until the clock has got there; the state is
# restored after a restart, and the date with it. Triggers fire all the same. A template that asks whether somebody rang within a
# minute says yes for eight hours; nothing that an integration may touch takes the date back.
. "$(dirname "$0")/folder"
install homeassistant==2026.11.0
run <<'PYTHON'
import asyncio
from datetime import timedelta

from homeassistant.components import event
from homeassistant.const import __version__
from homeassistant.helpers import restore_state
from homeassistant.util import dt

from bare import bare_home_assistant

now = dt.utcnow
AHEAD, SOON = timedelta(hours=8), timedelta(minutes=1)


class Doorbell(event.EventEntity):
    entity_id, should_poll = "event.doorbell", False
    _attr_event_types = ["ring"]

    def ring(self):
        self._trigger_event("ring")
        self.async_write_ha_state()
        return dt.parse_datetime(self.hass.states.get(self.entity_id).state)


async def with_doorbell():
    """Return a Home Assistant and its doorbell, as it was kept."""
    hass = await bare_home_assistant()
    await restore_state.async_load(hass)
    assert await event.async_setup(hass, {})
    doorbell = Doorbell()
    await hass.data[event.DOMAIN].async_add_entities([doorbell])
    return hass, doorbell


async def main():
    hass, doorbell = await with_doorbell()
    dt.utcnow = lambda: now() + AHEAD
    first = doorbell.ring()
    dt.utcnow = now
    second = doorbell.ring()
    await restore_state.async_get(hass).async_dump_states()
    await hass.async_stop(force=True)
    hass, doorbell = await with_doorbell()
    third = doorbell.ring()
    await hass.async_stop(force=True)
    print(__version__)
    for name, moment in (("clock ahead", first), ("clock put right", second), ("after a restart", third)):
        print(f"  {name}: dated {(moment - now()).total_seconds() / 3600:+.2f} hours from now")
    assert second - first == third - second == timedelta(milliseconds=1)
    assert third - now() > AHEAD - SOON


asyncio.run(main())
PYTHON
