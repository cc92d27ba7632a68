#!/usr/bin/env bash
# Home Assistant 2026.11.0 with NumPy: a trend helper of a water temperature that keeps samples for a second ("samples older than
# this value will be discarded"). The temperature rises three times, and stays as it is for three seconds after that.
# Expected: no longer rising, a second after the last change at most; even more so where the sensor goes on telling the
# same value.
# Seen: the helper looks at its samples when the state changes, and at no other time: it hears neither the clock nor a
# value that is told again. It is still rising three seconds later, until one change in either direction. A
# derivative has "maximum sub-interval" for that; a trend has nothing.
. "$(dirname "$0")/folder"
install homeassistant==2026.11.0 "$(grep -o '^numpy==[0-9.]*' "$findings/../requirements/test-newest.txt")"
run <<'PYTHON'
import asyncio

from homeassistant.components.trend import binary_sensor as trend
from homeassistant.const import __version__
from homeassistant.helpers.entity_component import EntityComponent

from bare import bare_home_assistant

KEPT_SECONDS = 1


async def main():
    hass = await bare_home_assistant()
    helper = trend.SensorTrend(
        name="Rising", entity_id="sensor.water", attribute=None, invert=False, sample_duration=KEPT_SECONDS, min_gradient=0,
        min_samples=2, max_samples=20,
    )
    helper.entity_id = "binary_sensor.rising"
    await EntityComponent(trend._LOGGER, "binary_sensor", hass).async_add_entities([helper])

    async def tell(*values):
        for value in values:
            await asyncio.sleep(0.1)
            hass.states.async_set("sensor.water", value)
            await hass.async_block_till_done()
        state = hass.states.get("binary_sensor.rising")
        return state.state, state.attributes["sample_count"]

    rising = await tell("40", "50", "60")
    stays = await tell(*["60"] * 30)
    told_again = hass.states.get("sensor.water").last_reported - hass.states.get("sensor.water").last_changed
    changed = await tell("60.1")
    print(__version__)
    print(f"  it rises: {rising[0]}, of {rising[1]} samples")
    print(f"  it stays, told again for {told_again.total_seconds():.1f} s: {stays[0]}, of {stays[1]} samples")
    print(f"  it changes: of {changed[1]} sample")
    assert rising == stays == ("on", 3)
    assert told_again.total_seconds() > 2 * KEPT_SECONDS
    assert changed[1] == 1
    await hass.async_stop(force=True)


asyncio.run(main())
PYTHON
