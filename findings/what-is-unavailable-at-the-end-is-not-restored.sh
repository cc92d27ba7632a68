#!/usr/bin/env bash
# Home Assistant 2026.11.0: a restart while a device is out of reach. Its firmware update has been skipped, its button
# pressed yesterday.
# Expected: what is restored after a restart is what was known: the update stays skipped, the press is of yesterday.
# Seen: what is stored is the state at the end, and an unavailable one has no attributes. Home Assistant's own update
# entity forgets that its version was skipped and offers it again; its event entity knows the kind of the last event but
# not when it was. What shall outlast a restart belongs into extra_restore_state_data, which is asked for in any state.
. "$(dirname "$0")/folder"
install homeassistant==2026.11.0
run <<'PYTHON'
import asyncio

from homeassistant.components import event, update
from homeassistant.const import __version__
from homeassistant.helpers import restore_state

from bare import bare_home_assistant


class Firmware(update.UpdateEntity):
    entity_id = "update.firmware"
    _attr_installed_version, _attr_latest_version = "1.0", "1.1"


class Button(event.EventEntity):
    entity_id = "event.button"
    _attr_event_types = ["press"]


async def start():
    """Return a Home Assistant with both entities, as after a start."""
    hass = await bare_home_assistant()
    await restore_state.async_load(hass)
    entities = []
    for component, entity in ((update, Firmware()), (event, Button())):
        assert await component.async_setup(hass, {})
        entity.registry_entry = None
        await hass.data[component.DOMAIN].async_add_entities([entity])
        entities.append(entity)
    await hass.async_block_till_done()
    return hass, *entities


def look(hass):
    firmware, button = hass.states.get("update.firmware"), hass.states.get("event.button")
    return firmware.state, firmware.attributes["skipped_version"], button.state, button.attributes["event_type"]


async def after_a_restart(*, available):
    """Return what is seen before a restart and after it."""
    hass, firmware, button = await start()
    await firmware.async_skip()
    button._trigger_event("press")
    button.async_write_ha_state()
    before = look(hass)
    for entity in (firmware, button):
        entity._attr_available = available
        entity.async_write_ha_state()
    await restore_state.async_get(hass).async_dump_states()
    await hass.async_stop(force=True)
    hass, *_ = await start()
    after = look(hass)
    await hass.async_stop(force=True)
    return before, after


async def main():
    before, after = await after_a_restart(available=True)
    print(__version__)
    print(f"  in reach:     {before} -> {after}")
    assert before == after
    before, after = await after_a_restart(available=False)
    print(f"  out of reach: {before} -> {after}")
    assert before[:2] == ("off", "1.1")
    assert after == ("on", None, "unknown", "press")


asyncio.run(main())
PYTHON
