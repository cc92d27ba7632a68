"""Links that are cut, given up or no longer wanted: none is left open."""

import asyncio
from dataclasses import replace
from datetime import timedelta

from bleak.backends.service import BleakGATTServiceCollection
from habluetooth import get_manager
from homeassistant.const import STATE_OFF, STATE_ON, STATE_UNAVAILABLE
from homeassistant.core import HomeAssistant
from homeassistant.exceptions import HomeAssistantError
from homeassistant.util.dt import utcnow
import pytest
from pytest_homeassistant_custom_component.common import (
    MockConfigEntry,
    async_fire_time_changed,
)

from custom_components.tencent_iot_explorer.account.devices import pending
from custom_components.tencent_iot_explorer.cloud import CloudError
from custom_components.tencent_iot_explorer.cloud.api.firmware import FirmwareApi
from custom_components.tencent_iot_explorer.nearby import connection, link
from custom_components.tencent_iot_explorer.nearby.link import IDLE_SECONDS
from scripts.demonstration.radio import proxy
from scripts.demonstration.radio.proxy import ProxyLink, Radio
from simulator import Cloud, begin_fault
from simulator.bluetooth import Peripheral
from simulator.state import Device

from ...conftest import SetUp
from ...waiting import until
from ..common import call
from .common import check_obeys, issues, lamp_state, look, switch
from .conftest import ADDRESS, DEVICE_ID, SECOND_ADDRESS


class Gate:
    """Hold up what a link does."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, action: str) -> None:
        """Have an action of each link wait before it ends."""
        self.reached, self.opened = asyncio.Event(), asyncio.Event()
        act = getattr(ProxyLink, action)

        async def wait(*arguments: object, **options: object) -> None:
            await act(*arguments, **options)
            self.reached.set()
            await self.opened.wait()

        monkeypatch.setattr(ProxyLink, action, wait)


@pytest.mark.usefixtures("account")
async def test_a_device_that_loses_power_while_connected(
    hass: HomeAssistant, radio: Radio, peripheral: Peripheral
) -> None:
    """Home Assistant hears it no more first; the link breaks later."""
    await switch(hass, "turn_on")
    get_manager().async_clear_advertisement_history(ADDRESS)
    await look(hass)
    assert lamp_state(hass) != STATE_UNAVAILABLE
    radio.links[0].lose()
    await look(hass)
    assert lamp_state(hass) == STATE_UNAVAILABLE
    radio.hear(ADDRESS, peripheral)
    await hass.async_block_till_done()
    assert lamp_state(hass) != STATE_UNAVAILABLE


@pytest.fixture
def socket(cloud: Cloud, lamp: Device) -> Device:
    """Return a device of the family that is reached through the cloud."""
    product = replace(lamp.product, product_id="SOCKET", net_type="wifi")
    socket = replace(
        lamp, product=product, device_name="socket01", values=dict(lamp.values)
    )
    cloud.home.products["SOCKET"] = product
    cloud.devices[socket.device_id] = socket
    return socket


@pytest.mark.parametrize("others", [True, False])
async def test_a_proxy_that_goes_away_and_comes_back(
    hass: HomeAssistant,
    radio: Radio,
    peripheral: Peripheral,
    socket: Device,
    account: MockConfigEntry,
    *,
    others: bool,
) -> None:
    """Its devices are unavailable and say why; nothing else in the home notices."""
    if not others:
        (adapter,) = hass.config_entries.async_entries("bluetooth")
        await hass.config_entries.async_unload(adapter.entry_id)
    await switch(hass, "turn_on")
    radio.remove()
    await look(hass)
    assert lamp_state(hass) == STATE_UNAVAILABLE
    carrier = account.runtime_data.devices.carriers[DEVICE_ID]
    assert carrier.describe()["trouble"] == "no adapter and no proxy hears the device"
    await call(
        hass, "light.turn_on", f"{socket.product.product_id}_socket01_power_switch"
    )
    assert socket.values["power_switch"] == 1
    await look(hass)
    assert lamp_state(hass) == STATE_UNAVAILABLE
    radio.restore(hass)
    radio.hear(ADDRESS, peripheral)
    await look(hass)
    assert lamp_state(hass) == STATE_ON
    await check_obeys(hass, peripheral)
    assert carrier.describe()["trouble"] is None


@pytest.mark.parametrize("action", ["connect", "start_notify"])
async def test_a_link_that_is_made_while_the_account_unloads(
    hass: HomeAssistant,
    radio: Radio,
    account: MockConfigEntry,
    monkeypatch: pytest.MonkeyPatch,
    *,
    action: str,
) -> None:
    gate = Gate(monkeypatch, action)
    switching = hass.async_create_task(switch(hass, "turn_on"))
    await gate.reached.wait()
    await hass.config_entries.async_unload(account.entry_id)
    gate.opened.set()
    with pytest.raises(HomeAssistantError):
        await switching
    assert [link.is_connected for link in radio.links] == [False]


@pytest.mark.parametrize("action", ["start_notify", "write_gatt_char"])
async def test_a_link_whose_making_is_cancelled(
    radio: Radio,
    account: MockConfigEntry,
    monkeypatch: pytest.MonkeyPatch,
    *,
    action: str,
) -> None:
    gate = Gate(monkeypatch, action)
    carrier = account.runtime_data.devices.carriers[DEVICE_ID]
    controlling = asyncio.ensure_future(carrier.control({"power_switch": 1}))
    await gate.reached.wait()
    controlling.cancel()
    await asyncio.wait([controlling])
    assert [link.is_connected for link in radio.links] == [False]


async def test_the_silence_before_a_link_was_lost_does_not_end_the_next_one(
    hass: HomeAssistant,
    radio: Radio,
    peripheral: Peripheral,
    account: MockConfigEntry,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(connection, "WRITE_SECONDS", 10 * IDLE_SECONDS)
    carrier = account.runtime_data.devices.carriers[DEVICE_ID]
    await carrier.control({"power_switch": 1})
    radio.links[0].lose()
    gate = Gate(monkeypatch, "write_gatt_char")
    controlling = asyncio.ensure_future(carrier.control({"power_switch": 0}))
    await gate.reached.wait()
    async_fire_time_changed(hass, utcnow() + timedelta(seconds=IDLE_SECONDS + 1))
    gate.opened.set()
    await controlling
    assert peripheral.values["power_switch"] == 0


async def test_a_device_that_leaves_the_account_is_let_go(
    hass: HomeAssistant,
    peripheral: Peripheral,
    cloud: Cloud,
    account: MockConfigEntry,
) -> None:
    await switch(hass, "turn_on")
    assert peripheral.connected
    cloud.unbind(DEVICE_ID)
    await until(lambda: DEVICE_ID not in account.runtime_data.devices)
    await look(hass)
    assert not peripheral.connected
    assert DEVICE_ID not in account.runtime_data.devices.carriers


async def test_a_device_that_leaves_the_account_lacks_no_proxy(
    hass: HomeAssistant, radio: Radio, cloud: Cloud, account: MockConfigEntry
) -> None:
    radio.fill(free=0)
    with pytest.raises(HomeAssistantError):
        await switch(hass, "turn_on")
    await look(hass)
    assert issues(hass, "no_free_slot")
    cloud.unbind(DEVICE_ID)
    await until(lambda: DEVICE_ID not in account.runtime_data.devices)
    await look(hass)
    assert not issues(hass, "no_free_slot")


@pytest.mark.usefixtures("account")
async def test_a_device_out_of_reach_lacks_no_proxy(
    hass: HomeAssistant, radio: Radio
) -> None:
    radio.fill(free=0)
    with pytest.raises(HomeAssistantError):
        await switch(hass, "turn_on")
    await look(hass)
    assert issues(hass, "no_free_slot")
    get_manager().async_clear_advertisement_history(ADDRESS)
    await look(hass)
    await look(hass)
    assert not issues(hass, "no_free_slot")


@pytest.mark.usefixtures("account")
async def test_a_device_whose_services_have_changed(
    hass: HomeAssistant, peripheral: Peripheral, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What a proxy remembers of it is old: that is noticed, and the next try works."""
    monkeypatch.setattr(link, "PATIENCE_SECONDS", 0)
    remembered = [BleakGATTServiceCollection()]

    async def forget(_: ProxyLink) -> bool:
        remembered.clear()
        return True

    look_at = proxy.gatt
    monkeypatch.setattr(
        proxy, "gatt", lambda kind: next(iter(remembered), None) or look_at(kind)
    )
    monkeypatch.setattr(ProxyLink, "clear_cache", forget, raising=False)
    with pytest.raises(HomeAssistantError, match="cannot be heard"):
        await switch(hass, "turn_on")
    await switch(hass, "turn_on")
    assert peripheral.values["power_switch"] == 1


@pytest.mark.usefixtures("account")
async def test_a_proxy_that_never_says_whether_it_has_written(
    hass: HomeAssistant, peripheral: Peripheral, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody waits for it longer than for a device."""
    await switch(hass, "turn_on")
    with monkeypatch.context() as stuck:
        stuck.setattr(connection, "WRITE_SECONDS", 0.01)
        gate = Gate(stuck, "write_gatt_char")
        with pytest.raises(HomeAssistantError, match="does not carry"):
            await switch(hass, "turn_off")
        gate.opened.set()
    await check_obeys(hass, peripheral)


async def test_one_device_that_does_not_let_go_holds_up_no_other(
    hass: HomeAssistant,
    radio: Radio,
    peripheral: Peripheral,
    second: Peripheral,
    set_up: SetUp,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    radio.hear(ADDRESS, peripheral)
    radio.hear(SECOND_ADDRESS, second)
    account = await set_up()
    await switch(hass, "turn_on")
    await call(hass, "light.turn_on", "LLSYNCDEMO_lamp02_power_switch")
    opened, disconnect = asyncio.Event(), ProxyLink.disconnect

    async def wait(link: ProxyLink) -> None:
        if link.address == ADDRESS:
            await opened.wait()
        await disconnect(link)

    monkeypatch.setattr(ProxyLink, "disconnect", wait)
    unloading = hass.async_create_task(
        hass.config_entries.async_unload(account.entry_id)
    )
    await until(lambda: not second.connected)
    assert peripheral.connected
    opened.set()
    await unloading
    assert not peripheral.connected


@pytest.mark.usefixtures("account")
async def test_a_device_that_was_out_of_reach_keeps_its_key(
    hass: HomeAssistant,
    radio: Radio,
    cloud: Cloud,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Only silence means that it may have another one by now."""
    monkeypatch.setattr(link, "PATIENCE_SECONDS", 0)
    await switch(hass, "turn_on")
    asked = cloud.calls["AppGetDeviceConfig"]
    radio.links[0].lose()
    await hass.async_block_till_done(wait_background_tasks=True)
    radio.fill(free=0)
    with pytest.raises(HomeAssistantError):
        await switch(hass, "turn_off")
    radio.fill(free=3)
    await switch(hass, "turn_off")
    assert cloud.calls["AppGetDeviceConfig"] == asked


async def test_a_cloud_that_does_not_tell_the_key(
    hass: HomeAssistant, radio: Radio, cloud: Cloud, account: MockConfigEntry
) -> None:
    """Diagnostics say why, and the device is not disturbed."""
    cloud.fail("AppGetDeviceConfig", code="UnauthorizedOperation")
    for _ in range(2):
        with pytest.raises(HomeAssistantError):
            await switch(hass, "turn_on")
    assert radio.tries == 0
    assert cloud.calls["AppGetDeviceConfig"] == 1
    carrier = account.runtime_data.devices.carriers[DEVICE_ID]
    assert "UnauthorizedOperation" in carrier.describe()["trouble"]


@pytest.mark.usefixtures("account")
async def test_a_command_does_not_wait_for_what_the_cloud_says_of_the_version(
    hass: HomeAssistant, peripheral: Peripheral, monkeypatch: pytest.MonkeyPatch
) -> None:
    reached = asyncio.Event()

    async def never_answer(*_: object) -> None:
        reached.set()
        await asyncio.Event().wait()

    monkeypatch.setattr(FirmwareApi, "report_firmware_version", never_answer)
    async with asyncio.timeout(5):
        await switch(hass, "turn_on")
        await reached.wait()
    assert peripheral.values["power_switch"] == 1


@pytest.mark.usefixtures("account")
async def test_what_a_device_has_done_holds_without_the_clouds_echo(
    hass: HomeAssistant, cloud: Cloud, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The push may be lost: the device itself has said that it is on."""
    monkeypatch.setattr(pending, "ECHO_SECONDS", 0.01)
    begin_fault(cloud, "socket_silent")
    await switch(hass, "turn_on")
    await asyncio.sleep(0.05)
    assert lamp_state(hass) == STATE_ON


@pytest.mark.parametrize("stays", [False, True])
async def test_an_adapter_that_is_switched_off_while_it_holds_a_link(
    hass: HomeAssistant,
    radio: Radio,
    peripheral: Peripheral,
    account: MockConfigEntry,
    monkeypatch: pytest.MonkeyPatch,
    *,
    stays: bool,
) -> None:
    """Home Assistant ends the link, and makes the one that is to be held again later."""
    monkeypatch.setattr(link, "PATIENCE_SECONDS", 0)
    hass.config_entries.async_update_entry(
        account, options={"stay_connected": [DEVICE_ID] * stays}
    )
    await switch(hass, "turn_on")
    radio.switch_off()
    await until(lambda: not peripheral.connected)
    await look(hass)
    assert lamp_state(hass) == STATE_UNAVAILABLE
    carrier = account.runtime_data.devices.carriers[DEVICE_ID]
    with pytest.raises(CloudError, match="no scanner currently has it"):
        await carrier.control({"power_switch": 0})
    assert radio.tries == 1
    radio.restore(hass)
    radio.hear(ADDRESS, peripheral)
    await look(hass)
    assert peripheral.connected is stays
    assert lamp_state(hass) == STATE_ON
    await check_obeys(hass, peripheral)


async def test_a_home_whose_only_adapter_is_switched_off(
    hass: HomeAssistant,
    enable_bluetooth: None,
    lamp: Device,
    set_up: SetUp,
) -> None:
    """As in one without Bluetooth, the cloud's word counts: a phone may be there."""
    (adapter,) = hass.config_entries.async_entries("bluetooth")
    await hass.config_entries.async_unload(adapter.entry_id)
    await set_up()
    await look(hass)
    assert lamp_state(hass) == STATE_OFF
    await hass.config_entries.async_setup(adapter.entry_id)
    await look(hass)
    assert lamp_state(hass) == STATE_UNAVAILABLE
