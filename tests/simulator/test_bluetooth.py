"""Phones that nobody here wrote speak with the simulated devices and their cloud.

They are Tencent's client for mini programs ("llsync"), the newer one inside its SDK of
H5 panels ("h5"), and its client for devices that need a network ("combo").
"""

from collections.abc import AsyncIterator, Awaitable, Callable

import pytest

from simulator import Cloud
from simulator.bluetooth import Peripheral
from simulator.state import Device, FirmwareTask

from ..bluetooth import lamp_product, peripheral_of
from ..waiting import until
from .caller import Caller
from .phone_driver import Phone

DEVICE_ID = "LLSYNCDEMO/lamp01"
NETWORK = {"ssid": "a-long-network-name", "password": "a-long-pass-word-of-30-letters!"}
TOKEN = "0123456789abcdef0123456789abcdef"

type Meet = Callable[[str], Awaitable[Phone]]

pytestmark = pytest.mark.xdist_group("sdk")  # which is installed once
both = pytest.mark.parametrize("client", ["llsync", "h5"])


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
async def meet(
    sdk_installed: None, peripheral: Peripheral, demo: Caller
) -> AsyncIterator[Meet]:
    """Put one of Tencent's clients beside the device as it is then."""
    phones: list[Phone] = []

    async def meet(client: str) -> Phone:
        phone = await Phone.start(client, peripheral, demo)
        phones.append(phone)
        return phone

    yield meet
    for phone in phones:
        await phone.stop()


async def bind(phone: Phone, cloud: Cloud) -> None:
    """Bind the device to the first family."""
    family_id = next(iter(cloud.home.families))
    await phone.call("bindDevice", familyId=family_id, roomId="")


async def bind_and_connect(phone: Phone, cloud: Cloud, peripheral: Peripheral) -> None:
    """Bind the device to the first family, and connect to it."""
    await bind(phone, cloud)
    await phone.call("authenticateConnection", deviceName="lamp01")
    await until(lambda: peripheral.connected)


@both
async def test_it_binds_and_connects(
    meet: Meet, cloud: Cloud, peripheral: Peripheral, client: str
) -> None:
    """The cloud accepts the device's signature, and both have the same key."""
    await bind_and_connect(await meet(client), cloud, peripheral)
    device = cloud.devices[DEVICE_ID]
    assert device.configs["ble_psk_device_ket"] == peripheral.key.hex()
    await until(lambda: device.version == "0.0.1")


@both
async def test_it_finds_the_device_by_what_it_advertises(
    meet: Meet, cloud: Cloud, peripheral: Peripheral, client: str
) -> None:
    """Before it is bound, by its product; then, by its id."""
    phone = await meet(client)
    product = {"productId": "LLSYNCDEMO"}
    advertised = peripheral.advertised.hex()
    found = await phone.call("deviceFilter", advertised, product)
    assert found["productId"] == "LLSYNCDEMO"
    assert found["extendInfo"]["isDynamicRegister"] is False
    await bind(phone, cloud)
    await until(lambda: peripheral.key)
    advertised = peripheral.advertised.hex()
    for device_name, known in (("lamp01", True), ("lamp02", False)):
        wanted = {**product, "deviceName": device_name}
        found = await phone.call("deviceFilter", advertised, wanted)
        assert (found is not None) is known


@both
async def test_it_registers_a_device_that_the_cloud_does_not_know(
    meet: Meet, cloud: Cloud, peripheral: Peripheral, newcomer: Device, client: str
) -> None:
    """The device proves its product's secret, and hears its own through the phone."""
    del cloud.home.unbound[DEVICE_ID]
    peripheral.product_secret = newcomer.product.secret
    peripheral.psk = Device(
        product=newcomer.product, device_name="lamp01", alias_name=""
    ).psk
    await bind_and_connect(await meet(client), cloud, peripheral)
    assert cloud.calls["AppDeviceDynamicRegister"] == 1
    (registered,) = [content for head, content in peripheral.heard if head == "0b"]
    assert registered
    assert DEVICE_ID in cloud.devices


@both
async def test_it_waits_until_the_device_is_confirmed(
    meet: Meet, cloud: Cloud, peripheral: Peripheral, newcomer: Device, client: str
) -> None:
    """The product says that the device asks, and its user agrees."""
    peripheral.confirms = True
    newcomer.product.confirms_binding = True
    say = peripheral.say

    def agree_when_asked(packet: bytes) -> None:
        say(packet)
        if packet[0] == 0x0D:
            peripheral.answer_binding(agrees=True)

    phone = await meet(client)
    say, peripheral.say = peripheral.say, agree_when_asked
    await bind_and_connect(phone, cloud, peripheral)
    assert DEVICE_ID in cloud.devices


@both
async def test_a_refusal_of_the_cloud(
    meet: Meet, cloud: Cloud, peripheral: Peripheral, client: str
) -> None:
    """The device stays nobody's, here and there."""
    phone = await meet(client)
    cloud.fail("AppSigBindDeviceInFamily", code="LimitExceeded")
    with pytest.raises(LookupError, match="LimitExceeded"):
        await bind(phone, cloud)
    assert DEVICE_ID not in cloud.devices
    assert not peripheral.key


@both
async def test_it_controls_the_device(
    meet: Meet, cloud: Cloud, peripheral: Peripheral, client: str
) -> None:
    phone = await meet(client)
    await bind_and_connect(phone, cloud, peripheral)
    values = {"power_switch": 1, "color": 2, "brightness": -5, "name": "hi"}
    await phone.call("controlDevice", deviceData=values)
    assert peripheral.values == values
    await until(lambda: cloud.devices[DEVICE_ID].values.items() >= values.items())


@both
async def test_reports_events_and_actions(
    meet: Meet, cloud: Cloud, peripheral: Peripheral, client: str
) -> None:
    phone = await meet(client)
    await bind_and_connect(phone, cloud, peripheral)
    device = cloud.devices[DEVICE_ID]
    peripheral.report({"brightness": 77, "temperature": 21.5, "alarm_at": 1700000000})
    await until(lambda: device.values.get("temperature") == 21.5)
    peripheral.post_event("status_report", {"status": 1, "message": "a long message"})
    await until(lambda: ("61", b"\x00") in peripheral.heard)
    (event,) = device.events
    assert event.parameters == {"status": 1, "message": "a long message"}
    peripheral.ask_for_status()
    await until(lambda: any(head == "22" for head, _ in peripheral.heard))
    await phone.call(
        "controlAction",
        actionData={
            "actionId": "blink",
            "clientToken": "token",
            "params": {"interval": 4},
        },
    )
    assert ("blink", {"interval": 4}) in peripheral.heard


@both
async def test_it_brings_new_firmware(
    meet: Meet, cloud: Cloud, peripheral: Peripheral, client: str
) -> None:
    """In loops of numbered packets; the device restarts, and tells its new version."""
    phone = await meet(client)
    await bind_and_connect(phone, cloud, peripheral)
    cloud.devices[DEVICE_ID].firmware = FirmwareTask(target="0.0.2", notes="")
    cloud.firmware_bytes = 300
    await until(lambda: cloud.devices[DEVICE_ID].version == "0.0.1")
    updating = phone.begin("startOta")
    await until(lambda: "WAITING_MODULE_UPDATE" in phone.progress)
    phone.lose()
    assert (await updating)["code"] == "MODULE_UPDATE_SUCCESS"
    assert len(peripheral.flash.content) == 300
    await until(lambda: cloud.devices[DEVICE_ID].version == "0.0.2")


@both
async def test_it_lets_the_device_go(
    meet: Meet, cloud: Cloud, peripheral: Peripheral, client: str
) -> None:
    phone = await meet(client)
    await bind_and_connect(phone, cloud, peripheral)
    family_id = cloud.devices[DEVICE_ID].family_id
    await phone.call("unbindDevice", familyId=family_id, deviceName="lamp01")
    assert DEVICE_ID not in cloud.devices
    await until(lambda: not peripheral.key)


@pytest.mark.parametrize("known", [True, False])
async def test_the_encrypted_protocol(
    meet: Meet, cloud: Cloud, peripheral: Peripheral, newcomer: Device, *, known: bool
) -> None:
    """The newer client binds, uses and lets go what the older one does not know."""
    peripheral.encrypts = True
    if not known:
        del cloud.home.unbound[DEVICE_ID]
        peripheral.product_secret = newcomer.product.secret
    phone = await meet("h5")
    await bind_and_connect(phone, cloud, peripheral)
    device = cloud.devices[DEVICE_ID]
    assert device.configs["secret_encrypt_key"] == peripheral.secret_key.hex()
    values = {"power_switch": 1, "brightness": -5, "name": "a rather long name"}
    await phone.call("controlDevice", deviceData=values)
    assert peripheral.values == values
    peripheral.report({"brightness": 77, "temperature": 21.5})
    await until(lambda: device.values.get("temperature") == 21.5)
    await phone.call("sendHeartbeat")
    await until(lambda: ("1b", b"") in peripheral.heard)
    await phone.call("unbindDevice", familyId=device.family_id, deviceName="lamp01")
    assert DEVICE_ID not in cloud.devices
    await until(lambda: not peripheral.secret_key)


async def test_a_device_that_needs_a_network(
    meet: Meet, peripheral: Peripheral
) -> None:
    """A wrong password is told by its state and its log; the right one is kept."""
    tokens: list[str] = []
    peripheral.networks = {NETWORK["ssid"]: NETWORK["password"]}
    peripheral.on_token, peripheral.log = tokens.append, "log: no such password"
    phone = await meet("combo")
    assert await phone.call("afterConnectDevice") == "lamp01"
    assert await phone.call("setWiFiMode")
    await phone.call("setWiFiInfo", **{**NETWORK, "password": "wrong"})
    state = await phone.call("sendConnectWiFiAndGetWiFiConnectState")
    assert state == {"connected": False, "ssid": NETWORK["ssid"]}
    log = await phone.call("getModuleLog")
    assert "log: no such password".endswith(log["logStr"])
    await phone.call("setWiFiInfo", **NETWORK)
    state = await phone.call("sendConnectWiFiAndGetWiFiConnectState")
    assert state == {"connected": True, "ssid": NETWORK["ssid"]}
    assert await phone.call("sendToken", token=TOKEN)
    assert tokens == [TOKEN]
