"""Families that are added to an account later."""

from dataclasses import replace
from typing import Any

from homeassistant.config_entries import SOURCE_USER, ConfigEntry, ConfigEntryState
from homeassistant.core import HomeAssistant
from homeassistant.data_entry_flow import FlowResultType
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from simulator import Cloud

from ...conftest import SetUp

pytestmark = pytest.mark.devices("lamp_02", "fan_01", "board_01")


async def start_family(hass: HomeAssistant, entry: ConfigEntry) -> Any:
    """Press "Add family"."""
    return await hass.config_entries.subentries.async_init(
        (entry.entry_id, "family"), context={"source": SOURCE_USER}
    )


async def test_family_that_vanishes_while_it_is_chosen(
    hass: HomeAssistant, set_up: SetUp, cloud: Cloud
) -> None:
    """The form comes again with what there is."""
    entry = await set_up()
    for family_id in ("f_new", "f_guest0000000000"):
        family = replace(
            cloud.home.families["f_guest0000000000"], family_id=family_id, name="New"
        )
        family.members["144115205263168001"] = 0
        cloud.home.families[family_id] = family
    result = await start_family(hass, entry)
    del cloud.home.families["f_new"]
    result = await hass.config_entries.subentries.async_configure(
        result["flow_id"], {"family_id": "f_new"}
    )
    assert result["data_schema"]
    options = result["data_schema"].schema["family_id"].config["options"]
    assert [each["value"] for each in options] == ["f_guest0000000000"]


async def test_add_a_family(hass: HomeAssistant, set_up: SetUp, cloud: Cloud) -> None:
    """A family that was left out, or is new, can be added with its devices."""
    entry = await set_up()
    guest_family = cloud.home.families["f_guest0000000000"]
    guest_family.members["144115205263168001"] = 0
    result = await start_family(hass, entry)
    assert result["type"] is FlowResultType.FORM
    result = await hass.config_entries.subentries.async_configure(
        result["flow_id"], {"family_id": guest_family.family_id}
    )
    assert result["type"] is FlowResultType.CREATE_ENTRY
    await hass.async_block_till_done(wait_background_tasks=True)
    assert "Guest home" in {each.title for each in entry.subentries.values()}
    assert entry.state is ConfigEntryState.LOADED


async def test_no_more_families(hass: HomeAssistant, set_up: SetUp) -> None:
    """Where all families are there, nothing is offered."""
    result = await start_family(hass, await set_up())
    assert result["type"] is FlowResultType.ABORT
    assert result["reason"] == "no_more_families"


async def test_families_cannot_be_read(
    hass: HomeAssistant, set_up: SetUp, cloud: Cloud
) -> None:
    """The cloud's own words stand behind ours."""
    entry = await set_up()
    cloud.fail("AppGetFamilyList", code="InternalServerError", message="busy", times=3)
    result = await start_family(hass, entry)
    assert result["reason"] == "cloud_trouble"
    assert result["description_placeholders"] == {"message": "busy"}


async def test_family_of_an_entry_that_does_not_run(
    hass: HomeAssistant, config_entry: MockConfigEntry
) -> None:
    """Without a client there is nobody to ask."""
    config_entry.add_to_hass(hass)
    result = await start_family(hass, config_entry)
    assert result["reason"] == "entry_not_loaded"
