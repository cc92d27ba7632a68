"""Record what this version leaves in Home Assistant's store, for the upgrades to come.

Before a release: python -m pytest tests/upgrades/record.py --basetemp=FOLDER
Then FOLDER/*/store.json is the version's file in `stores`.
"""

from datetime import timedelta
import json
from pathlib import Path
from typing import Any

from homeassistant.core import HomeAssistant
from homeassistant.helpers import (
    area_registry as ar,
    device_registry as dr,
    entity_registry as er,
)
from homeassistant.util.dt import utcnow
import pytest
from pytest_homeassistant_custom_component.common import (
    MockConfigEntry,
    async_fire_time_changed,
    flush_store,
)

from custom_components.tencent_iot_explorer.const import DOMAIN

from .settings import ATTIC, DEVICES, ENTITIES, HOME, IN_FAHRENHEIT, OPTIONS, RENAMED

KEPT = {"core.config_entries", ar.STORAGE_KEY, dr.STORAGE_KEY, er.STORAGE_KEY}


@pytest.mark.devices(*HOME)
async def test_record(
    hass: HomeAssistant,
    hass_storage: dict[str, Any],
    config_entry: MockConfigEntry,
    tmp_path: Path,
) -> None:
    """Set a home up, let a person settle in, and keep what Home Assistant keeps."""
    config_entry.add_to_hass(hass)
    hass.config_entries.async_update_entry(config_entry, options=OPTIONS)
    await hass.config_entries.async_setup(config_entry.entry_id)
    await hass.async_block_till_done(wait_background_tasks=True)
    settle_in(hass, config_entry)
    async_fire_time_changed(hass, utcnow() + timedelta(minutes=30))
    await hass.async_block_till_done(wait_background_tasks=True)
    await hass.config_entries.async_unload(config_entry.entry_id)
    for registry in (ar, dr, er):
        await flush_store(registry.async_get(hass)._store)
    await flush_store(hass.config_entries._store)
    kept = {
        key: stored
        for key, stored in hass_storage.items()
        if key in KEPT or key.startswith(DOMAIN)
    }
    (tmp_path / "store.json").write_text(as_json(kept), "utf-8")


def settle_in(hass: HomeAssistant, entry: MockConfigEntry) -> None:
    """Set what a person may set."""
    assert ar.async_get(hass).async_create("Attic").id == ATTIC
    devices, entities = dr.async_get(hass), er.async_get(hass)
    for key, changes in DEVICES.items():
        device = devices.async_get_device_by_identifier((DOMAIN, key), entry.entry_id)
        assert device
        devices.async_update_device(device.id, **changes)
    ids = {each.unique_id: each.entity_id for each in entities.entities.values()}
    for unique_id, changes in ENTITIES.items():
        entities.async_update_entity(ids[unique_id], **changes)
    unique_id, new_id = RENAMED
    entities.async_update_entity(ids[unique_id], new_entity_id=new_id)
    entities.async_update_entity_options(
        ids[IN_FAHRENHEIT], "sensor", {"unit_of_measurement": "°F"}
    )


def as_json(stores: dict[str, Any]) -> str:
    """Return JSON that shows what another recording changes, line by line."""
    return json.dumps(stores, ensure_ascii=False, indent=1, default=str) + "\n"
