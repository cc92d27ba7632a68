#!/usr/bin/env bash
# Home Assistant 2026.11.0: an action answers {"values": [...]}, and an automation reads it as answer.values, as it reads
# answer.days and answer.temperature.
# Expected: the list. A name is a name, and what JSON allows is reached by a dot.
# Seen: before a field of an answer comes what every dict of Python has: answer.values is a method, and so are items, keys,
# get, copy, update, pop and clear. A loop over it fails; as a text it is shown without any error. Only
# answer['values'] is the list. Answers (and attributes, read by states.sensor.x.attributes) must use other names.
. "$(dirname "$0")/folder"
install homeassistant==2026.11.0
run <<'PYTHON'
import asyncio

from homeassistant.const import __version__
from homeassistant.core import SupportsResponse
from homeassistant.exceptions import TemplateError
from homeassistant.helpers import config_validation as cv, script
from homeassistant.helpers.template import Template

from bare import bare_home_assistant

ANSWER = {"values": [20, 21], "items": [1], "days": [1, 2], "count": 3}


async def main():
    hass = await bare_home_assistant()
    hass.services.async_register("demo", "history", lambda _: ANSWER, supports_response=SupportsResponse.ONLY)
    sequence = cv.SCRIPT_SCHEMA([{"action": "demo.history", "response_variable": "answer"}])
    sequence = await script.async_validate_actions_config(hass, sequence)
    run = await script.Script(hass, sequence, "test", "script").async_run()

    def rendered(text):
        try:
            return Template(text, hass).async_render({"answer": run.variables["answer"]})
        except TemplateError as error:
            return f"refused: {error}"

    texts = ("{{ answer.days }}", "{{ answer.count }}", "{{ answer['values'] }}", "{{ answer.values }}", "{{ answer.items }}", "{{ answer.values | max }}")
    seen = {text: rendered(text) for text in texts}
    print(__version__)
    print("\n".join(f"  {text} -> {result}" for text, result in seen.items()))
    days, count, values, *methods, highest = seen.values()
    assert (days, count, values) == ([1, 2], 3, [20, 21])
    assert all("built-in method" in each for each in methods)
    assert highest.startswith("refused")
    await hass.async_stop(force=True)


asyncio.run(main())
PYTHON
