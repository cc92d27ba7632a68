#!/usr/bin/env bash
# Home Assistant 2026.11.0: the wind direction of a weather station turns from 350° to 10°, beside a second station at 350°.
# Both are sensors of the class wind_direction with the state class measurement_angle, so that Home Assistant knows angles
# when it sees them: the recorder makes a circular mean of them.
# Expected: 0°, the north, as what a helper makes of them keeps class and state class.
# Seen: the mean of a sensor group (and its median), of Combine, the Filter and the "Mean" of Statistics are
# 180°: the south, as a wind direction like any other. Only one choice of one helper is right, "Mean circular" of Statistics.
. "$(dirname "$0")/folder"
install homeassistant==2026.11.0
run <<'PYTHON'
import asyncio
from types import MappingProxyType

from homeassistant.components import sensor
from homeassistant.components.filter import sensor as filter
from homeassistant.components.group import sensor as group
from homeassistant.components.min_max import sensor as min_max
from homeassistant.components.statistics import sensor as statistics
from homeassistant.config_entries import ConfigEntry
from homeassistant.const import __version__

from bare import bare_home_assistant

VANES = ["sensor.garden", "sensor.roof"]
ATTRIBUTES = {"device_class": "wind_direction", "state_class": "measurement_angle", "unit_of_measurement": "°"}
GROUP = {"entities": VANES, "ignore_non_numeric": False}
SAMPLES = {"name": "", "entity_id": VANES[0], "sampling_size": 2, "keep_last_sample": False, "precision": 0, "percentile": 50}
HELPERS = {
    "group_mean": (group, {**GROUP, "type": "mean"}),
    "group_median": (group, {**GROUP, "type": "median"}),
    "combine": (min_max, {"entity_ids": VANES, "type": "mean", "round_digits": 0}),
    "filter": (filter, {"name": "", "entity_id": VANES[0], "filter": "lowpass", "window_size": 1, "time_constant": 2}),
    "average": (statistics, {**SAMPLES, "state_characteristic": "mean"}),
    "circular_mean": (statistics, {**SAMPLES, "state_characteristic": "mean_circular"}),
}


async def main():
    hass = await bare_home_assistant()
    assert await sensor.async_setup(hass, {})
    for vane in VANES:
        hass.states.async_set(vane, "350", ATTRIBUTES)
    for name, (helper, options) in HELPERS.items():
        entry = ConfigEntry(
            data={}, discovery_keys=MappingProxyType({}), domain=helper.DOMAIN, minor_version=1, source="user", subentries_data=(),
            options=options, title=name, unique_id=None, version=1,
        )
        made = []
        await helper.async_setup_entry(hass, entry, lambda entities, *_: made.extend(entities))
        made[0].entity_id = f"sensor.{name}"
        await hass.data[sensor.DATA_COMPONENT].async_add_entities(made)
    await hass.async_block_till_done()
    for told in ("350", "10"):
        hass.states.async_set(VANES[0], told, ATTRIBUTES, force_update=True)
        await hass.async_block_till_done()
    print(__version__)
    shown = {}
    for name in HELPERS:
        state = hass.states.get(f"sensor.{name}")
        shown[name] = float(state.state) % 360
        print(f"  {name}: {state.state}, {[state.attributes.get(key) for key in ('device_class', 'state_class')]}")
    assert shown.pop("circular_mean") in (0, 360), shown
    assert set(shown.values()) == {180}, shown
    kept = hass.states.get("sensor.group_mean").attributes
    assert (kept["device_class"], kept["state_class"]) == ("wind_direction", "measurement_angle")
    await hass.async_stop(force=True)


asyncio.run(main())
PYTHON
