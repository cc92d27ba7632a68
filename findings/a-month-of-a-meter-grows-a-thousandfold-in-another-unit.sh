#!/usr/bin/env bash
# Home Assistant 2026.11.0 with SQLAlchemy: two plugs have used 5 kWh each since their utility meters began. Somebody chooses
# another unit for the energy of both in the dialog of the entity: kWh for the one that tells Wh, and the other way round.
# Expected: the same month in another unit. The plugs, their history and their statistics are converted.
# Seen: the meter takes the new unit and keeps its number. 5,000 Wh of a month are 5,000 kWh, and the Energy dashboard counts
# 4,995 kWh as used at that moment. The other way round the step from 105 to 105,000 is added besides, so that 5 kWh
# become 104.9. A unit that an integration corrects does the same. Nobody is told.
. "$(dirname "$0")/folder"
install homeassistant==2026.11.0 "$(grep -o '^sqlalchemy==[0-9.]*' "$findings/../requirements/test-newest.txt")" \
  "$(grep -o '^fnv-hash-fast==[0-9.]*' "$findings/../requirements/test-newest.txt")" \
  "$(grep -o '^psutil-home-assistant==[0-9.]*' "$findings/../requirements/test-newest.txt")" \
  "$(grep -o '^cronsim==[0-9.]*' "$findings/../requirements/test-newest.txt")"
run <<'PYTHON'
import asyncio
import os
import signal
from types import MappingProxyType

from homeassistant.components import sensor
from homeassistant.components.utility_meter import DATA_TARIFF_SENSORS, DATA_UTILITY, sensor as utility_meter
from homeassistant.config_entries import ConfigEntry
from homeassistant.const import __version__
from homeassistant.helpers import entity_registry as er

from bare import bare_home_assistant
from recorded import begin_recording, counted

METERS = {"sensor.in_wh": "sensor.month_of_wh", "sensor.in_kwh": "sensor.month_of_kwh"}
OTHER = {"sensor.in_wh": "kWh", "sensor.in_kwh": "Wh"}
IN_KWH = {"Wh": 1000, "kWh": 1}


class Plug(sensor.SensorEntity):
    _attr_device_class, _attr_state_class = sensor.SensorDeviceClass.ENERGY, "total_increasing"
    _attr_should_poll = False

    def __init__(self, entity_id, unit, value):
        self.entity_id, self._attr_unique_id = entity_id, entity_id
        self._attr_native_unit_of_measurement, self._attr_native_value = unit, value

    def use(self, amount):
        self._attr_native_value += amount
        self.async_write_ha_state()


async def main():
    signal.alarm(60)
    hass = await bare_home_assistant()
    await begin_recording(hass)
    assert await sensor.async_setup(hass, {})
    plugs = [Plug("sensor.in_wh", "Wh", 100_000), Plug("sensor.in_kwh", "kWh", 100)]
    await hass.data[sensor.DOMAIN].async_add_entities(plugs)
    hass.data[DATA_UTILITY] = {}
    for plug, month in METERS.items():
        options = {
            "cycle": "monthly", "delta_values": False, "net_consumption": False, "offset": 0,
            "periodically_resetting": True, "source": plug, "tariffs": [],
        }
        entry = ConfigEntry(
            data={}, discovery_keys=MappingProxyType({}), domain="utility_meter", minor_version=2, source="user",
            subentries_data=(), options=options, title=month[7:], unique_id=None, version=2,
        )
        hass.data[DATA_UTILITY][entry.entry_id] = {DATA_TARIFF_SENSORS: [], "tariff_entity": None}
        made = []
        await utility_meter.async_setup_entry(hass, entry, made.extend)
        await hass.data[sensor.DOMAIN].async_add_entities(made)
    shown = {each: [] for pair in METERS.items() for each in pair}

    async def see():
        await hass.async_block_till_done()
        for each, seen in shown.items():
            state = hass.states.get(each)
            seen.append((float(state.state), state.attributes["unit_of_measurement"]))

    for plug, amount in zip(plugs, (1000, 1)):
        for used in (0, amount, 4 * amount):
            plug.use(used)
            await hass.async_block_till_done()
    await see()
    for plug, unit in OTHER.items():
        er.async_get(hass).async_update_entity_options(plug, "sensor", {"unit_of_measurement": unit})
    await see()
    used = await counted(hass, shown)
    used = {each: round(amount / IN_KWH[shown[each][-1][1]], 1) for each, amount in used.items()}
    print(__version__)
    for each, (before, after) in shown.items():
        print(f"  {each}: {before[0]:g} {before[1]}, then {after[0]:g} {after[1]}; counted {used[each]:g} kWh")
    assert shown["sensor.in_wh"] == [(105_000, "Wh"), (105, "kWh")]
    assert shown["sensor.in_kwh"] == [(105, "kWh"), (105_000, "Wh")]
    assert shown["sensor.month_of_wh"] == [(5000, "Wh"), (5000, "kWh")]
    assert shown["sensor.month_of_kwh"] == [(5, "kWh"), (104_900, "Wh")]
    assert list(used.values()) == [5, 5000, 5, 104.9], used
    os._exit(0)


asyncio.run(main())
PYTHON
