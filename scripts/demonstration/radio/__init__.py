"""A Bluetooth proxy of the demo's Home Assistant, with simulated devices beside it."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from functools import partial
from random import choice, uniform

from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers.aiohttp_client import async_get_clientsession
from homeassistant.helpers.event import async_call_later, async_track_time_interval
from homeassistant.helpers.storage import Store
from homeassistant.helpers.typing import ConfigType

from simulator.bluetooth import Peripheral
from simulator.homes import add_bluetooth, load_home
from simulator.state import Device

from .proxy import Radio

DOMAIN = "demo_radio"
ADVERTISING = timedelta(seconds=5)
LIVING = timedelta(seconds=20)
COMING_SECONDS = 8
NETWORKS = {"Home": "home-password"}
PEOPLE = ("小林", "Guest")

type Keys = dict[str, list[str]]


async def async_setup(hass: HomeAssistant, config: ConfigType) -> bool:
    """Put up the proxy and let the devices advertise."""
    store: Store[Keys] = Store(hass, 1, DOMAIN)
    kept = await store.async_load() or {}
    devices = await hass.async_add_executor_job(lambda: add_bluetooth(load_home()))
    radio = Radio(hass)
    neighbours = [_peripheral(device, kept) for device in devices]
    for number, each in enumerate(neighbours):
        each.mac = bytes((0xC0, 0xFF, 0xEE, 0, 0, number))
        each.on_token = partial(_bring_token, hass, config[DOMAIN]["cloud"], each)
        each.on_wait = partial(_press_button, hass, each)

    @callback
    def advertise(_: datetime | None = None) -> None:
        for each in neighbours:
            if not each.connected:
                radio.hear(each.mac.hex(":").upper(), each)
        store.async_delay_save(lambda: _bindings(neighbours))

    @callback
    def live(_: datetime) -> None:
        for each in neighbours:
            if each.connected:
                _live(each)

    async_track_time_interval(hass, advertise, ADVERTISING)
    async_track_time_interval(hass, live, LIVING)
    advertise()
    return True


def _bindings(neighbours: Iterable[Peripheral]) -> Keys:
    """Return what the devices must not forget when Home Assistant stops."""
    return {
        each.device_name: [each.key.hex(), each.bind_id.hex()] for each in neighbours
    }


def _peripheral(device: Device, kept: Keys) -> Peripheral:
    """Return a device as it was when Home Assistant stopped."""
    stored = device.configs.get("ble_psk_device_ket", "")
    key, bind_id = kept.get(device.device_name, [stored, ""])
    return Peripheral(
        model=device.product.data_template,
        product_id=device.product.product_id,
        device_name=device.device_name,
        key=bytes.fromhex(key),
        bind_id=bytes.fromhex(bind_id),
        psk=device.psk,
        networks=None if device.product.net_type == "ble" else NETWORKS,
        confirms=device.product.net_type == "ble",
        values=dict(device.values),
    )


def _live(peripheral: Peripheral) -> None:
    """Let a connected device do what it does."""
    if "weight" in peripheral.values:
        peripheral.report({"weight": round(uniform(60, 65), 1)})
    elif peripheral.model["events"]:
        peripheral.post_event("unlock", {"user_name": choice(PEOPLE), "way": 0})


@callback
def _press_button(hass: HomeAssistant, peripheral: Peripheral) -> None:
    """Have somebody come and agree at a device that is to be added."""

    @callback
    def press(_: datetime) -> None:
        peripheral.answer_binding(agrees=True)

    async_call_later(hass, COMING_SECONDS, press)


@callback
def _bring_token(
    hass: HomeAssistant, cloud: str, peripheral: Peripheral, token: str
) -> None:
    """Have a device that has joined a network connect to the cloud after a while."""
    device_id = f"{peripheral.product_id}/{peripheral.device_name}"
    url = f"{cloud}/simulator/devices/{device_id}/connect"
    session = async_get_clientsession(hass)

    async def connect(_: datetime) -> None:
        await session.post(url, json={"token": token})

    async_call_later(hass, COMING_SECONDS, connect)
