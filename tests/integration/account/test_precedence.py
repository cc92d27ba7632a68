"""Two accounts of one household: the older one shows what both may see."""

import asyncio
from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from homeassistant.config_entries import (
    ConfigEntryDisabler,
    ConfigEntryState,
    ConfigSubentryData,
)
from homeassistant.const import STATE_UNAVAILABLE
from homeassistant.core import HomeAssistant
from homeassistant.helpers import (
    area_registry as ar,
    device_registry as dr,
    entity_registry as er,
)
from homeassistant.util.dt import utcnow
import pytest
from pytest_homeassistant_custom_component.common import (
    MockConfigEntry,
    async_fire_time_changed,
)

from custom_components.tencent_iot_explorer.account import absences
from custom_components.tencent_iot_explorer.account.precedence import precedence
from custom_components.tencent_iot_explorer.cloud import transport
from custom_components.tencent_iot_explorer.const import DOMAIN
from simulator import Cloud, begin_fault
from simulator.errors import Refusal
from simulator.websocket import Socket

from ...conftest import SetUp
from ...waiting import until
from ..alterations import empty
from ..common import state_of
from . import device

pytestmark = pytest.mark.devices(
    "gw_01", "door_01", "strip_01", "switch_01", "lamp_02", "fan_01", "board_01"
)


async def test_two_accounts_of_one_household(
    hass: HomeAssistant,
    cloud: Cloud,
    set_up: SetUp,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """A device that both may see is shown once."""
    entry = await set_up()
    second = await second_account(hass, cloud, entry)
    assert "does not generate unique IDs" not in caplog.text
    assert not entry.runtime_data.devices.keys() & second.runtime_data.devices.keys()
    assert device(hass, entry, "FAN0000000/fan_01")
    for home in (entry.runtime_data.home, second.runtime_data.home):
        await home.async_refresh()
        assert home.last_update_success


async def test_another_account_agrees_with_nothing(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who shows what is settled without a look at the lists."""
    entry = await set_up()
    await second_account(hass, cloud, entry)
    before = set(er.async_get(hass).entities)
    cloud.alter("AppGetFamilyDeviceList", empty)
    await entry.runtime_data.home.async_refresh()
    monkeypatch.setattr(absences, "CONFIRM_SECONDS", 0)
    entry.runtime_data.home.async_settle()
    await hass.async_block_till_done(wait_background_tasks=True)
    assert before <= set(er.async_get(hass).entities)


async def second_account(
    hass: HomeAssistant, cloud: Cloud, first: MockConfigEntry
) -> MockConfigEntry:
    """Return a younger account that may see the same family."""
    guest = cloud.home.users[1]
    cloud.home.families["f_8b05e7d1c2a94f36"].members[guest.user_id] = 0
    entry = MockConfigEntry(
        domain=DOMAIN,
        unique_id=guest.user_id,
        data={
            **first.data,
            "phone": guest.phone,
            "password": guest.password,
            "access_token": None,
        },
        subentries_data=[
            ConfigSubentryData(
                data={},
                subentry_type="family",
                title="Seaside",
                unique_id="f_8b05e7d1c2a94f36",
            )
        ],
    )
    entry.add_to_hass(hass)
    await hass.config_entries.async_setup(entry.entry_id)
    await hass.async_block_till_done(wait_background_tasks=True)
    return entry


async def household(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> tuple[MockConfigEntry, MockConfigEntry]:
    """Return two accounts, of which the older shows a fan that people have named."""
    first = await set_up()
    second = await second_account(hass, cloud, first)
    fan = device(hass, first, "FAN0000000/fan_01")
    assert fan
    dr.async_get(hass).async_update_device(fan.id, name_by_user="My fan")
    return first, second


async def test_household_after_a_restart(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    """The older account shows what both see, whoever starts first."""
    first, second = await household(hass, cloud, set_up)
    for entry in (first, second):
        await hass.config_entries.async_unload(entry.entry_id)
    precedence(hass)._listed.clear()  # as after a restart
    for entry in (second, first):
        await hass.config_entries.async_setup(entry.entry_id)
        await hass.async_block_till_done(wait_background_tasks=True)
    fan = device(hass, first, "FAN0000000/fan_01")
    assert fan
    assert fan.name_by_user == "My fan"
    assert not device(hass, second, "FAN0000000/fan_01")
    assert is_available(hass)


@pytest.mark.parametrize("how", ["unload", "disable", "remove"])
async def test_household_hands_over(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp, how: str
) -> None:
    """Within seconds the other account shows the devices, as people have named them."""
    first, second = await household(hass, cloud, set_up)
    if how == "disable":
        await hass.config_entries.async_set_disabled_by(
            first.entry_id, ConfigEntryDisabler.USER
        )
    else:
        await getattr(hass.config_entries, f"async_{how}")(first.entry_id)
    async_fire_time_changed(hass, utcnow() + timedelta(seconds=4))
    await hass.async_block_till_done(wait_background_tasks=True)
    fan = device(hass, second, "FAN0000000/fan_01")
    assert fan
    assert fan.name_by_user == "My fan"
    await until(lambda: is_available(hass))
    if how == "unload":
        await hass.config_entries.async_setup(first.entry_id)
        await hass.async_block_till_done(wait_background_tasks=True)
        assert not device(hass, second, "FAN0000000/fan_01")
        await until(lambda: is_available(hass))


async def test_household_of_which_one_account_starts_slowly(
    hass: HomeAssistant,
    cloud: Cloud,
    set_up: SetUp,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Until it has read its lists it shows what it has shown."""
    monkeypatch.setattr(transport, "REQUEST_SECONDS", 1)
    first, second = await household(hass, cloud, set_up)
    begin_fault(cloud, "hang", action="AppGetFamilyDeviceList")
    asked = cloud.calls["AppGetFamilyDeviceList"]
    reloading = hass.async_create_task(hass.config_entries.async_reload(first.entry_id))
    await until(lambda: cloud.calls["AppGetFamilyDeviceList"] > asked)
    async_fire_time_changed(hass, utcnow() + timedelta(seconds=4))
    await asyncio.sleep(0.1)
    assert not device(hass, second, "FAN0000000/fan_01")
    cloud.faults.end()
    await reloading


async def test_household_of_which_one_account_is_disabled(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    """It shows nothing after a restart either, whatever is still registered of it."""
    first, second = await household(hass, cloud, set_up)
    await hass.config_entries.async_set_disabled_by(
        first.entry_id, ConfigEntryDisabler.USER
    )
    precedence(hass)._listed.clear()  # as after a restart
    await hass.config_entries.async_reload(second.entry_id)
    await hass.async_block_till_done(wait_background_tasks=True)
    assert device(hass, second, "FAN0000000/fan_01")
    assert is_available(hass)


@pytest.mark.parametrize("when", ["running", "starting", "alone"])
async def test_household_of_which_one_account_is_refused(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp, when: str
) -> None:
    """The other one shows what both see, until the login is mended."""
    first, second = await household(hass, cloud, set_up)
    user = cloud.home.users[0]
    password, user.password = user.password, "another"
    if when == "alone":
        await hass.config_entries.async_unload(second.entry_id)
    cloud.logins.end_tokens()
    if when == "starting":
        await hass.config_entries.async_reload(first.entry_id)
    else:
        cloud.drop_sockets()
    if when == "alone":
        await until(lambda: first.runtime_data.client.refused)
        await hass.config_entries.async_setup(second.entry_id)
    await until(lambda: first.state is ConfigEntryState.SETUP_ERROR)
    async_fire_time_changed(hass, utcnow() + timedelta(seconds=4))
    await until(lambda: bool(device(hass, second, "FAN0000000/fan_01")))
    await until(lambda: is_available(hass))
    (asked,) = hass.config_entries.flow.async_progress()
    assert asked["context"]["entry_id"] == first.entry_id
    fan = device(hass, second, "FAN0000000/fan_01")
    assert fan
    assert fan.name_by_user == "My fan"
    user.password = password
    await hass.config_entries.async_reload(first.entry_id)
    await hass.async_block_till_done(wait_background_tasks=True)
    assert not device(hass, second, "FAN0000000/fan_01")
    await until(lambda: is_available(hass))


async def test_household_of_which_the_younger_account_is_refused(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    """It has nothing to hand over, and goes on with what needs no cloud."""
    first = await set_up()
    second = await second_account(hass, cloud, first)
    cloud.home.users[1].password = "another"
    cloud.logins.end_tokens()
    cloud.drop_sockets()
    await until(lambda: second.runtime_data.client.refused)
    async_fire_time_changed(hass, utcnow() + timedelta(seconds=4))
    await hass.async_block_till_done(wait_background_tasks=True)
    assert second.state is ConfigEntryState.LOADED
    assert is_available(hass)


@pytest.fixture
def unheard(monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """Return the tokens that requests are taken with, and heartbeats are not."""
    tokens: set[str] = set()
    serve = Socket._call

    async def call(socket: Socket, body: Mapping[str, Any]) -> dict[str, Any]:
        if body["AccessToken"] in tokens:
            raise Refusal("InvalidParameterValue.InvalidAccessToken")
        return await serve(socket, body)

    monkeypatch.setattr(Socket, "_call", call)
    return tokens


async def test_household_of_which_one_token_brings_no_pushes(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp, unheard: set[str]
) -> None:
    """The account steps back and stays there, until somebody has it tried again."""
    first, second = await household(hass, cloud, set_up)
    token = first.data["access_token"]
    unheard.add(token)
    login = {"login_method": "token", "access_token": token}
    hass.config_entries.async_update_entry(first, data={**first.data, **login})
    opened = cloud.opened_sockets
    await hass.config_entries.async_reload(first.entry_id)
    await until(lambda: first.state is ConfigEntryState.SETUP_ERROR)
    async_fire_time_changed(hass, utcnow() + timedelta(seconds=4))
    await until(lambda: bool(device(hass, second, "FAN0000000/fan_01")))
    await until(lambda: is_available(hass))
    await hass.async_block_till_done(wait_background_tasks=True)
    (asked,) = hass.config_entries.flow.async_progress()
    assert asked["context"]["entry_id"] == first.entry_id
    assert first.state is ConfigEntryState.SETUP_ERROR
    assert cloud.opened_sockets == opened + 1
    unheard.clear()
    await hass.config_entries.async_reload(first.entry_id)
    await until(lambda: bool(device(hass, first, "FAN0000000/fan_01")))
    await until(lambda: is_available(hass))
    await until(lambda: first.runtime_data.push.connected)


def is_available(hass: HomeAssistant) -> bool:
    """Return whether the fan can be used, whoever shows it."""
    entity_id = er.async_get(hass).async_get_entity_id(
        "fan", DOMAIN, "FAN0000000_fan_01_power_switch"
    )
    fan = hass.states.get(entity_id) if entity_id else None
    return fan is not None and fan.state != STATE_UNAVAILABLE


async def test_household_hands_over_gangs(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    """A gang has a name and a room of its own."""
    cloud.devices["SWITCH3WAY/switch_01"].family_id = "f_8b05e7d1c2a94f36"
    first = await set_up()
    second = await second_account(hass, cloud, first)

    def gang(entry: MockConfigEntry) -> dr.ChildDeviceEntry:
        found = dr.async_get(hass).async_get_child_device_by_identifier(
            (DOMAIN, "SWITCH3WAY/switch_01/switch_2"), entry.entry_id
        )
        assert found
        return found

    attic = ar.async_get(hass).async_create("Attic")
    dr.async_get(hass).async_update_child_device(
        gang(first).id, name_by_user="Stairs", area_id=attic.id
    )
    await hass.config_entries.async_unload(first.entry_id)
    async_fire_time_changed(hass, utcnow() + timedelta(seconds=4))
    await hass.async_block_till_done(wait_background_tasks=True)
    assert gang(second).name_by_user == "Stairs"
    assert gang(second).area_id == attic.id
    switch = state_of(hass, "switch", "SWITCH3WAY_switch_01_switch_2")
    assert switch.state != STATE_UNAVAILABLE
    assert switch.attributes["friendly_name"] == "Stairs"
