"""Firmware updates."""

import time

from ..cloud import Cloud
from ..errors import Refusal
from ..routing import Answer, Body, device_id_of, required, with_token
from ..state import Device, FirmwareTask, User

PENDING, DOWNLOADING, BURNING, DONE = 1, 3, 4, 6
DOWNLOADED_AT = 0.7


@with_token("AppCheckFirmwareUpdate")
def check_firmware_update(cloud: Cloud, user: User, body: Body) -> Answer:
    """Return the running and the offered version."""
    device = cloud.device(user, device_id_of(body))
    _progress(cloud, device)
    target = device.firmware.target if device.firmware else ""
    return {"CurrentVersion": device.version, "DstVersion": target}


@with_token("AppPublishFirmwareUpdateMessage")
def publish_firmware_update_message(cloud: Cloud, user: User, body: Body) -> Answer:
    """Have a device update itself."""
    device = cloud.device(user, device_id_of(body))
    if not device.online:
        raise Refusal("FailedOperation.DeviceOffline", "设备不在线")
    _task(device).started_at = time.monotonic()
    return {}


@with_token("AppDescribeFirmwareUpdateStatus")
def describe_firmware_update_status(cloud: Cloud, user: User, body: Body) -> Answer:
    """Return how far an update has come."""
    device = cloud.device(user, device_id_of(body))
    original, target = device.version, _task(device).target
    status, percent = _progress(cloud, device)
    return {
        "OriVersion": original,
        "DstVersion": target,
        "Status": status,
        "Percent": percent,
        "ErrMsg": "",
    }


@with_token("AppDescribeFirmware")
def describe_firmware(cloud: Cloud, _user: User, body: Body) -> Answer:
    """Return what the vendor wrote about a version."""
    product_id = required(body, "ProductId")
    version = required(body, "FirmwareVersion")
    for device in cloud.devices.values():
        task = device.firmware
        if device.product.product_id == product_id and task and task.target == version:
            return {
                "ProductId": product_id,
                "ProductName": device.product.name,
                "Version": version,
                "Name": f"{device.product.name} {version}",
                "Description": task.notes,
            }
    raise Refusal("ResourceNotFound.FirmwareNotExist", "固件不存在")


def _task(device: Device) -> FirmwareTask:
    if device.firmware is None:
        raise Refusal("ResourceNotFound.DeviceFirmwareTaskNotExist", "没有升级任务")
    return device.firmware


def _progress(cloud: Cloud, device: Device) -> tuple[int, int]:
    """Return status and percentage; a finished update changes the version."""
    task = device.firmware
    if task is None or task.started_at is None:
        return PENDING, 0
    share = (time.monotonic() - task.started_at) / cloud.firmware_seconds
    if share >= 1:
        device.version = task.target
        return DONE, 100
    percent = round(share * 100)
    return (DOWNLOADING if share < DOWNLOADED_AT else BURNING), percent
