"""A Bluetooth lamp, and a proxy beside it."""

from collections.abc import AsyncIterator
from dataclasses import replace

from homeassistant.core import HomeAssistant
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from scripts.demonstration.radio.proxy import Radio
from simulator import Cloud
from simulator.bluetooth import Peripheral
from simulator.state import Device, Product

from ...bluetooth import KEY, lamp_product, peripheral_of
from ...conftest import SetUp

ADDRESS = "C0:FF:EE:01:02:03"
DEVICE_ID = "LLSYNCDEMO/lamp01"
SECOND_ADDRESS = "C0:FF:EE:01:02:04"
SECOND_ID = "LLSYNCDEMO/lamp02"


@pytest.fixture
def product(cloud: Cloud) -> Product:
    """Return the only product of the cloud: a lamp that speaks Bluetooth."""
    product = lamp_product()
    cloud.home.products = {product.product_id: product}
    cloud.devices.clear()
    return product


@pytest.fixture
def lamp(cloud: Cloud, product: Product) -> Device:
    """Return a Bluetooth lamp of the family whose key the cloud keeps."""
    family = next(iter(cloud.home.families.values()))
    values = {"power_switch": 0, "color": 1, "brightness": 20, "name": "lamp"}
    device = Device(
        product=product,
        device_name="lamp01",
        alias_name="Bluetooth lamp",
        owner=next(iter(family.members)),
        family_id=family.family_id,
        values=values,
        updated=dict.fromkeys(values, 1),
        configs={"ble_psk_device_ket": KEY.hex()},
    )
    cloud.devices[device.device_id] = device
    return device


@pytest.fixture
def peripheral(lamp: Device) -> Peripheral:
    """Return the lamp itself."""
    return peripheral_of(lamp, KEY)


@pytest.fixture
def second(cloud: Cloud, lamp: Device) -> Peripheral:
    """Return another lamp of the family, of the same kind and key."""
    other = replace(lamp, device_name="lamp02", values=dict(lamp.values))
    cloud.devices[SECOND_ID] = other
    return peripheral_of(other, KEY)


@pytest.fixture
async def radio(
    hass: HomeAssistant, enable_bluetooth: None, haste: None
) -> AsyncIterator[Radio]:
    """Return a proxy."""
    radio = Radio(hass)
    yield radio
    radio.remove()


@pytest.fixture
async def account(
    radio: Radio, peripheral: Peripheral, set_up: SetUp
) -> MockConfigEntry:
    """Return the account, set up while the lamp is heard."""
    radio.hear(ADDRESS, peripheral)
    return await set_up()
