"""A client that nobody here wrote uses the simulated cloud."""

import pytest

from simulator import Cloud

from ..waiting import until
from .sdk_driver import Refused, Sdk
from .waiting import registered

STRIP = "LIGHTSTRIP/strip_01"
SPEAKER = "SPEAKER000/speaker_01"

pytestmark = pytest.mark.xdist_group("sdk")  # which is installed once


async def subscribe(sdk: Sdk, cloud: Cloud, *device_ids: str) -> None:
    """Log in and listen to devices; the SDK does not wait for the cloud's answer."""
    await sdk.call("init")
    await sdk.call("subscribeDevices", device_ids)
    await until(lambda: registered(cloud) == set(device_ids))


async def test_log_in_and_list(sdk: Sdk, cloud: Cloud) -> None:
    """It logs in and lists families, devices, statuses, data and thing models."""
    await sdk.call("init")
    families = await sdk.request("AppGetFamilyList", Offset=0, Limit=50)
    assert [each["FamilyName"] for each in families["FamilyList"]] == [
        "我的家",
        "Seaside",
    ]
    devices = await sdk.request("AppGetFamilyDeviceList", FamilyId="default", RoomId="")
    assert STRIP in {each["DeviceId"] for each in devices["DeviceList"]}
    statuses = await sdk.request("AppGetDeviceStatuses", DeviceIds=[STRIP])
    assert statuses["DeviceStatuses"][0]["Online"] == 1
    data = await sdk.request("AppGetDeviceData", DeviceId=STRIP)
    assert '"brightness": {"Value": 80' in data["Data"]
    products = await sdk.request("AppGetProducts", ProductIds=["LIGHTSTRIP"])
    assert isinstance(products["Products"][0]["DataTemplate"], str)


async def test_control_comes_back_by_push(sdk: Sdk, cloud: Cloud) -> None:
    """A control is echoed to its sender, then reported by the device."""
    await subscribe(sdk, cloud, STRIP)
    await sdk.request(
        "AppControlDeviceData",
        ProductId="LIGHTSTRIP",
        DeviceName="strip_01",
        Data='{"brightness": 15}',
    )
    control = await sdk.event("wsControl")
    assert control["deviceData"]["brightness"]["Value"] == 15
    report = await sdk.event("wsReport")
    assert report["deviceId"] == STRIP
    assert report["deviceData"]["brightness"]["Value"] == 15
    assert cloud.devices[STRIP].values["brightness"] == 15


async def test_pushes(sdk: Sdk, cloud: Cloud) -> None:
    """It understands the pushes of what happens in the home."""
    await subscribe(sdk, cloud, STRIP, SPEAKER)
    cloud.set_online(STRIP, online=False)
    assert (await sdk.event("wsStatusChange"))["deviceStatus"] == 0
    cloud.post_event(STRIP, "low_voltage", {"voltage": 2.5})
    event = await sdk.event("wsEventReport")
    assert event["Payload"]["params"] == {"voltage": 2.5}
    answer = await sdk.request(
        "AppCallDeviceActionAsync",
        ProductId="SPEAKER000",
        DeviceName="speaker_01",
        ActionId="fresh_token",
    )
    reply = await sdk.event("wsActionReport")
    assert reply["Payload"]["clientToken"] == answer["ClientToken"]


async def test_dropped_socket(sdk: Sdk, cloud: Cloud) -> None:
    """It comes back by itself after a dropped socket and is told the news again."""
    await subscribe(sdk, cloud, STRIP)
    cloud.drop_sockets()
    await sdk.event("wsClose")
    assert not registered(cloud)
    await until(lambda: STRIP in registered(cloud))
    cloud.report(STRIP, {"brightness": 44})
    report = await sdk.event("wsReport")
    assert report["deviceData"]["brightness"]["Value"] == 44


async def test_expired_token(sdk: Sdk, cloud: Cloud) -> None:
    """It logs in again by itself when its token has expired."""
    await sdk.call("init")
    cloud.logins.end_tokens()
    assert (await sdk.request("AppGetFamilyList", Offset=0, Limit=1))["Total"] == 2
    assert cloud.calls["AppGetToken"] == 2


async def test_refusal(sdk: Sdk) -> None:
    """It rejects with the cloud's code."""
    await sdk.call("init")
    with pytest.raises(Refused, match="InvalidAction"):
        await sdk.request("NoSuchAction")
