"""A bound Bluetooth lamp beside a proxy, in a home whose cloud knows it."""

import asyncio
from dataclasses import replace
from datetime import timedelta
import json

from bleak import BleakError
import bleak_retry_connector
from homeassistant.const import STATE_OFF, STATE_ON, STATE_UNAVAILABLE
from homeassistant.core import Event, EventStateChangedData, HomeAssistant, callback
from homeassistant.exceptions import HomeAssistantError
from homeassistant.helpers import device_registry as dr, issue_registry as ir
from homeassistant.helpers.event import async_track_state_change_event
from homeassistant.util.dt import utcnow
import pytest
from pytest_homeassistant_custom_component.common import (
    MockConfigEntry,
    async_fire_time_changed,
)

from custom_components.tencent_iot_explorer import async_remove_config_entry_device
from custom_components.tencent_iot_explorer.bluetooth import connecting
from custom_components.tencent_iot_explorer.const import DOMAIN
from custom_components.tencent_iot_explorer.diagnostics import (
    async_get_config_entry_diagnostics,
)
from custom_components.tencent_iot_explorer.nearby import link
from custom_components.tencent_iot_explorer.nearby.devices import LOOK_INTERVAL
from scripts.demonstration.radio.proxy import SOURCE, Radio
from simulator import Cloud, begin_fault
from simulator.bluetooth import Peripheral
from simulator.state import Device, FirmwareTask

from ...bluetooth import KEY
from ...conftest import SetUp
from ..common import call, entity_id, state_of, until
from .conftest import ADDRESS, DEVICE_ID

LAMP = "LLSYNCDEMO_lamp01_"


@pytest.fixture
async def beside(
    radio: Radio, peripheral: Peripheral, set_up: SetUp, hass: HomeAssistant
) -> None:
    """Have the lamp heard, and the account set up."""
    radio.hear(ADDRESS, peripheral)
    await set_up()


def device_entry_id(hass: HomeAssistant) -> str:
    """Return the lamp's id in the device registry."""
    (entry,) = hass.config_entries.async_entries(DOMAIN)
    found = dr.async_get(hass).async_get_device_by_identifier(
        (DOMAIN, DEVICE_ID), entry.entry_id
    )
    assert found
    return found.id


async def switch(hass: HomeAssistant, service: str) -> None:
    """Switch the lamp."""
    await call(hass, f"light.{service}", f"{LAMP}power_switch")


def lamp_state(hass: HomeAssistant) -> str:
    """Return the lamp's state."""
    return state_of(hass, "light", f"{LAMP}power_switch").state


@pytest.mark.usefixtures("beside")
async def test_a_command_goes_over_bluetooth_and_to_the_cloud(
    hass: HomeAssistant, peripheral: Peripheral, lamp: Device
) -> None:
    assert lamp_state(hass) == STATE_OFF
    await switch(hass, "turn_on")
    assert peripheral.values["power_switch"] == 1
    assert lamp_state(hass) == STATE_ON
    await until(lambda: lamp.values["power_switch"] == 1)


@pytest.mark.usefixtures("beside")
async def test_a_command_of_which_the_cloud_hears_nothing(
    hass: HomeAssistant, cloud: Cloud, peripheral: Peripheral
) -> None:
    """The device has done it: that is what counts."""
    begin_fault(cloud, "http_429", action="AppReportDataAsDevice")
    await switch(hass, "turn_on")
    assert peripheral.values["power_switch"] == 1
    assert lamp_state(hass) == STATE_ON


@pytest.mark.usefixtures("beside")
async def test_a_command_after_the_login_has_ended(
    hass: HomeAssistant, cloud: Cloud, peripheral: Peripheral
) -> None:
    """The device has done it, and the person is asked to log in again."""
    await switch(hass, "turn_on")
    cloud.logins.end_passwords()
    await switch(hass, "turn_off")
    assert peripheral.values["power_switch"] == 0
    assert lamp_state(hass) == STATE_OFF
    flows = hass.config_entries.flow.async_progress_by_handler(DOMAIN)
    assert "reauth" in {flow["context"]["source"] for flow in flows}


@pytest.mark.usefixtures("beside")
async def test_one_link_serves_many_commands(
    hass: HomeAssistant, radio: Radio, peripheral: Peripheral
) -> None:
    for service in ("turn_on", "turn_off", "turn_on"):
        await switch(hass, service)
    assert len(radio.links) == 1
    assert [each for each in peripheral.heard if each[0] == "control"] == [
        ("control", {"power_switch": 1}),
        ("control", {"power_switch": 0}),
        ("control", {"power_switch": 1}),
    ]


@pytest.mark.usefixtures("beside")
async def test_a_command_to_a_connected_device_is_one_packet(
    hass: HomeAssistant, peripheral: Peripheral, monkeypatch: pytest.MonkeyPatch
) -> None:
    await switch(hass, "turn_on")
    written: list[str] = []
    write = Peripheral.write

    def note(self: Peripheral, characteristic: str, packet: bytes) -> None:
        written.append(characteristic)
        write(self, characteristic, packet)

    monkeypatch.setattr(Peripheral, "write", note)
    await switch(hass, "turn_off")
    assert written == ["ffe2"]


@pytest.mark.usefixtures("beside")
async def test_the_link_is_free_after_two_minutes_of_silence(
    hass: HomeAssistant, peripheral: Peripheral
) -> None:
    await switch(hass, "turn_on")
    for seconds, connected in ((100, True), (130, False)):
        async_fire_time_changed(hass, utcnow() + timedelta(seconds=seconds))
        await hass.async_block_till_done(wait_background_tasks=True)
        assert peripheral.connected is connected
    assert lamp_state(hass) == STATE_ON


@pytest.mark.usefixtures("beside")
async def test_what_the_device_reports_is_shown_and_told_to_the_cloud(
    hass: HomeAssistant, peripheral: Peripheral, lamp: Device
) -> None:
    await switch(hass, "turn_on")
    peripheral.report({"brightness": 77})
    await until(lambda: lamp.values["brightness"] == 77)
    state = state_of(hass, "light", f"{LAMP}power_switch")
    assert state.attributes["brightness"] == round(77 * 2.55)
    await until(lambda: ("20", b"\x00") in peripheral.heard)
    since = state.last_reported
    peripheral.report({"brightness": 77})
    await until(lambda: state.last_reported > since)


@pytest.mark.usefixtures("beside")
async def test_an_event_is_told_once(
    hass: HomeAssistant, peripheral: Peripheral
) -> None:
    await switch(hass, "turn_on")
    seen: list[Event[EventStateChangedData]] = []
    event_id = entity_id(hass, "event", f"{LAMP}event:low_voltage")

    @callback
    def see(event: Event[EventStateChangedData]) -> None:
        seen.append(event)

    async_track_state_change_event(hass, [event_id], see)
    peripheral.post_event("low_voltage", {"voltage": 3.1})
    await until(lambda: bool(seen) and ("60", b"\x00") in peripheral.heard)
    await hass.async_block_till_done()
    states = [event.data["new_state"] for event in seen]
    assert [state and state.attributes["voltage"] for state in states] == [3.1]


@pytest.mark.usefixtures("beside")
async def test_a_device_gets_the_values_that_it_asks_for(
    hass: HomeAssistant, peripheral: Peripheral
) -> None:
    await switch(hass, "turn_on")
    peripheral.ask_for_status()
    await until(lambda: any(head == "22" for head, _ in peripheral.heard))


@pytest.mark.usefixtures("beside")
async def test_home_assistant_carries_what_a_phone_elsewhere_wants(
    cloud: Cloud, lamp: Device, peripheral: Peripheral, hass: HomeAssistant
) -> None:
    """A command of the app or of a scene of the cloud reaches the device through us."""
    cloud.control(lamp, {"power_switch": 1})
    await until(lambda: lamp.values["power_switch"] == 1)
    assert peripheral.values["power_switch"] == 1
    await until(lambda: lamp_state(hass) == STATE_ON)


@pytest.mark.usefixtures("beside")
async def test_an_action_is_answered(
    hass: HomeAssistant, peripheral: Peripheral, lamp: Device
) -> None:
    answer = await hass.services.async_call(
        DOMAIN,
        "call_action",
        {
            "device_id": device_entry_id(hass),
            "action": "blink",
            "inputs": {"interval": 4},
        },
        blocking=True,
        return_response=True,
    )
    await until(lambda: ("blink", {"interval": 4}) in peripheral.heard)
    assert answer
    assert answer["output"] == {"result": 0}


async def test_a_device_that_nobody_hears_is_unavailable(
    hass: HomeAssistant, radio: Radio, peripheral: Peripheral, set_up: SetUp
) -> None:
    await set_up()
    assert lamp_state(hass) == STATE_UNAVAILABLE
    radio.hear(ADDRESS, peripheral)
    await hass.async_block_till_done()
    assert lamp_state(hass) == STATE_OFF


async def test_a_home_without_bluetooth_shows_what_the_cloud_knows(
    hass: HomeAssistant, lamp: Device, set_up: SetUp
) -> None:
    await set_up()
    assert lamp_state(hass) == STATE_OFF


@pytest.mark.usefixtures("beside")
async def test_a_wrong_key_is_tried_once_a_minute(
    hass: HomeAssistant,
    radio: Radio,
    peripheral: Peripheral,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The device says nothing to a phone whose key is old; the reason is kept."""
    package = "custom_components.tencent_iot_explorer"
    monkeypatch.setattr(f"{package}.bluetooth.conversation.ANSWER_SECONDS", 0.01)
    peripheral.key = b"\x01\x02\x03\x04"
    for _ in range(3):
        with pytest.raises(HomeAssistantError, match="does not answer"):
            await switch(hass, "turn_on")
    assert radio.tries == 1
    assert lamp_state(hass) == STATE_OFF


@pytest.mark.usefixtures("beside")
async def test_a_device_that_was_bound_anew_gets_its_new_key(
    hass: HomeAssistant,
    peripheral: Peripheral,
    lamp: Device,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    package = "custom_components.tencent_iot_explorer"
    monkeypatch.setattr(f"{package}.bluetooth.conversation.ANSWER_SECONDS", 0.01)
    monkeypatch.setattr(f"{package}.nearby.link.PATIENCE_SECONDS", 0)
    peripheral.key = b"\x01\x02\x03\x04"
    with pytest.raises(HomeAssistantError):
        await switch(hass, "turn_on")
    lamp.configs["ble_psk_device_ket"] = "01020304"
    await switch(hass, "turn_on")
    assert peripheral.values["power_switch"] == 1


@pytest.mark.usefixtures("beside")
async def test_a_lost_link_is_made_again(
    hass: HomeAssistant, radio: Radio, peripheral: Peripheral
) -> None:
    await switch(hass, "turn_on")
    radio.links[0].lose()
    await hass.async_block_till_done(wait_background_tasks=True)
    await switch(hass, "turn_off")
    assert len(radio.links) == 2
    assert peripheral.values["power_switch"] == 0


@pytest.mark.usefixtures("beside")
async def test_a_refused_command_is_an_error(
    hass: HomeAssistant, peripheral: Peripheral
) -> None:
    peripheral.refuses = True
    with pytest.raises(HomeAssistantError):
        await switch(hass, "turn_on")
    assert lamp_state(hass) == STATE_OFF


async def test_a_device_may_stay_connected(
    hass: HomeAssistant,
    radio: Radio,
    peripheral: Peripheral,
    config_entry: MockConfigEntry,
) -> None:
    config_entry.add_to_hass(hass)
    hass.config_entries.async_update_entry(
        config_entry, options={"stay_connected": [DEVICE_ID]}
    )
    radio.hear(ADDRESS, peripheral)
    await hass.config_entries.async_setup(config_entry.entry_id)
    await until(lambda: peripheral.connected)
    async_fire_time_changed(hass, utcnow() + timedelta(minutes=10))
    await hass.async_block_till_done(wait_background_tasks=True)
    assert peripheral.connected
    await hass.config_entries.async_unload(config_entry.entry_id)
    assert not peripheral.connected


@pytest.mark.usefixtures("beside")
async def test_a_link_is_held_and_freed_as_the_options_say_now(
    hass: HomeAssistant, peripheral: Peripheral, config_entry: MockConfigEntry
) -> None:
    """Nothing is reloaded for it."""
    account = config_entry.runtime_data
    hass.config_entries.async_update_entry(
        config_entry, options={"stay_connected": [DEVICE_ID]}
    )
    await until(lambda: peripheral.connected)
    async_fire_time_changed(hass, utcnow() + timedelta(minutes=10))
    await hass.async_block_till_done(wait_background_tasks=True)
    assert peripheral.connected
    hass.config_entries.async_update_entry(config_entry, options={})
    await hass.async_block_till_done(wait_background_tasks=True)
    async_fire_time_changed(hass, utcnow() + timedelta(minutes=20))
    await hass.async_block_till_done(wait_background_tasks=True)
    assert not peripheral.connected
    assert config_entry.runtime_data is account


@pytest.mark.usefixtures("beside")
async def test_diagnostics_tell_no_address_and_no_key(
    hass: HomeAssistant, config_entry: MockConfigEntry
) -> None:
    await switch(hass, "turn_on")
    told = await async_get_config_entry_diagnostics(hass, config_entry)
    (device,) = told["devices"]
    assert device["bluetooth"] == {
        "connected": True,
        "stays_connected": False,
        "encrypted": False,
        "trouble": None,
    }
    assert KEY.hex() not in json.dumps(told, default=str).lower()
    assert ADDRESS.lower() not in json.dumps(told, default=str).lower()


@pytest.mark.usefixtures("beside")
async def test_diagnostics_tell_no_address_of_a_failed_try(
    hass: HomeAssistant,
    config_entry: MockConfigEntry,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Why nobody can connect names the proxies that were asked."""

    def fail(*_: object, **__: object) -> None:
        raise BleakError("no connection")

    monkeypatch.setattr(bleak_retry_connector, "establish_connection", fail)
    with pytest.raises(HomeAssistantError, match=SOURCE):
        await switch(hass, "turn_on")
    told = await async_get_config_entry_diagnostics(hass, config_entry)
    (device,) = told["devices"]
    assert "proxy (**REDACTED**)" in device["bluetooth"]["trouble"]
    assert SOURCE.lower() not in json.dumps(told, default=str).lower()


@pytest.mark.usefixtures("lamp")
async def test_the_option_to_stay_connected(
    hass: HomeAssistant, config_entry: MockConfigEntry, set_up: SetUp
) -> None:
    await set_up()
    flow = await hass.config_entries.options.async_init(config_entry.entry_id)
    schema = flow["data_schema"]
    assert schema
    assert "stay_connected" in schema.schema
    await hass.config_entries.options.async_configure(
        flow["flow_id"], {"stay_connected": [DEVICE_ID]}
    )
    assert config_entry.options["stay_connected"] == [DEVICE_ID]
    await hass.async_block_till_done(wait_background_tasks=True)


@pytest.mark.usefixtures("lamp")
async def test_options_of_a_device_that_has_gone(
    hass: HomeAssistant, config_entry: MockConfigEntry, set_up: SetUp
) -> None:
    """It stands in nobody's way, and what cannot be asked is kept."""
    await set_up()
    hass.config_entries.async_update_entry(
        config_entry, options={"stay_connected": [DEVICE_ID, "BLELAMP000/gone"]}
    )
    await hass.async_block_till_done(wait_background_tasks=True)
    flow = await hass.config_entries.options.async_init(config_entry.entry_id)
    assert flow["data_schema"]
    suggested = {
        str(key): (key.description or {}).get("suggested_value")
        for key in flow["data_schema"].schema
    }
    assert suggested["stay_connected"] == [DEVICE_ID]
    await hass.config_entries.options.async_configure(
        flow["flow_id"], {"stay_connected": []}
    )
    await hass.async_block_till_done(wait_background_tasks=True)
    assert config_entry.options["stay_connected"] == ["BLELAMP000/gone"]
    await hass.config_entries.async_unload(config_entry.entry_id)
    flow = await hass.config_entries.options.async_init(config_entry.entry_id)
    await hass.config_entries.options.async_configure(
        flow["flow_id"], {"rooms_as_areas": False}
    )
    assert config_entry.options["stay_connected"] == ["BLELAMP000/gone"]
    assert config_entry.options["rooms_as_areas"] is False


async def test_a_home_without_bluetooth_devices_is_not_asked(
    hass: HomeAssistant, config_entry: MockConfigEntry, set_up: SetUp
) -> None:
    await set_up()
    flow = await hass.config_entries.options.async_init(config_entry.entry_id)
    assert flow["data_schema"]
    assert "stay_connected" not in flow["data_schema"].schema


async def delete(hass: HomeAssistant, config_entry: MockConfigEntry) -> bool:
    """Delete the lamp on its page."""
    device = dr.async_get(hass).async_get(device_entry_id(hass))
    assert device
    return await async_remove_config_entry_device(hass, config_entry, device)


@pytest.fixture
def deletable(config_entry: MockConfigEntry, hass: HomeAssistant) -> MockConfigEntry:
    """Return the account, whose devices may be deleted in the cloud too."""
    config_entry.add_to_hass(hass)
    hass.config_entries.async_update_entry(
        config_entry, options={"delete_devices": True}
    )
    return config_entry


async def start(hass: HomeAssistant, entry: MockConfigEntry) -> None:
    """Set up an account that was added before."""
    await hass.config_entries.async_setup(entry.entry_id)
    await hass.async_block_till_done(wait_background_tasks=True)


async def test_a_deleted_device_forgets_its_home_too(
    hass: HomeAssistant,
    radio: Radio,
    peripheral: Peripheral,
    cloud: Cloud,
    deletable: MockConfigEntry,
) -> None:
    radio.hear(ADDRESS, peripheral)
    await start(hass, deletable)
    assert await delete(hass, deletable)
    assert DEVICE_ID not in cloud.devices
    assert peripheral.key == b""
    assert not peripheral.connected


@pytest.mark.parametrize("refused", [False, True])
async def test_a_deleted_device_with_the_encrypted_protocol(
    hass: HomeAssistant,
    radio: Radio,
    peripheral: Peripheral,
    lamp: Device,
    cloud: Cloud,
    deletable: MockConfigEntry,
    *,
    refused: bool,
) -> None:
    """It forgets its home too, unless the cloud keeps it."""
    peripheral.secret_key = bytes(range(16))
    lamp.configs["secret_encrypt_key"] = peripheral.secret_key.hex()
    radio.hear(ADDRESS, peripheral)
    await start(hass, deletable)
    if refused:
        cloud.fail("AppDeleteDeviceInFamily", code="UnauthorizedOperation")
        with pytest.raises(HomeAssistantError):
            await delete(hass, deletable)
    else:
        assert await delete(hass, deletable)
    assert (DEVICE_ID in cloud.devices) is bool(peripheral.secret_key) is refused


async def test_a_device_that_the_cloud_keeps_stays_bound(
    hass: HomeAssistant,
    radio: Radio,
    peripheral: Peripheral,
    cloud: Cloud,
    deletable: MockConfigEntry,
) -> None:
    radio.hear(ADDRESS, peripheral)
    await start(hass, deletable)
    cloud.fail("AppDeleteDeviceInFamily", code="UnauthorizedOperation")
    with pytest.raises(HomeAssistantError):
        await delete(hass, deletable)
    assert DEVICE_ID in cloud.devices
    assert peripheral.key == KEY


@pytest.mark.parametrize("chosen", [False, True])
async def test_a_device_out_of_reach_is_deleted_only_if_that_is_chosen(
    hass: HomeAssistant,
    lamp: Device,
    cloud: Cloud,
    deletable: MockConfigEntry,
    *,
    chosen: bool,
) -> None:
    options = {**deletable.options, "delete_unheard": chosen}
    hass.config_entries.async_update_entry(deletable, options=options)
    await start(hass, deletable)
    if chosen:
        assert await delete(hass, deletable)
    else:
        with pytest.raises(HomeAssistantError, match="out of reach"):
            await delete(hass, deletable)
    assert (lamp.device_id not in cloud.devices) is chosen


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
    monkeypatch.setattr(link, "PATIENCE_SECONDS", 0)
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


async def test_a_device_with_the_encrypted_protocol(
    hass: HomeAssistant,
    radio: Radio,
    peripheral: Peripheral,
    lamp: Device,
    set_up: SetUp,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The cloud has its secret key, and signs for each connection, which is kept up."""
    monkeypatch.setattr(connecting, "HEARTBEAT_SECONDS", 0.01)
    peripheral.secret_key = bytes(range(16))
    lamp.configs["secret_encrypt_key"] = peripheral.secret_key.hex()
    radio.hear(ADDRESS, peripheral)
    await set_up()
    await switch(hass, "turn_on")
    assert peripheral.values["power_switch"] == 1
    peripheral.report({"brightness": 77, "name": "a rather long name of a lamp"})
    await until(lambda: lamp.values["brightness"] == 77)
    await until(lambda: ("20", b"\x00") in peripheral.heard)
    await until(lambda: ("1b", b"") in peripheral.heard)


def issues(hass: HomeAssistant, kind: str) -> list[ir.IssueEntry]:
    """Return the repair hints of a kind."""
    found = ir.async_get(hass).issues.values()
    return [each for each in found if each.translation_key == kind]


async def look(hass: HomeAssistant) -> None:
    """Let the minute pass after which Home Assistant looks around, and some time more.

    What a busy machine takes to fire what was due before passes on one clock only.
    """
    async_fire_time_changed(hass, utcnow() + 1.5 * LOOK_INTERVAL)
    await hass.async_block_till_done(wait_background_tasks=True)


async def test_one_hint_says_how_many_proxies_would_help(
    hass: HomeAssistant,
    radio: Radio,
    peripheral: Peripheral,
    config_entry: MockConfigEntry,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """It goes once there is room; nobody waits for what cannot be."""
    monkeypatch.setattr(link, "PATIENCE_SECONDS", 0)
    config_entry.add_to_hass(hass)
    hass.config_entries.async_update_entry(
        config_entry, options={"stay_connected": [DEVICE_ID]}
    )
    radio.fill(free=0)
    radio.hear(ADDRESS, peripheral)
    await start(hass, config_entry)
    with pytest.raises(HomeAssistantError):
        await switch(hass, "turn_on")
    await look(hass)
    (issue,) = issues(hass, "no_free_slot")
    assert issue.translation_placeholders == {
        "devices": "Bluetooth lamp",
        "proxies": "1",
    }
    assert radio.tries == 0
    radio.fill(free=1)
    await look(hass)
    await look(hass)
    assert peripheral.connected
    assert not issues(hass, "no_free_slot")


@pytest.mark.usefixtures("beside")
async def test_a_thing_model_whose_order_has_changed(
    hass: HomeAssistant, lamp: Device, peripheral: Peripheral
) -> None:
    """It is read again; the device is understood over the next link."""
    await switch(hass, "turn_on")
    template = lamp.product.data_template
    template["properties"] = [*reversed(template["properties"])]
    peripheral.report({"brightness": 55, "temperature": 20.5})
    await until(lambda: not peripheral.connected)
    await switch(hass, "turn_on")
    peripheral.report({"brightness": 66, "temperature": 20.5})
    await until(lambda: lamp.values["brightness"] == 66)
    assert not issues(hass, "model_misfit")


@pytest.mark.usefixtures("beside")
async def test_a_device_with_another_model_than_the_cloud(
    hass: HomeAssistant, cloud: Cloud, lamp: Device, peripheral: Peripheral
) -> None:
    """The cloud is asked once, the user is told, and what is right still counts."""
    await switch(hass, "turn_on")
    asked = cloud.calls["AppGetProducts"]
    properties = [*reversed(peripheral.model["properties"])]
    peripheral.model = {**peripheral.model, "properties": properties}
    for _ in range(3):
        peripheral.report({"brightness": 55})
    await until(lambda: peripheral.heard.count(("20", b"\x01")) == 3)
    assert cloud.calls["AppGetProducts"] == asked + 1
    await look(hass)
    assert len(issues(hass, "model_misfit")) == 1
    assert lamp.values["brightness"] == 20


@pytest.mark.usefixtures("beside")
async def test_a_device_with_another_model_while_the_cloud_does_not_answer(
    hass: HomeAssistant, cloud: Cloud, peripheral: Peripheral
) -> None:
    """However often the device reports, the cloud is asked once a minute."""
    await switch(hass, "turn_on")
    asked = cloud.calls["AppGetProducts"]
    cloud.fail("AppGetProducts", code="FailedOperation", times=10)
    properties = [*reversed(peripheral.model["properties"])]
    peripheral.model = {**peripheral.model, "properties": properties}
    for _ in range(5):
        peripheral.report({"brightness": 55})
    await until(lambda: peripheral.heard.count(("20", b"\x01")) == 5)
    assert cloud.calls["AppGetProducts"] == asked + 1


async def test_two_devices_of_one_product(
    hass: HomeAssistant,
    radio: Radio,
    peripheral: Peripheral,
    lamp: Device,
    cloud: Cloud,
    set_up: SetUp,
) -> None:
    """Each gets what is its own; whoever bound it may have chosen any bind id."""
    other = replace(
        lamp, device_name="lamp02", alias_name="Other", values=dict(lamp.values)
    )
    other.configs = {"ble_psk_device_ket": "01020304"}
    cloud.devices[other.device_id] = other
    second = Peripheral(
        model=lamp.product.data_template,
        product_id="LLSYNCDEMO",
        device_name="lamp02",
        key=b"\x01\x02\x03\x04",
        bind_id=b"an iPad!",
    )
    radio.hear(ADDRESS, peripheral)
    radio.hear("C0:FF:EE:01:02:04", second)
    await set_up()
    await call(hass, "light.turn_on", "LLSYNCDEMO_lamp02_power_switch")
    assert second.values["power_switch"] == 1
    assert "power_switch" not in peripheral.values
    await until(lambda: other.values["power_switch"] == 1)
    assert lamp.values["power_switch"] == 0
