#!/usr/bin/env bash
# Home Assistant 2026.11.0: a gas meter and a water meter in m³, each with a fixed price in the Energy dashboard, 3 yuan a cubic metre; both use
# two cubic metres. Then somebody chooses litres as the unit of both sensors, in their settings, and two more are used.
# Expected: 6 yuan each time. The statistics are converted, and so is the price of water and of electricity.
# Seen: 6 yuan and 6,000 for gas: its price has no unit, and is one of whatever the meter tells, from then on of a litre. Change the
# price with the unit, or let an entity tell it, in CNY/m³: that one is converted.
. "$(dirname "$0")/folder"
install homeassistant==2026.11.0 "$(grep -o '^sqlalchemy==[0-9.]*' "$findings/../requirements/test-newest.txt")" \
  "$(grep -o '^fnv-hash-fast==[0-9.]*' "$findings/../requirements/test-newest.txt")" \
  "$(grep -o '^psutil-home-assistant==[0-9.]*' "$findings/../requirements/test-newest.txt")"
run <<'PYTHON'
import asyncio

from homeassistant.components import sensor
from homeassistant.components.energy.sensor import SOURCE_ADAPTERS, EnergyCostSensor
from homeassistant.const import __version__

from bare import bare_home_assistant

METER, TARIFF, YUAN = "sensor.meter", "sensor.price", 3


async def paid(kind, *, by_entity=False):
    """Return the costs of two cubic metres in the unit of the meter, and of two more in litres."""
    hass = await bare_home_assistant()
    assert await sensor.async_setup(hass, {})
    hass.data["energy"] = {"cost_sensors": {}}
    adapter = next(each for each in SOURCE_ADAPTERS if each.source_type == kind)
    prices = {"entity_energy_price": TARIFF if by_entity else None, "number_energy_price": None if by_entity else YUAN}
    costs = EnergyCostSensor(adapter, {adapter.stat_energy_key: METER, **prices})
    hass.states.async_set(TARIFF, str(YUAN), {"unit_of_measurement": "CNY/m³"})

    async def tell(value, unit):
        attributes = {"device_class": kind, "state_class": "total_increasing", "unit_of_measurement": unit}
        hass.states.async_set(METER, str(value), attributes)
        await hass.async_block_till_done()
        return float(state.state) if (state := hass.states.get(costs.entity_id)) else None

    await tell(10, "m³")
    await hass.data[sensor.DATA_COMPONENT].async_add_entities([costs])
    first = await tell(12, "m³")
    same = await tell(12_000, "L")
    assert same == first
    second = await tell(14_000, "L")
    await hass.async_stop(force=True)
    return round(first), round(second - first)


async def main():
    seen = {
        "water": await paid("water"),
        "gas": await paid("gas"),
        "gas, by an entity": await paid("gas", by_entity=True),
    }
    print(__version__)
    print("\n".join(f"  {what}: two cubic metres are {first} yuan, and {second} in litres" for what, (first, second) in seen.items()))
    assert list(seen.values()) == [(6, 6), (6, 6000), (6, 6)], seen


asyncio.run(main())
PYTHON
