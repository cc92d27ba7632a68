"""Every entity of the demo home, as a contract."""

from unittest.mock import patch

from homeassistant.components.image import ImageEntity
from homeassistant.components.media_player import MediaPlayerEntity
from homeassistant.const import Platform
from homeassistant.core import HomeAssistant
from homeassistant.helpers import device_registry as dr, entity_registry as er
from homeassistant.helpers.entity import Entity
import pytest
from pytest_homeassistant_custom_component.common import snapshot_platform
from syrupy.assertion import SnapshotAssertion

from custom_components.tencent_iot_explorer import PLATFORMS

from ..conftest import SetUp

# The demo home has no lawn.
ABSENT = {Platform.LAWN_MOWER}


@pytest.mark.freeze_time("2026-11-21 12:00:00+00:00")
@pytest.mark.parametrize("platform", [each for each in PLATFORMS if each not in ABSENT])
async def test_entities(
    hass: HomeAssistant,
    set_up: SetUp,
    snapshot: SnapshotAssertion,
    entity_registry: er.EntityRegistry,
    platform: Platform,
) -> None:
    """Unique ids, names, classes, units and states are what they were."""
    with (
        patch("custom_components.tencent_iot_explorer.PLATFORMS", [platform]),
        patch.object(Entity, "entity_registry_enabled_default", new=True),
        patch.object(MediaPlayerEntity, "entity_picture", new="cover"),
        patch(f"{ImageEntity.__module__}._RND.getrandbits", return_value=1),
    ):
        entry = await set_up()
        await entry.runtime_data.timers.async_refresh()
        await entry.runtime_data.firmware.async_refresh()
        await hass.async_block_till_done()
        await snapshot_platform(hass, entity_registry, snapshot, entry.entry_id)


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
