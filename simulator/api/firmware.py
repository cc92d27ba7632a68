"""Firmware updates."""

from collections.abc import Mapping
import hashlib
import time

from ..cloud import Cloud
from ..errors import Refusal
from ..routing import Answer, Body, device_id_of, either, number, required, with_token
from ..state import Device, FirmwareTask, User
from .device import product_of

OFFLINE, PENDING, DOWNLOADING, BURNING, FAILED, DONE = 0, 1, 3, 4, 5, 6
DOWNLOADED_AT = 0.7
STATES: Mapping[str, int] = {
    "downloading": DOWNLOADING,
    "updating": BURNING,
    "burning": BURNING,
    "done": DONE,
    "fail": FAILED,
}


@with_token("AppCheckFirmwareUpdate")
def check_firmware_update(cloud: Cloud, user: User, body: Body) -> Answer:
    """Return the running and the offered version."""
    device = cloud.rights.device(user, device_id_of(body))
    _progress(cloud, device)
    target = device.firmware.target if device.firmware else ""
    return {"CurrentVersion": device.version, "DstVersion": target}


@with_token("AppPublishFirmwareUpdateMessage")
def publish_firmware_update_message(cloud: Cloud, user: User, body: Body) -> Answer:
    """Have a device update itself."""
    device = cloud.rights.device(user, device_id_of(body))
    task = _task(device)
    if not device.online:
        raise Refusal("FailedOperation.DeviceOffline")
    task.started_at = time.monotonic()
    task.reported = None
    return {}


@with_token("AppDescribeFirmwareUpdateStatus")
def describe_firmware_update_status(cloud: Cloud, user: User, body: Body) -> Answer:
    """Return how far an update has come."""
    device = cloud.rights.device(user, device_id_of(body))
    original, target = device.version, _task(device).target
    status, percent, message = _progress(cloud, device)
    return {
        "OriVersion": original,
        "DstVersion": target,
        "Status": status,
        "Percent": percent,
        "ErrMsg": message,
    }


@with_token("AppDescribeFirmware")
def describe_firmware(cloud: Cloud, _user: User, body: Body) -> Answer:
    """Return what the vendor wrote about a version."""
    product_id = str(either(body, "ProductId", "ProductID"))
    version = str(required(body, "FirmwareVersion"))
    product_of(cloud, product_id)
    for device in cloud.devices.values():
        task = device.firmware
        if device.product.product_id == product_id and task and task.target == version:
            return {
                "ProductId": product_id,
                "ProductName": device.product.name,
                "Version": version,
                "Name": f"{device.product.name} {version}",
                "Description": task.notes,
                "Md5sum": hashlib.md5(
                    version.encode(), usedforsecurity=False
                ).hexdigest(),
                "Createtime": device.create_time,
                "FwType": "mcu",
            }
    raise Refusal("ResourceNotFound.FirmwareNotExist")


@with_token("AppGetDeviceOTAInfo")
def get_device_ota_info(cloud: Cloud, user: User, body: Body) -> Answer:
    """Return where a bridge finds the firmware for a device."""
    device = cloud.rights.device(user, device_id_of(body))
    target = _task(device).target
    return {
        "FirmwareURL": f"{cloud.origin}/simulator/firmware/{device.device_id}/{target}",
        "TargetVersion": target,
        "UploadVersion": device.version,
    }


@with_token("AppReportFirmwareVersion")
def report_firmware_version(cloud: Cloud, user: User, body: Body) -> Answer:
    """Take note of the version that a bridge has found on a device."""
    device = cloud.rights.device(user, device_id_of(body))
    device.version = str(required(body, "Version"))
    return {}


@with_token("AppReportOTAStatus")
def report_ota_status(cloud: Cloud, user: User, body: Body) -> Answer:
    """Take note of how far a bridge has come with a device's update."""
    device = cloud.rights.device(user, device_id_of(body))
    task = _task(device)
    if required(body, "Version") != task.target:
        raise Refusal("InvalidParameterValue")
    if (status := STATES.get(str(required(body, "State")).lower())) is None:
        raise Refusal("InvalidParameterValue")
    percent = number(body, "Persent", 0)
    task.reported = (status, percent, str(body.get("ResultMsg") or ""))
    if status == DONE:
        device.version = task.target
    return {}


def _task(device: Device) -> FirmwareTask:
    if device.firmware is None:
        raise Refusal("ResourceNotFound.DeviceFirmwareTaskNotExist")
    return device.firmware


def _progress(cloud: Cloud, device: Device) -> tuple[int, int, str]:
    """Return status, percentage and error; a finished update changes the version."""
    task = device.firmware
    if task and task.reported:
        return task.reported
    if not device.online:
        return OFFLINE, 0, ""
    if task is None or task.started_at is None:
        return PENDING, 0, ""
    share = (time.monotonic() - task.started_at) / cloud.firmware_seconds
    if share >= 1:
        device.version = task.target
        return DONE, 100, ""
    return (DOWNLOADING if share < DOWNLOADED_AT else BURNING), round(share * 100), ""
