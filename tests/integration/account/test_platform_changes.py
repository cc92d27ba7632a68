"""Entities that have become others since they were registered."""

from typing import Any

from homeassistant.core import HomeAssistant
from homeassistant.helpers import device_registry as dr, entity_registry as er
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.tencent_iot_explorer.account.registry.identity import (
    channel_identifier,
)
from custom_components.tencent_iot_explorer.const import DOMAIN
from simulator import Cloud

from ...conftest import SetUp
from ...thing import property_of
from ..platforms import add_device, entity_id_of

pytestmark = pytest.mark.devices()

START = property_of("start", "开始时间", "string", max=5)


def register_old(
    hass: HomeAssistant, entry: MockConfigEntry, platform: str, key: str, **how: Any
) -> er.RegistryEntry:
    """Register an entity as an earlier version planned it."""
    entry.add_to_hass(hass)
    device = dr.async_get(hass).async_get_or_create(
        config_entry_id=entry.entry_id,
        config_subentry_id=next(iter(entry.subentries)),
        identifiers={(DOMAIN, "TESTPRODUC/test_01")},
    )
    return er.async_get(hass).async_get_or_create(
        platform,
        DOMAIN,
        f"TESTPRODUC_test_01_{key}",
        config_entry=entry,
        config_subentry_id=next(iter(entry.subentries)),
        device_id=device.id,
        suggested_object_id="my_own_id",
        **how,
    )


async def test_what_people_set_goes_along(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp, config_entry: MockConfigEntry
) -> None:
    registry = er.async_get(hass)
    device = add_device(cloud, {"start": "07:30"}, START)
    old = register_old(hass, config_entry, "text", "start")
    registry.async_update_entity(
        old.entity_id,
        name="When the coffee is made",
        icon="mdi:coffee",
        area_id="kitchen",
        labels={"morning"},
        aliases=["coffee time"],
        hidden_by=er.RegistryEntryHider.USER,
    )
    registry.async_update_entity_options(
        old.entity_id, "conversation", {"should_expose": False}
    )
    await set_up()
    assert registry.async_get(old.entity_id) is None
    new = registry.async_get(entity_id_of(hass, "time", device, "start"))
    assert new
    assert new.entity_id == "time.my_own_id"
    assert (new.name, new.icon) == ("When the coffee is made", "mdi:coffee")
    assert (new.area_id, new.labels) == ("kitchen", {"morning"})
    assert new.aliases == ["coffee time"]
    assert new.hidden_by is er.RegistryEntryHider.USER
    assert new.options["conversation"] == {"should_expose": False}
    assert hass.states.is_state("time.my_own_id", "07:30:00")


async def test_what_people_set_goes_along_while_it_runs(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    """A vendor who mends a thing model takes no one a name."""
    registry = er.async_get(hass)
    device = add_device(cloud, {"start": "07:30"}, START | {"name": "标签"})
    entry = await set_up()
    old = entity_id_of(hass, "text", device, "start")
    registry.async_update_entity(old, name="When the coffee is made")
    device.product.data_template["properties"] = [START]
    await entry.runtime_data.products.async_refresh()
    await entry.runtime_data.upkeep.async_tidy()
    await hass.async_block_till_done(wait_background_tasks=True)
    assert registry.async_get(old) is None
    new = registry.async_get(entity_id_of(hass, "time", device, "start"))
    assert new
    assert new.name == "When the coffee is made"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (er.RegistryEntryDisabler.USER, er.RegistryEntryDisabler.USER),
        (er.RegistryEntryDisabler.INTEGRATION, None),
        (None, None),
    ],
)
async def test_what_was_off_by_itself_is_as_it_is_now(
    hass: HomeAssistant,
    cloud: Cloud,
    set_up: SetUp,
    config_entry: MockConfigEntry,
    before: er.RegistryEntryDisabler | None,
    after: er.RegistryEntryDisabler | None,
) -> None:
    device = add_device(cloud, {"start": "07:30"}, START)
    register_old(hass, config_entry, "text", "start", disabled_by=before)
    await set_up()
    new = er.async_get(hass).async_get(entity_id_of(hass, "time", device, "start"))
    assert new
    assert new.disabled_by is after


async def test_what_is_planned_stays(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp, config_entry: MockConfigEntry
) -> None:
    device = add_device(cloud, {"start": "07:30"}, START)
    kept = register_old(hass, config_entry, "time", "start")
    await set_up()
    assert entity_id_of(hass, "time", device, "start") == kept.entity_id


def register_gang(
    hass: HomeAssistant, entry: MockConfigEntry, key: str, device_id: str
) -> er.RegistryEntry:
    """Register a gang as an earlier version did, as a switch with a device of its own."""
    entity = register_old(hass, entry, "switch", key)
    assert entity.device_id
    channel = dr.async_get(hass).async_get_or_create_child(
        config_entry_id=entry.entry_id,
        config_subentry_id=next(iter(entry.subentries)),
        identifiers={channel_identifier(device_id, key)},
        name=key,
        parent_device_id=entity.device_id,
    )
    return er.async_get(hass).async_update_entity(
        entity.entity_id, device_id=channel.id
    )


DIMMED = (
    property_of("switch_1", "开关1", "bool"),
    property_of("bright_1", "亮度1", "int", min=0, max=100, unit="%"),
    property_of("switch_2", "开关2", "bool"),
    property_of("bright_2", "亮度2", "int", min=0, max=100, unit="%"),
)
VALVES = (
    property_of("valve_1", "1号阀", "bool"),
    property_of("valve_2", "2号阀", "bool"),
)


@pytest.mark.parametrize(
    ("platform", "key", "properties"),
    [("light", "switch_1", DIMMED), ("valve", "valve_1", VALVES)],
)
async def test_a_gang_that_is_no_channel_any_more(
    hass: HomeAssistant,
    cloud: Cloud,
    set_up: SetUp,
    config_entry: MockConfigEntry,
    platform: str,
    key: str,
    properties: tuple[dict[str, Any], ...],
) -> None:
    """Its device goes, with what people set on it: that is the entity's own now."""
    device = add_device(cloud, {each["id"]: 0 for each in properties}, *properties)
    old = register_gang(hass, config_entry, key, device.device_id)
    devices, entities = dr.async_get(hass), er.async_get(hass)
    assert old.device_id
    devices.async_update_child_device(
        old.device_id, name_by_user="Left", area_id="hall", labels={"wall"}
    )
    entities.async_update_entity(old.entity_id, aliases=["Lefty"])
    await set_up()
    new = entities.async_get(entity_id_of(hass, platform, device, key))
    assert new
    assert (new.entity_id, new.name) == (f"{platform}.my_own_id", "Left")
    assert (new.area_id, new.labels, new.aliases) == ("hall", {"wall"}, ["Lefty"])
    assert new.device_id
    parent = devices.async_get(new.device_id)
    assert parent
    assert parent.identifiers == {(DOMAIN, device.device_id)}
    assert devices.async_get(old.device_id) is None


async def test_a_gang_that_was_switched_off_with_its_device(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp, config_entry: MockConfigEntry
) -> None:
    device = add_device(cloud, {each["id"]: 0 for each in DIMMED}, *DIMMED)
    old = register_gang(hass, config_entry, "switch_1", device.device_id)
    registry = er.async_get(hass)
    assert old.device_id
    dr.async_get(hass).async_update_child_device(
        old.device_id, disabled_by=dr.DeviceEntryDisabler.USER
    )
    await hass.async_block_till_done()
    off = registry.async_get(old.entity_id)
    assert off
    assert off.disabled_by is er.RegistryEntryDisabler.DEVICE
    await set_up()
    new = registry.async_get(entity_id_of(hass, "light", device, "switch_1"))
    assert new
    assert new.disabled_by is er.RegistryEntryDisabler.USER


async def test_what_belonged_to_a_gang_stays_as_it_was(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp, config_entry: MockConfigEntry
) -> None:
    """The countdown is no longer on the page of a gang, but still in its room."""
    countdown = property_of("count_down1", "倒计时1", "int", min=0, max=3600, unit="s")
    device = add_device(cloud, {"count_down1": 0}, *DIMMED, countdown)
    gang = register_gang(hass, config_entry, "switch_1", device.device_id)
    registry = er.async_get(hass)
    old = register_old(
        hass, config_entry, "number", "count_down1", original_name="倒计时"
    )
    registry.async_update_entity(old.entity_id, device_id=gang.device_id)
    assert gang.device_id
    dr.async_get(hass).async_update_child_device(
        gang.device_id, name_by_user="Left", area_id="hall"
    )
    await set_up()
    new = registry.async_get(entity_id_of(hass, "number", device, "count_down1"))
    assert new
    assert (new.entity_id, new.area_id, new.name) == (old.entity_id, "hall", None)
