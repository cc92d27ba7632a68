#!/usr/bin/env bash
# Home Assistant 2026.11.0: energy by the Integral helper, as a left Riemann sum, from the power of a socket, which is told when it changes.
# A heater of 2 kW runs for three hours; then the socket is out of reach for a minute, as when the router is started anew, and an hour
# later the heater is switched off.
# Expected: 8 kWh, all but the minute: at 2 kW it was until the moment in which it became unavailable.
# Seen: 2 kWh. What has run is counted when the next number is told, and "unavailable" is none: the three hours before it are
# gone, with no word in the log. A Max sub-interval of five minutes counts as it goes, and loses no more than itself.
. "$(dirname "$0")/folder"
install homeassistant==2026.11.0
run <<'PYTHON'
import asyncio
from datetime import UTC, datetime, timedelta
from unittest.mock import patch

from homeassistant.components.integration import sensor as integral
from homeassistant.const import __version__
from homeassistant.helpers import event
from homeassistant.helpers.entity_component import EntityComponent

from bare import bare_home_assistant

MORNING = datetime(2026, 11, 2, 8, tzinfo=UTC)
SUB_INTERVAL = timedelta(minutes=5)
TOLD = (("0", 0), ("2000", 1), ("unavailable", 181), ("2000", 182), ("0", 242))  # watts, and the minutes until then


async def energy(told, sub_interval=None):
    """Return what the helper counts."""
    hass = await bare_home_assistant()
    helper = integral.IntegrationSensor(
        integration_method="left", name="Energy", round_digits=3, source_entity="sensor.power", unique_id=None,
        device_class=None, unit_prefix="k", unit_time="h", max_sub_interval=sub_interval,
    )
    helper.entity_id = "sensor.energy"
    now, waits = MORNING, []

    def call_later(hass, delay, action):
        """Note what is to be called, for the clock of this script."""
        waits.append(waiting := (now + delay, action))
        return lambda: waits.remove(waiting) if waiting in waits else None

    with patch.object(integral, "async_call_later", call_later), patch.object(integral.dt_util, "utcnow", lambda: now):
        helper._last_integration_time = now
        await EntityComponent(integral._LOGGER, "sensor", hass).async_add_entities([helper])
        for watts, minutes in told:
            moment = MORNING + timedelta(minutes=minutes)
            while waits and min(waits)[0] <= moment:
                waits.remove(next_one := min(waits, key=lambda each: each[0]))
                now = next_one[0]
                next_one[1](now)
            now = moment
            hass.states.async_set("sensor.power", watts, {"unit_of_measurement": "W"}, timestamp=now.timestamp())
            await hass.async_block_till_done()
    counted = float(hass.states.get("sensor.energy").state)
    await hass.async_stop(force=True)
    return counted


async def main():
    seen = {
        "never out of reach": await energy(TOLD[:2] + TOLD[-1:]),
        "out of reach for a minute": await energy(TOLD),
        "the same, with a Max sub-interval": await energy(TOLD, SUB_INTERVAL),
    }
    print(__version__)
    print("\n".join(f"  {how}: {kwh} kWh" for how, kwh in seen.items()))
    assert list(seen.values()) == [8.033, 2.0, 8.0], seen


asyncio.run(main())
PYTHON
