"""Devices, rooms, gateways and families in Home Assistant's registries."""

from typing import Any

from homeassistant.core import HomeAssistant
from homeassistant.helpers import (
    area_registry as ar,
    device_registry as dr,
    issue_registry as ir,
)
from pytest_homeassistant_custom_component.common import MockConfigEntry, flush_store

from custom_components.tencent_iot_explorer import async_remove_config_entry_device
from custom_components.tencent_iot_explorer.const import DOMAIN
from simulator import Cloud

from ..conftest import SetUp


def device(
    hass: HomeAssistant, entry: MockConfigEntry, key: str
) -> dr.DeviceEntry | None:
    """Return a registered device."""
    registry = dr.async_get(hass)
    return registry.async_get_device_by_identifier((DOMAIN, key), entry.entry_id)


async def test_device_has_maker_model_room_and_gateway(
    hass: HomeAssistant, set_up: SetUp
) -> None:
    """What the vendor's app shows of a device is there."""
    entry = await set_up()
    gateway = device(hass, entry, "GATEWAY000/gw_01")
    door = device(hass, entry, "DOORSENSOR/door_01")
    assert gateway
    assert door
    assert door.name == "大门"
    assert door.manufacturer == "演示智能"
    assert door.model == "DOOR-SENSOR-1"
    assert door.model_id == "DOORSENSOR"
    assert door.via_device_id == gateway.id
    area = ar.async_get(hass).async_get_area(door.area_id or "")
    assert area
    assert area.name == "玄关"


async def test_firmware_version_is_shown(hass: HomeAssistant, set_up: SetUp) -> None:
    """The version that the cloud reports appears on the device's page."""
    entry = await set_up()
    await entry.runtime_data.firmware.async_refresh()
    strip = device(hass, entry, "LIGHTSTRIP/strip_01")
    assert strip
    assert strip.sw_version == "1.0.0"


async def test_renamed_device_follows(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    """A name changed in the vendor's app is taken over, the identity stays."""
    entry = await set_up()
    before = device(hass, entry, "FAN0000000/fan_01")
    cloud.devices["FAN0000000/fan_01"].alias_name = "Big fan"
    await entry.runtime_data.home.async_refresh()
    after = device(hass, entry, "FAN0000000/fan_01")
    assert before
    assert after
    assert (before.id, before.name) == (after.id, "Ceiling fan")
    assert after.name == "Big fan"


async def test_rooms_are_only_suggested_when_wanted(
    hass: HomeAssistant, config_entry: MockConfigEntry, set_up: SetUp
) -> None:
    """Whoever has areas of their own can keep the cloud's rooms out."""
    config_entry.add_to_hass(hass)
    hass.config_entries.async_update_entry(
        config_entry, options={"rooms_as_areas": False}
    )
    await hass.config_entries.async_setup(config_entry.entry_id)
    await hass.async_block_till_done(wait_background_tasks=True)
    assert not list(ar.async_get(hass).async_list_areas())


async def test_only_a_device_that_is_gone_can_be_deleted(
    hass: HomeAssistant, set_up: SetUp
) -> None:
    """A device that the cloud lists would come back at once."""
    entry = await set_up()
    fan = device(hass, entry, "FAN0000000/fan_01")
    assert fan
    assert not await async_remove_config_entry_device(hass, entry, fan)
    del entry.runtime_data.devices["FAN0000000/fan_01"]
    assert await async_remove_config_entry_device(hass, entry, fan)


async def test_family_that_the_user_left(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    """Its devices go, a repair issue tells why, and it ends when the user is back."""
    entry = await set_up()
    family = cloud.home.families["f_8b05e7d1c2a94f36"]
    role = family.members.pop("144115205263168001")
    await entry.runtime_data.home.async_refresh()
    await hass.async_block_till_done()
    issue_id = f"family_missing_{family.family_id}"
    issues = ir.async_get(hass)
    assert device(hass, entry, "FAN0000000/fan_01") is None
    assert device(hass, entry, "LIGHTSTRIP/strip_01")
    issue = issues.async_get_issue(DOMAIN, issue_id)
    assert issue
    assert issue.translation_placeholders == {"family": "Seaside"}
    family.members["144115205263168001"] = role
    await entry.runtime_data.home.async_refresh()
    await hass.async_block_till_done()
    assert issues.async_get_issue(DOMAIN, issue_id) is None
    assert device(hass, entry, "FAN0000000/fan_01")


async def test_product_that_is_not_linked(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    """One forbidden product costs its own devices only; a repair issue names it."""
    cloud.denied_products.add("FAN0000000")
    entry = await set_up()
    assert ir.async_get(hass).async_get_issue(
        DOMAIN, "product_not_permitted_FAN0000000"
    )
    assert hass.states.get("light.lounge_reading_lamp")
    assert entry.runtime_data.devices["FAN0000000/fan_01"].product.name == ""


async def test_products_are_remembered(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp, hass_storage: dict[str, Any]
) -> None:
    """A restart asks for no product again."""
    entry = await set_up()
    await flush_store(entry.runtime_data.products.store)
    await hass.config_entries.async_unload(entry.entry_id)
    key = f"{DOMAIN}.{entry.entry_id}.products"
    assert hass_storage[key]["data"].keys() == cloud.home.products.keys()
    calls = cloud.calls["AppGetProducts"]
    await hass.config_entries.async_setup(entry.entry_id)
    await hass.async_block_till_done(wait_background_tasks=True)
    assert cloud.calls["AppGetProducts"] == calls


async def test_removed_entry_logs_out(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    """Nothing is left in the cloud or on disk."""
    entry = await set_up()
    await hass.config_entries.async_remove(entry.entry_id)
    await hass.async_block_till_done()
    assert cloud.calls["AppLogoutUser"] == 1
    assert not cloud.sessions
