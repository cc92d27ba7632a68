"""Devices, rooms, gateways and families in Home Assistant's registries."""

from copy import copy
from datetime import timedelta
from itertools import pairwise
from logging import WARNING
from typing import Any

from freezegun.api import FrozenDateTimeFactory
from homeassistant.config_entries import ConfigEntryState
from homeassistant.const import EVENT_HOMEASSISTANT_STARTED
from homeassistant.core import Event, HomeAssistant, callback
from homeassistant.exceptions import HomeAssistantError
from homeassistant.helpers import (
    area_registry as ar,
    device_registry as dr,
    entity_registry as er,
    issue_registry as ir,
    translation,
)
from homeassistant.util.dt import utcnow
import pytest
from pytest_homeassistant_custom_component.common import (
    MockConfigEntry,
    async_fire_time_changed,
)

from custom_components.tencent_iot_explorer import async_remove_config_entry_device
from custom_components.tencent_iot_explorer.account.products.stored_product import (
    product_store,
)
from custom_components.tencent_iot_explorer.cloud import ConnectionFailed
from custom_components.tencent_iot_explorer.const import DOMAIN
from simulator import Cloud, begin_fault

from ...conftest import SetUp
from ...waiting import until
from ..common import state_of
from . import device

STRIP = "LIGHTSTRIP/strip_01"

pytestmark = pytest.mark.devices(
    "gw_01", "door_01", "strip_01", "switch_01", "lamp_02", "fan_01", "board_01"
)


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


async def test_sub_device_that_is_listed_before_its_gateway(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    cloud.home.devices = dict(reversed(cloud.home.devices.items()))
    entry = await set_up()
    door = device(hass, entry, "DOORSENSOR/door_01")
    gateway = device(hass, entry, "GATEWAY000/gw_01")
    assert door
    assert gateway
    assert door.via_device_id == gateway.id


@pytest.mark.devices("gw_01", "door_01", "motion_01")
@pytest.mark.parametrize("is_reversed", [False, True])
async def test_devices_behind_a_gateway_behind_a_gateway(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp, *, is_reversed: bool
) -> None:
    """Each points at its own, in whatever order they are told, and goes with all."""
    nested = ["GATEWAY000/gw_01", "MOTION0000/motion_01", "DOORSENSOR/door_01"]
    for gateway_id, device_id in pairwise(nested):
        cloud.devices[device_id].gateway_id = gateway_id
        cloud.devices[gateway_id].device_type = 1
    order = reversed(nested) if is_reversed else nested
    cloud.home.devices = {each: cloud.devices[each] for each in order}
    entry = await set_up()
    outer, inner, last = (device(hass, entry, each) for each in nested)
    assert outer
    assert inner
    assert last
    assert (inner.via_device_id, last.via_device_id) == (outer.id, inner.id)
    devices = entry.runtime_data.devices
    await until(lambda: devices[nested[2]].available)
    cloud.devices[nested[0]].online = False
    await entry.runtime_data.statuses.async_refresh()
    await until(lambda: not devices[nested[2]].available)


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
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    """A device that the cloud lists would come back at once."""
    entry = await set_up()
    fan = device(hass, entry, "FAN0000000/fan_01")
    assert fan
    with pytest.raises(HomeAssistantError) as error:
        await async_remove_config_entry_device(hass, entry, fan)
    assert error.value.translation_key == "device_not_deleted"
    cloud.unbind("FAN0000000/fan_01")
    await until(lambda: "FAN0000000/fan_01" not in entry.runtime_data.devices)
    assert await async_remove_config_entry_device(hass, entry, fan)


async def ask(hass: HomeAssistant, entry: MockConfigEntry) -> None:
    """Have asked what is due."""
    entry.runtime_data.questions.async_ask()
    await hass.async_block_till_done(wait_background_tasks=True)


async def test_mac_address(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp, freezer: FrozenDateTimeFactory
) -> None:
    """It is asked for once, and garbage is none."""
    cloud.alter(
        "AppGetDeviceExtInfo",
        lambda answer: replace_mac(answer, "nonsense"),
    )
    entry = await set_up()
    await ask(hass, entry)
    fan = device(hass, entry, "FAN0000000/fan_01")
    assert fan
    assert not fan.connections
    cloud.mend()
    for _ in range(2):
        freezer.tick(timedelta(days=2))
        await ask(hass, entry)
    fan = device(hass, entry, "FAN0000000/fan_01")
    assert fan
    mac = dr.format_mac(cloud.devices["FAN0000000/fan_01"].mac)
    assert fan.connections == {(dr.CONNECTION_NETWORK_MAC, mac)}
    asked = cloud.calls["AppGetDeviceExtInfo"]
    freezer.tick(timedelta(days=2))
    await ask(hass, entry)
    assert cloud.calls["AppGetDeviceExtInfo"] == asked


async def test_hardware_is_not_asked_for_without_a_cloud(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    """One failure is enough to wait for the next day."""
    entry = await set_up()
    cloud.fail("AppGetDeviceExtInfo", code="RequestLimitExceeded", times=3)
    await entry.runtime_data.questions.async_ask_due()
    assert cloud.calls["AppGetDeviceExtInfo"] == 3


async def test_nothing_is_asked_for_after_unload(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    """An entry that is unloaded leaves no questions behind."""
    entry = await set_up()
    cloud.delay("AppGetTimerList", 1)
    async_fire_time_changed(hass, utcnow() + timedelta(seconds=40))
    await until(lambda: bool(cloud.calls["AppGetTimerList"]))
    await hass.config_entries.async_unload(entry.entry_id)
    asked = cloud.calls.copy()
    await hass.async_block_till_done(wait_background_tasks=True)
    assert cloud.calls == asked


def replace_mac(answer: Any, mac: str) -> Any:
    """Return an answer with another address in it."""
    answer["data"]["Mac"] = mac
    return answer


async def test_issues_end_with_their_reason(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    """A product that was linked, a family and an entry that were removed."""
    cloud.denied_products.add("FAN0000000")
    entry = await set_up()
    issues = ir.async_get(hass).issues
    assert [each for each in issues if each[0] == DOMAIN]
    cloud.denied_products.clear()
    await hass.config_entries.async_reload(entry.entry_id)
    assert not [each for each in issues if each[0] == DOMAIN]
    cloud.denied_products.add("FAN0000000")
    await product_store(hass, entry.entry_id).async_remove()
    await hass.config_entries.async_remove(entry.entry_id)
    assert not [each for each in issues if each[0] == DOMAIN]


async def test_what_no_thing_model_plans_stays(
    hass: HomeAssistant, set_up: SetUp
) -> None:
    """A restart takes nobody the firmware entity that they have named."""
    entry = await set_up()
    await entry.runtime_data.firmware.async_refresh()
    await hass.async_block_till_done(wait_background_tasks=True)
    registry = er.async_get(hass)
    own = [
        each.entity_id
        for each in er.async_entries_for_config_entry(registry, entry.entry_id)
        if each.unique_id.endswith("_:firmware")
    ]
    assert own
    for entity_id in own:
        registry.async_update_entity(entity_id, name="Mine")
    await hass.config_entries.async_reload(entry.entry_id)
    await hass.async_block_till_done(wait_background_tasks=True)
    names = [each.name for entity_id in own if (each := registry.async_get(entity_id))]
    assert names == ["Mine"] * len(own)


async def test_a_room_is_known_by_an_alias_of_its_area(
    hass: HomeAssistant, set_up: SetUp
) -> None:
    """Whoever has renamed an area does not get it back beside the new one."""
    areas = ar.async_get(hass)
    hall = areas.async_create("Hall", aliases={"玄关"})
    door = device(hass, await set_up(), "DOORSENSOR/door_01")
    assert door
    assert door.area_id == hall.id
    assert not areas.async_get_area_by_name("玄关")


async def test_a_device_that_comes_back_stands_in_its_room(
    hass: HomeAssistant, config_entry: MockConfigEntry
) -> None:
    """Home Assistant brings back that it stood in none, and takes no suggestion."""
    config_entry.add_to_hass(hass)
    registry = dr.async_get(hass)
    before = registry.async_get_or_create(
        config_entry_id=config_entry.entry_id,
        identifiers={(DOMAIN, "FAN0000000/fan_01")},
    )
    registry.async_remove_device(before.id)
    await hass.config_entries.async_setup(config_entry.entry_id)
    await hass.async_block_till_done(wait_background_tasks=True)
    fan = device(hass, config_entry, "FAN0000000/fan_01")
    assert fan
    assert fan.id == before.id
    assert fan.area_id


async def test_a_device_that_was_taken_out_of_its_area_stays_out(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    """It came without a room, and gets one once a person has chosen for it."""
    room_id = cloud.devices["FAN0000000/fan_01"].room_id
    cloud.devices["FAN0000000/fan_01"].room_id = "0"
    entry = await set_up()
    registry = dr.async_get(hass)
    fan = device(hass, entry, "FAN0000000/fan_01")
    assert fan
    for area_id in (ar.async_get(hass).async_create("Chosen").id, None):
        registry.async_update_device(fan.id, area_id=area_id)
        await entry.runtime_data.home.async_refresh()
        await hass.async_block_till_done(wait_background_tasks=True)
    cloud.devices["FAN0000000/fan_01"].room_id = room_id
    await entry.runtime_data.home.async_refresh()
    await hass.async_block_till_done(wait_background_tasks=True)
    fan = device(hass, entry, "FAN0000000/fan_01")
    assert fan
    assert fan.area_id is None


async def test_rooms_of_the_same_name(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    """Rooms of two homes are two areas."""
    for family in cloud.home.families.values():
        for room in family.rooms.values():
            room.name = "客厅"
    entry = await set_up()
    areas = {each.name for each in ar.async_get(hass).async_list_areas()}
    assert areas == {"我的家 客厅", "Seaside 客厅"}
    assert entry.state is ConfigEntryState.LOADED


async def test_device_is_deleted_in_the_cloud_if_that_is_wanted(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    """The button on the page of a device leads to the family."""
    entry = await set_up()
    hass.config_entries.async_update_entry(entry, options={"delete_devices": True})
    await hass.async_block_till_done(wait_background_tasks=True)
    fan = device(hass, entry, "FAN0000000/fan_01")
    board = device(hass, entry, "TESTBOARD0/board_01")
    assert fan
    assert board
    assert await async_remove_config_entry_device(hass, entry, fan)
    assert "FAN0000000/fan_01" not in cloud.devices
    assert await async_remove_config_entry_device(hass, entry, board)
    assert not cloud.devices["TESTBOARD0/board_01"].shared_with


async def test_product_that_is_not_linked(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    """One forbidden product costs its own devices only; a repair issue names them."""
    cloud.denied_products.add("FAN0000000")
    entry = await set_up()
    issue = ir.async_get(hass).async_get_issue(
        DOMAIN, f"product_not_permitted_{entry.entry_id}_FAN0000000"
    )
    assert issue
    assert issue.translation_placeholders == {
        "product_id": "FAN0000000",
        "devices": "- Ceiling fan",
    }
    assert hass.states.get("light.lounge_reading_lamp")
    assert entry.runtime_data.devices["FAN0000000/fan_01"].product.name == ""


@pytest.mark.parametrize("language", ["en", "zh-Hans", "ko", "th"])
async def test_products_that_are_not_linked_are_told_apart(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp, language: str
) -> None:
    """Whoever sees the list of repairs knows which product each is about."""
    cloud.denied_products |= {"FAN0000000", "LIGHTSTRIP"}
    await set_up()
    texts = await translation.async_get_translations(hass, language, "issues", [DOMAIN])
    titles = [
        texts[f"component.{DOMAIN}.issues.{issue.translation_key}.title"].format(
            **issue.translation_placeholders or {}
        )
        for issue in ir.async_get(hass).issues.values()
    ]
    assert len(set(titles)) == len(titles) == 2


async def test_products_that_are_not_linked_are_told_of_once(
    hass: HomeAssistant,
    cloud: Cloud,
    set_up: SetUp,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """Later readings ask for one of them, to see whether they are linked by now."""
    cloud.denied_products |= {"FAN0000000", "LIGHTSTRIP"}
    entry = await set_up()
    await entry.runtime_data.home.async_refresh()
    asked = cloud.calls["AppGetProducts"]
    for _ in range(3):
        await entry.runtime_data.home.async_refresh()
    assert cloud.calls["AppGetProducts"] == asked + 3
    told = [each for each in caplog.records if each.levelno >= WARNING]
    (warning,) = [each.message for each in told if "FAN0000000" in each.message]
    assert "'FAN0000000', 'LIGHTSTRIP'" in warning


async def test_product_that_is_left_out(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    """A repair issue names it, too, until the cloud tells of it."""

    def leave_out(answer: dict[str, Any]) -> dict[str, Any]:
        products = answer["data"]["Products"]
        answer["data"]["Products"] = [
            each for each in products if each["ProductId"] != "FAN0000000"
        ]
        return answer

    cloud.alter("AppGetProducts", leave_out)
    entry = await set_up()
    issue = DOMAIN, f"product_not_permitted_{entry.entry_id}_FAN0000000"
    assert ir.async_get(hass).async_get_issue(*issue)
    assert hass.states.get("light.lounge_reading_lamp")
    cloud.mend()
    await entry.runtime_data.home.async_refresh()
    await hass.async_block_till_done(wait_background_tasks=True)
    assert not ir.async_get(hass).async_get_issue(*issue)
    assert entry.runtime_data.devices["FAN0000000/fan_01"].product.name


async def test_products_are_remembered(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp, hass_storage: dict[str, Any]
) -> None:
    """A restart asks for no product again."""
    entry = await set_up()
    await entry.runtime_data.products.async_save()
    await hass.config_entries.async_unload(entry.entry_id)
    key = f"{DOMAIN}.{entry.entry_id}.products"
    assert hass_storage[key]["data"].keys() == {
        each.product.product_id for each in cloud.devices.values()
    }
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
    assert not cloud.logins.sessions


@pytest.mark.parametrize("removed", [True, False], ids=["removed", "unloaded"])
async def test_nobody_logs_in_for_an_account_that_has_been_taken_down(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp, *, removed: bool
) -> None:
    """A command under way, whose token has ended, would leave a login to nobody."""
    entry = await set_up()
    entries = hass.config_entries
    begin_fault(cloud, "late", action="AppControlDeviceData")
    command = hass.async_create_task(
        entry.runtime_data.devices[STRIP].write({"power_switch": 0})
    )
    await until(lambda: cloud.calls["AppControlDeviceData"])
    await (entries.async_remove if removed else entries.async_unload)(entry.entry_id)
    cloud.logins.end_tokens()
    with pytest.raises(ConnectionFailed, match="Closed"):
        await command
    assert cloud.calls["AppGetToken"] == cloud.calls["AppControlDeviceData"] == 1
    assert not cloud.logins.sessions


async def test_a_token_of_the_user_outlasts_the_entry(
    hass: HomeAssistant, cloud: Cloud, config_entry: MockConfigEntry
) -> None:
    """Whoever has got it from elsewhere still uses it there."""
    token, _ = cloud.logins.log_in(cloud.home.users[0])
    login = {"login_method": "token", "access_token": token}
    config_entry.add_to_hass(hass)
    hass.config_entries.async_update_entry(
        config_entry, data={**config_entry.data, **login}
    )
    await hass.config_entries.async_setup(config_entry.entry_id)
    await hass.config_entries.async_remove(config_entry.entry_id)
    await hass.async_block_till_done()
    assert token in cloud.logins.sessions


async def test_a_removed_entry_whose_devices_home_assistant_removes(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    """Soon after a start and after entities have gone, it clears what has no entry."""
    entry = await set_up()
    hass.bus.async_fire(EVENT_HOMEASSISTANT_STARTED)
    await hass.async_block_till_done()

    @callback
    def end_the_wait(_: Event[dr.EventDeviceRegistryUpdatedData]) -> None:
        later = timedelta(seconds=dr.CLEANUP_DELAY + 1)
        async_fire_time_changed(hass, utcnow() + later)

    hass.bus.async_listen_once(dr.EVENT_DEVICE_REGISTRY_UPDATED, end_the_wait)
    await hass.config_entries.async_remove(entry.entry_id)
    assert not dr.async_entries_for_config_entry(dr.async_get(hass), entry.entry_id)
    assert cloud.calls["AppLogoutUser"] == 1


async def test_an_entry_that_never_logged_in_is_removed(
    hass: HomeAssistant, config_entry: MockConfigEntry, caplog: pytest.LogCaptureFixture
) -> None:
    """Where there is no session, there is none to be ended."""
    config_entry.add_to_hass(hass)
    await hass.config_entries.async_remove(config_entry.entry_id)
    assert "Error" not in caplog.text


async def test_what_cannot_be_deleted_says_why(
    hass: HomeAssistant, set_up: SetUp
) -> None:
    """A family, a gang of a switch, and anything while the account is down."""
    entry = await set_up()
    registry = dr.async_get(hass)
    family = device(hass, entry, "family_f_8b05e7d1c2a94f36")
    gang = registry.async_get_child_device_by_identifier(
        (DOMAIN, "SWITCH3WAY/switch_01/switch_2"), entry.entry_id
    )
    assert family
    assert gang
    reasons = []
    for each in (family, gang):
        with pytest.raises(HomeAssistantError) as error:
            await async_remove_config_entry_device(hass, entry, each)
        reasons.append(error.value.translation_key)
    await hass.config_entries.async_unload(entry.entry_id)
    with pytest.raises(HomeAssistantError) as error:
        await async_remove_config_entry_device(hass, entry, family)
    assert [*reasons, error.value.translation_key] == [
        "family_not_deleted",
        "channel_not_deleted",
        "entry_not_loaded",
    ]


@pytest.mark.parametrize(("language", "word"), [("en", "Family"), ("zh-Hans", "家庭")])
async def test_a_family_is_called_so_in_the_home_s_language(
    hass: HomeAssistant, set_up: SetUp, language: str, word: str
) -> None:
    """The model of a family's service device is a word, and words are translated."""
    hass.config.language = language
    entry = await set_up()
    family = dr.async_get(hass).async_get_device_by_identifier(
        (DOMAIN, "family_f_8b05e7d1c2a94f36"), entry.entry_id
    )
    assert family
    assert family.model == word


async def test_family_renamed_in_the_app(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    """Its group follows, unless the user has named it; nothing is reloaded."""
    entry = await set_up()
    account = entry.runtime_data

    async def rename(name: str) -> list[str]:
        cloud.home.families["f_8b05e7d1c2a94f36"].name = name
        await account.home.async_refresh()
        await hass.async_block_till_done(wait_background_tasks=True)
        return [each.title for each in entry.subentries.values()]

    assert "Beach house" in await rename("Beach house")
    family = device(hass, entry, "family_f_8b05e7d1c2a94f36")
    assert family
    assert family.name == "Beach house"
    subentry = next(e for e in entry.subentries.values() if e.title == "Beach house")
    hass.config_entries.async_update_subentry(entry, subentry, title="Ours")
    assert "Ours" in await rename("Villa")
    assert entry.runtime_data is account


async def test_blanks_are_no_name(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    """Whatever has none is called as if it had never been named."""
    blanks = " \u3000"
    fan = cloud.devices["FAN0000000/fan_01"]
    fan.alias_name = blanks
    for family in cloud.home.families.values():
        family.name = blanks
        for room in family.rooms.values():
            room.name = blanks
    for scene in cloud.home.scenes.values():
        scene.name = blanks
    for automation in cloud.home.automations.values():
        automation.settings["Name"] = blanks
    entry = await set_up()
    await entry.runtime_data.home.async_refresh()
    await hass.async_block_till_done(wait_background_tasks=True)
    shown = device(hass, entry, fan.device_id)
    assert shown
    assert shown.name == fan.product.name
    entities = er.async_entries_for_config_entry(er.async_get(hass), entry.entry_id)
    named = {each.original_name for each in entities if each.domain == "scene"}
    assert named == set(cloud.home.scenes)
    assert not ar.async_get(hass).areas


async def test_two_devices_whose_names_begin_alike(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    """One that cannot be read keeps its entities, whatever the other one is called."""
    strip = cloud.devices["LIGHTSTRIP/strip_01"]
    twin = copy(strip)
    twin.device_name, twin.family_id = "strip_01_b", "f_8b05e7d1c2a94f36"
    cloud.devices[twin.device_id] = twin
    entry = await set_up()
    light = ("light", "LIGHTSTRIP_strip_01_b_power_switch")
    assert state_of(hass, *light)
    await hass.config_entries.async_unload(entry.entry_id)
    cloud.home.families["f_8b05e7d1c2a94f36"].members.clear()
    await hass.config_entries.async_setup(entry.entry_id)
    await hass.async_block_till_done(wait_background_tasks=True)
    assert state_of(hass, *light)


async def test_area_that_the_user_took_away(hass: HomeAssistant, set_up: SetUp) -> None:
    """A room is suggested once."""
    entry = await set_up()
    door = device(hass, entry, "DOORSENSOR/door_01")
    assert door
    dr.async_get(hass).async_update_device(door.id, area_id=None)
    await entry.runtime_data.home.async_refresh()
    await hass.async_block_till_done(wait_background_tasks=True)
    door = device(hass, entry, "DOORSENSOR/door_01")
    assert door
    assert door.area_id is None
