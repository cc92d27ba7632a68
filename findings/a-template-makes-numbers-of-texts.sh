#!/usr/bin/env bash
# Home Assistant 2026.11.0: the text in an input_text, handed on to an action by a template.
# Expected: {{ states('input_text.pin') }} is a text, so the action gets a text.
# Seen: what looks like a literal of Python becomes one, so the type depends on the content: "4711" is a number, "0471" a
# text; the plus of a phone number and the last zero of "1.50" are gone for good; JSON is a dict, but a text as soon as
# it holds true, false or null. cv.string mends numbers and dicts, as far as it can; a schema of "object" gets them as
# they are, and a property that is a text refuses nine PINs of ten.
. "$(dirname "$0")/folder"
install homeassistant==2026.11.0
run <<'PYTHON'
import asyncio

from homeassistant.const import __version__
from homeassistant.helpers import config_validation as cv
from homeassistant.helpers.service import async_call_from_config

from bare import bare_home_assistant

EXPECTED = {
    "4711": (4711, "4711"),
    "0471": ("0471", "0471"),
    "+8613800138000": (8613800138000, "8613800138000"),
    "1.50": (1.5, "1.5"),
    '{"say": 1}': ({"say": 1}, '{"say": 1}'),
    '{"say": true}': ('{"say": true}', '{"say": true}'),
    "on": ("on", "on"),
}


async def main():
    hass = await bare_home_assistant()
    got = []

    async def take(call):
        got.append(call.data["value"])

    hass.services.async_register("test", "take", take)
    data = {"value": "{{ states('input_text.text') }}"}
    action = cv.SERVICE_SCHEMA({"action": "test.take", "data": data})
    for text in EXPECTED:
        hass.states.async_set("input_text.text", text)
        await async_call_from_config(hass, action, blocking=True)
    print(__version__)
    seen = {text: (value, cv.string(value)) for text, value in zip(EXPECTED, got, strict=True)}
    for text, (value, mended) in seen.items():
        print(f"  the text {text} arrives as {value!r}, after cv.string as {mended!r}")
    assert seen == EXPECTED
    await hass.async_stop(force=True)


asyncio.run(main())
PYTHON
