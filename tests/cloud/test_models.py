"""What the answers of the cloud mean."""

from typing import Any

import pytest

from custom_components.tencent_iot_explorer.cloud import (
    BindTokenState,
    Client,
    DeviceRecord,
    FirmwareProgress,
    RequestRefused,
    User,
)
from custom_components.tencent_iot_explorer.cloud.api import naming

from .cases import DEVICE_RECORD, LAMP
from .fake_cloud import FakeCloud


@pytest.mark.parametrize(
    ("status", "error", "done", "failed", "message"),
    [
        (3, "", False, False, ""),
        (6, "", True, False, ""),
        (5, "", True, True, "the device reported a failure"),
        (5, "no space", True, True, "no space"),
        (10, "", True, True, "the device took too long"),
        (20, "", False, False, ""),
    ],
)
def test_firmware_progress(
    status: int, error: str, done: bool, failed: bool, message: str
) -> None:
    progress = FirmwareProgress(status=status, error=error)
    assert (progress.done, progress.failed) == (done, failed)
    assert progress.message == message


@pytest.mark.parametrize(
    ("user", "title"),
    [
        (User(user_id="7", nick_name="Ann", email="a@b"), "Ann"),
        (User(user_id="7", email="a@b", phone="1"), "a@b"),
        (User(user_id="7", phone="1"), "1"),
        (User(user_id="7"), "7"),
    ],
)
def test_user_title(user: User, title: str) -> None:
    assert user.title == title


@pytest.mark.parametrize(
    ("told", "device_id"),
    [
        ({"product_id": "P", "device_name": "d"}, "P/d"),
        ({"product_id": "P"}, ""),
        ({"device_name": "d"}, ""),
        ({}, ""),
    ],
)
def test_device_that_is_online_with_a_token(
    told: dict[str, Any], device_id: str
) -> None:
    assert BindTokenState(state=2, **told).device_id == device_id


def test_device_types() -> None:
    gateway, sub_device = (
        DeviceRecord(device_id="P/d", product_id="P", device_name="d", device_type=kind)
        for kind in (1, 2)
    )
    assert (gateway.is_gateway, gateway.is_sub_device) == (True, False)
    assert (sub_device.is_gateway, sub_device.is_sub_device) == (False, True)
    assert not DEVICE_RECORD.is_gateway


@pytest.mark.parametrize(
    "record",
    [
        {"DeviceId": "P1/dev/1"},
        {"ProductId": "P1", "DeviceName": "dev/1"},
        {"DeviceId": "P1/dev/1", "ProductId": "P1", "DeviceName": "dev/1"},
    ],
)
def test_ids_of_a_device_follow_from_each_other(record: dict[str, str]) -> None:
    (device,) = naming.devices([record])
    assert (device.device_id, device.product_id) == ("P1/dev/1", "P1")
    assert device.device_name == "dev/1"


def test_device_names_may_contain_slashes() -> None:
    assert naming.device_parameters("P1/dev/1") == {
        "ProductId": "P1",
        "DeviceName": "dev/1",
    }


@pytest.mark.parametrize(
    "answer",
    [
        {"AgitatedSignature": "no base64", "AgitatedContent": "01ff2f312f"},
        {"AgitatedSignature": "AAEC", "AgitatedContent": "no hexadecimal"},
        {"AgitatedSignature": "AAEC", "AgitatedContent": b"\1\xff/soon/".hex()},
        {"AgitatedSignature": "AAEC", "AgitatedContent": b"\1\xff/-5/".hex()},
        {
            "AgitatedSignature": "AAEC",
            "AgitatedContent": b"\1\xff/1800000000000/".hex(),
        },
    ],
    ids=["signature", "content", "word", "negative", "milliseconds"],
)
async def test_signed_numbers_that_no_device_can_hear(
    client: Client, fake_cloud: FakeCloud, answer: dict[str, Any]
) -> None:
    fake_cloud.answer("AppDeviceCustomSignatureAgitated", answer)
    with pytest.raises(RequestRefused, match="unreadable"):
        await client.bluetooth.device_custom_signature_agitated(LAMP, b"\1\xff")
