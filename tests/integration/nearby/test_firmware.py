"""Firmware that Home Assistant brings to a Bluetooth device."""

import asyncio

from homeassistant.const import STATE_OFF, STATE_ON
from homeassistant.core import Event, EventStateChangedData, HomeAssistant, callback
from homeassistant.exceptions import HomeAssistantError
from homeassistant.helpers.event import async_track_state_change_event
import pytest

from scripts.demonstration.radio.proxy import Radio
from simulator import Cloud
from simulator.bluetooth import Peripheral
from simulator.state import Device, FirmwareTask

from ...conftest import SetUp
from ..common import call, entity_id, state_of
from .common import LAMP, switch
from .conftest import ADDRESS


@pytest.fixture
async def offered_firmware(
    hass: HomeAssistant,
    lamp: Device,
    cloud: Cloud,
    radio: Radio,
    peripheral: Peripheral,
    set_up: SetUp,
) -> None:
    """Offer a new version of 5000 bytes."""
    lamp.firmware = FirmwareTask(target="0.0.2", notes="better")
    cloud.firmware_bytes = 5000
    radio.hear(ADDRESS, peripheral)
    entry = await set_up()
    await entry.runtime_data.firmware.async_refresh()
    await hass.async_block_till_done()


UPDATE = f"{LAMP}:firmware"


@pytest.mark.usefixtures("offered_firmware")
async def test_firmware_is_brought_over_bluetooth(
    hass: HomeAssistant, peripheral: Peripheral, lamp: Device
) -> None:
    """Only when asked; the bar moves, and the cloud hears of it."""
    assert not peripheral.flash.content
    percents: set[int | None] = set()

    @callback
    def see(event: Event[EventStateChangedData]) -> None:
        if state := event.data["new_state"]:
            percents.add(state.attributes["update_percentage"])

    update_id = entity_id(hass, "update", UPDATE)
    async_track_state_change_event(hass, [update_id], see)
    await call(hass, "update.install", UPDATE)
    assert peripheral.firmware == "0.0.2"
    assert len(peripheral.flash.content) == 5000
    assert len(percents) > 20
    assert lamp.version == "0.0.2"
    state = state_of(hass, "update", UPDATE)
    assert state.state == STATE_OFF
    assert state.attributes["installed_version"] == "0.0.2"


@pytest.mark.usefixtures("offered_firmware")
async def test_an_update_goes_on_after_a_cut(
    hass: HomeAssistant,
    radio: Radio,
    peripheral: Peripheral,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The device has kept whole pages, and gets the rest."""
    peripheral.flash.resumes = True
    take, sent = peripheral.flash.take, []

    def take_until_cut(packet: bytes) -> bytes | None:
        sent.append(packet)
        if len(sent) == 270:
            radio.links[0].lose()
        return take(packet)

    monkeypatch.setattr(peripheral.flash, "take", take_until_cut)
    await call(hass, "update.install", UPDATE)
    assert peripheral.firmware == "0.0.2"
    assert len(radio.links) == 2
    assert len(sent) == 270 + -(-(5000 - 4096) // 16)


@pytest.mark.usefixtures("offered_firmware")
async def test_a_command_while_firmware_is_brought(
    hass: HomeAssistant, peripheral: Peripheral, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is refused at once, and works again afterwards."""
    take, refused = peripheral.flash.take, []

    async def try_to_switch() -> None:
        with pytest.raises(HomeAssistantError, match="new firmware"):
            await switch(hass, "turn_on")
        refused.append(peripheral.firmware)

    def take_and_switch(packet: bytes) -> bytes | None:
        if not trying:
            trying.append(hass.async_create_task(try_to_switch()))
        return take(packet)

    trying: list[asyncio.Task[None]] = []
    monkeypatch.setattr(peripheral.flash, "take", take_and_switch)
    await call(hass, "update.install", UPDATE)
    await asyncio.gather(*trying)
    assert refused == ["0.0.1"]
    await switch(hass, "turn_on")
    assert peripheral.values["power_switch"] == 1


@pytest.mark.usefixtures("offered_firmware")
async def test_a_device_that_does_not_take_its_firmware(
    hass: HomeAssistant, peripheral: Peripheral, lamp: Device
) -> None:
    """It says why, and nothing has changed."""
    peripheral.refuses_firmware = 2
    with pytest.raises(HomeAssistantError, match="battery"):
        await call(hass, "update.install", UPDATE)
    assert lamp.firmware
    assert lamp.firmware.reported
    assert lamp.version == "0.0.1"
    assert state_of(hass, "update", UPDATE).state == STATE_ON


async def test_firmware_for_a_device_that_nobody_hears(
    hass: HomeAssistant, lamp: Device, set_up: SetUp
) -> None:
    lamp.firmware = FirmwareTask(target="0.0.2", notes="better")
    entry = await set_up()
    await entry.runtime_data.firmware.async_refresh()
    await hass.async_block_till_done()
    with pytest.raises(HomeAssistantError, match="out of reach"):
        await call(hass, "update.install", UPDATE)
