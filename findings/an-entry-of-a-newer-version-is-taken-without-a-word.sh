#!/usr/bin/env bash
# Home Assistant 2026.11.0: an integration is set back to an older release, whose config entry a newer one has rewritten
# (minor version 2, the installed release knows 1).
# Expected: the older release does not touch data that it cannot know; the entry ends as "migration error", as it does
# for a newer major version.
# Seen: without an async_migrate_entry of its own the integration is simply set up with the newer data: nothing is
# refused and nothing logged. Only a newer *major* version is stopped. Whoever wants a newer minor version refused has
# to write async_migrate_entry for that alone.
. "$(dirname "$0")/folder"
install homeassistant==2026.11.0
mkdir -p "$folder/custom_components/older"
echo '{"domain": "older", "name": "Older", "version": "1.0.0", "config_flow": true}' \
  > "$folder/custom_components/older/manifest.json"
cat > "$folder/custom_components/older/__init__.py" <<'PYTHON'
async def async_setup_entry(hass, entry):
    pass
PYTHON
cat > "$folder/custom_components/older/config_flow.py" <<'PYTHON'
from homeassistant.config_entries import ConfigFlow


class Flow(ConfigFlow, domain="older"):
    VERSION = 1
    MINOR_VERSION = 1
PYTHON
run <<'PYTHON'
import asyncio
from types import MappingProxyType

from homeassistant.config_entries import ConfigEntry
from homeassistant.const import __version__

from bare import bare_home_assistant


async def main():
    hass = await bare_home_assistant()
    seen = {}
    for version, minor in ((1, 1), (1, 2), (2, 1)):
        entry = ConfigEntry(
            data={}, discovery_keys=MappingProxyType({}), domain="older", minor_version=minor, options={}, source="user",
            subentries_data=(), title="Older", unique_id=None, version=version,
        )
        hass.config_entries._entries[entry.entry_id] = entry
        await hass.config_entries.async_setup(entry.entry_id)
        seen[version, minor] = entry.state.value
    print(__version__)
    for (version, minor), state in seen.items():
        print(f"  an entry of version {version}.{minor}, a release that knows 1.1: {state}")
    assert seen == {(1, 1): "loaded", (1, 2): "loaded", (2, 1): "migration_error"}, seen
    await hass.async_stop(force=True)


asyncio.run(main())
PYTHON
