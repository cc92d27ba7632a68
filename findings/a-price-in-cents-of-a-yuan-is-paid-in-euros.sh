#!/usr/bin/env bash
# Home Assistant 2026.11.0: three meters count one kWh each, and each has an entity with its current price in the Energy
# dashboard: 0.5 CNY/kWh, the same as 50 fen/kWh, and as 50 分/度, as meters in China tell it. Nobody has set a currency.
# Expected: half a yuan each; or no costs, with a word about a currency that is not that of the home.
# Seen: the dashboard reads what stands behind the slash only. The costs are 0.5, 50 and 50 EUR, the currency of a home where
# none was set. Its validation finds nothing wrong with the first two; of a unit that it does not know at all it
# complains, and pays all the same. An integration has to tell prices in the unit of the currency and per kWh.
. "$(dirname "$0")/folder"
install homeassistant==2026.11.0 "$(grep -o '^sqlalchemy==[0-9.]*' "$findings/../requirements/test-newest.txt")" \
  "$(grep -o '^fnv-hash-fast==[0-9.]*' "$findings/../requirements/test-newest.txt")" \
  "$(grep -o '^psutil-home-assistant==[0-9.]*' "$findings/../requirements/test-newest.txt")"
run <<'PYTHON'
import asyncio

from homeassistant.components import sensor
from homeassistant.components.energy import validate
from homeassistant.components.energy.sensor import SOURCE_ADAPTERS, EnergyCostSensor
from homeassistant.const import __version__

from bare import bare_home_assistant

METER = {"device_class": "energy", "state_class": "total_increasing", "unit_of_measurement": "kWh"}
PRICES = {"CNY/kWh": "0.5", "fen/kWh": "50", "分/度": "50"}


async def main():
    hass = await bare_home_assistant()
    assert await sensor.async_setup(hass, {})
    hass.data["energy"] = {"cost_sensors": {}}
    grid = next(each for each in SOURCE_ADAPTERS if each.source_type == "grid")
    costs, complaints = [], []
    for number, (unit, price) in enumerate(PRICES.items()):
        meter, tariff = f"sensor.meter_{number}", f"sensor.price_{number}"
        hass.states.async_set(meter, "7", METER)
        hass.states.async_set(tariff, price, {"unit_of_measurement": unit})
        source = {grid.stat_energy_key: meter, "entity_energy_price": tariff, "number_energy_price": None}
        costs.append(EnergyCostSensor(grid, source))
        found = validate.ValidationIssues()
        validate._async_validate_price_entity(
            hass, tariff, found, validate.ENERGY_PRICE_UNITS, validate.ENERGY_PRICE_UNIT_ERROR
        )
        complaints.append([*found.issues])
    await hass.data[sensor.DATA_COMPONENT].async_add_entities(costs)
    for number in range(len(PRICES)):
        hass.states.async_set(f"sensor.meter_{number}", "8", METER)
    await hass.async_block_till_done()
    paid = [hass.states.get(each.entity_id) for each in costs]
    print(__version__)
    for unit, complaint, state in zip(PRICES, complaints, paid):
        print(f"  {PRICES[unit]} {unit}: {state.state} {state.attributes['unit_of_measurement']}, {complaint}")
    assert [float(each.state) for each in paid] == [0.5, 50, 50]
    assert {each.attributes["unit_of_measurement"] for each in paid} == {"EUR"}
    assert complaints == [[], [], ["entity_unexpected_unit_energy_price"]], complaints
    await hass.async_stop(force=True)


asyncio.run(main())
PYTHON
