"""A bound Bluetooth lamp beside a proxy, in a home whose cloud knows it."""

from dataclasses import replace
from datetime import timedelta
import json

from bleak import BleakError
import bleak_retry_connector
from freezegun.api import FrozenDateTimeFactory
from homeassistant.const import STATE_OFF, STATE_ON, STATE_UNAVAILABLE
from homeassistant.core import Event, EventStateChangedData, HomeAssistant, callback
from homeassistant.exceptions import HomeAssistantError
from homeassistant.helpers.event import async_track_state_change_event
from homeassistant.util.dt import utcnow
import pytest
from pytest_homeassistant_custom_component.common import (
    MockConfigEntry,
    async_fire_time_changed,
)

from custom_components.tencent_iot_explorer.bluetooth import connecting
from custom_components.tencent_iot_explorer.const import DOMAIN
from custom_components.tencent_iot_explorer.diagnostics import (
    async_get_config_entry_diagnostics,
)
from scripts.demonstration.radio.proxy import SOURCE, Radio
from simulator import Cloud, begin_fault
from simulator.bluetooth import Peripheral
from simulator.state import Device, Product

from ...bluetooth import KEY
from ...conftest import SetUp
from ...waiting import until
from ..common import call, entity_id, state_of
from .common import LAMP, check_obeys, device_entry_id, issues, lamp_state, look, switch
from .conftest import ADDRESS


@pytest.mark.usefixtures("account")
async def test_a_command_goes_over_bluetooth_and_to_the_cloud(
    hass: HomeAssistant, peripheral: Peripheral, lamp: Device
) -> None:
    assert lamp_state(hass) == STATE_OFF
    await switch(hass, "turn_on")
    assert peripheral.values["power_switch"] == 1
    assert lamp_state(hass) == STATE_ON
    await until(lambda: lamp.values["power_switch"] == 1)


@pytest.mark.usefixtures("account")
async def test_a_command_of_which_the_cloud_hears_nothing(
    hass: HomeAssistant, cloud: Cloud, peripheral: Peripheral
) -> None:
    """The device has done it: that is what counts."""
    begin_fault(cloud, "http_429", action="AppReportDataAsDevice")
    await switch(hass, "turn_on")
    assert peripheral.values["power_switch"] == 1
    assert lamp_state(hass) == STATE_ON


async def test_a_command_that_the_cloud_never_hears_of(
    hass: HomeAssistant,
    account: MockConfigEntry,
    cloud: Cloud,
    freezer: FrozenDateTimeFactory,
) -> None:
    """What the cloud remembers from before says nothing against it, however late."""
    cloud.fail("AppReportDataAsDevice", code="InvalidParameterValue", times=1000)
    await switch(hass, "turn_on")
    freezer.tick(120)
    await account.runtime_data.catch_up.async_load(
        account.runtime_data.devices.values()
    )
    assert lamp_state(hass) == STATE_ON


@pytest.mark.usefixtures("account")
async def test_a_command_after_the_login_has_ended(
    hass: HomeAssistant, cloud: Cloud, peripheral: Peripheral
) -> None:
    """The device has done it, and the person is asked to log in again."""
    await switch(hass, "turn_on")
    cloud.logins.end_passwords()
    await check_obeys(hass, peripheral)
    assert lamp_state(hass) == STATE_OFF
    flows = hass.config_entries.flow.async_progress_by_handler(DOMAIN)
    assert "reauth" in {flow["context"]["source"] for flow in flows}


@pytest.mark.usefixtures("account")
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


@pytest.mark.usefixtures("account")
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


@pytest.mark.usefixtures("account")
async def test_the_link_is_free_after_two_minutes_of_silence(
    hass: HomeAssistant, peripheral: Peripheral
) -> None:
    await switch(hass, "turn_on")
    for seconds, connected in ((100, True), (130, False)):
        async_fire_time_changed(hass, utcnow() + timedelta(seconds=seconds))
        await hass.async_block_till_done(wait_background_tasks=True)
        assert peripheral.connected is connected
    assert lamp_state(hass) == STATE_ON


@pytest.mark.usefixtures("account")
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


async def test_a_reading_is_as_old_as_the_device_says(
    hass: HomeAssistant,
    radio: Radio,
    product: Product,
    lamp: Device,
    peripheral: Peripheral,
    set_up: SetUp,
) -> None:
    """What it has kept until somebody listened must not be dated now in the cloud.

    A clock that was never set counts from its start, and dates nothing.
    """
    moment = {"id": "_sys _timestamp", "name": "t", "define": {"type": "timestamp"}}
    product.data_template["properties"].append(moment)
    radio.hear(ADDRESS, peripheral)
    await set_up()
    await switch(hass, "turn_on")
    peripheral.report({"brightness": 55, "_sys _timestamp": 1_700_000_000})
    await until(lambda: lamp.values["brightness"] == 55)
    assert lamp.updated["brightness"] == 1_700_000_000_000
    for brightness, undated in ((66, {}), (77, {"_sys _timestamp": 60})):
        peripheral.report({"brightness": brightness} | undated)
        await until(lambda: lamp.values["brightness"] == brightness)  # noqa: B023
        assert lamp.updated["brightness"] > 1_700_000_000_000


@pytest.mark.usefixtures("account")
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


@pytest.mark.usefixtures("account")
async def test_a_device_gets_the_values_that_it_asks_for(
    hass: HomeAssistant, peripheral: Peripheral
) -> None:
    await switch(hass, "turn_on")
    peripheral.ask_for_status()
    await until(lambda: any(head == "22" for head, _ in peripheral.heard))


@pytest.mark.usefixtures("account")
async def test_home_assistant_carries_what_a_phone_elsewhere_wants(
    cloud: Cloud, lamp: Device, peripheral: Peripheral, hass: HomeAssistant
) -> None:
    """A command of the app or of a scene of the cloud reaches the device through us."""
    cloud.control(lamp, {"power_switch": 1})
    await until(lambda: lamp.values["power_switch"] == 1)
    assert peripheral.values["power_switch"] == 1
    await until(lambda: lamp_state(hass) == STATE_ON)


@pytest.mark.usefixtures("account")
async def test_the_cloud_hears_what_was_put_on_the_air(
    cloud: Cloud, lamp: Device, peripheral: Peripheral
) -> None:
    """A phone elsewhere has written a fraction; the device takes whole numbers only."""
    cloud.control(lamp, {"brightness": 25.7})
    await until(lambda: peripheral.values.get("brightness") == 25)
    await until(lambda: lamp.values["brightness"] == 25)


@pytest.mark.usefixtures("account")
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


@pytest.mark.usefixtures("account")
async def test_an_action_that_is_refused_is_answered(
    hass: HomeAssistant, peripheral: Peripheral
) -> None:
    """Who waits for the cloud hears it at once, and not that the action was sent."""
    peripheral.refuses = True
    blink = {"device_id": device_entry_id(hass), "action": "blink"}
    with pytest.raises(HomeAssistantError, match="refused"):
        await hass.services.async_call(
            DOMAIN,
            "call_action",
            {**blink, "inputs": {"interval": 4}, "asynchronous": True},
            blocking=True,
            return_response=True,
        )


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


@pytest.mark.usefixtures("account")
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


@pytest.mark.usefixtures("account")
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


@pytest.mark.usefixtures("account")
async def test_a_lost_link_is_made_again(
    hass: HomeAssistant, radio: Radio, peripheral: Peripheral
) -> None:
    await switch(hass, "turn_on")
    radio.links[0].lose()
    await hass.async_block_till_done(wait_background_tasks=True)
    await switch(hass, "turn_off")
    assert len(radio.links) == 2
    assert peripheral.values["power_switch"] == 0


@pytest.mark.usefixtures("account")
async def test_a_refused_command_is_an_error(
    hass: HomeAssistant, peripheral: Peripheral
) -> None:
    peripheral.refuses = True
    with pytest.raises(HomeAssistantError):
        await switch(hass, "turn_on")
    assert lamp_state(hass) == STATE_OFF


@pytest.mark.usefixtures("account")
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


@pytest.mark.usefixtures("account")
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


@pytest.mark.parametrize("secret_key", [b"", bytes(range(16))], ids=["clear", "secret"])
async def test_a_device_that_reports_once_a_phone_is_ready(
    hass: HomeAssistant,
    radio: Radio,
    peripheral: Peripheral,
    lamp: Device,
    set_up: SetUp,
    secret_key: bytes,
) -> None:
    """Firmware with Tencent's newer code tells nothing of itself before."""
    peripheral.secret_key = secret_key
    lamp.configs["secret_encrypt_key"] = secret_key.hex()
    peripheral.on_ready = lambda: peripheral.report({"brightness": 77})
    radio.hear(ADDRESS, peripheral)
    await set_up()
    await switch(hass, "turn_on")
    await until(lambda: lamp.values["brightness"] == 77)


@pytest.mark.usefixtures("account")
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


@pytest.mark.usefixtures("account")
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


@pytest.mark.usefixtures("account")
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
