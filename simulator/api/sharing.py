"""Sharing."""

from datetime import UTC, datetime

from ..cloud import Cloud
from ..routing import Answer, Body, page, with_token
from ..state import User


@with_token("AppListUserShareDevices")
def list_user_share_devices(cloud: Cloud, user: User, body: Body) -> Answer:
    """Return the devices that others share with the user."""
    devices = [
        {
            "ProductId": device.product.product_id,
            "DeviceName": device.device_name,
            "DeviceId": device.device_id,
            "AliasName": device.alias_name,
            "IconUrl": "",
            "CreateTime": datetime.fromtimestamp(device.create_time, UTC).isoformat(),
        }
        for device in cloud.devices.values()
        if user.user_id in device.shared_with
    ]
    return page(body, "ShareDevices", devices)
