"""A phone that nobody here wrote speaks with the simulated devices and their cloud."""

from collections.abc import AsyncIterator

import pytest

from simulator import Cloud
from simulator.bluetooth import Peripheral
from simulator.state import Device

from ..bluetooth import lamp_product, peripheral_of
from .caller import Caller
from .phone_driver import Phone
from .waiting import until

DEVICE_ID = "LLSYNCDEMO/lamp01"

pytestmark = pytest.mark.xdist_group("sdk")  # which is installed once


@pytest.fixture
def newcomer(cloud: Cloud) -> Device:
    """Return a device that the cloud knows and nobody has bound."""
    product = lamp_product()
    cloud.home.products[product.product_id] = product
    device = Device(product=product, device_name="lamp01", alias_name="")
    cloud.home.unbound[device.device_id] = device
    return device


@pytest.fixture
def peripheral(newcomer: Device) -> Peripheral:
    """Return the device itself."""
    return peripheral_of(newcomer)


@pytest.fixture
async def phone(
    sdk_installed: None, peripheral: Peripheral, demo: Caller
) -> AsyncIterator[Phone]:
    """Return Tencent's client beside the device."""
    phone = await Phone.start(peripheral, demo)
    yield phone
    await phone.stop()


async def bind_and_connect(phone: Phone, cloud: Cloud, peripheral: Peripheral) -> None:
    """Bind the device to the first family, and connect to it."""
    family_id = next(iter(cloud.home.families))
    await phone.call("bindDevice", familyId=family_id, roomId="")
    await phone.call("authenticateConnection", deviceName="lamp01")
    await until(lambda: peripheral.connected)


async def test_it_binds_and_connects(
    phone: Phone, cloud: Cloud, peripheral: Peripheral
) -> None:
    """The cloud accepts the device's signature, and both have the same key."""
    await bind_and_connect(phone, cloud, peripheral)
    device = cloud.devices[DEVICE_ID]
    assert device.configs["ble_psk_device_ket"] == peripheral.key.hex()
    await until(lambda: device.version == "0.0.1")


async def test_it_controls_the_device(
    phone: Phone, cloud: Cloud, peripheral: Peripheral
) -> None:
    await bind_and_connect(phone, cloud, peripheral)
    values = {"power_switch": 1, "color": 2, "brightness": -5, "name": "hi"}
    await phone.call("controlDevice", deviceData=values)
    assert peripheral.values == values
    await until(lambda: cloud.devices[DEVICE_ID].values.items() >= values.items())


async def test_reports_events_and_actions(
    phone: Phone, cloud: Cloud, peripheral: Peripheral
) -> None:
    await bind_and_connect(phone, cloud, peripheral)
    device = cloud.devices[DEVICE_ID]
    peripheral.report({"brightness": 77, "temperature": 21.5, "alarm_at": 1700000000})
    await until(lambda: device.values.get("temperature") == 21.5)
    peripheral.post_event("status_report", {"status": 1, "message": "a long message"})
    await until(lambda: ("61", b"\x00") in peripheral.heard)
    (event,) = device.events
    assert event.parameters == {"status": 1, "message": "a long message"}
    await phone.call(
        "controlAction",
        actionData={
            "actionId": "blink",
            "clientToken": "token",
            "params": {"interval": 4},
        },
    )
    assert ("blink", {"interval": 4}) in peripheral.heard


async def test_it_lets_the_device_go(
    phone: Phone, cloud: Cloud, peripheral: Peripheral
) -> None:
    await bind_and_connect(phone, cloud, peripheral)
    family_id = cloud.devices[DEVICE_ID].family_id
    await phone.call("unbindDevice", familyId=family_id, deviceName="lamp01")
    assert DEVICE_ID not in cloud.devices
    await until(lambda: not peripheral.key)
