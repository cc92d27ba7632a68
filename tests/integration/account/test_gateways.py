"""Gateways and what is behind them, of clouds that list them in several ways."""

from typing import Any

from homeassistant.core import HomeAssistant
from homeassistant.helpers import device_registry as dr
import pytest

from custom_components.tencent_iot_explorer.account import absences
from custom_components.tencent_iot_explorer.const import DOMAIN
from simulator import Cloud

from ...conftest import SetUp
from ...waiting import until
from ..alterations import Alter, content

pytestmark = pytest.mark.devices("gw_01", "door_01", "strip_01")

FAMILY = "AppGetFamilyDeviceList"
BEHIND = "AppGetFamilySubDeviceList"
GATEWAY = "GATEWAY000/gw_01"
DOOR = "DOORSENSOR/door_01"


def leave_out_what_is_behind(data: dict[str, Any]) -> None:
    """List only what is connected by itself."""
    listed = [each for each in data["DeviceList"] if each["DeviceType"] != 2]
    data.update(DeviceList=listed, Total=len(listed))


def leave_out_the_type(data: dict[str, Any]) -> None:
    """Say of no device what it is, as clouds did once."""
    for each in data["DeviceList"]:
        del each["DeviceType"]


LISTS: dict[str, Alter] = {
    "sub-devices by their gateway only": content(leave_out_what_is_behind),
    "no types": content(leave_out_the_type),
}


@pytest.mark.parametrize("name", LISTS)
async def test_what_is_behind_a_gateway_is_there_and_goes_with_it(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp, name: str
) -> None:
    cloud.alter(FAMILY, LISTS[name])
    if name == "no types":
        cloud.alter(BEHIND, LISTS[name])
    entry = await set_up()
    devices = entry.runtime_data.devices
    await until(lambda: devices[DOOR].available)
    assert devices[DOOR].record.family_id == devices[GATEWAY].record.family_id
    assert devices[DOOR].record.is_sub_device
    assert devices[GATEWAY].record.is_gateway
    await until(lambda: entry.runtime_data.push.connected)
    cloud.set_online(GATEWAY, online=False)
    await until(lambda: not devices[DOOR].available)


@pytest.mark.parametrize(
    ("code", "stays"), [("InternalError", True), ("UnauthorizedOperation", False)]
)
async def test_a_gateway_that_does_not_answer_at_a_start(
    hass: HomeAssistant,
    cloud: Cloud,
    set_up: SetUp,
    monkeypatch: pytest.MonkeyPatch,
    code: str,
    stays: bool,
) -> None:
    """What only it lists stays, however long that lasts; what it is refused does not."""
    monkeypatch.setattr(
        "custom_components.tencent_iot_explorer.account.absences.CONFIRM_SECONDS", 0
    )
    cloud.alter(FAMILY, LISTS["sub-devices by their gateway only"])
    entry = await set_up()
    cloud.fail(BEHIND, code=code, times=1000)
    await hass.config_entries.async_reload(entry.entry_id)
    for _ in range(3):
        await entry.runtime_data.home.async_refresh()
        await hass.async_block_till_done(wait_background_tasks=True)
    registry = dr.async_get(hass)
    found = registry.async_get_device_by_identifier((DOMAIN, DOOR), entry.entry_id)
    assert bool(found) is stays


async def test_a_gateway_that_does_not_answer_once(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    """What it has listed before is still behind it."""
    cloud.alter(FAMILY, LISTS["sub-devices by their gateway only"])
    entry = await set_up()
    devices = entry.runtime_data.devices
    await until(lambda: devices[DOOR].available)
    cloud.fail(BEHIND, code="InternalError", times=9)
    await entry.runtime_data.home.async_refresh()
    await hass.async_block_till_done(wait_background_tasks=True)
    assert devices[DOOR].available


async def test_a_device_that_leaves_its_gateway(
    hass: HomeAssistant,
    cloud: Cloud,
    set_up: SetUp,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """It stays behind it until a later look agrees: a list may come short once."""
    entry = await set_up()
    home, registry = entry.runtime_data.home, dr.async_get(hass)

    async def hubs() -> tuple[object, object]:
        await home.async_refresh()
        await hass.async_block_till_done(wait_background_tasks=True)
        door = registry.async_get_device_by_identifier((DOMAIN, DOOR), entry.entry_id)
        assert door
        return door.via_device_id, home.data.gateways.get(DOOR)

    before = await hubs()
    assert before[1] == GATEWAY
    cloud.devices[DOOR].gateway_id = ""
    assert await hubs() == before
    monkeypatch.setattr(absences, "CONFIRM_SECONDS", 0)
    assert await hubs() == (None, None)


@pytest.mark.parametrize("code", ["InternalError", "FailedOperation"])
async def test_a_gateway_that_tells_nothing_leaves_what_is_behind_it(
    hass: HomeAssistant,
    cloud: Cloud,
    set_up: SetUp,
    monkeypatch: pytest.MonkeyPatch,
    code: str,
) -> None:
    """Even at a start: nobody knows then who is behind it, but Home Assistant."""
    monkeypatch.setattr(absences, "CONFIRM_SECONDS", 0)
    entry = await set_up()
    registry = dr.async_get(hass)

    def hub() -> object:
        door = registry.async_get_device_by_identifier((DOMAIN, DOOR), entry.entry_id)
        assert door
        return door.via_device_id

    before = hub()
    cloud.fail(BEHIND, code=code, times=1000)
    await entry.runtime_data.home.async_refresh()
    await hass.async_block_till_done(wait_background_tasks=True)
    assert hub() == before
    assert entry.runtime_data.home.data.gateways == {DOOR: GATEWAY}
    await hass.config_entries.async_reload(entry.entry_id)
    assert hub() == before
