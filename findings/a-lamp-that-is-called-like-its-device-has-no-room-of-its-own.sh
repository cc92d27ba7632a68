#!/usr/bin/env bash
# Home Assistant 2026.11.0: a fan with a lamp on one cord. The lamp is the entity that is called like its device, and somebody puts it into
# another area than the device, as an entity's settings have let one for years.
# Expected: it is there.
# Seen: it is refused (ValueError): who has no name of its own has no area of its own, only its device has. With a name of its own, given by
# the user, it may; then the name cannot be taken back. Where the integration takes it back, the lamp stays where it is, and a
# repair is raised. Entities with names on the same device may be anywhere.
. "$(dirname "$0")/folder"
install homeassistant==2026.11.0
run <<'PYTHON'
import asyncio

from homeassistant.config_entries import ConfigEntry
from homeassistant.const import __version__
from homeassistant.helpers import area_registry as ar, device_registry as dr, entity_registry as er, issue_registry as ir
from homeassistant.util.ulid import ulid_now

from bare import bare_home_assistant


async def main():
    hass = await bare_home_assistant()
    entry = ConfigEntry(
        data={}, discovery_keys={}, domain="demo", entry_id=ulid_now(), minor_version=1, options={}, source="user",
        subentries_data=(), title="Demo", unique_id=None, version=1,
    )
    hass.config_entries._entries[entry.entry_id] = entry
    device = dr.async_get(hass).async_get_or_create(config_entry_id=entry.entry_id, identifiers={("demo", "fan")}, name="Fan")
    registry, hall = er.async_get(hass), ar.async_get(hass).async_get_or_create("Hall").id
    add = lambda key, name: registry.async_get_or_create(
        "light", "demo", key, config_entry=entry, device_id=device.id, has_entity_name=True, original_name=name
    ).entity_id
    lamp, night_light = add("lamp", None), add("night", "Night light")

    def update(entity_id, **what):
        """Return what came of it."""
        try:
            registry.async_update_entity(entity_id, **what)
        except ValueError:
            return "refused"
        return "done"

    seen = {
        "the night light, to the hall": update(night_light, area_id=hall),
        "the lamp, to the hall": update(lamp, area_id=hall),
        "the lamp, by a name and to the hall": update(lamp, name="Cord lamp", area_id=hall),
        "the lamp, without its name again": update(lamp, name=None),
        "the night light, without a name by its integration": update(night_light, original_name=None),
    }
    await hass.async_block_till_done()
    issues = [each.translation_key for each in ir.async_get(hass).issues.values()]
    print(__version__)
    print("\n".join(f"  {what}: {came}" for what, came in seen.items()), issues)
    assert list(seen.values()) == ["done", "refused", "done", "refused", "done"], seen
    assert registry.async_get(night_light).area_id == hall
    assert issues == ["entity_own_area_without_own_name"], issues
    await hass.async_stop(force=True)


asyncio.run(main())
PYTHON
