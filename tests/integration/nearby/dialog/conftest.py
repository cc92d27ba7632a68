"""What the tests of the dialog share."""

from typing import Any

from homeassistant.core import HomeAssistant
import pytest

from custom_components.tencent_iot_explorer.bluetooth import provisioning
from custom_components.tencent_iot_explorer.flows import adding
from scripts.demonstration.radio.proxy import Radio
from simulator import Cloud
from simulator.bluetooth import Peripheral
from simulator.state import Device, Product

from ....bluetooth import peripheral_of
from ....conftest import SetUp
from ..conftest import DEVICE_ID
from . import Offer, hear_and_open


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


@pytest.fixture
def offer(
    hass: HomeAssistant, radio: Radio, peripheral: Peripheral, set_up: SetUp
) -> Offer:
    """Return what has the lamp heard, and opens what is offered."""

    async def set_up_and_open() -> Any:
        await set_up()
        return await hear_and_open(hass, radio, peripheral)

    return set_up_and_open
