#!/usr/bin/env bash
# Home Assistant 2026.11.0: two lamps of a hall at 80 %, one with a dimmer and one without. Triggers wait for their brightness:
# light.brightness_crossed_threshold above 50 %, and below 50 %; light.brightness_changed.
# Expected: somebody turns a dimmer. Switched off a lamp is at 0 %, and goes below 50.
# Seen: a lamp that is off has no brightness: to switch it on, as bright as ever, is to change it and to cross 50 % from below; to switch it off is
# neither, so that "below 50 %" never hears it. And with behavior "all" nothing is heard where one of the lamps has no dimmer; for
# temperatures and volumes what has none is left out.
. "$(dirname "$0")/folder"
install homeassistant==2026.11.0
run <<'PYTHON'
import asyncio

from homeassistant.const import __version__
from homeassistant.helpers import config_validation as cv, trigger
from homeassistant.setup import async_setup_component

from bare import bare_home_assistant

DIMMER, PLAIN = "light.dimmer", "light.plain"
LIMIT = {"value": {"number": 50, "unit_of_measurement": "%"}}
TRIGGERS = {
    "above 50 %": ("brightness_crossed_threshold", {"threshold": {"type": "above", **LIMIT}}, [DIMMER]),
    "below 50 %": ("brightness_crossed_threshold", {"threshold": {"type": "below", **LIMIT}}, [DIMMER]),
    "changed": ("brightness_changed", {"threshold": {"type": "any"}}, [DIMMER]),
    "all above 50 %": ("brightness_crossed_threshold", {"behavior": "all", "threshold": {"type": "above", **LIMIT}}, [DIMMER, PLAIN]),
}


async def main():
    hass = await bare_home_assistant()
    await trigger.async_setup(hass)
    assert await async_setup_component(hass, "light", {})

    async def show(percent):
        """Let the dimmer be on at so many percent, or off."""
        is_on = percent is not None
        attributes = {"brightness": round(percent * 2.55) if is_on else None, "supported_color_modes": ["brightness"]}
        hass.states.async_set(DIMMER, "on" if is_on else "off", attributes)
        await hass.async_block_till_done()

    hass.states.async_set(PLAIN, "on", {"supported_color_modes": ["onoff"]})
    await show(80)
    heard = []
    for name, (kind, options, lamps) in TRIGGERS.items():
        config = {"trigger": f"light.{kind}", "target": {"entity_id": lamps}, "options": options}
        checked = await trigger.async_validate_trigger_config(hass, cv.TRIGGER_SCHEMA([config]))

        async def note(variables, context=None, name=name):
            heard.append(name)

        assert await trigger.async_initialize_triggers(hass, checked, note, "test", name, lambda *_: None)

    async def heard_of(percent):
        heard.clear()
        await show(percent)
        return sorted(heard)

    seen = {
        "switched off": await heard_of(None),
        "switched on, at 80 % as before": await heard_of(80),
        "dimmed to 40 %": await heard_of(40),
        "made as bright as 80 %": await heard_of(80),
    }
    print(__version__)
    print("\n".join(f"  {what}: {told}" for what, told in seen.items()))
    assert list(seen.values()) == [[], ["above 50 %", "changed"], ["below 50 %", "changed"], ["above 50 %", "changed"]], seen
    await hass.async_stop(force=True)


asyncio.run(main())
PYTHON
