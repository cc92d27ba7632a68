#!/usr/bin/env bash
# Home Assistant 2026.11.0: a thermometer in a bedroom, 31 °C at noon and 20 °C now. Two helpers were made of it by their dialogs: "highest of
# the day" (Statistics) and one that says when mould grows (Mold indicator), with its hygrometer, 50 %, and the air outside, 0 °C.
# Automations ask for the bedroom: temperature.is_value above 28 °C, humidity.is_value above 70 %, of any.
# Expected: neither holds: the room has 20 °C and 50 %. The helpers were given no room.
# Seen: both hold, of the helpers. Each is put on the device of its source, the second on that of the hygrometer, keeps its
# class, and is in its room with it, so that every trigger and condition on the device or the room asks it, too: what is the
# humidity of a wall has the class humidity. Hide such a helper, or leave it out ("exclude").
. "$(dirname "$0")/folder"
install homeassistant==2026.11.0 "$(grep -o '^sqlalchemy==[0-9.]*' "$findings/../requirements/test-newest.txt")" \
  "$(grep -o '^fnv-hash-fast==[0-9.]*' "$findings/../requirements/test-newest.txt")" \
  "$(grep -o '^psutil-home-assistant==[0-9.]*' "$findings/../requirements/test-newest.txt")"
run <<'PYTHON'
import asyncio
from types import MappingProxyType

from homeassistant.config_entries import ConfigEntry
from homeassistant.const import __version__
from homeassistant.helpers import (
    area_registry as ar, condition, config_validation as cv, device_registry as dr, entity_registry as er,
)
from homeassistant.setup import async_setup_component

from bare import bare_home_assistant

HELPERS = {
    "statistics": {
        "name": "Highest", "entity_id": "sensor.temperature", "state_characteristic": "value_max", "sampling_size": 20,
        "keep_last_sample": False, "percentile": 50, "precision": 1,
    },
    "mold_indicator": {
        "name": "Mould", "indoor_temp_sensor": "sensor.temperature", "indoor_humidity_sensor": "sensor.humidity",
        "outdoor_temp_sensor": "sensor.outside", "calibration_factor": 2,
    },
}
ASKED = {"temperature": ({"number": 28, "unit_of_measurement": "°C"}, "sensor.temperature"), "humidity": ({"number": 70}, "sensor.humidity")}


def entry_of(domain, options):
    return ConfigEntry(
        data={}, discovery_keys=MappingProxyType({}), domain=domain, minor_version=1, options=options, source="user",
        subentries_data=None, title=options.get("name", domain), unique_id=None, version=1,
    )


async def main():
    hass = await bare_home_assistant()
    await condition.async_setup(hass)
    for domain in ("sensor", *ASKED):
        assert await async_setup_component(hass, domain, {})
    entry = entry_of("test", {})
    hass.config_entries._entries[entry.entry_id] = entry
    device = dr.async_get(hass).async_get_or_create(config_entry_id=entry.entry_id, identifiers={("test", "1")}, name="Thermometer")
    room = ar.async_get(hass).async_create("Bedroom").id
    dr.async_get(hass).async_update_device(device.id, area_id=room)

    def tell(name, value, unit, device_class):
        hass.states.async_set(
            f"sensor.{name}", value, {"device_class": device_class, "unit_of_measurement": unit, "state_class": "measurement"}
        )

    for name in ("temperature", "humidity"):
        er.async_get(hass).async_get_or_create(
            "sensor", "test", name, suggested_object_id=name, original_device_class=name, config_entry=entry, device_id=device.id
        )
    tell("temperature", "31", "°C", "temperature"), tell("humidity", "50", "%", "humidity"), tell("outside", "0", "°C", "temperature")
    for domain, options in HELPERS.items():
        helper = entry_of(domain, options)
        hass.config_entries._entries[helper.entry_id] = helper
        assert await hass.config_entries.async_setup(helper.entry_id), domain
    await hass.async_block_till_done()
    tell("temperature", "32", "°C", "temperature")
    await hass.async_block_till_done()
    tell("temperature", "20", "°C", "temperature")
    await hass.async_block_till_done()

    async def holds(kind, target):
        threshold = {"type": "above", "value": ASKED[kind][0]}
        config = {"condition": f"{kind}.is_value", "target": target, "options": {"behavior": "any", "threshold": threshold}}
        checked = await condition.async_validate_condition_config(hass, cv.CONDITION_SCHEMA(config))
        return (await condition.async_from_config(hass, checked))(hass)

    print(__version__)
    for state in hass.states.async_all("sensor"):
        print(" ", state.entity_id, state.state, state.attributes.get("device_class"))
    seen = {kind: (await holds(kind, {"entity_id": ASKED[kind][1]}), await holds(kind, {"area_id": room})) for kind in ASKED}
    for kind, (by_sensor, by_room) in seen.items():
        print(f"  {kind} is above: {by_sensor} of the sensor, {by_room} of the room")
    assert seen == {"temperature": (False, True), "humidity": (False, True)}, seen
    await hass.async_stop(force=True)


asyncio.run(main())
PYTHON
