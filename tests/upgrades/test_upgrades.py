"""An upgrade loses nothing that was there, and nothing that a person has set."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from homeassistant.config_entries import ConfigEntry, ConfigEntryState
from homeassistant.core import CoreState, HomeAssistant
from homeassistant.helpers import (
    area_registry as ar,
    category_registry as cr,
    device_registry as dr,
    entity_registry as er,
    floor_registry as fr,
    issue_registry as ir,
    label_registry as lr,
)
import pytest

from custom_components.tencent_iot_explorer.const import DOMAIN
from simulator import Cloud

from ..integration.common import state_of
from ..repository import load_json
from .settings import DEVICES, ENTITIES, HOME, IN_FAHRENHEIT, OPTIONS, RENAMED

STORES = sorted(Path(__file__).with_name("stores").glob("*.json"))
KEPT_OF_AN_ENTITY = (
    "area_id",
    "config_subentry_id",
    "disabled_by",
    "hidden_by",
    "icon",
    "labels",
    "name",
)
KEPT_OF_A_DEVICE = ("area_id", "disabled_by", "id", "labels", "name_by_user")

pytestmark = [
    pytest.mark.parametrize("store", STORES, ids=lambda path: path.stem),
    pytest.mark.parametrize("load_registries", [False]),
    pytest.mark.devices(*HOME),
]


@pytest.fixture
def hass_storage(
    hass_storage: dict[str, Any], store: Path, urls: Mapping[str, str]
) -> dict[str, Any]:
    """Store what a version left behind, the cloud being where it is now."""
    hass_storage.update(load_json(store))
    (entry,) = hass_storage["core.config_entries"]["data"]["entries"]
    entry["data"].update(urls)
    return hass_storage


@pytest.fixture
async def upgraded(hass: HomeAssistant) -> ConfigEntry:
    """Start Home Assistant with what was stored, and this version."""
    hass.set_state(CoreState.not_running)
    dr.async_setup(hass)
    for registry in (ar, cr, dr, er, fr, ir, lr):
        await registry.async_load(hass)
    hass.set_state(CoreState.running)
    await hass.config_entries.async_initialize()
    (entry,) = hass.config_entries.async_entries(DOMAIN)
    await hass.config_entries.async_setup(entry.entry_id)
    await hass.async_block_till_done(wait_background_tasks=True)
    return entry


async def test_account(upgraded: ConfigEntry, store: Path) -> None:
    """The login, the families and the options are those of before."""
    (before,) = stored(store, "core.config_entries")["entries"]
    assert upgraded.state is ConfigEntryState.LOADED
    assert upgraded.unique_id == before["unique_id"]
    assert upgraded.options == before["options"] == OPTIONS
    assert {
        (each.subentry_id, each.unique_id, each.title)
        for each in upgraded.subentries.values()
    } == {
        (each["subentry_id"], each["unique_id"], each["title"])
        for each in before["subentries"]
    }


async def test_devices(hass: HomeAssistant, upgraded: ConfigEntry, store: Path) -> None:
    """Each device is the one that it was, where it was and as it was called."""
    registry = dr.async_get(hass)
    changed = set(DEVICES)
    for before in stored(store, dr.STORAGE_KEY)["devices"]:
        (identifier,) = map(tuple, before["identifiers"])
        after = registry.async_get_device_by_identifier(identifier, upgraded.entry_id)
        assert after, identifier
        for name in KEPT_OF_A_DEVICE:
            kept = as_stored(getattr(after, name))
            assert kept == before[name], (identifier, name)
        for name, value in DEVICES.get(identifier[1], {}).items():
            assert getattr(after, name) == value
        changed.discard(identifier[1])
    assert not changed


async def test_entities(
    hass: HomeAssistant, upgraded: ConfigEntry, store: Path
) -> None:
    """Each entity has its id, which automations name, and all that was set on it.

    What has become an entity of another platform has taken all but the platform along.
    """
    registry = er.async_get(hass)
    after = {each.unique_id: each for each in registry.entities.values()}
    for before in stored(store, er.STORAGE_KEY)["entities"]:
        entity = after[before["unique_id"]]
        assert own_part(entity.entity_id) == own_part(before["entity_id"])
        for name in KEPT_OF_AN_ENTITY:
            kept = as_stored(getattr(entity, name))
            assert kept == before[name], (entity.entity_id, name)
    for unique_id, changes in ENTITIES.items():
        for name, value in changes.items():
            assert getattr(after[unique_id], name) == value
    unique_id, renamed = RENAMED
    assert after[unique_id].entity_id == renamed


async def test_states(hass: HomeAssistant, upgraded: ConfigEntry, store: Path) -> None:
    """What was there and not switched off is there, and tells something."""
    silent = {
        entity.unique_id
        for entity in er.async_entries_for_config_entry(
            er.async_get(hass), upgraded.entry_id
        )
        if not entity.disabled and hass.states.is_state(entity.entity_id, "unavailable")
    }
    assert not silent
    state = state_of(hass, "sensor", IN_FAHRENHEIT)
    assert state.attributes["unit_of_measurement"] == "°F"


async def test_thing_models(
    hass: HomeAssistant, upgraded: ConfigEntry, store: Path, cloud: Cloud
) -> None:
    """What a version knew of products is read, and not asked for again."""
    assert not cloud.calls["AppGetProducts"]


def stored(store: Path, key: str) -> Any:
    """Return what a version has stored under a key."""
    return load_json(store)[key]["data"]


def as_stored(value: Any) -> Any:
    """Return a value of an entry as the store has it."""
    return sorted(value) if isinstance(value, set) else value


def own_part(entity_id: str) -> str:
    """Return an entity id without its platform."""
    return entity_id.partition(".")[2]
