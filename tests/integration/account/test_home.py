"""What the lists no longer have, and lists that cannot be read."""

from typing import Any

from homeassistant.const import STATE_ON, STATE_UNAVAILABLE
from homeassistant.core import HomeAssistant
from homeassistant.helpers import entity_registry as er, issue_registry as ir
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.tencent_iot_explorer.account import absences
from custom_components.tencent_iot_explorer.account.polling import families
from custom_components.tencent_iot_explorer.account.registry.identity import (
    family_subentry_id,
)
from custom_components.tencent_iot_explorer.const import DOMAIN
from simulator import Cloud

from ...conftest import SetUp
from ...waiting import until
from ..alterations import empty
from ..common import registered, state_of
from . import device

pytestmark = pytest.mark.devices(
    "gw_01", "door_01", "strip_01", "switch_01", "lamp_02", "fan_01", "board_01"
)

IDS = ("DeviceId", "ProductId", "DeviceName")


async def test_family_that_the_user_left(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    """Its devices are unavailable until the user is back, and an issue tells why."""
    entry = await set_up()
    family = cloud.home.families["f_8b05e7d1c2a94f36"]
    role = family.members.pop("144115205263168001")
    await entry.runtime_data.home.async_refresh()
    await hass.async_block_till_done()
    subentry = family_subentry_id(entry, family.family_id)
    issue_id = f"family_missing_{entry.entry_id}_{subentry}"
    issues = ir.async_get(hass)
    assert device(hass, entry, "FAN0000000/fan_01")
    assert (
        state_of(hass, "fan", "FAN0000000_fan_01_power_switch").state == "unavailable"
    )
    assert state_of(hass, "light", "LIGHTSTRIP_strip_01_power_switch").state == "on"
    issue = issues.async_get_issue(DOMAIN, issue_id)
    assert issue
    assert issue.translation_placeholders == {"family": "Seaside"}
    family.members["144115205263168001"] = role
    await entry.runtime_data.home.async_refresh()
    await hass.async_block_till_done()
    assert issues.async_get_issue(DOMAIN, issue_id) is None
    await until(
        lambda: (
            state_of(hass, "fan", "FAN0000000_fan_01_power_switch").state
            != "unavailable"
        )
    )


async def test_devices_that_a_list_writes_with_other_capitals(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    """They are those that are registered, also after a restart, and nothing else."""

    def small(answer: dict[str, Any]) -> dict[str, Any]:
        for each in answer["data"]["DeviceList"]:
            each |= {name: each[name].lower() for name in IDS}
        return answer

    entry = await set_up()
    known = set(entry.runtime_data.devices)
    before = registered(hass, entry)
    cloud.alter("AppGetFamilyDeviceList", small)
    cloud.alter("AppGetFamilySubDeviceList", small)
    await entry.runtime_data.home.async_refresh()
    await hass.async_block_till_done()
    assert set(entry.runtime_data.devices) == known
    await hass.config_entries.async_reload(entry.entry_id)
    await hass.async_block_till_done()
    assert set(entry.runtime_data.devices) == known
    assert registered(hass, entry) == before
    assert state_of(hass, "light", "LIGHTSTRIP_strip_01_power_switch").state == "on"


async def test_devices_that_differ_in_capitals_only(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    """Each is shown, though either might be the one that is registered."""

    def twice(answer: dict[str, Any]) -> dict[str, Any]:
        answer["data"]["DeviceList"] = [
            each | {"DeviceId": f"{each['ProductId']}/{name}", "DeviceName": name}
            for each in answer["data"]["DeviceList"]
            for name in (each["DeviceName"].title(), each["DeviceName"].upper())
        ]
        return answer

    entry = await set_up()
    cloud.alter("AppGetFamilyDeviceList", twice)
    await entry.runtime_data.home.async_refresh()
    await hass.async_block_till_done()
    assert {"LIGHTSTRIP/Strip_01", "LIGHTSTRIP/STRIP_01"} <= set(
        entry.runtime_data.devices
    )


async def test_a_list_that_the_cloud_does_not_know_any_more(
    hass: HomeAssistant,
    cloud: Cloud,
    set_up: SetUp,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """That says nothing of the family: what it has stays, however long it lasts."""
    monkeypatch.setattr(families, "CONFIRM_SECONDS", 0)
    entry = await set_up()
    cloud.fail("AppGetFamilyDeviceList", code="InvalidAction", times=99)
    for _ in range(3):
        await entry.runtime_data.home.async_refresh()
        await hass.async_block_till_done()
    assert not ir.async_get(hass).issues
    assert state_of(hass, "light", "LIGHTSTRIP_strip_01_power_switch").state == "on"


async def test_family_that_cannot_be_read_at_the_start(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    """What was registered stays: names and automations are not lost."""
    entry = await set_up()
    await hass.config_entries.async_unload(entry.entry_id)
    cloud.home.families["f_8b05e7d1c2a94f36"].members.clear()
    await hass.config_entries.async_setup(entry.entry_id)
    await hass.async_block_till_done(wait_background_tasks=True)
    assert device(hass, entry, "FAN0000000/fan_01")
    assert device(hass, entry, "LIGHTSTRIP/strip_01")


async def look_twice(
    hass: HomeAssistant, entry: MockConfigEntry, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Read the lists now and a minute later."""
    await entry.runtime_data.home.async_refresh()
    monkeypatch.setattr(absences, "CONFIRM_SECONDS", 0)
    await entry.runtime_data.home.async_refresh()
    await hass.async_block_till_done(wait_background_tasks=True)


async def test_nothing_goes_that_is_still_listed(
    hass: HomeAssistant, set_up: SetUp, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However often the lists are read, every entity stays."""
    entry = await set_up()
    before = set(er.async_get(hass).entities)
    await look_twice(hass, entry, monkeypatch)
    await look_twice(hass, entry, monkeypatch)
    assert before <= set(er.async_get(hass).entities)


@pytest.mark.parametrize("action", ["AppGetFamilyDeviceList", "AppGetSceneList"])
async def test_one_empty_answer_removes_nothing(
    hass: HomeAssistant,
    cloud: Cloud,
    set_up: SetUp,
    monkeypatch: pytest.MonkeyPatch,
    action: str,
) -> None:
    """What is missing once is unavailable; it has gone when a later look agrees."""
    entry = await set_up()
    before = set(er.async_get(hass).entities)
    cloud.alter(action, empty)
    await entry.runtime_data.home.async_refresh()
    await entry.runtime_data.home.async_refresh()
    await entry.runtime_data.statuses.async_refresh()
    await hass.async_block_till_done(wait_background_tasks=True)
    assert set(er.async_get(hass).entities) == before
    probe = {
        "AppGetFamilyDeviceList": ("light", "LIGHTSTRIP_strip_01_power_switch"),
        "AppGetSceneList": ("scene", "scene_s_movie"),
    }[action]
    assert state_of(hass, *probe).state == STATE_UNAVAILABLE
    cloud.mend()
    await entry.runtime_data.home.async_refresh()
    await hass.async_block_till_done(wait_background_tasks=True)
    assert state_of(hass, *probe).state != STATE_UNAVAILABLE
    cloud.alter(action, empty)
    await look_twice(hass, entry, monkeypatch)
    assert not er.async_get(hass).async_get_entity_id(probe[0], DOMAIN, probe[1])


@pytest.mark.parametrize(
    "action", ["AppGetFamilyDeviceList", "AppGetSceneList", "AppGetAutomationList"]
)
async def test_a_list_that_cannot_be_read_agrees_with_nothing(
    hass: HomeAssistant,
    cloud: Cloud,
    set_up: SetUp,
    monkeypatch: pytest.MonkeyPatch,
    action: str,
) -> None:
    """Only a second list without it removes what an empty one has left out."""
    entry = await set_up()
    before = set(er.async_get(hass).entities)
    cloud.alter(action, empty)
    await entry.runtime_data.home.async_refresh()
    cloud.mend()
    refusals = len(entry.subentries) - (action == "AppGetFamilyDeviceList")
    cloud.fail(action, code="UnsupportedOperation", times=refusals)
    monkeypatch.setattr(absences, "CONFIRM_SECONDS", 0)
    await entry.runtime_data.home.async_refresh()
    await hass.async_block_till_done(wait_background_tasks=True)
    assert set(er.async_get(hass).entities) == before


@pytest.mark.parametrize(
    "action", ["AppGetFamilyDeviceList", "AppGetSceneList", "AppGetAutomationList"]
)
async def test_empty_list_at_the_start(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp, action: str
) -> None:
    """Names and automations are not lost by the first answers after a start either."""
    entry = await set_up()
    before = set(er.async_get(hass).entities)
    await hass.config_entries.async_unload(entry.entry_id)
    cloud.alter(action, empty)
    await hass.config_entries.async_setup(entry.entry_id)
    await hass.async_block_till_done(wait_background_tasks=True)
    assert before <= set(er.async_get(hass).entities)
    cloud.mend()
    await entry.runtime_data.home.async_refresh()
    await hass.async_block_till_done(wait_background_tasks=True)
    light = ("light", "LIGHTSTRIP_strip_01_power_switch")
    await until(lambda: state_of(hass, *light).state == STATE_ON)


async def test_routines_that_went_while_nobody_looked(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Scenes and automations deleted meanwhile soon leave no entities."""
    entry = await set_up()
    await hass.config_entries.async_unload(entry.entry_id)
    cloud.home.scenes.clear()
    cloud.home.automations.clear()
    await hass.config_entries.async_setup(entry.entry_id)
    await look_twice(hass, entry, monkeypatch)
    registry = er.async_get(hass)
    left = {
        each.unique_id
        for each in er.async_entries_for_config_entry(registry, entry.entry_id)
        if each.unique_id.startswith(("scene_", "automation_"))
    }
    assert not left
