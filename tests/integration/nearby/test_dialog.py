"""A device nearby that belongs to nobody is offered, and added."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace
from ipaddress import IPv4Address, IPv4Network
import logging
import secrets
import time
from types import MappingProxyType
from typing import Any

from aiohasupervisor.models.network import (
    AuthMethod,
    DockerNetwork,
    InterfaceType,
    NetworkInfo,
    NetworkInterface,
    Wifi,
    WifiMode,
)
from habluetooth import get_manager
from homeassistant.components import bluetooth
from homeassistant.components.hassio.const import DATA_NETWORK_INFO
from homeassistant.config_entries import (
    SOURCE_BLUETOOTH,
    ConfigEntryDisabler,
    ConfigSubentry,
)
from homeassistant.core import HomeAssistant
from homeassistant.data_entry_flow import (
    EVENT_DATA_ENTRY_FLOW_PROGRESSED,
    FlowResultType,
)
from homeassistant.helpers.selector import SelectSelector
from homeassistant.util.dt import utcnow
import pytest
from pytest_homeassistant_custom_component.common import (
    MockConfigEntry,
    async_capture_events,
    async_fire_time_changed,
)

from custom_components.tencent_iot_explorer.bluetooth import conversation, provisioning
from custom_components.tencent_iot_explorer.cloud.api.bluetooth import BluetoothApi
from custom_components.tencent_iot_explorer.cloud.api.provisioning import (
    ProvisioningApi,
)
from custom_components.tencent_iot_explorer.cloud.errors import LoginEnded
from custom_components.tencent_iot_explorer.const import DOMAIN
from custom_components.tencent_iot_explorer.flows import adding
from custom_components.tencent_iot_explorer.nearby.neighbourhood import LOOK_INTERVAL
from scripts.demonstration.radio import proxy
from scripts.demonstration.radio.proxy import Radio
from simulator import Cloud
from simulator.bluetooth import Peripheral
from simulator.state import Device, Product

from ...bluetooth import KEY, peripheral_of
from ...conftest import SetUp
from ..common import call, entity_id, until
from .conftest import ADDRESS, DEVICE_ID

FAMILY = "f_2f6c1d9a7b3e4c05"
SAME_FOR_ALL = (
    *("region", "api_url", "ws_url", "app_key", "app_secret", "login_method"),
)

DOCKER = DockerNetwork(
    interface="hassio",
    address=IPv4Network("172.30.32.0/23"),
    gateway=IPv4Address("172.30.32.1"),
    dns=IPv4Address("172.30.32.3"),
)

type Offer = Callable[[], Awaitable[Any]]


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Wait for nobody."""
    monkeypatch.setattr(adding, "POLL_SECONDS", 0.01)
    monkeypatch.setattr(provisioning, "PAUSE_SECONDS", 0)
    monkeypatch.setattr(provisioning, "SETTLE_SECONDS", 0)


@pytest.fixture
def newcomer(cloud: Cloud, product: Product) -> Device:
    """Return a lamp that the cloud knows and nobody has bound."""
    device = Device(product=product, device_name="lamp01", alias_name="")
    cloud.home.unbound[device.device_id] = device
    return device


@pytest.fixture
def peripheral(newcomer: Device) -> Peripheral:
    """Return the lamp itself."""
    return peripheral_of(newcomer)


@pytest.fixture
def combo(newcomer: Device, peripheral: Peripheral, cloud: Cloud) -> Peripheral:
    """Return the lamp as one that needs a network, from where it comes to the cloud."""
    newcomer.product.net_type = "wifi-ble"
    peripheral.networks = {"Home": "right"}
    peripheral.on_token = lambda token: cloud.connect(DEVICE_ID, token)
    return peripheral


def offers(hass: HomeAssistant) -> list[Any]:
    """Return the discovered devices."""
    flows = hass.config_entries.flow.async_progress_by_handler(DOMAIN)
    return [each for each in flows if each["context"]["source"] == SOURCE_BLUETOOTH]


@pytest.fixture
def offer(
    hass: HomeAssistant, radio: Radio, peripheral: Peripheral, set_up: SetUp
) -> Offer:
    """Return what has the lamp heard, and opens what is offered."""

    async def set_up_and_open() -> Any:
        await set_up()
        return await hear_and_open(hass, radio, peripheral)

    return set_up_and_open


async def hear(
    hass: HomeAssistant, radio: Radio, peripheral: Peripheral, address: str = ADDRESS
) -> None:
    """Have a device heard, and wait for what comes of it."""
    radio.hear(address, peripheral)
    await hass.async_block_till_done(wait_background_tasks=True)


async def hear_and_open(
    hass: HomeAssistant, radio: Radio, peripheral: Peripheral, address: str = ADDRESS
) -> Any:
    """Have a device heard, and open the one offer that comes of it."""
    await hear(hass, radio, peripheral, address)
    (flow,) = offers(hass)
    return await hass.config_entries.flow.async_configure(flow["flow_id"])


async def submit(hass: HomeAssistant, result: Any, **answers: Any) -> Any:
    """Submit a form."""
    return await hass.config_entries.flow.async_configure(result["flow_id"], answers)


async def place_of(hass: HomeAssistant, result: Any, name: str) -> str:
    """Return the place of this name."""
    (selector,) = result["data_schema"].schema.values()
    options = {each["label"]: each["value"] for each in selector.config["options"]}
    return str(options[name])


async def submit_place(hass: HomeAssistant, result: Any, name: str = "我的家") -> Any:
    """Choose a place."""
    return await submit(hass, result, place=await place_of(hass, result, name))


async def end_of(hass: HomeAssistant, result: Any) -> Any:
    """Wait until the progress is over."""
    assert result["type"] is FlowResultType.SHOW_PROGRESS
    await hass.async_block_till_done(wait_background_tasks=True)
    return await hass.config_entries.flow.async_configure(result["flow_id"])


async def test_a_lamp_is_offered_and_added(
    hass: HomeAssistant, offer: Offer, peripheral: Peripheral, cloud: Cloud
) -> None:
    result = await offer()
    assert result["step_id"] == "nearby"
    assert result["description_placeholders"]["name"] == "Lamp (02:03)"
    (flow,) = offers(hass)
    assert flow["context"]["title_placeholders"] == {"name": "Lamp (02:03)"}
    result = await end_of(hass, await submit_place(hass, result, "Seaside · Lounge"))
    assert result["type"] is FlowResultType.ABORT
    assert result["reason"] == "device_added"
    device = cloud.devices[DEVICE_ID]
    assert device.room_id == "r_lounge"
    assert device.configs["ble_psk_device_ket"] == peripheral.key.hex()
    assert peripheral.advertised[0] == 0x22


async def test_what_was_added_works_at_once(
    hass: HomeAssistant,
    offer: Offer,
    radio: Radio,
    peripheral: Peripheral,
    cloud: Cloud,
) -> None:
    result = await offer()
    await end_of(hass, await submit_place(hass, result))
    await hass.async_block_till_done(wait_background_tasks=True)
    radio.hear(ADDRESS, peripheral)
    cloud.devices[DEVICE_ID].values["power_switch"] = 0
    await hass.async_block_till_done(wait_background_tasks=True)
    lamp = entity_id(hass, "light", "LLSYNCDEMO_lamp01_power_switch")
    assert lamp
    await call(hass, "light.turn_on", "LLSYNCDEMO_lamp01_power_switch")
    assert peripheral.values["power_switch"] == 1
    assert not offers(hass)


async def test_a_device_that_asks_for_a_press_of_its_button(
    hass: HomeAssistant, offer: Offer, peripheral: Peripheral, cloud: Cloud
) -> None:
    """The dialog says so while the device waits."""
    peripheral.confirms = True
    result = await offer()
    told = async_capture_events(hass, EVENT_DATA_ENTRY_FLOW_PROGRESSED)
    result = await submit_place(hass, result)
    await until(lambda: peripheral._moment != (0, 0) and len(told) == 2)
    result = await hass.config_entries.flow.async_configure(result["flow_id"])
    assert result["progress_action"] == "confirming"
    peripheral.answer_binding(agrees=True)
    result = await end_of(hass, result)
    assert result["reason"] == "device_added"
    assert DEVICE_ID in cloud.devices


async def test_a_user_who_refuses_at_the_device(
    hass: HomeAssistant, offer: Offer, peripheral: Peripheral, cloud: Cloud
) -> None:
    peripheral.confirms = True
    result = await offer()
    result = await submit_place(hass, result)
    await until(lambda: peripheral._moment != (0, 0))
    peripheral.answer_binding(agrees=False)
    result = await end_of(hass, result)
    assert result["step_id"] == "nearby"
    assert result["errors"] == {"base": "not_confirmed"}
    assert DEVICE_ID not in cloud.devices
    assert peripheral.key == b""


async def test_a_device_that_the_cloud_does_not_know_yet(
    hass: HomeAssistant,
    offer: Offer,
    peripheral: Peripheral,
    cloud: Cloud,
    newcomer: Device,
) -> None:
    """It is registered with its product's secret, and hears its key."""
    del cloud.home.unbound[DEVICE_ID]
    peripheral.product_secret = newcomer.product.secret
    result = await offer()
    result = await end_of(hass, await submit_place(hass, result))
    assert result["reason"] == "device_added"
    assert DEVICE_ID in cloud.devices
    assert any(head == "0b" for head, _ in peripheral.heard)


@pytest.mark.parametrize("known", [True, False])
async def test_a_device_with_the_encrypted_protocol(
    hass: HomeAssistant,
    offer: Offer,
    peripheral: Peripheral,
    cloud: Cloud,
    newcomer: Device,
    *,
    known: bool,
) -> None:
    """The cloud and the device work out the same key; a new one is registered first."""
    peripheral.encrypts = True
    if not known:
        del cloud.home.unbound[DEVICE_ID]
        peripheral.product_secret = newcomer.product.secret
    result = await offer()
    result = await end_of(hass, await submit_place(hass, result))
    assert result["reason"] == "device_added"
    stored = cloud.devices[DEVICE_ID].configs["secret_encrypt_key"]
    assert stored == peripheral.secret_key.hex() != ""


@pytest.mark.parametrize(
    "action",
    [
        "AppDeviceCustomSignatureAgitated",
        "AppGetLLsyncSecretEncryptKey",
        "AppSigBindDeviceInFamily",
        "AppSetDeviceConfig",
    ],
)
async def test_a_cloud_that_refuses_a_device_with_the_encrypted_protocol(
    hass: HomeAssistant, offer: Offer, peripheral: Peripheral, cloud: Cloud, action: str
) -> None:
    """Then the device belongs to nobody, here and there, and can be added again."""
    peripheral.encrypts = True
    result = await offer()
    cloud.fail(action, code="LimitExceeded.FamilyDeviceExceedLimit")
    result = await end_of(hass, await submit_place(hass, result))
    assert result["errors"] == {"base": "family_full"}
    assert DEVICE_ID not in cloud.devices
    assert not peripheral.secret_key
    result = await end_of(hass, await submit_place(hass, result))
    assert result["reason"] == "device_added"


async def test_a_device_that_does_not_believe_the_cloud(
    hass: HomeAssistant, offer: Offer, peripheral: Peripheral
) -> None:
    peripheral.encrypts, peripheral.psk = True, "MDEyMzQ1Njc4OWFiY2RlZg=="
    result = await offer()
    result = await end_of(hass, await submit_place(hass, result))
    assert result["errors"] == {"base": "wrong_proof"}


async def test_a_device_that_has_gone_out_of_reach(
    hass: HomeAssistant, offer: Offer, radio: Radio, peripheral: Peripheral
) -> None:
    """It can be tried again from where one was."""
    result = await offer()
    radio.remove()
    result = await end_of(hass, await submit_place(hass, result))
    assert result["errors"] == {"base": "out_of_reach"}
    assert result["description_placeholders"]["message"]
    radio.restore(hass)
    radio.hear(ADDRESS, peripheral)
    result = await end_of(hass, await submit_place(hass, result))
    assert result["reason"] == "device_added"


async def test_a_device_that_does_not_answer(
    hass: HomeAssistant, offer: Offer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(conversation, "ANSWER_SECONDS", 0.01)
    monkeypatch.setattr(Peripheral, "_sign_for_binding", lambda *_: None)
    result = await offer()
    result = await end_of(hass, await submit_place(hass, result))
    assert result["errors"] == {"base": "no_answer_nearby"}


async def test_a_device_that_somebody_else_has_bound_meanwhile(
    hass: HomeAssistant,
    offer: Offer,
    radio: Radio,
    peripheral: Peripheral,
    cloud: Cloud,
) -> None:
    result = await offer()
    peripheral.key = b"else"
    radio.hear(ADDRESS, peripheral)
    result = await end_of(hass, await submit_place(hass, result))
    assert result["errors"] == {"base": "device_bound"}
    assert peripheral.key == b"else"
    assert DEVICE_ID not in cloud.devices


@pytest.mark.parametrize("action", ["AppSigBindDeviceInFamily", "AppSetDeviceConfig"])
async def test_a_cloud_that_refuses(
    hass: HomeAssistant, offer: Offer, peripheral: Peripheral, cloud: Cloud, action: str
) -> None:
    """Then the device belongs to nobody, here and there, and can be added again."""
    result = await offer()
    cloud.fail(action, code="LimitExceeded.FamilyDeviceExceedLimit")
    result = await end_of(hass, await submit_place(hass, result))
    assert result["errors"] == {"base": "family_full"}
    assert DEVICE_ID not in cloud.devices
    assert peripheral.key == b""
    result = await end_of(hass, await submit_place(hass, result))
    assert result["reason"] == "device_added"


async def test_a_cloud_that_repeats_the_key_when_it_refuses(
    hass: HomeAssistant, offer: Offer, cloud: Cloud, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is not shown."""
    monkeypatch.setattr(secrets, "token_bytes", lambda _: KEY)
    result = await offer()
    refusal = f"DeviceValue {KEY.hex()} is invalid"
    cloud.fail("AppSetDeviceConfig", code="InvalidParameter", message=refusal)
    result = await end_of(hass, await submit_place(hass, result))
    message = result["description_placeholders"]["message"]
    assert "is invalid" in message
    assert KEY.hex() not in message


async def test_a_link_that_is_lost_at_the_last_word(
    hass: HomeAssistant,
    offer: Offer,
    radio: Radio,
    cloud: Cloud,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A key that the device has not got is not kept in the cloud either."""
    keep = Peripheral._keep_binding
    monkeypatch.setattr(
        Peripheral, "_keep_binding", lambda *_: radio.links[-1].lose_and_raise()
    )
    result = await offer()
    result = await end_of(hass, await submit_place(hass, result))
    assert result["errors"] == {"base": "no_answer_nearby"}
    assert DEVICE_ID not in cloud.devices
    monkeypatch.setattr(Peripheral, "_keep_binding", keep)
    result = await end_of(hass, await submit_place(hass, result))
    assert result["reason"] == "device_added"


@pytest.mark.parametrize("step", ["sig_bind_device_in_family", "set_local_key"])
async def test_a_dialog_that_is_closed_while_its_device_is_added(
    hass: HomeAssistant,
    offer: Offer,
    radio: Radio,
    peripheral: Peripheral,
    cloud: Cloud,
    monkeypatch: pytest.MonkeyPatch,
    *,
    step: str,
) -> None:
    """Once the device has signed, it and the cloud both know each other, or neither."""
    group = ProvisioningApi if step.startswith("sig") else BluetoothApi
    send, reached, opened = getattr(group, step), asyncio.Event(), asyncio.Event()

    async def wait(*arguments: Any) -> Any:
        answer = await send(*arguments)
        reached.set()
        await opened.wait()
        return answer

    monkeypatch.setattr(group, step, wait)
    result = await submit_place(hass, await offer())
    await reached.wait()
    hass.config_entries.flow.async_abort(result["flow_id"])
    opened.set()
    await until(lambda: peripheral.key != b"" and not radio.links[-1].is_connected)
    assert (
        cloud.devices[DEVICE_ID].configs["ble_psk_device_ket"] == peripheral.key.hex()
    )


async def add_mate(
    hass: HomeAssistant, cloud: Cloud, config_entry: MockConfigEntry
) -> tuple[MockConfigEntry, str]:
    """Set up the account of somebody in the first family; return it and a place."""
    mate = cloud.home.users[1]
    family = next(iter(cloud.home.families.values()))
    family.members[mate.user_id] = 1
    other = MockConfigEntry(
        domain=DOMAIN,
        title="Mate",
        unique_id=mate.user_id,
        data={
            **{key: config_entry.data[key] for key in SAME_FOR_ALL},
            "phone": mate.phone,
            "country_code": mate.country_code,
            "password": mate.password,
        },
    )
    other.add_to_hass(hass)
    hass.config_entries.async_add_subentry(
        other,
        ConfigSubentry(
            data=MappingProxyType({"name": family.name}),
            subentry_type="family",
            title=family.name,
            unique_id=family.family_id,
        ),
    )
    await hass.config_entries.async_setup(other.entry_id)
    return other, f"Mate · {family.name}"


async def test_two_accounts(
    hass: HomeAssistant,
    radio: Radio,
    peripheral: Peripheral,
    cloud: Cloud,
    config_entry: MockConfigEntry,
    set_up: SetUp,
) -> None:
    """The places of both are offered, with whose they are."""
    await set_up()
    other, place = await add_mate(hass, cloud, config_entry)
    result = await hear_and_open(hass, radio, peripheral)
    result = await end_of(hass, await submit_place(hass, result, place))
    assert result["reason"] == "device_added"
    assert cloud.devices[DEVICE_ID].owner == other.unique_id


async def test_one_of_two_accounts_cannot_be_asked(
    hass: HomeAssistant,
    radio: Radio,
    peripheral: Peripheral,
    cloud: Cloud,
    config_entry: MockConfigEntry,
    set_up: SetUp,
) -> None:
    """The other one can take the device in."""
    await set_up()
    other, _ = await add_mate(hass, cloud, config_entry)
    other.runtime_data.client._refusal = LoginEnded(
        "InvalidAccessToken", "it has ended"
    )
    result = await hear_and_open(hass, radio, peripheral)
    result = await end_of(hass, await submit_place(hass, result))
    assert result["reason"] == "device_added"


async def test_one_of_two_accounts_is_unloaded(
    hass: HomeAssistant,
    radio: Radio,
    combo: Peripheral,
    cloud: Cloud,
    config_entry: MockConfigEntry,
    set_up: SetUp,
) -> None:
    """That is said, also where a network was asked for; the other can be chosen."""
    entry = await set_up()
    other, place = await add_mate(hass, cloud, config_entry)
    result = await hear_and_open(hass, radio, combo)
    result = await submit_place(hass, result, place)
    await hass.config_entries.async_unload(other.entry_id)
    result = await join(hass, result, "Home", "right")
    assert result["step_id"] == "nearby"
    assert result["errors"] == {"base": "unloaded"}
    result = await submit_place(hass, result, f"{entry.title} · 我的家")
    result = await join(hass, result, "Home", "right")
    assert result["reason"] == "device_added"


async def test_a_device_that_was_heard_before_there_was_an_account(
    hass: HomeAssistant, radio: Radio, peripheral: Peripheral, set_up: SetUp
) -> None:
    await hear(hass, radio, peripheral)
    assert not offers(hass)
    await set_up()
    await hass.async_block_till_done(wait_background_tasks=True)
    assert len(offers(hass)) == 1


async def test_a_device_that_is_let_go_is_offered_again(
    hass: HomeAssistant, radio: Radio, peripheral: Peripheral, set_up: SetUp
) -> None:
    """But not again and again, if nobody wants it."""
    peripheral.key = b"mine"
    await set_up()
    await hear(hass, radio, peripheral)
    assert not offers(hass)
    peripheral.key = b""
    await hear(hass, radio, peripheral)
    (flow,) = offers(hass)
    hass.config_entries.flow.async_abort(flow["flow_id"])
    async_fire_time_changed(hass, utcnow() + 1.5 * LOOK_INTERVAL)
    await hear(hass, radio, peripheral)
    assert not offers(hass)


async def test_an_unbound_device_that_went_away_is_forgotten(
    hass: HomeAssistant,
    radio: Radio,
    peripheral: Peripheral,
    set_up: SetUp,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A street full of passing addresses fills nothing; who returns is looked at anew."""
    offered: list[str] = []
    monkeypatch.setattr(
        bluetooth,
        "async_rediscover_address",
        lambda _, address: offered.append(address),
    )
    await set_up()
    await hear(hass, radio, peripheral)
    get_manager().async_clear_advertisement_history(ADDRESS)
    async_fire_time_changed(hass, utcnow() + 1.5 * LOOK_INTERVAL)
    await hear(hass, radio, peripheral)
    assert offered == [ADDRESS, ADDRESS]


async def test_nothing_is_offered_after_the_last_account_was_removed(
    hass: HomeAssistant,
    radio: Radio,
    peripheral: Peripheral,
    cloud: Cloud,
    config_entry: MockConfigEntry,
    set_up: SetUp,
) -> None:
    """Nobody could take the device in; whoever adds an account again is offered it."""
    await set_up()
    other, _ = await add_mate(hass, cloud, config_entry)
    await hear(hass, radio, peripheral)
    await hass.config_entries.async_remove(other.entry_id)
    assert len(offers(hass)) == 1
    await hass.config_entries.async_remove(config_entry.entry_id)
    assert not offers(hass)
    await add_mate(hass, cloud, config_entry)
    await hass.async_block_till_done(wait_background_tasks=True)
    assert len(offers(hass)) == 1


async def test_nobody_is_offered_what_is_not_theirs(
    hass: HomeAssistant,
    radio: Radio,
    peripheral: Peripheral,
    cloud: Cloud,
    set_up: SetUp,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """A neighbour's lamp is nothing to warn of either."""
    await set_up()
    peripheral.key = b"else"
    await hear(hass, radio, peripheral)  # it is somebody's
    peripheral.key, peripheral.product_id = b"", "FOREIGN000"
    await hear(hass, radio, peripheral)  # it is of another vendor's app
    assert not offers(hass)
    warnings = [each for each in caplog.records if each.levelno >= logging.WARNING]
    assert not [each for each in warnings if "FOREIGN000" in each.getMessage()]


@pytest.mark.usefixtures("combo")
async def test_a_combo_device_is_brought_into_the_network(
    hass: HomeAssistant, offer: Offer, cloud: Cloud
) -> None:
    """What is wrong with the network is said; the right one brings it to the cloud."""
    result = await submit_place(hass, await offer())
    assert result["step_id"] == "network"
    for network, password in (("Home", "wrong"), ("Half \ud800", "")):
        result = await join(hass, result, network, password)
        assert result["step_id"] == "network"
        assert result["errors"] == {"base": "wrong_network"}
    result = await join(hass, result, "Home", "right")
    assert result["reason"] == "device_added"
    assert cloud.devices[DEVICE_ID].family_id == FAMILY


async def test_a_device_of_dual_mode_signs_once_it_is_in_the_network(
    hass: HomeAssistant, offer: Offer, combo: Peripheral, cloud: Cloud
) -> None:
    """As with Tencent's client: it is used over Bluetooth too, and needs a key for that."""
    combo.dual_mode = True
    result = await submit_place(hass, await offer(), "Seaside · Lounge")
    result = await join(hass, result, "Home", "right")
    assert result["reason"] == "device_added"
    device = cloud.devices[DEVICE_ID]
    assert device.room_id == "r_lounge"
    assert device.configs["ble_psk_device_ket"] == combo.key.hex() != ""
    assert not cloud.calls["AppTokenBindDeviceFamily"]


async def join(
    hass: HomeAssistant, result: Any, network: str, password: str = ""
) -> Any:
    """Type a network, and wait for what comes of it."""
    typed = await submit(hass, result, network=network, password=password)
    return await end_of(hass, typed)


def networks_of(result: Any) -> object:
    """Return the networks that a form offers; None where one is typed."""
    field = result["data_schema"].schema["network"]
    return field.config.get("options") if isinstance(field, SelectSelector) else None


async def test_a_network_that_another_device_has_joined_is_offered(
    hass: HomeAssistant,
    offer: Offer,
    radio: Radio,
    combo: Peripheral,
    cloud: Cloud,
    newcomer: Device,
) -> None:
    """Whoever adds five plugs types its name once; any other can still be typed."""
    result = await submit_place(hass, await offer())
    assert networks_of(result) is None
    result = await join(hass, result, "Hme", "right")
    assert networks_of(result) is None
    assert (await join(hass, result, "Home", "right"))["reason"] == "device_added"
    second = replace(newcomer, device_name="lamp02")
    cloud.home.unbound[second.device_id] = second
    other = peripheral_of(second)
    other.networks, other.mac = {"Guests": ""}, b"\xc0\xff\xee\x01\x02\x09"
    other.on_token = lambda token: cloud.connect(second.device_id, token)
    result = await hear_and_open(hass, radio, other, "C0:FF:EE:01:02:09")
    result = await submit_place(hass, result)
    assert networks_of(result) == ["Home"]
    assert (await join(hass, result, "Guests"))["reason"] == "device_added"


def interface_with(wifi: Wifi | None) -> NetworkInterface:
    """Return an interface of the machine, which is in a Wi-Fi network or not."""
    return NetworkInterface(
        interface="wlan0" if wifi else "end0",
        type=InterfaceType.WIRELESS if wifi else InterfaceType.ETHERNET,
        enabled=True,
        connected=True,
        primary=wifi is None,
        mac="00:11:22:33:44:55",
        ipv4=None,
        ipv6=None,
        wifi=wifi,
        vlan=None,
        mdns=None,
        llmnr=None,
    )


@pytest.mark.usefixtures("combo")
async def test_the_network_of_home_assistant_itself_is_offered(
    hass: HomeAssistant, offer: Offer
) -> None:
    """Home Assistant OS tells it; a cable has none."""
    wifi = Wifi(
        mode=WifiMode.INFRASTRUCTURE, auth=AuthMethod.WPA_PSK, ssid="Home", signal=90
    )
    interfaces = [interface_with(None), interface_with(wifi)]
    hass.data[DATA_NETWORK_INFO] = NetworkInfo(
        interfaces=interfaces,
        docker=DOCKER,
        host_internet=True,
        supervisor_internet=True,
    )
    result = await submit_place(hass, await offer())
    assert networks_of(result) == ["Home"]


async def test_a_combo_device_that_never_reaches_the_cloud(
    hass: HomeAssistant,
    offer: Offer,
    combo: Peripheral,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(adding, "TOKEN_SECONDS", 0.05)
    combo.on_token = lambda _: None
    result = await submit_place(hass, await offer())
    result = await join(hass, result, "Home", "right")
    assert result["errors"] == {"base": "not_come"}


@pytest.mark.parametrize("disabled_by", [None, ConfigEntryDisabler.USER])
async def test_an_account_that_is_unloaded_before_its_device_is_opened(
    hass: HomeAssistant,
    radio: Radio,
    peripheral: Peripheral,
    set_up: SetUp,
    *,
    disabled_by: ConfigEntryDisabler | None,
) -> None:
    entry = await set_up()
    await hear(hass, radio, peripheral)
    (flow,) = offers(hass)
    await hass.config_entries.async_unload(entry.entry_id)
    await hass.config_entries.async_set_disabled_by(entry.entry_id, disabled_by)
    result = await hass.config_entries.flow.async_configure(flow["flow_id"])
    assert result["type"] is FlowResultType.ABORT
    assert result["reason"] == "unloaded"


async def test_an_account_that_is_unloaded_before_the_place_is_chosen(
    hass: HomeAssistant, offer: Offer, cloud: Cloud, config_entry: MockConfigEntry
) -> None:
    result = await offer()
    await hass.config_entries.async_unload(config_entry.entry_id)
    result = await end_of(hass, await submit_place(hass, result))
    assert result["type"] is FlowResultType.ABORT
    assert result["reason"] == "unloaded"
    assert DEVICE_ID not in cloud.devices


async def test_an_account_that_is_unloaded_while_its_device_is_added(
    hass: HomeAssistant,
    offer: Offer,
    peripheral: Peripheral,
    cloud: Cloud,
    config_entry: MockConfigEntry,
) -> None:
    """What was added stays added, and is said."""
    result = await offer()
    result = await submit_place(hass, result)
    await until(lambda: DEVICE_ID in cloud.devices and peripheral.key != b"")
    await hass.config_entries.async_unload(config_entry.entry_id)
    result = await end_of(hass, result)
    assert result["reason"] == "device_added"


async def test_a_device_whose_last_packet_tells_nothing(
    hass: HomeAssistant, offer: Offer, radio: Radio, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A proxy that is put up meanwhile has not heard the others."""
    result = await offer()
    radio.remove()
    get_manager().async_clear_advertisement_history(ADDRESS)
    monkeypatch.setattr(proxy, "SOURCE", "AA:AA:AA:00:00:02")
    radio.restore(hass)
    radio.proxy._async_on_advertisement(
        ADDRESS, -50, "lamp", [], {}, {}, -127, {"address_type": 0}, time.monotonic()
    )
    result = await end_of(hass, await submit_place(hass, result))
    assert result["reason"] == "device_added"


async def test_a_refusal_that_the_device_cannot_be_told(
    hass: HomeAssistant,
    offer: Offer,
    radio: Radio,
    cloud: Cloud,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Why the cloud refuses is what counts."""
    take = Peripheral._take_order

    def lose_at_refusal(self: Peripheral, head: int, content: bytes) -> None:
        if head == 0x03:
            radio.links[-1].lose_and_raise()
        take(self, head, content)

    monkeypatch.setattr(Peripheral, "_take_order", lose_at_refusal)
    result = await offer()
    cloud.fail("AppSigBindDeviceInFamily", code="LimitExceeded.FamilyDeviceExceedLimit")
    result = await end_of(hass, await submit_place(hass, result))
    assert result["errors"] == {"base": "family_full"}
    assert not radio.links[-1].is_connected


async def test_a_cloud_that_cannot_forget_what_it_refused(
    hass: HomeAssistant, offer: Offer, cloud: Cloud
) -> None:
    result = await offer()
    cloud.fail("AppSetDeviceConfig", code="LimitExceeded.FamilyDeviceExceedLimit")
    cloud.fail("AppDeleteDeviceInFamily", code="InternalError")
    result = await end_of(hass, await submit_place(hass, result))
    assert result["errors"] == {"base": "family_full"}


@pytest.mark.usefixtures("combo")
async def test_a_password_is_not_sent_back(hass: HomeAssistant, offer: Offer) -> None:
    """The network's name is, to be corrected."""
    result = await submit_place(hass, await offer())
    result = await join(hass, result, "Home", "wrong")
    assert result["errors"] == {"base": "wrong_network"}
    suggested = {
        str(key): (key.description or {}).get("suggested_value")
        for key in result["data_schema"].schema
    }
    assert suggested == {"network": "Home", "password": None}
