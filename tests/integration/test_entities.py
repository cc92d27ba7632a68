"""Every entity of the demo home, as a contract."""

from typing import Any
from unittest.mock import AsyncMock, patch

from homeassistant.components.image import ImageEntity
from homeassistant.components.media_player import MediaPlayerEntity
from homeassistant.const import STATE_UNAVAILABLE, Platform
from homeassistant.core import HomeAssistant
from homeassistant.helpers import device_registry as dr, entity_registry as er
from homeassistant.helpers.entity import Entity
from homeassistant.helpers.restore_state import RestoredExtraData, RestoreEntity
import pytest
from syrupy.assertion import SnapshotAssertion

from custom_components.tencent_iot_explorer.account.platforms import PLATFORMS

from ..conftest import SetUp

# The demo home has no lawn.
ABSENT = {Platform.LAWN_MOWER}


@pytest.mark.freeze_time("2026-11-21 12:00:00+00:00")
async def test_entities(
    hass: HomeAssistant,
    set_up: SetUp,
    snapshot: SnapshotAssertion,
    entity_registry: er.EntityRegistry,
    subtests: pytest.Subtests,
) -> None:
    """Unique ids, names, classes, units and states are what they were."""
    with (
        patch.object(Entity, "entity_registry_enabled_default", new=True),
        patch.object(MediaPlayerEntity, "entity_picture", new="cover"),
        patch(f"{ImageEntity.__module__}._RND.getrandbits", return_value=1),
    ):
        entry = await set_up()
        await entry.runtime_data.timers.async_refresh()
        await entry.runtime_data.firmware.async_refresh()
        await hass.async_block_till_done()
    entities = er.async_entries_for_config_entry(entity_registry, entry.entry_id)
    assert {each.domain for each in entities} == {*PLATFORMS} - ABSENT
    for entity in entities:
        with subtests.test(entity.entity_id):
            assert entity == snapshot(name=f"{entity.entity_id}-entry")
            assert entity.disabled_by is None
            state = hass.states.get(entity.entity_id)
            assert state
            assert state == snapshot(name=f"{entity.entity_id}-state")


async def test_only_the_connection_is_known_while_the_cloud_is_unreachable(
    hass: HomeAssistant, set_up: SetUp, entity_registry: er.EntityRegistry
) -> None:
    entry = await set_up()
    await entry.runtime_data.timers.async_refresh()
    await entry.runtime_data.firmware.async_refresh()
    await hass.async_block_till_done(wait_background_tasks=True)
    entry.runtime_data.reachability.async_refuse()
    await hass.async_block_till_done(wait_background_tasks=True)
    shown = [
        state
        for each in er.async_entries_for_config_entry(entity_registry, entry.entry_id)
        if (state := hass.states.get(each.entity_id))
    ]
    assert {state.domain for state in shown} == {*PLATFORMS} - ABSENT
    known = [each.entity_id for each in shown if each.state != STATE_UNAVAILABLE]
    assert known == ["sensor.xiao_lin_connection"]


@pytest.mark.parametrize(
    "kept",
    [
        {},
        {"color_mode": ["rgb"], "looks": ["red"], "left_effect": 3},
        {"color_mode": None, "looks": None, "left_effect": None, "last_mode": ["dry"]},
        {"skipped_version": 7, "native_value": {"hours": 3}, "of_another_version": 1},
    ],
)
@pytest.mark.devices("strip_01", "ac_01", "plug_01")
async def test_what_another_version_has_kept(
    hass: HomeAssistant,
    set_up: SetUp,
    monkeypatch: pytest.MonkeyPatch,
    kept: dict[str, Any],
) -> None:
    """No entity is lost over it."""
    entry = await set_up()
    shown = set(hass.states.async_entity_ids())
    await hass.config_entries.async_unload(entry.entry_id)
    remembered = AsyncMock(return_value=RestoredExtraData(kept))
    monkeypatch.setattr(RestoreEntity, "async_get_last_extra_data", remembered)
    await hass.config_entries.async_setup(entry.entry_id)
    await hass.async_block_till_done(wait_background_tasks=True)
    remembered.assert_awaited()
    assert shown == {
        entity_id
        for entity_id in hass.states.async_entity_ids()
        if not hass.states.is_state(entity_id, STATE_UNAVAILABLE)
    }


async def test_devices(
    hass: HomeAssistant,
    set_up: SetUp,
    snapshot: SnapshotAssertion,
    device_registry: dr.DeviceRegistry,
) -> None:
    """Each device knows its maker, model, room and gateway."""
    entry = await set_up()
    devices = dr.async_entries_for_config_entry(device_registry, entry.entry_id)
    assert len(devices) > 25
    for device in sorted(devices, key=lambda each: sorted(each.identifiers)):
        assert device == snapshot(name=min(device.identifiers)[1])
