#!/usr/bin/env bash
# Home Assistant 2026.11.0: UpdateFailed.retry_after in a DataUpdateCoordinator's first refresh.
# Expected, and so until 2026.10: retry_after delays the coordinator's next poll; a set-up that failed is tried again
# after 5, 10, 20 … seconds.
# Seen: the first refresh hands retry_after on to ConfigEntryNotReady, and it replaces the wait of the set-up. An
# integration that names its poll interval there keeps a home away for minutes after a start without network.
. "$(dirname "$0")/folder"
install homeassistant==2026.11.0
mkdir -p "$folder/custom_components/waiting"
cat > "$folder/custom_components/waiting/manifest.json" <<'JSON'
{"domain": "waiting", "name": "Waiting", "codeowners": [], "documentation": "https://127.0.0.1/", "iot_class": "cloud_polling", "requirements": [], "version": "1.0.0", "config_flow": true}
JSON
cat > "$folder/custom_components/waiting/config_flow.py" <<'PYTHON'
from homeassistant.config_entries import ConfigFlow


class WaitingFlow(ConfigFlow, domain="waiting"):
    VERSION = 1
PYTHON
cat > "$folder/custom_components/waiting/__init__.py" <<'PYTHON'
import logging

from homeassistant.helpers.update_coordinator import DataUpdateCoordinator, UpdateFailed


class Coordinator(DataUpdateCoordinator):
    async def _async_update_data(self):
        raise UpdateFailed("no network", retry_after=self.config_entry.data["wait"])


async def async_setup_entry(hass, entry):
    await Coordinator(hass, logging.getLogger(__name__), config_entry=entry, name="c").async_config_entry_first_refresh()
    return True
PYTHON
run <<'PYTHON'
import asyncio
from types import MappingProxyType

from homeassistant import config_entries
from homeassistant.const import __version__

from bare import bare_home_assistant


async def wait_of(hass, wait):
    waits = []
    config_entries.async_call_later = lambda _hass, delay, *_: waits.append(delay) or (lambda: None)
    entry = config_entries.ConfigEntry(
        data={"wait": wait}, discovery_keys=MappingProxyType({}), domain="waiting", minor_version=1, options={},
        source="user", subentries_data=(), title="Waiting", unique_id=None, version=1,
    )
    hass.config_entries._entries[entry.entry_id] = entry
    await hass.config_entries.async_setup(entry.entry_id)
    return waits[0]


async def main():
    hass = await bare_home_assistant()
    without, named = await wait_of(hass, None), await wait_of(hass, 300)
    print(__version__, {"no retry_after": without, "retry_after=300": named})
    assert 0 < without < 20
    assert 300 <= named < 310
    await hass.async_stop(force=True)


asyncio.run(main())
PYTHON
