#!/usr/bin/env bash
# Home Assistant 2026.11.0 with SQLAlchemy: a sensor adds up what a plug has used (RestoreSensor, total_increasing). It shows
# 8 kWh when Home Assistant keeps what is to be restored, as it does every 15 minutes, and 10 kWh when the power is cut.
# Expected: at worst the 2 kWh since then are lost to the Energy dashboard.
# Seen: the recorder had the 10 kWh. To it a total that begins at 8 is a new meter that has counted 8 kWh from zero: they
# are counted once more, 11 kWh where 3 were used. A total that falls by less than a tenth, as an older plug's does, takes
# from the sum what had been counted already. Nobody is told. Who adds up must begin with what was recorded.
. "$(dirname "$0")/folder"
install homeassistant==2026.11.0 "$(grep -o '^sqlalchemy==[0-9.]*' "$findings/../requirements/test-newest.txt")" \
  "$(grep -o '^fnv-hash-fast==[0-9.]*' "$findings/../requirements/test-newest.txt")" \
  "$(grep -o '^psutil-home-assistant==[0-9.]*' "$findings/../requirements/test-newest.txt")"
run <<'PYTHON'
import asyncio
import os
import signal
from datetime import timedelta
from pathlib import Path

from homeassistant.components import recorder, sensor
from homeassistant.components.recorder.statistics import get_last_short_term_statistics
from homeassistant.components.recorder.tasks import StatisticsTask
from homeassistant.components.sensor import recorder as sensor_statistics
from homeassistant.const import __version__
from homeassistant.helpers import recorder as recorder_helper, restore_state
from homeassistant.util import dt

from bare import bare_home_assistant

BEGINS = {"sensor.new_plug": 7, "sensor.old_plug": 1007}
SLOT = timedelta(minutes=5)


class Total(sensor.RestoreSensor):
    _attr_device_class, _attr_state_class = "energy", "total_increasing"
    _attr_native_unit_of_measurement = "kWh"

    def __init__(self, entity_id):
        self.entity_id = entity_id
        self._attr_native_value = BEGINS[entity_id]

    async def async_added_to_hass(self):
        if last := await self.async_get_last_sensor_data():
            self._attr_native_value = last.native_value

    def add(self, amount):
        self._attr_native_value += amount
        self.async_write_ha_state()


async def started():
    """Return a Home Assistant with a recorder, and its totals."""
    signal.alarm(60)
    hass = await bare_home_assistant()
    await restore_state.async_load(hass)
    recorder_helper.async_initialize_recorder(hass)
    settings = {"db_url": f"sqlite:///{Path.cwd()}/home.db", "commit_interval": 0, "db_max_retries": 1, "db_retry_wait": 1}
    assert await recorder.async_setup(hass, {"recorder": recorder.CONFIG_SCHEMA({"recorder": settings})["recorder"]})
    await recorder.get_instance(hass).async_db_ready
    assert await sensor.async_setup(hass, {})
    totals = [Total(entity_id) for entity_id in BEGINS]
    await hass.data[sensor.DOMAIN].async_add_entities(totals)
    return hass, totals


async def lose_power():
    hass, totals = await started()
    for each in totals:
        each.add(1)
    await restore_state.async_get(hass).async_dump_states()
    for each in totals:
        each.add(2)
    await recorder.get_instance(hass).async_block_till_done()
    os._exit(0)


async def start_again():
    hass, totals = await started()
    hass.data[recorder_helper.DATA_RECORDER].recorder_platforms["sensor"] = sensor_statistics
    instance = recorder.get_instance(hass)
    await instance.async_block_till_done()
    now = dt.utcnow().replace(second=0, microsecond=0)
    slot = now - timedelta(minutes=now.minute % 5)
    for start in (slot - SLOT, slot):
        instance.queue_task(StatisticsTask(start, fire_events=False))
    await instance.async_block_till_done()

    def counted(entity_id):
        return get_last_short_term_statistics(hass, 1, entity_id, True, {"sum"})[entity_id][0]["sum"]

    seen = {each: await instance.async_add_executor_job(counted, each) for each in BEGINS}
    print(__version__)
    for each in totals:
        begin = BEGINS[each.entity_id]
        print(f"  {each.entity_id}: {begin} to {begin + 3} kWh, again from {each.native_value}; counted {seen[each.entity_id]} kWh")
    assert [each.native_value for each in totals] == [8, 1008]
    assert seen == {"sensor.new_plug": 3 + 8, "sensor.old_plug": 3 - 2}, seen
    os._exit(0)


if os.fork() == 0:
    asyncio.run(lose_power())
os.wait()
asyncio.run(start_again())
PYTHON
