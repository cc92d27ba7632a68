#!/usr/bin/env bash
# Home Assistant 2026.11.0: a scene that was saved, by scene.create, while a display was out of reach, or before it had told its text. It
# is applied once the display is back. Beside it a number and a select, saved in the same moments.
# Expected: the display is left alone, as the number and the select are: nothing was known of it.
# Seen: the display is told the text "unavailable", or "unknown". Scenes ask of a text whether it differs from the state, and of nothing
# else; a number has to be one, a select one of its options. An integration has to refuse both words, which it could not
# show either.
. "$(dirname "$0")/folder"
install homeassistant==2026.11.0
run <<'PYTHON'
import asyncio

from homeassistant.components.number import NumberEntity
from homeassistant.components.select import SelectEntity
from homeassistant.components.text import TextEntity
from homeassistant.const import __version__
from homeassistant.core import State
from homeassistant.helpers.state import async_reproduce_state
from homeassistant.setup import async_setup_component

from bare import bare_home_assistant


class Part:
    """A part of a device that notes what it is told."""

    def __init__(self):
        self.told = []
        self.entity_id = f"{self.domain}.part"

    async def note(self, value):
        self.told.append(value)


class Text(Part, TextEntity):
    domain, _attr_native_value, async_set_value = "text", "Hello", Part.note


class Number(Part, NumberEntity):
    domain, _attr_native_value, async_set_native_value = "number", 5, Part.note


class Select(Part, SelectEntity):
    domain, _attr_current_option, _attr_options, async_select_option = "select", "dim", ["dim", "bright"], Part.note


async def main():
    hass = await bare_home_assistant()
    parts = Text(), Number(), Select()
    for part in parts:
        assert await async_setup_component(hass, part.domain, {})
        await hass.data[part.domain].async_add_entities([part])
    for saved in ("unavailable", "unknown"):
        await async_reproduce_state(hass, [State(part.entity_id, saved) for part in parts])
    told = {part.domain: part.told for part in parts}
    print(__version__)
    print("\n".join(f"  a {domain} is told {values}" for domain, values in told.items()))
    assert told == {"text": ["unavailable", "unknown"], "number": [], "select": []}, told
    await hass.async_stop(force=True)


asyncio.run(main())
PYTHON
