#!/usr/bin/env bash
# Home Assistant 2026.11.0: the Energy dashboard with a meter and an entity with its current price: 0.3 CNY/kWh by night, 1 CNY/kWh from 8
# o'clock on, as tariffs of peak and valley are. 10 kWh are used by night and 1 kWh after it. The meter tells each kWh; or it is
# out of reach by night, and tells at 8:01; or the price is out of reach by night, and is back with that of the morning.
# Expected: 4 yuan, as the statistics know what the price was; or nothing for what cannot be told.
# Seen: 4 yuan, 11, and 11. What a meter tells is paid at the price of the moment in which it is told, since whenever it told last, and
# while there is no price the costs wait for the next one, whatever it is. Whoever has two prices needs a meter that
# counts both apart.
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

METER, TARIFF = "sensor.meter", "sensor.price"
KWH = {"device_class": "energy", "state_class": "total_increasing", "unit_of_measurement": "kWh"}
PER_KWH = {"unit_of_measurement": "CNY/kWh"}
NIGHT, MORNING, AWAY = "0.3", "1", "unavailable"


async def paid(*told):
    """Return the costs of what a meter and a tariff tell, each as a pair of entity and value."""
    hass = await bare_home_assistant()
    assert await sensor.async_setup(hass, {})
    hass.data["energy"] = {"cost_sensors": {}}
    grid = next(each for each in SOURCE_ADAPTERS if each.source_type == "grid")
    source = {grid.stat_energy_key: METER, "entity_energy_price": TARIFF, "number_energy_price": None}
    costs = EnergyCostSensor(grid, source)

    async def tell(entity_id, value):
        hass.states.async_set(entity_id, str(value), KWH if entity_id == METER else PER_KWH)
        await hass.async_block_till_done()

    await tell(TARIFF, NIGHT), await tell(METER, 0)
    await hass.data[sensor.DATA_COMPONENT].async_add_entities([costs])
    for entity_id, value in told:
        await tell(entity_id, value)
    counted = float(hass.states.get(costs.entity_id).state)
    await hass.async_stop(force=True)
    return round(counted, 2)


async def main():
    night, last = [(METER, kwh) for kwh in range(1, 11)], (METER, 11)
    seen = {
        "both are told all night": await paid(*night, (TARIFF, MORNING), last),
        "the meter is out of reach by night": await paid((METER, AWAY), (TARIFF, MORNING), last),
        "the price is out of reach by night": await paid((TARIFF, AWAY), *night, (TARIFF, MORNING), last),
    }
    print(__version__)
    print("\n".join(f"  {how}: {yuan} yuan" for how, yuan in seen.items()))
    assert list(seen.values()) == [4, 11, 11], seen


asyncio.run(main())
PYTHON
