#!/usr/bin/env bash
# Home Assistant 2026.11.0 with influxdb 5.3.2, influxdb-client 1.50.0 and statsd 3.2.1: an air conditioner, a boiler, a speaker
# and a lock in a graph of somebody's own, of the number that InfluxDB ("value") and StatsD are handed with a state.
# Expected: 1 while it runs, as of a fan or a humidifier, and 0 while it is off; a gap, or another number, for a jammed lock.
# Seen: of what Home Assistant writes, "off" and "unlocked" are 0, "on" and "locked" are 1, and "cool", "heat", "eco", "playing" or
# "jammed" have no number at all, so the last one stays. The air conditioner, the boiler and the speaker are 0 for good, on the
# hottest day too, and a lock that jams while it is unlocked again goes on as locked. Whoever wants the hours that it ran
# must count by the text ("state") of InfluxDB; StatsD has none, but a table of its own for them ("value_map").
. "$(dirname "$0")/folder"
install homeassistant==2026.11.0 influxdb==5.3.2 influxdb-client==1.50.0 statsd==3.2.1
run <<'PYTHON'
import asyncio
import contextlib
import socket

from homeassistant.components import influxdb, statsd
from homeassistant.const import __version__
from homeassistant.core import Event

from bare import bare_home_assistant

TOLD = {
    "climate.bedroom": ("off", "cool", "heat"),
    "water_heater.boiler": ("off", "eco"),
    "media_player.speaker": ("off", "playing"),
    "lock.door": ("locked", "jammed"),
    "fan.bedroom": ("off", "on"),
}


async def main():
    hass = await bare_home_assistant()
    heard = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    heard.bind(("127.0.0.1", 0))
    heard.setblocking(False)
    config = statsd.CONFIG_SCHEMA({"statsd": {"host": "127.0.0.1", "port": heard.getsockname()[1]}})
    assert await hass.async_add_executor_job(statsd.setup, hass, config)
    to_point = influxdb._generate_event_to_json(influxdb.CONFIG_SCHEMA({"influxdb": {}})["influxdb"])
    points, gauges = {}, {}
    for entity_id, states in TOLD.items():
        points[entity_id] = []
        for state in states:
            hass.states.async_set(entity_id, state)
            point = to_point(Event("state_changed", {"new_state": hass.states.get(entity_id)}))
            points[entity_id].append(point["fields"].get("value"))
            await hass.async_block_till_done()
    await asyncio.sleep(0.5)
    with contextlib.suppress(BlockingIOError):
        while True:
            name, _, said = heard.recv(1024).decode().removeprefix("hass.").partition(":")
            value, _, kind = said.partition("|")
            if kind == "g":
                gauges.setdefault(name, []).append(float(value))
    print(__version__)
    for entity_id, states in TOLD.items():
        print(f"  {entity_id}: {', '.join(states)}; InfluxDB {points[entity_id]}, StatsD {gauges[entity_id]}")
    expected = ([0, None, None], [0, None], [0, None], [1, None], [0, 1])
    assert [*points.values()] == [*expected], points
    numbers = [[each for each in values if each is not None] for values in expected]
    assert [gauges[each] for each in TOLD] == numbers, gauges
    await hass.async_stop(force=True)


asyncio.run(main())
PYTHON
