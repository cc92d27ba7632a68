#!/usr/bin/env bash
# Home Assistant 2026.11.0: a name that a cloud tells with half an emoji ("\ud83d" in its JSON), as an app leaves it that
# cuts names after so many UTF-16 units.
# Expected: Python's json.loads takes it, so at worst that one device looks odd.
# Seen: the device is added, but the registry of devices can be stored no more, not for any integration: the writer
# raises in a task of its own, and what people change is gone after a restart. Home Assistant's own json_loads (orjson)
# refuses the whole answer instead, with everything else in it. JSON.parse of browsers takes it. An integration must
# replace halves of characters before a text goes anywhere.
. "$(dirname "$0")/folder"
install homeassistant==2026.11.0
run <<'PYTHON'
import asyncio
import json
from pathlib import Path
from types import MappingProxyType

from homeassistant.config_entries import ConfigEntry
from homeassistant.const import __version__
from homeassistant.helpers import device_registry
from homeassistant.util.json import JSON_DECODE_EXCEPTIONS, json_loads

from bare import bare_home_assistant

ANSWER = '{"devices": [{"name": "Lamp"}, {"name": "Radio \\ud83d"}, {"name": "Socket"}]}'


def stored():
    path = Path(".storage/core.device_registry")
    return [each["name"] for each in json.loads(path.read_text())["data"]["devices"]]


async def main():
    hass = await bare_home_assistant()
    entry = ConfigEntry(
        data={}, discovery_keys=MappingProxyType({}), domain="radios", minor_version=1, options={}, source="user",
        subentries_data=(), title="Radios", unique_id=None, version=1,
    )
    hass.config_entries._entries[entry.entry_id] = entry
    devices = device_registry.async_get(hass)
    kept, refused = [], []
    for each in json.loads(ANSWER)["devices"]:
        name = each["name"]
        devices.async_get_or_create(config_entry_id=entry.entry_id, identifiers={("radios", name)}, name=name)
        try:
            await devices._store.async_save(devices._data_to_save())
        except TypeError as error:
            refused.append(str(error))
        kept.append(stored())
    try:
        json_loads(ANSWER)
        read = "read"
    except JSON_DECODE_EXCEPTIONS as error:
        read = str(error).partition(":")[0]
    print(__version__)
    print(f"  stored after each of three devices: {kept}; {refused}")
    print(f"  the same answer in Home Assistant's own json_loads: {read}")
    assert kept == [["Lamp"]] * 3, kept
    assert refused == ["str is not valid UTF-8: surrogates not allowed"] * 2, refused
    assert read == "no low surrogate in string", read
    await hass.async_stop(force=True)


asyncio.run(main())
PYTHON
