"""What goes wrong around a bound device: a clear reason, one try a minute, no harm."""

import base64

from homeassistant.const import EVENT_HOMEASSISTANT_STOP, STATE_OFF, STATE_ON
from homeassistant.core import HomeAssistant
from homeassistant.exceptions import HomeAssistantError
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.tencent_iot_explorer.account import precedence
from custom_components.tencent_iot_explorer.bluetooth import conversation
from custom_components.tencent_iot_explorer.nearby import link
from scripts.demonstration.radio.proxy import Radio
from simulator import Cloud
from simulator.bluetooth import Peripheral
from simulator.state import Device

from ...bluetooth import KEY
from ...conftest import SetUp
from ...waiting import until
from .common import issues, lamp_state, look, switch
from .conftest import ADDRESS, DEVICE_ID
from .dialog import add_mate


@pytest.mark.parametrize(
    "stored", [KEY.hex(), base64.b64encode(KEY).decode()], ids=["digits", "base64"]
)
async def test_a_device_that_an_old_app_has_bound(
    hass: HomeAssistant,
    radio: Radio,
    peripheral: Peripheral,
    lamp: Device,
    cloud: Cloud,
    set_up: SetUp,
    stored: str,
) -> None:
    """It has kept the key for its user only."""
    lamp.configs.clear()
    configs = {DEVICE_ID: {"ble_psk_device_ket": stored}}
    cloud.home.users[0].device_configs.update(configs)
    radio.hear(ADDRESS, peripheral)
    await set_up()
    await switch(hass, "turn_on")
    assert peripheral.values["power_switch"] == 1


@pytest.mark.usefixtures("account")
async def test_a_proxy_that_vanishes(
    hass: HomeAssistant, radio: Radio, peripheral: Peripheral
) -> None:
    """Nobody waits for what cannot be, and why is said."""
    radio.remove()
    for _ in range(2):
        with pytest.raises(HomeAssistantError, match="no scanner currently has it"):
            await switch(hass, "turn_on")
    assert radio.tries == 0


@pytest.mark.usefixtures("account")
async def test_an_answer_that_never_comes(
    hass: HomeAssistant,
    radio: Radio,
    peripheral: Peripheral,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """That command has failed; the next one may not."""
    await switch(hass, "turn_on")
    with monkeypatch.context() as silence:
        silence.setattr(conversation, "ANSWER_SECONDS", 0.01)
        silence.setattr(Peripheral, "_obey", lambda *_: None)
        with pytest.raises(HomeAssistantError, match="does not answer"):
            await switch(hass, "turn_off")
    assert lamp_state(hass) == STATE_ON
    await switch(hass, "turn_off")
    assert lamp_state(hass) == STATE_OFF
    assert len(radio.links) == 1


@pytest.mark.usefixtures("account")
async def test_a_text_that_is_no_utf8(
    hass: HomeAssistant, peripheral: Peripheral, lamp: Device
) -> None:
    """What can be read of it is shown and told, and all else goes on."""
    await switch(hass, "turn_on")
    peripheral.packets.send(0x00, b"\x43\x00\x03a\xff\xfe")
    await until(lambda: lamp.values["name"] == "a\ufffd\ufffd")
    await until(lambda: ("20", b"\x00") in peripheral.heard)


@pytest.mark.usefixtures("account")
async def test_home_assistant_stops_while_a_device_is_connected(
    hass: HomeAssistant, radio: Radio, peripheral: Peripheral
) -> None:
    await switch(hass, "turn_on")
    hass.bus.async_fire(EVENT_HOMEASSISTANT_STOP)
    await hass.async_block_till_done(wait_background_tasks=True)
    assert not peripheral.connected
    assert [link.is_connected for link in radio.links] == [False]


async def test_an_account_that_is_removed_while_a_device_is_connected(
    hass: HomeAssistant,
    radio: Radio,
    peripheral: Peripheral,
    account: MockConfigEntry,
) -> None:
    """The device is free again, and nobody is asked to put up a proxy for it."""
    await switch(hass, "turn_on")
    radio.links[0].lose()
    radio.fill(free=0)
    await hass.async_block_till_done(wait_background_tasks=True)
    with pytest.raises(HomeAssistantError):
        await switch(hass, "turn_off")
    await look(hass)
    assert issues(hass, "no_free_slot")
    radio.fill(free=3)
    await hass.config_entries.async_remove(account.entry_id)
    await hass.async_block_till_done(wait_background_tasks=True)
    assert not peripheral.connected
    assert not issues(hass, "no_free_slot")


async def test_two_accounts_that_both_know_the_device(
    hass: HomeAssistant,
    radio: Radio,
    peripheral: Peripheral,
    lamp: Device,
    cloud: Cloud,
    account: MockConfigEntry,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """One of them speaks with it; if that one goes, the other does."""
    monkeypatch.setattr(precedence, "HAND_OVER_SECONDS", 0)
    other, _ = await add_mate(hass, cloud, account)
    await hass.async_block_till_done(wait_background_tasks=True)
    cloud.control(lamp, {"power_switch": 1})
    await until(lambda: lamp.values["power_switch"] == 1)
    await hass.async_block_till_done(wait_background_tasks=True)
    controls = [each for each in peripheral.heard if each[0] == "control"]
    assert controls == [("control", {"power_switch": 1})]
    assert radio.tries == 1
    await hass.config_entries.async_unload(account.entry_id)
    await until(lambda: DEVICE_ID in other.runtime_data.devices.carriers)
    cloud.control(lamp, {"power_switch": 0})
    await until(lambda: lamp.values["power_switch"] == 0)
    assert [link.is_connected for link in radio.links] == [False, True]


@pytest.mark.usefixtures("account")
async def test_a_device_that_changes_its_address(
    hass: HomeAssistant, radio: Radio, peripheral: Peripheral
) -> None:
    """It is reached where it was heard last."""
    await switch(hass, "turn_on")
    radio.links[0].lose()
    await hass.async_block_till_done(wait_background_tasks=True)
    radio.hear("C0:FF:EE:01:02:99", peripheral)
    await switch(hass, "turn_off")
    assert radio.links[-1].address == "C0:FF:EE:01:02:99"
    assert lamp_state(hass) == STATE_OFF


@pytest.mark.usefixtures("account")
async def test_a_device_that_is_bound_anew_with_the_encrypted_protocol(
    hass: HomeAssistant, radio: Radio, peripheral: Peripheral, lamp: Device
) -> None:
    """The key of the other protocol is of no use any more."""
    await switch(hass, "turn_on")
    radio.links[0].lose()
    await hass.async_block_till_done(wait_background_tasks=True)
    peripheral.key, peripheral.secret_key = b"", bytes(range(16))
    lamp.configs["secret_encrypt_key"] = peripheral.secret_key.hex()
    radio.hear(ADDRESS, peripheral)
    await switch(hass, "turn_off")
    assert lamp_state(hass) == STATE_OFF


async def test_a_device_that_never_stops_to_change_what_it_advertises(
    hass: HomeAssistant,
    radio: Radio,
    peripheral: Peripheral,
    account: MockConfigEntry,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """One that shall stay connected is tried once a minute all the same."""
    monkeypatch.setattr(conversation, "ANSWER_SECONDS", 0.01)
    peripheral.key = b"\x01\x02\x03\x04"
    hass.config_entries.async_update_entry(
        account, options={"stay_connected": [DEVICE_ID]}
    )
    for number in range(20):
        peripheral.bind_id = bytes([number]) * 8
        radio.hear(ADDRESS, peripheral)
        await hass.async_block_till_done()
    await hass.async_block_till_done(wait_background_tasks=True)
    assert radio.tries == 1
    monkeypatch.setattr(link, "PATIENCE_SECONDS", 0)
    await look(hass)
    assert radio.tries == 2
