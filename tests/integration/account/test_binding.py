"""Devices that are bound and unbound, as the cloud pushes it and lists it later."""

from collections.abc import Callable
from datetime import timedelta

from homeassistant.config_entries import ConfigEntryState
from homeassistant.const import STATE_OFF, STATE_ON
from homeassistant.core import HomeAssistant
from homeassistant.helpers import device_registry as dr, entity_registry as er
from homeassistant.util.dt import utcnow
import pytest
from pytest_homeassistant_custom_component.common import async_fire_time_changed

from custom_components.tencent_iot_explorer.account.push.newcomers import (
    MOST_ASKED,
    MOST_STRANGERS,
)
from custom_components.tencent_iot_explorer.const import DOMAIN
from simulator import Cloud, Device, begin_fault, load_product
from simulator.frames import DeviceFrames

from ...conftest import SetUp
from ...waiting import until
from ..common import state_of

pytestmark = pytest.mark.devices(
    "gw_01", "climate_01", "strip_01", "rack_01", "lamp_02"
)

STRIP = "LIGHTSTRIP/strip_01"
DOOR = "DOORSENSOR/door_01"


async def test_bound_device_appears_and_unbound_one_vanishes(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    """Nothing has to be reloaded when the home changes."""
    entry = await set_up()
    await until(lambda: entry.runtime_data.push.connected)
    device = Device(
        product=load_product("metering-socket"),
        device_name="plug_99",
        alias_name="New socket",
        owner="144115205263168001",
        family_id="f_8b05e7d1c2a94f36",
        room_id="r_lounge",
        values={"power_switch": 1, "power": 5.0},
        updated={"power_switch": 1, "power": 1},
    )
    cloud.bind(device)
    switch = "METERPLUG0_plug_99_power_switch"
    identifier = (DOMAIN, "METERPLUG0/plug_99")

    def registered() -> bool:
        registry = dr.async_get(hass)
        return bool(registry.async_get_device_by_identifier(identifier, entry.entry_id))

    await until(registered)
    entities = er.async_get(hass)
    await until(lambda: bool(entities.async_get_entity_id("switch", DOMAIN, switch)))
    await until(lambda: state_of(hass, "switch", switch).state == STATE_ON)
    cloud.report(device.device_id, {"power_switch": 0})
    await until(lambda: state_of(hass, "switch", switch).state == STATE_OFF)
    cloud.unbind(device.device_id)
    await until(lambda: not registered())
    assert entry.state is ConfigEntryState.LOADED


@pytest.mark.devices("gw_01", "door_01")
async def test_gateway_that_lists_nothing_once(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    """One empty answer does not make a sub-device stand alone."""
    entry = await set_up()
    await until(lambda: entry.runtime_data.push.connected)
    begin_fault(cloud, "empty_list", action="AppGetFamilySubDeviceList")
    await entry.runtime_data.home.async_refresh()
    await hass.async_block_till_done(wait_background_tasks=True)
    cloud.set_online("GATEWAY000/gw_01", online=False)
    door = entry.runtime_data.devices["DOORSENSOR/door_01"]
    await until(lambda: not door.available)


@pytest.mark.parametrize(
    "speak",
    [
        lambda cloud: cloud.report(STRIP, {"brightness": 30}),
        lambda cloud: cloud.post_event(STRIP, "low_voltage", {"voltage": 2.7}),
        lambda cloud: cloud.set_online(STRIP, online=True),
    ],
    ids=["report", "event", "online"],
)
async def test_list_that_lags_behind_the_push(
    cloud: Cloud, set_up: SetUp, speak: Callable[[Cloud], None]
) -> None:
    """A device that was bound is looked for again, at the latest when it speaks."""
    entry = await set_up()
    await until(lambda: entry.runtime_data.push.connected)
    device = cloud.devices.pop(STRIP)
    entry.runtime_data.home.async_mark_gone(device.device_id)
    await entry.runtime_data.home.async_refresh()
    assert device.device_id not in entry.runtime_data.devices
    cloud.devices[device.device_id] = device
    speak(cloud)
    await until(lambda: device.device_id in entry.runtime_data.devices)


@pytest.mark.devices("gw_01", "strip_01", "door_01")
@pytest.mark.parametrize("device_id", [STRIP, DOOR])
async def test_list_that_lags_behind_a_silent_device(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp, device_id: str
) -> None:
    """What was bound is looked for again although it says nothing, be it unnamed."""
    account = (await set_up()).runtime_data
    await until(lambda: account.push.connected)
    device = cloud.devices.pop(device_id)
    account.home.async_mark_gone(device_id)
    await account.home.async_refresh()
    looks = cloud.calls["AppGetFamilyDeviceList"]
    if device.gateway_id:
        cloud.push_gateway_change(device, "bind")
    else:
        cloud._push_to_users(device, DeviceFrames(device_id).status("Bind"))
    await until(lambda: cloud.calls["AppGetFamilyDeviceList"] > looks)
    await hass.async_block_till_done(wait_background_tasks=True)
    assert device_id not in account.devices
    cloud.devices[device_id] = device
    async_fire_time_changed(hass, utcnow() + timedelta(seconds=40))
    await until(lambda: device_id in account.devices)


async def test_list_that_lags_behind_a_farewell(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    """What was given up goes although the cloud lists it for some seconds more."""
    account = (await set_up()).runtime_data
    await until(lambda: account.push.connected)
    looks = cloud.calls["AppGetFamilyDeviceList"]
    cloud._push_to_users(cloud.devices[STRIP], DeviceFrames(STRIP).status("Unbind"))
    await until(lambda: cloud.calls["AppGetFamilyDeviceList"] > looks)
    await hass.async_block_till_done(wait_background_tasks=True)
    assert STRIP in account.devices
    del cloud.devices[STRIP]
    async_fire_time_changed(hass, utcnow() + timedelta(seconds=40))
    await until(lambda: STRIP not in account.devices)


async def test_binds_that_lead_nowhere_are_forgotten(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    """However many there were, the lists are looked at a few times after the last."""
    account = (await set_up()).runtime_data
    await until(lambda: account.push.connected)
    for number in range(100):
        frame = DeviceFrames(f"NOBODY/{number}").status("Bind")
        cloud._push_to_users(cloud.devices[STRIP], frame)
    looks = cloud.calls["AppGetFamilyDeviceList"]
    for _ in range(5):
        async_fire_time_changed(hass, utcnow() + timedelta(minutes=5))
        await hass.async_block_till_done(wait_background_tasks=True)
    families = len(account.entry.subentries)
    assert 0 < cloud.calls["AppGetFamilyDeviceList"] - looks <= 5 * families


async def test_strangers_are_remembered_so_far_as_there_is_room(
    set_up: SetUp, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever speaks without ever being listed is forgotten for those who come later."""
    account = (await set_up()).runtime_data
    looks: list[None] = []
    monkeypatch.setattr(
        account.home, "async_request_refresh_soon", lambda: looks.append(None)
    )
    newcomers = account.feed._newcomers
    for _ in range(10):
        newcomers.async_hear("NOBODY/0")
    assert len(looks) == MOST_ASKED
    for number in range(1, 2 * MOST_STRANGERS):
        newcomers.async_hear(f"NOBODY/{number}")
    assert len(newcomers._asked) == MOST_STRANGERS
