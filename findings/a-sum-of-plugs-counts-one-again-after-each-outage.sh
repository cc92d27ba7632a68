#!/usr/bin/env bash
# Home Assistant 2026.11.0 with SQLAlchemy: a sensor group, made by its dialog, sums two plugs that have counted 500 and
# 300 kWh. One is out of reach for five minutes, and has used 1 kWh when it comes back.
# Expected: 1 kWh in the Energy dashboard; the sum is unknown in between, as the option "ignore non-numeric" is off in the
# dialog of its options.
# Seen: a group that the dialog has made ignores what is not numeric until somebody opens its options. The sum falls to 500,
# which is a new meter to the recorder, and rises by all that the other plug has ever counted: 801 kWh, each time. Nobody
# is told. Each plug by itself, or the option saved once as it is shown, counts 1 kWh.
. "$(dirname "$0")/folder"
install homeassistant==2026.11.0 "$(grep -o '^sqlalchemy==[0-9.]*' "$findings/../requirements/test-newest.txt")" \
  "$(grep -o '^fnv-hash-fast==[0-9.]*' "$findings/../requirements/test-newest.txt")" \
  "$(grep -o '^psutil-home-assistant==[0-9.]*' "$findings/../requirements/test-newest.txt")"
run <<'PYTHON'
import asyncio
import os
import signal
from types import MappingProxyType

from homeassistant.components import sensor
from homeassistant.components.group import config_flow, sensor as group
from homeassistant.config_entries import ConfigEntry
from homeassistant.const import __version__

from bare import bare_home_assistant
from recorded import begin_recording, counted

PLUGS = ["sensor.washer", "sensor.dryer"]
TOLD = [("500", "300"), ("500", "unavailable"), ("500", "301")]
SUMS = {"sensor.as_made": {}, "sensor.options_saved": {"ignore_non_numeric": False}}
ATTRIBUTES = {"device_class": "energy", "state_class": "total_increasing", "unit_of_measurement": "kWh"}


async def main():
    signal.alarm(60)
    hass = await bare_home_assistant()
    await begin_recording(hass)
    assert await sensor.async_setup(hass, {})

    async def tell(states):
        for plug, state in zip(PLUGS, states):
            hass.states.async_set(plug, state, {} if state == "unavailable" else ATTRIBUTES)
        await hass.async_block_till_done()

    await tell(TOLD[0])
    made = [key for key in config_flow.SENSOR_CONFIG_EXTENDS if key == "ignore_non_numeric"]
    shown = [key.default() for key in config_flow.SENSOR_OPTIONS if key == "ignore_non_numeric"]
    for entity_id, options in SUMS.items():
        entry = ConfigEntry(
            data={}, discovery_keys=MappingProxyType({}), domain="group", minor_version=1, source="user", subentries_data=(),
            options={"entities": PLUGS, "type": "sum", **options}, title=entity_id[7:], unique_id=None, version=1,
        )

        def add(entities, entity_id=entity_id):
            entities[0].entity_id = entity_id
            sums.extend(entities)

        sums = []
        await group.async_setup_entry(hass, entry, add)
        await hass.data[sensor.DOMAIN].async_add_entities(sums)
    seen = {each: [hass.states.get(each).state] for each in SUMS}
    for states in TOLD[1:]:
        await tell(states)
        for each in SUMS:
            seen[each].append(hass.states.get(each).state)
    used = await counted(hass, (*SUMS, *PLUGS))
    print(__version__)
    print(f"  asked for by the dialog that makes it: {made}; shown in its options: {shown}")
    for each, states in seen.items():
        print(f"  {each}: {', '.join(states)}; counted {used[each]} kWh")
    assert (made, shown) == ([], [False])
    assert seen["sensor.as_made"] == ["800.0", "500.0", "801.0"]
    assert seen["sensor.options_saved"] == ["800.0", "unknown", "801.0"]
    assert used == {"sensor.as_made": 801, "sensor.options_saved": 1, "sensor.washer": 0, "sensor.dryer": 1}, used
    os._exit(0)


asyncio.run(main())
PYTHON
