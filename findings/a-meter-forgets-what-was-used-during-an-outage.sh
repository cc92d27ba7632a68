#!/usr/bin/env bash
# Home Assistant 2026.11.0: a utility meter, made as its dialog suggests, of a plug that has counted 100 kWh. The plug uses
# 1 kWh, is out of reach for a while in which it uses 2 kWh, and 1 kWh after that. Then it counts anew from 0, and uses 1 kWh.
# Expected: 5 kWh; what was used in between stands in the plug's own count. "Periodically resetting", on in the dialog, is
# what a meter needs that may begin at 0 again.
# Seen: 3 kWh. With the option on, a count is compared with the state just before, so what was used while the plug was
# unavailable is lost. With the option off all 5 kWh are there: a count that begins anew is left out in either case, and costs nothing.
. "$(dirname "$0")/folder"
install homeassistant==2026.11.0 "$(grep -o '^cronsim==[0-9.]*' "$findings/../requirements/test-newest.txt")"
run <<'PYTHON'
import asyncio
from types import MappingProxyType

from homeassistant.components.utility_meter import DATA_TARIFF_SENSORS, DATA_UTILITY, config_flow, sensor
from homeassistant.config_entries import ConfigEntry
from homeassistant.const import __version__
from homeassistant.helpers.entity_component import EntityComponent

from bare import bare_home_assistant

TOLD = ["100", "101", "unavailable", "103", "104", "0", "1"]
OPTION = "periodically_resetting"


async def month(resetting):
    """Return what a meter shows after each state of its plug."""
    hass = await bare_home_assistant()
    options = {
        "cycle": "monthly", "delta_values": False, "net_consumption": False, "offset": 0, OPTION: resetting,
        "source": "sensor.plug", "tariffs": [],
    }
    entry = ConfigEntry(
        data={}, discovery_keys=MappingProxyType({}), domain="utility_meter", minor_version=2, source="user",
        subentries_data=(), options=options, title="month", unique_id=None, version=2,
    )
    hass.data[DATA_UTILITY] = {entry.entry_id: {DATA_TARIFF_SENSORS: [], "tariff_entity": None}}
    made = []
    await sensor.async_setup_entry(hass, entry, made.extend)
    await EntityComponent(sensor._LOGGER, "sensor", hass).async_add_entities(made)
    shown = []
    for state in TOLD:
        hass.states.async_set("sensor.plug", state, {"unit_of_measurement": "kWh"})
        await hass.async_block_till_done()
        shown.append(hass.states.get(made[0].entity_id).state)
    await hass.async_stop(force=True)
    return shown


async def main():
    suggested = next(key.default() for key in config_flow.CONFIG_SCHEMA.schema if key == OPTION)
    shown = {resetting: await month(resetting) for resetting in (True, False)}
    print(__version__, f"suggested: {suggested}")
    print(f"  the plug: {', '.join(TOLD)}")
    for resetting, states in shown.items():
        print(f"  {OPTION} {resetting}: {', '.join(states)}")
    assert suggested is True
    assert shown[True] == ["0", "1", "unavailable", "1", "2", "2", "3"]
    assert shown[False] == ["0", "1", "unavailable", "3", "4", "4", "5"]


asyncio.run(main())
PYTHON
