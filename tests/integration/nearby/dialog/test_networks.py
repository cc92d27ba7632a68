"""Devices that are brought into a Wi-Fi network, and which one."""

from dataclasses import replace
from ipaddress import IPv4Address, IPv4Network
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
from homeassistant.components.hassio.const import DATA_NETWORK_INFO
from homeassistant.core import HomeAssistant
from homeassistant.helpers.selector import SelectSelector
import pytest

from custom_components.tencent_iot_explorer.flows import adding
from scripts.demonstration.radio.proxy import Radio
from simulator import Cloud
from simulator.bluetooth import Peripheral
from simulator.state import Device

from ....bluetooth import peripheral_of
from ..conftest import DEVICE_ID
from . import FAMILY, Offer, hear_and_open, join, submit_place

DOCKER = DockerNetwork(
    interface="hassio",
    address=IPv4Network("172.30.32.0/23"),
    gateway=IPv4Address("172.30.32.1"),
    dns=IPv4Address("172.30.32.3"),
)


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
