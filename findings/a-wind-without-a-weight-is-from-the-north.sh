#!/usr/bin/env bash
# Home Assistant 2026.11.0 with SQLAlchemy: a day of wind from the south is imported into the statistics of a wind direction,
# hour by hour, each with its mean (async_import_statistics, a circular mean, in °).
# Expected: the day is one of south wind, like its hours. Of a temperature the mean is all that is needed.
# Seen: hours are as imported, and each day, week and month is 0°, a wind from the north: days are made of the mean of each hour
# and its weight, mean_weight, which is optional, is not asked for and is 0 where it is missing. It is the seconds for
# which the wind was steady, 3600 at most: with a weight of 1 each, twelve hours count twelve seconds beside those that the
# recorder has made itself.
. "$(dirname "$0")/folder"
install homeassistant==2026.11.0 "$(grep -o '^sqlalchemy==[0-9.]*' "$findings/../requirements/test-newest.txt")" \
  "$(grep -o '^fnv-hash-fast==[0-9.]*' "$findings/../requirements/test-newest.txt")" \
  "$(grep -o '^psutil-home-assistant==[0-9.]*' "$findings/../requirements/test-newest.txt")"
run <<'PYTHON'
import asyncio
from datetime import timedelta
import os
import signal

from homeassistant.components.recorder.models import StatisticMeanType, StatisticMetaData
from homeassistant.components.recorder.statistics import async_import_statistics, statistics_during_period
from homeassistant.const import __version__
from homeassistant.util import dt

from bare import bare_home_assistant
from recorded import begin_recording

EAST, SOUTH, HOUR = 90.0, 180.0, timedelta(hours=1)
WEIGHTS = {"sensor.without": {}, "sensor.in_seconds": {"mean_weight": 3600.0}, "sensor.of_one": {"mean_weight": 1.0}}


async def main():
    signal.alarm(60)
    hass = await bare_home_assistant()
    instance = await begin_recording(hass)
    begin = dt.start_of_local_day() - timedelta(days=40)
    for entity_id, weight in WEIGHTS.items():
        metadata = StatisticMetaData(
            mean_type=StatisticMeanType.CIRCULAR, has_sum=False, name=None, source="recorder", statistic_id=entity_id,
            unit_class=None, unit_of_measurement="°",
        )
        rows = [{"start": begin + number * HOUR, "mean": SOUTH, **weight} for number in range(12)]
        if entity_id == "sensor.of_one":
            rows += [{"start": begin + number * HOUR, "mean": EAST, "mean_weight": 3600.0} for number in range(12, 24)]
        async_import_statistics(hass, metadata, rows)
    await instance.async_block_till_done()
    shown = {}
    for period in ("hour", "day", "week", "month"):
        found = await instance.async_add_executor_job(
            statistics_during_period, hass, begin, None, None, period, None, {"mean"}
        )
        for entity_id, rows in found.items():
            shown.setdefault(entity_id, {})[period] = sorted({round(row["mean"], 1) for row in rows})
    print(__version__)
    for entity_id, means in shown.items():
        print(f"  {entity_id}: {means}")
    day = lambda mean: {"day": [mean], "week": [mean], "month": [mean]}
    assert shown["sensor.without"] == {"hour": [SOUTH], **day(0.0)}
    assert shown["sensor.in_seconds"] == {"hour": [SOUTH], **day(SOUTH)}
    assert shown["sensor.of_one"] == {"hour": [EAST, SOUTH], **day(EAST)}
    os._exit(0)


asyncio.run(main())
PYTHON
