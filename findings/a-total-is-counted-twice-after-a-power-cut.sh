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

from homeassistant.components import recorder, sensor
from homeassistant.const import __version__
from homeassistant.helpers import restore_state

from bare import bare_home_assistant
from recorded import begin_recording, counted

BEGINS = {"sensor.new_plug": 7, "sensor.old_plug": 1007}


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
    await begin_recording(hass)
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
    seen = await counted(hass, BEGINS)
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
