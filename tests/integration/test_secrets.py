"""Nothing that was planted comes out again: not in the log, not in diagnostics."""

import json
import logging
from typing import Any

from homeassistant.config_entries import SOURCE_USER
from homeassistant.const import STATE_UNKNOWN
from homeassistant.core import HomeAssistant
from homeassistant.exceptions import HomeAssistantError
from homeassistant.helpers import entity_registry as er, restore_state
from homeassistant.helpers.json import json_bytes
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.tencent_iot_explorer.diagnostics import (
    async_get_config_entry_diagnostics,
)
from simulator import Cloud

from ..conftest import SetUp
from ..thing import property_of
from ..waiting import until
from .common import call
from .platforms import (
    add_device,
    call as call_entity,
    entity_id_of,
    find_device,
    state_of,
)

OURS = ("custom_components.tencent_iot_explorer", "homeassistant.config_entries")
PLANTED = {
    "memo": "call 13911112222",
    "owner": "li.lei@example.com",
    "wifi_ssid": "canary-network",
    "door_password": "canary-code",
    "p1": "canary-person",
}
CODES = {"pin": 4711, "temp_password": "4712"}
NAMES = ("备忘", "主人", "无线网络", "开门密码", "用户姓名")


def logged(caplog: pytest.LogCaptureFixture) -> str:
    """Return what our loggers, and those that speak of our entry, have said."""
    return "\n".join(
        record.getMessage() for record in caplog.records if record.name.startswith(OURS)
    )


def secrets_of(cloud: Cloud, entry: MockConfigEntry) -> set[str]:
    """Return everything that must not be seen."""
    user = cloud.home.users[0]
    return {
        *(entry.data[key] for key in ("app_secret", "password")),
        *cloud.logins.sessions,
        user.phone,
        user.email,
        "13911112222",
        *PLANTED.values(),
    }


@pytest.fixture
async def entry(
    hass: HomeAssistant,
    cloud: Cloud,
    set_up: SetUp,
    config_entry: MockConfigEntry,
    caplog: pytest.LogCaptureFixture,
) -> MockConfigEntry:
    """Set up an account that is called by its phone number, with a telling device."""
    caplog.set_level(logging.DEBUG)
    config_entry.add_to_hass(hass)
    user = cloud.home.users[0]
    hass.config_entries.async_update_entry(config_entry, title=user.phone)
    properties = (
        property_of(id_, name, "string")
        for id_, name in zip(PLANTED, NAMES, strict=True)
    )
    codes = (
        property_of("pin", "临时码", "int", min=0, max=9999),
        property_of("temp_password", "临时密码", "string", "r"),
    )
    add_device(cloud, PLANTED | CODES, *properties, *codes)
    await hass.config_entries.async_setup(config_entry.entry_id)
    await hass.async_block_till_done(wait_background_tasks=True)
    return config_entry


async def test_account_that_runs(
    hass: HomeAssistant,
    cloud: Cloud,
    entry: MockConfigEntry,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """A start, a push, a poll, a cut, a refused command and a refused poll."""
    account = entry.runtime_data
    device = find_device(cloud, "test_01")
    cloud.report(device.device_id, {"memo": "call 13911112222 again"})
    cloud.fail("AppGetDeviceStatuses", code="InternalError")
    await account.statuses.async_refresh()
    cloud.fail("AppControlDeviceData", code="InvalidParameterValue")
    with pytest.raises(HomeAssistantError) as refused:
        await call(hass, "light.turn_off", "LIGHTSTRIP_strip_01_power_switch")
    cloud.logins.end_tokens()
    await account.home.async_refresh()
    await hass.async_block_till_done(wait_background_tasks=True)
    said = logged(caplog) + str(refused.value) + repr(vars(account.client))
    assert said.count("AppGet") > 10
    assert {each for each in secrets_of(cloud, entry) if each in said} == set()


async def test_login_that_is_refused(
    hass: HomeAssistant,
    cloud: Cloud,
    entry: MockConfigEntry,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """Core tells the title of an account that cannot start: it has no number in it."""
    cloud.home.users[0].password = "another"
    cloud.logins.end_tokens()
    await hass.config_entries.async_reload(entry.entry_id)
    await hass.async_block_till_done(wait_background_tasks=True)
    said = logged(caplog)
    assert "could not be set up" in said or "could not authenticate" in said
    assert {each for each in secrets_of(cloud, entry) if each in said} == set()


async def test_diagnostics(
    hass: HomeAssistant, cloud: Cloud, entry: MockConfigEntry
) -> None:
    """What people attach to an issue tells nothing of them."""
    told = await async_get_config_entry_diagnostics(hass, entry)
    text = json.dumps(told, ensure_ascii=False, default=str)
    person = cloud.home.users[0].nick_name
    hidden = {*secrets_of(cloud, entry), person, entry.data["app_key"]}
    assert {each for each in hidden if each in text} == set()


@pytest.mark.devices
async def test_code_that_cannot_be(
    cloud: Cloud, entry: MockConfigEntry, caplog: pytest.LogCaptureFixture
) -> None:
    """What the model excludes is logged, but not what it is."""
    cloud.report(find_device(cloud, "test_01").device_id, {"pin": 47114711})
    await until(lambda: "its thing model excludes" in caplog.text)
    assert "47114711" not in logged(caplog)


@pytest.mark.devices
async def test_device_that_is_added_by_its_key(
    hass: HomeAssistant,
    cloud: Cloud,
    entry: MockConfigEntry,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """A key that was typed stays with the one who typed it."""
    flows: Any = hass.config_entries.subentries
    result = await flows.async_init(
        (entry.entry_id, "device"), context={"source": SOURCE_USER}
    )
    for typed in (
        {"place": "f_8b05e7d1c2a94f36/0"},
        {"next_step_id": "psk"},
        {
            "product_id": "WHITELAMP0",
            "device_name": "lamp_03",
            "psk": "Y2FuYXJ5LWtleQ==",
            "bind_type": "wifi_sign",
            "sign_method": "hmacsha1",
        },
    ):
        result = await flows.async_configure(result["flow_id"], typed)
    assert result["errors"]
    assert "Y2FuYXJ5LWtleQ==" not in logged(caplog)
    assert "canary-key" not in logged(caplog)


@pytest.mark.devices
@pytest.mark.parametrize(
    ("platform", "key", "value"),
    [
        ("text", "door_password", "canary-code"),
        ("number", "pin", 4711),
        ("sensor", "temp_password", "4712"),
    ],
)
async def test_entity_that_shows_a_password_is_off(
    hass: HomeAssistant,
    cloud: Cloud,
    entry: MockConfigEntry,
    platform: str,
    key: str,
    value: object,
) -> None:
    """Who wants to see a password asks for it; nobody reads along, nothing records it."""
    device = find_device(cloud, "test_01")
    registry = er.async_get(hass)
    entity_id = entity_id_of(hass, platform, device, key)
    registered = registry.async_get(entity_id)
    assert registered
    assert registered.disabled_by is er.RegistryEntryDisabler.INTEGRATION
    registry.async_update_entity(entity_id, disabled_by=None)
    await hass.config_entries.async_reload(entry.entry_id)
    await hass.async_block_till_done(wait_background_tasks=True)
    state = hass.states.get(entity_id)
    assert state
    assert state.state == STATE_UNKNOWN
    assert state.state_info
    shown = set(state.attributes) - state.state_info["unrecorded_attributes"]
    assert str(value) not in str([state.attributes[each] for each in shown])
    assert state.attributes["secret"] == value


@pytest.mark.devices
async def test_a_password_can_be_set(
    hass: HomeAssistant, cloud: Cloud, entry: MockConfigEntry
) -> None:
    device = find_device(cloud, "test_01")
    entity_id = entity_id_of(hass, "text", device, "door_password")
    er.async_get(hass).async_update_entity(entity_id, disabled_by=None)
    await hass.config_entries.async_reload(entry.entry_id)
    await hass.async_block_till_done(wait_background_tasks=True)
    await call_entity(hass, entity_id, "set_value", value="canary-new")
    assert device.values["door_password"] == "canary-new"
    state = hass.states.get(entity_id)
    assert state
    assert (state.state, state.attributes["mode"]) == (STATE_UNKNOWN, "password")


@pytest.mark.devices
async def test_the_code_of_an_event_is_not_kept(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    """Home Assistant stores the last state of an event, also what it does not record."""
    lock = add_device(cloud, {"battery": 80}, property_of("battery", "电量", "int"))
    members = [
        {"id": id_, "name": name, "dataType": {"type": "int"}}
        for id_, name in {"pin": "码", "door": "门"}.items()
    ]
    lock.product.data_template["events"] = [
        {
            "id": "unlock",
            "name": "开锁",
            "type": "info",
            "params": [
                property_of("p1", "临时密码", "string"),
                property_of("p2", "密码编号", "int"),
                property_of("p3", "使用密码", "bool"),
                property_of("p4", "详情", "struct", specs=members),
            ],
        }
    ]
    entry = await set_up()
    await until(lambda: entry.runtime_data.push.connected)
    told = {"p1": "canary", "p2": 3, "p3": 1, "p4": {"pin": 90471147, "door": 2}}
    hidden = {"unlock_code": "canary", "PassWord": 90471147, "more": {"pwd": "canary"}}
    cloud.post_event(lock.device_id, "unlock", told | hidden)
    entity_id = entity_id_of(hass, "event", lock, "event:unlock")
    await until(lambda: state_of(hass, entity_id).state != STATE_UNKNOWN)
    attributes = state_of(hass, entity_id).attributes
    shown = {name: attributes[name] for name in ("p2", "p3", "p4")}
    assert shown == {"p2": 3, "p3": True, "p4": {"door": 2}}
    stored = restore_state.async_get(hass).async_get_stored_states()
    kept = json_bytes([each.as_dict() for each in stored]).decode()
    assert entity_id in kept
    assert {each for each in ("canary", "90471147") if each in kept} == set()
