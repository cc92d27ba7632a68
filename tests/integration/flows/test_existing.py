"""An account that is there: logging in again, reconfiguring, options."""

from collections.abc import Mapping
from dataclasses import replace

from homeassistant.config_entries import ConfigEntryState
from homeassistant.core import HomeAssistant
from homeassistant.data_entry_flow import FlowResultType
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.tencent_iot_explorer.const import DOMAIN
from simulator import Cloud

from ...conftest import SetUp
from . import ACCOUNT, EMAIL, PHONE, submit

pytestmark = pytest.mark.devices("lamp_02", "fan_01", "board_01")

GUEST = {"country_code": "86", "phone": "13900000000", "password": "guest-password"}


async def test_reauth(hass: HomeAssistant, cloud: Cloud, set_up: SetUp) -> None:
    """A changed password is asked for, checked, and taken over."""
    entry = await set_up()
    cloud.home.users[0].password = "new"
    cloud.logins.end_tokens()
    await entry.runtime_data.statuses.async_refresh()
    await hass.async_block_till_done(wait_background_tasks=True)
    (flow,) = hass.config_entries.flow.async_progress()
    assert flow["step_id"] == "reauth_confirm"
    result = await submit(hass, flow, **PHONE)
    assert result["errors"] == {"base": "invalid_auth"}
    result = await submit(hass, result, **{**PHONE, "password": "new"})
    assert result["type"] is FlowResultType.ABORT
    assert result["reason"] == "reauth_successful"
    await hass.async_block_till_done(wait_background_tasks=True)
    assert entry.state is ConfigEntryState.LOADED
    assert entry.data["password"] == "new"


async def test_reauth_of_an_entry_that_could_not_start(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    """The new password is used at once, and nobody is asked again."""
    cloud.home.users[0].password = "new"
    entry = await set_up()
    assert entry.state is ConfigEntryState.SETUP_ERROR
    (flow,) = hass.config_entries.flow.async_progress()
    await submit(hass, flow, **{**PHONE, "password": "new"})
    await hass.async_block_till_done(wait_background_tasks=True)
    assert hass.config_entries.async_loaded_entries(DOMAIN) == [entry]
    assert not hass.config_entries.flow.async_progress()


async def test_reauth_takes_the_same_account_only(
    hass: HomeAssistant, config_entry: MockConfigEntry
) -> None:
    """Somebody else's login does not replace the account."""
    config_entry.add_to_hass(hass)
    result = await config_entry.start_reauth_flow(hass)
    placeholders = result["description_placeholders"] or {}
    assert placeholders["name"] == config_entry.title
    result = await submit(hass, result, **GUEST)
    assert result["type"] is FlowResultType.ABORT
    assert result["reason"] == "wrong_account"
    assert config_entry.data["phone"] == PHONE["phone"]


@pytest.mark.parametrize("change", ["joined", "left", "told"])
async def test_reauth_where_the_cloud_does_not_tell_who_the_user_is(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp, change: str
) -> None:
    """An account that is known by a family is known again when its families change."""
    first = min(cloud.home.families)
    entry = await set_up()
    hass.config_entries.async_update_entry(entry, unique_id=first)
    if change == "joined":
        cloud.home.families["e_new"] = replace(
            cloud.home.families[first], family_id="e_new", name="New"
        )
    elif change == "left":
        cloud.home.families[first].members.clear()
    result = await entry.start_reauth_flow(hass)
    if change != "told":
        cloud.fail("AppGetUser", code="InvalidAction")
    result = await submit(hass, result, **PHONE)
    assert result["reason"] == "reauth_successful"
    assert entry.unique_id == first


async def test_reconfigure(
    hass: HomeAssistant, set_up: SetUp, urls: Mapping[str, str]
) -> None:
    """The way to log in can change; the entry forgets the former one."""
    entry = await set_up()
    result = await entry.start_reconfigure_flow(hass)
    assert result["step_id"] == "reconfigure"
    result = await submit(hass, result, **ACCOUNT, login_method="email")
    result = await submit(hass, result, **urls)
    result = await submit(hass, result, **EMAIL)
    assert result["type"] is FlowResultType.ABORT
    assert result["reason"] == "reconfigure_successful"
    await hass.async_block_till_done(wait_background_tasks=True)
    assert entry.state is ConfigEntryState.LOADED
    assert entry.data["email"] == EMAIL["email"]
    assert "phone" not in entry.data


async def test_reconfigure_keeps_the_secret(
    hass: HomeAssistant, set_up: SetUp, urls: Mapping[str, str]
) -> None:
    """A secret that is not typed again stays."""
    entry = await set_up()
    result = await entry.start_reconfigure_flow(hass)
    account = {key: value for key, value in ACCOUNT.items() if key != "app_secret"}
    result = await submit(hass, result, **account, login_method="email")
    result = await submit(hass, result, **urls)
    result = await submit(hass, result, **EMAIL)
    assert result["reason"] == "reconfigure_successful"
    await hass.async_block_till_done(wait_background_tasks=True)
    assert entry.state is ConfigEntryState.LOADED
    assert entry.data["app_secret"] == ACCOUNT["app_secret"]


async def test_options(hass: HomeAssistant, set_up: SetUp) -> None:
    """An option is taken over while the account goes on."""
    entry = await set_up()
    before = entry.runtime_data
    result = await hass.config_entries.options.async_init(entry.entry_id)
    assert result["type"] is FlowResultType.FORM
    result = await hass.config_entries.options.async_configure(
        result["flow_id"], {"rooms_as_areas": False}
    )
    assert result["type"] is FlowResultType.CREATE_ENTRY
    await hass.async_block_till_done(wait_background_tasks=True)
    assert entry.options == {"rooms_as_areas": False, "delete_devices": False}
    assert entry.runtime_data is before
