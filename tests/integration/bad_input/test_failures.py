"""Commands, devices and families that fail, and are told of once."""

import logging
from typing import Any

from freezegun.api import FrozenDateTimeFactory
from homeassistant.config_entries import ConfigEntryState
from homeassistant.core import HomeAssistant
from homeassistant.exceptions import HomeAssistantError
from homeassistant.helpers import device_registry as dr
import pytest
from pytest_homeassistant_custom_component.common import async_fire_time_changed

from custom_components.tencent_iot_explorer.const import DOMAIN
from simulator import Cloud

from ...conftest import SetUp
from ..alterations import each
from ..common import NO_PROPER_ANSWER, call, state_of
from ..working import STRIP_LIGHT, assert_works, refresh_values
from . import BODIES, DEVICES, HOME, SEASIDE, troubles

pytestmark = pytest.mark.devices(*HOME)


def lines_with(caplog: pytest.LogCaptureFixture, words: str) -> list[str]:
    """Return the lines in which words stand."""
    return [line for line in caplog.messages if words in line]


async def test_commands_without_a_proper_answer(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp, subtests: pytest.Subtests
) -> None:
    """A command of which nobody knows whether it was taken fails in words."""
    await set_up()
    bodies = {**BODIES}
    del bodies["code of no kind"]  # says nothing of an error
    for body, (text, status) in bodies.items():
        cloud.garble("AppControlDeviceData", text, status=status)
        with subtests.test(body):
            with pytest.raises(HomeAssistantError) as error:
                await call(hass, "light.turn_off", STRIP_LIGHT)
            assert error.value.translation_key in NO_PROPER_ANSWER
            assert error.value.translation_domain == DOMAIN
            assert state_of(hass, "light", STRIP_LIGHT).state == "on"


async def test_command_that_cannot_be_sent_changes_nothing(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    """Text that JSON cannot hold is refused, and the entity does not show it."""
    await set_up()
    name = "COLOURLAMP_lamp_02_name"
    before = state_of(hass, "text", name).state
    with pytest.raises(HomeAssistantError) as error:
        await call(hass, "text.set_value", name, value="\ud800")
    assert error.value.translation_key == "invalid_value"
    assert state_of(hass, "text", name).state == before


async def test_failing_device_is_told_once(
    hass: HomeAssistant,
    cloud: Cloud,
    set_up: SetUp,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """A device that cannot be read stops nobody else; its return is told too."""
    caplog.set_level(logging.INFO)
    cloud.garble("AppGetDeviceData", "<html>", times=3 * DEVICES - 1)
    entry = await set_up()
    account = entry.runtime_data
    lost = [each.device_id for each in account.devices.values() if not each.available]
    assert lost
    for _ in range(2):
        cloud.garble("AppGetDeviceData", "<html>", times=3 * len(lost))
        await account.catch_up.async_load([account.devices[each] for each in lost])
    assert len(troubles(caplog)) == 1
    await refresh_values(account)
    assert len(lines_with(caplog, "values are unavailable")) == 1
    assert len(lines_with(caplog, "values are back")) == 1
    await assert_works(hass, cloud, entry)


async def test_device_that_failed_at_the_start_is_asked_again_in_a_minute(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp, freezer: FrozenDateTimeFactory
) -> None:
    """Nobody waits for the next poll of the statuses."""
    cloud.garble("AppGetDeviceData", "<html>", times=3 * DEVICES)
    entry = await set_up()
    devices = entry.runtime_data.devices.values()
    assert not any(each.available for each in devices)
    freezer.tick(62)
    async_fire_time_changed(hass)
    await hass.async_block_till_done(wait_background_tasks=True)
    assert all(each.available for each in devices if each.online)


async def test_failing_cloud_is_told_once(
    hass: HomeAssistant,
    cloud: Cloud,
    set_up: SetUp,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """However long the cloud is away, its going and its coming are one line each."""
    entry = await set_up()
    caplog.set_level(logging.INFO)
    statuses = entry.runtime_data.statuses
    cloud.garble("AppGetDeviceStatuses", "<html>", times=9)
    for _ in range(3):
        await statuses.async_refresh()
    assert state_of(hass, "light", STRIP_LIGHT).state == "on", "pushes still arrive"
    assert len(troubles(caplog)) == 1
    await statuses.async_refresh()
    assert len(lines_with(caplog, "recovered")) == 1


@pytest.mark.parametrize(
    "action",
    [
        "AppGetRoomList",
        "AppGetSceneList",
        "AppGetFamilySubDeviceList",
        "AppGetProductsConfig",
    ],
)
async def test_refused_trimmings(
    hass: HomeAssistant,
    cloud: Cloud,
    set_up: SetUp,
    caplog: pytest.LogCaptureFixture,
    action: str,
) -> None:
    """An account that may not read rooms or scenes still has its devices."""
    cloud.fail(action, code="InvalidParameterValue.ModelDefine", times=100)
    entry = await set_up()
    assert entry.state is ConfigEntryState.LOADED
    assert len(troubles(caplog)) == 1
    await assert_works(hass, cloud, entry)


async def test_scene_that_comes_back(
    cloud: Cloud, set_up: SetUp, caplog: pytest.LogCaptureFixture
) -> None:
    """A scene that was not listed for a while is the same one as before."""
    home = (await set_up()).runtime_data.home
    scene = cloud.home.scenes.pop("s_movie")
    await home.async_refresh()
    cloud.home.scenes["s_movie"] = scene
    await home.async_refresh()
    assert not troubles(caplog)


async def test_device_that_moves_to_another_family(
    hass: HomeAssistant,
    cloud: Cloud,
    set_up: SetUp,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """A device follows its family with all its entities, also those of channels."""
    entry = await set_up()
    switch = cloud.devices["SWITCH3WAY/switch_01"]
    switch.family_id, switch.room_id = SEASIDE, "0"
    await entry.runtime_data.home.async_refresh()
    await hass.async_block_till_done(wait_background_tasks=True)
    device = dr.async_get(hass).async_get_device_by_identifier(
        (DOMAIN, switch.device_id), entry.entry_id
    )
    assert device
    subentry = entry.subentries[device.config_subentry_id or ""]
    assert subentry.unique_id == SEASIDE
    assert state_of(hass, "switch", "SWITCH3WAY_switch_01_switch_1").state in "onoff"
    assert not troubles(caplog)
    await assert_works(hass, cloud, entry)


async def test_entry_is_removed_after_its_token(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp, caplog: pytest.LogCaptureFixture
) -> None:
    """Logging out of a removed entry may take a new login, which nobody keeps."""
    entry = await set_up()
    cloud.logins.end_tokens()
    await hass.config_entries.async_remove(entry.entry_id)
    await hass.async_block_till_done()
    assert not troubles(caplog)


async def test_odd_answers_to_actions(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    """A time that is none is left out of what an action tells."""
    entry = await set_up()
    times = {"CreateTime": 1e308, "UpdateTime": -5}
    cloud.alter("AppGetFamilyList", each("FamilyList", **times))
    told = await hass.services.async_call(
        DOMAIN,
        "get_families",
        {"config_entry_id": entry.entry_id},
        blocking=True,
        return_response=True,
    )
    family: Any = told and told["families"]
    assert {(each["create_time"], each["update_time"]) for each in family} == {
        (None, None)
    }
