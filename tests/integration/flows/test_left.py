"""Flows that somebody opened and left."""

from collections.abc import Mapping
from typing import Any

from homeassistant.config_entries import SOURCE_USER, ConfigEntryState
from homeassistant.core import HomeAssistant
from homeassistant.data_entry_flow import FlowResultType
import pytest

from simulator import Cloud

from ...conftest import SetUp
from . import ACCOUNT, EMAIL, PHONE, finish, start_at, submit

OPTIONS = {"rooms_as_areas": False, "delete_devices": False}

pytestmark = pytest.mark.devices("lamp_02", "fan_01", "board_01")


async def test_flow_that_was_left(hass: HomeAssistant, urls: Mapping[str, str]) -> None:
    """A page that was reloaded at the last step does not block the account."""
    left = await submit(hass, await start_at(hass, urls, "phone"), **PHONE)
    assert left["step_id"] == "families"
    result = await submit(hass, await start_at(hass, urls, "email"), **EMAIL)
    await finish(hass, result)
    assert not hass.config_entries.flow.async_progress()


async def test_reconfiguring_that_was_left(
    hass: HomeAssistant, set_up: SetUp, urls: Mapping[str, str]
) -> None:
    """Another try finishes; the one that was left is of no account."""
    entry = await set_up()
    await entry.start_reconfigure_flow(hass)
    result = await entry.start_reconfigure_flow(hass)
    result = await submit(hass, result, **ACCOUNT, login_method="email")
    result = await submit(hass, result, **urls)
    result = await submit(hass, result, **EMAIL)
    assert result["reason"] == "reconfigure_successful"
    await hass.async_block_till_done(wait_background_tasks=True)


async def test_reauth_beside_a_flow_that_was_left(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp, urls: Mapping[str, str]
) -> None:
    """Nothing that was left keeps somebody from logging in again."""
    entry = await set_up()
    left = await entry.start_reconfigure_flow(hass)
    left = await submit(hass, left, **ACCOUNT, login_method="phone")
    result = await entry.start_reauth_flow(hass)
    result = await submit(hass, result, **PHONE)
    assert result["reason"] == "reauth_successful"
    await hass.async_block_till_done(wait_background_tasks=True)
    assert entry.state is ConfigEntryState.LOADED


@pytest.mark.devices("gw_01")
@pytest.mark.parametrize("kind", ["family", "device", "sub_device"])
async def test_subentry_flow_that_was_left(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp, kind: str
) -> None:
    """The button works again after a page was reloaded."""
    entry = await set_up()
    cloud.home.families["f_guest0000000000"].members["144115205263168001"] = 0
    for _ in range(2):
        result: Any = await hass.config_entries.subentries.async_init(
            (entry.entry_id, kind), context={"source": SOURCE_USER}
        )
        assert result["type"] is FlowResultType.FORM


async def test_options_that_were_left(hass: HomeAssistant, set_up: SetUp) -> None:
    """The cog works again after a page was reloaded."""
    entry = await set_up()
    await hass.config_entries.options.async_init(entry.entry_id)
    result = await hass.config_entries.options.async_init(entry.entry_id)
    result = await hass.config_entries.options.async_configure(
        result["flow_id"], OPTIONS
    )
    assert result["type"] is FlowResultType.CREATE_ENTRY
    await hass.async_block_till_done(wait_background_tasks=True)


async def test_reconfiguring_an_account_that_was_deleted(
    hass: HomeAssistant, set_up: SetUp, urls: Mapping[str, str]
) -> None:
    """A dialog that is still open ends, and says why."""
    entry = await set_up()
    result = await entry.start_reconfigure_flow(hass)
    result = await submit(hass, result, **ACCOUNT, login_method="email")
    await hass.config_entries.async_remove(entry.entry_id)
    result = await submit(hass, result, **urls)
    result = await submit(hass, result, **EMAIL)
    assert result["reason"] == "unloaded"


@pytest.mark.devices("gw_01")
@pytest.mark.parametrize("kind", ["family", "device", "sub_device"])
async def test_adding_to_an_account_that_was_deleted(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp, kind: str
) -> None:
    entry = await set_up()
    cloud.home.families["f_guest0000000000"].members["144115205263168001"] = 0
    flows = hass.config_entries.subentries
    form: Any = await flows.async_init(
        (entry.entry_id, kind), context={"source": SOURCE_USER}
    )
    await hass.config_entries.async_remove(entry.entry_id)
    (field,) = form["data_schema"].schema
    (choice, *_) = form["data_schema"].schema[field].config["options"]
    result = await flows.async_configure(form["flow_id"], {field: choice["value"]})
    assert result["reason"] == "unloaded"


async def test_options_of_an_account_that_was_deleted(
    hass: HomeAssistant, set_up: SetUp
) -> None:
    entry = await set_up()
    flows = hass.config_entries.options
    form = await flows.async_init(entry.entry_id)
    await hass.config_entries.async_remove(entry.entry_id)
    result = await flows.async_configure(form["flow_id"], OPTIONS)
    assert result["reason"] == "unloaded"
