#!/usr/bin/env bash
# Home Assistant 2026.11.0: energy by the Integral helper, in the method that its dialog suggests, from the power of a
# socket: 0 W, told every hour from 8 to 18 o'clock, then a kettle of 2 kW for three minutes.
# Expected: 0.1 kWh, and the same whether an integration writes a state that has not changed or leaves it out: 0 W are
# shown all day in both cases, and nothing is recorded twice.
# Seen: the helper draws a line from the last time that a state was written, changed or not, so 10 kWh are counted where
# the integration was thrifty. A generic hygrostat takes a humidity that stays for a hygrometer that is dead, and no
# longer knows it. Derivative and statistics listen to "state_reported" too. What a device tells again has to be written.
. "$(dirname "$0")/folder"
install homeassistant==2026.11.0
run <<'PYTHON'
import asyncio
from datetime import UTC, datetime, timedelta

from homeassistant.components.generic_hygrostat import humidifier as hygrostat
from homeassistant.components.integration import config_flow, sensor as integral
from homeassistant.const import __version__
from homeassistant.helpers.entity_component import EntityComponent

from bare import bare_home_assistant

MORNING = datetime(2026, 11, 2, 8, tzinfo=UTC)
STALE = timedelta(seconds=0.6)


async def energy(method, writes_again):
    """Return what the helper counts of a day with a kettle."""
    hass = await bare_home_assistant()
    helper = integral.IntegrationSensor(
        integration_method=method, name="Energy", round_digits=3, source_entity="sensor.power", unique_id=None,
        device_class=None, unit_prefix="k", unit_time="h", max_sub_interval=None,
    )
    helper.entity_id = "sensor.energy"

    async def tell(watts, moment):
        hass.states.async_set("sensor.power", watts, {"unit_of_measurement": "W"}, timestamp=moment.timestamp())
        await hass.async_block_till_done()

    await tell("0", MORNING)
    await EntityComponent(integral._LOGGER, "sensor", hass).async_add_entities([helper])
    for hour in range(1, 11) if writes_again else ():
        await tell("0", MORNING + timedelta(hours=hour))
    await tell("2000", MORNING + timedelta(hours=10, seconds=1))
    await tell("2000", MORNING + timedelta(hours=10, minutes=3))
    await tell("0", MORNING + timedelta(hours=10, minutes=3, seconds=1))
    counted = float(hass.states.get("sensor.energy").state)
    await hass.async_stop(force=True)
    return counted


async def known_humidity(writes_again):
    """Return what a hygrostat knows of a humidity that stays at 40 %, after a second."""
    hass = await bare_home_assistant()
    hass.states.async_set("sensor.humidity", "40")
    helper = hygrostat.GenericHygrostat(
        name="Dry", switch_entity_id="switch.dryer", sensor_entity_id="sensor.humidity", min_humidity=30, max_humidity=80,
        target_humidity=50, device_class="dehumidifier", min_cycle_duration=None, dry_tolerance=3, wet_tolerance=3,
        keep_alive=None, initial_state=True, away_humidity=None, away_fixed=None, sensor_stale_duration=STALE, unique_id=None,
    )
    helper.entity_id = "humidifier.dry"
    await EntityComponent(hygrostat._LOGGER, "humidifier", hass).async_add_entities([helper])
    for _ in range(10):
        await asyncio.sleep(0.1)
        if writes_again:
            hass.states.async_set("sensor.humidity", "40")
    known = helper.current_humidity
    await hass.async_stop(force=True)
    return known


async def main():
    suggested = next(key.default() for key in await config_flow._get_options_dict(None) if key == "method")
    counted = {again: await energy(suggested, again) for again in (True, False)}
    known = {again: await known_humidity(again) for again in (True, False)}
    print(__version__)
    for again, how in ((True, "written again each time"), (False, "written when it changes")):
        print(f"  {how}: {suggested} counts {counted[again]} kWh, the hygrostat knows {known[again]} %")
    assert suggested == "trapezoidal"
    assert 0.09 < counted[True] < 0.11 and 10 < counted[False] < 10.2, counted
    assert known == {True: 40, False: None}, known


asyncio.run(main())
PYTHON
