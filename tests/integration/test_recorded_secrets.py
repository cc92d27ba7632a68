"""What Home Assistant keeps for years, and what a browser fetches, holds no secret."""

import json
from typing import Any

from homeassistant.components.recorder import Recorder, get_instance
from homeassistant.components.recorder.db_schema import Base
from homeassistant.components.recorder.util import session_scope
from homeassistant.core import HomeAssistant
from homeassistant.exceptions import HomeAssistantError, ServiceValidationError
from homeassistant.helpers import entity_registry as er
import pytest
from pytest_homeassistant_custom_component.components.recorder.common import (
    async_wait_recording_done,
)

from simulator import Cloud
from simulator.state import Clip, Device, now_s

from ..conftest import SetUp
from ..thing import property_of
from .common import call
from .conftest import planted
from .platforms import add_device, find_device
from .services.common import call as call_action, device_id

pytestmark = pytest.mark.devices("camera_01", "strip_01")

CODES = {
    "door_password": "canary-code",
    "temp_password": "canary-temporary",
    "pin": 90_471_147,
    "wifi_password": "canary-network",
}
EVENT = {
    "id": "unlock",
    "name": "开锁",
    "type": "info",
    "params": [{"id": "password", "name": "密码", "define": {"type": "string"}}],
}


@pytest.fixture
def lock(cloud: Cloud) -> Device:
    """Return a device that tells all its codes."""
    device = add_device(
        cloud,
        CODES,
        property_of("door_password", "开门密码", "string"),
        property_of("temp_password", "临时密码", "string", "r"),
        property_of("pin", "临时码", "int", min=0, max=99_999_999),
        property_of("wifi_password", "无线密码", "string"),
    )
    device.product.data_template["events"].append(EVENT)
    camera = find_device(cloud, "camera_01")
    camera.clips = [
        Clip(event_id="motion_detected", start_time=now_s() - 60, seconds=8)
    ]
    return device


async def recorded(hass: HomeAssistant) -> str:
    """Return all that is in the recorder's database."""

    def read() -> str:
        with session_scope(hass=hass, read_only=True) as session:
            return "\n".join(
                str(tuple(row))
                for table in Base.metadata.sorted_tables
                for row in session.execute(table.select())
            )

    await async_wait_recording_done(hass)
    return await get_instance(hass).async_add_executor_job(read)


async def test_the_database(
    recorder_mock: Recorder,
    hass: HomeAssistant,
    cloud: Cloud,
    lock: Device,
    set_up: SetUp,
) -> None:
    """A user has enabled all entities; what they tell is seen, and not kept."""
    entry = await set_up()
    registry = er.async_get(hass)
    for each in er.async_entries_for_config_entry(registry, entry.entry_id):
        registry.async_update_entity(each.entity_id, disabled_by=None)
    await hass.config_entries.async_reload(entry.entry_id)
    await hass.async_block_till_done(wait_background_tasks=True)
    cloud.post_event(lock.device_id, "unlock", {"password": "canary-door"})
    cloud.report(lock.device_id, {"temp_password": "canary-other"})
    cloud.fail("AppControlDeviceData", code="InvalidParameterValue")
    with pytest.raises(HomeAssistantError):
        await call(hass, "light.turn_off", "LIGHTSTRIP_strip_01_power_switch")
    await hass.async_block_till_done(wait_background_tasks=True)
    shown = [dict(state.attributes) for state in hass.states.async_all()]
    assert "canary-door" not in str(shown)
    assert "canary-other" in str(shown)
    kept = await recorded(hass)
    assert lock.alias_name in kept
    secrets = {*planted(cloud), *map(str, CODES.values()), "canary-", "sign="}
    assert {each for each in secrets if each in kept} == set()


async def test_statistics_and_stored_files(
    recorder_mock: Recorder,
    hass: HomeAssistant,
    hass_storage: dict[str, Any],
    cloud: Cloud,
    lock: Device,
    set_up: SetUp,
) -> None:
    """What the cloud remembers of codes is never imported, and no file keeps any."""
    entry = await set_up()
    for property_id, code in CODES.items():
        lock.history[property_id].append((now_s() * 1000 - 7_200_000, code))
    target = {"device_id": device_id(hass, entry, lock.device_id)}
    with pytest.raises(ServiceValidationError):
        await call_action(hass, "import_history", **target)
    await hass.config_entries.async_unload(entry.entry_id)
    said = await recorded(hass)
    hass_storage.pop("core.config_entries", None)  # what logs in is kept there
    kept = said + json.dumps(hass_storage)
    secrets = {*planted(cloud), *map(str, CODES.values())}
    assert {each for each in secrets if each in kept} == set()


async def test_addresses_that_a_browser_fetches(
    hass: HomeAssistant, cloud: Cloud, lock: Device, set_up: SetUp
) -> None:
    """Pictures come from Home Assistant itself, not from where the cloud signs them."""
    await set_up()
    pictures = [
        state.attributes["entity_picture"]
        for state in hass.states.async_all()
        if "entity_picture" in state.attributes
    ]
    assert pictures
    assert not [each for each in pictures if not each.startswith("/api/")]
