#!/usr/bin/env bash
# Home Assistant 2026.11.0: an automation that heats in the morning "if all windows are closed" (window.is_closed, behavior
# "all"), after a night in which the connection to the windows was lost.
# Expected: what is unavailable is neither open nor closed, so the condition does not hold, as the condition by state
# ("both are off") does not.
# Seen: conditions by purpose leave out whatever is unavailable or unknown, and "all" holds of what is left: of one window
# where the other is lost, and of none at all. All windows are closed then, and all are open. Whoever means it must ask
# "any" beside "all": while a cloud is away, all of its devices are left out.
. "$(dirname "$0")/folder"
install homeassistant==2026.11.0
run <<'PYTHON'
import asyncio

from homeassistant.const import __version__
from homeassistant.helpers import condition, config_validation as cv
from homeassistant.setup import async_setup_component

from bare import bare_home_assistant

WINDOWS = ["binary_sensor.bath", "binary_sensor.kitchen"]
CONDITIONS = {
    "by state, both off": {"condition": "state", "entity_id": WINDOWS, "state": "off"},
    "all closed": {"condition": "window.is_closed", "target": {"entity_id": WINDOWS}, "options": {"behavior": "all"}},
    "all open": {"condition": "window.is_open", "target": {"entity_id": WINDOWS}, "options": {"behavior": "all"}},
    "any closed": {"condition": "window.is_closed", "target": {"entity_id": WINDOWS}, "options": {"behavior": "any"}},
}


async def main():
    hass = await bare_home_assistant()
    await condition.async_setup(hass)
    for domain in ("binary_sensor", "window"):
        assert await async_setup_component(hass, domain, {})
    checks = {}
    for name, config in CONDITIONS.items():
        checked = await condition.async_validate_condition_config(hass, cv.CONDITION_SCHEMA(config))
        checks[name] = await condition.async_from_config(hass, checked)

    def held(*states):
        """Return which conditions hold of these states of the windows."""
        for window, state in zip(WINDOWS, states, strict=True):
            hass.states.async_set(window, state, {"device_class": "window"})
        return [name for name, check in checks.items() if check(hass)]

    seen = {
        states: held(*states)
        for states in (("off", "off"), ("on", "off"), ("unavailable", "off"), ("unavailable", "unavailable"), ("unknown", "unknown"))
    }
    print(__version__)
    print("\n".join(f"  {' and '.join(states)}: {', '.join(names) or 'none'}" for states, names in seen.items()))
    assert list(seen.values()) == [
        ["by state, both off", "all closed", "any closed"],
        ["any closed"],
        ["all closed", "any closed"],
        ["all closed", "all open"],
        ["all closed", "all open"],
    ]
    await hass.async_stop(force=True)


asyncio.run(main())
PYTHON
