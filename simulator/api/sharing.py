"""Sharing devices with others, in both directions."""

from datetime import datetime
from typing import Any

from .. import notices
from ..cloud import Cloud
from ..errors import Refusal
from ..frames import BEIJING
from ..routing import (
    Answer,
    Body,
    check_limit,
    device_id_of,
    either,
    page,
    required,
    with_token,
)
from ..state import Device, ShareToken, User, new_id, now_s
from .device import check_family

TOKEN_SECONDS = 7 * 86_400


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
            "CreateTime": datetime.fromtimestamp(bind_time, BEIJING).isoformat(),
        }
        for device in cloud.devices.values()
        if (bind_time := device.shared_with.get(user.user_id)) is not None
    ]
    return page(body, "ShareDevices", devices)


@with_token("AppCreateShareDeviceToken")
def create_share_device_token(cloud: Cloud, user: User, body: Body) -> Answer:
    """Return a token with which somebody can use a device."""
    device = cloud.rights.family_device(user, device_id_of(body))
    check_family(cloud, user, body, device)
    return {"ShareDeviceToken": _offer(cloud, user, device)}


@with_token("AppSendShareDeviceInvite")
def send_share_device_invite(cloud: Cloud, user: User, body: Body) -> Answer:
    """Offer a device to somebody by message."""
    device = cloud.rights.family_device(user, device_id_of(body))
    receiver = cloud.logins.user(either(body, "ToUserID", "ToUserId"))
    token = _offer(cloud, user, device)
    cloud.tell(notices.share_invitation(receiver, user, device, token))
    return {"Status": "OK"}


@with_token("AppDescribeShareDeviceToken")
def describe_share_device_token(cloud: Cloud, _user: User, body: Body) -> Answer:
    """Return what is offered, by whom, and who has taken it."""
    offer = _offered(cloud, body)
    device = cloud.devices[offer.device_id]
    receiver = offer.receiver
    return {
        "ShareDeviceTokenInfo": {
            "FromUserId": offer.sender.user_id,
            "FromUserNick": offer.sender.nick_name,
            "UserId": receiver.user_id if receiver else "",
            "UserNick": receiver.nick_name if receiver else "",
            "ProductId": device.product.product_id,
            "DeviceName": device.device_name,
            "AliasName": device.alias_name,
            "IconUrl": "",
            "BindTime": offer.bind_time,
            "ExpireTime": offer.expire_time,
            "CreateTime": offer.create_time,
        }
    }


@with_token("AppBindUserShareDevice")
def bind_user_share_device(cloud: Cloud, user: User, body: Body) -> Answer:
    """Take an offered device; the offer is used up then."""
    offer = _offered(cloud, body)
    if offer.receiver is not None:
        raise Refusal("InvalidParameterValue.ShareDeviceTokenUsed")
    if offer.device_id != device_id_of(body):
        raise Refusal("InvalidParameterValue.InvalidShareDeviceToken")
    device = cloud.devices[offer.device_id]
    if cloud.rights.is_at_home(user, device):
        raise Refusal("InvalidParameterValue.CannotBindOwnDevice")
    if user.user_id in device.shared_with:
        raise Refusal("InvalidParameterValue.DeviceBinded")
    _check_limits(cloud, user, device)
    offer.receiver, offer.bind_time = user, now_s()
    cloud.share(device, user)
    cloud.tell(notices.share_result(offer.sender, user, device))
    return {"Status": "OK"}


@with_token("AppRemoveUserShareDevice")
def remove_user_share_device(cloud: Cloud, user: User, body: Body) -> Answer:
    """Give back a device that somebody shares with the user."""
    device = cloud.devices.get(device_id_of(body))
    if device is None:
        raise Refusal("InvalidParameterValue.AppDeviceNotExist")
    _withdraw(cloud, user, device)
    return {"Status": "OK"}


@with_token("AppListShareDeviceUsers")
def list_share_device_users(cloud: Cloud, user: User, body: Body) -> Answer:
    """Return with whom a device is shared."""
    device = cloud.rights.family_device(user, device_id_of(body))
    users = [
        _describe_user(cloud.logins.user(user_id), bind_time)
        for user_id, bind_time in device.shared_with.items()
    ]
    return page(body, "Users", users)


@with_token("AppRemoveShareDeviceUser")
def remove_share_device_user(cloud: Cloud, user: User, body: Body) -> Answer:
    """Stop sharing a device with somebody."""
    device = cloud.rights.family_device(user, device_id_of(body))
    guest = cloud.logins.user(either(body, "RemoveUserID", "RemoveUserId"))
    _withdraw(cloud, guest, device)
    return {"Status": "OK"}


def _offer(cloud: Cloud, user: User, device: Device) -> str:
    offer = ShareToken(
        token=new_id(),
        sender=user,
        device_id=device.device_id,
        expire_time=now_s() + TOKEN_SECONDS,
    )
    cloud.share_tokens[offer.token] = offer
    return offer.token


def _check_limits(cloud: Cloud, guest: User, device: Device) -> None:
    """Refuse a guest or a shared device too many."""
    limits, count = cloud.limits, len(device.shared_with)
    check_limit(
        count, limits.users_of_device, "InvalidParameterValue.DeviceShareExceededLimit"
    )
    count = sum(guest.user_id in each.shared_with for each in cloud.devices.values())
    check_limit(
        count,
        limits.devices_shared_with_user,
        "InvalidParameterValue.UserBindExceedLimit",
    )


def _offered(cloud: Cloud, body: Body) -> ShareToken:
    """Return an offer while it lasts and its device is there."""
    offer = cloud.share_tokens.get(str(required(body, "ShareDeviceToken")))
    if (
        offer is None
        or offer.expire_time < now_s()
        or offer.device_id not in cloud.devices
    ):
        raise Refusal("InvalidParameterValue.InvalidShareDeviceToken")
    return offer


def _withdraw(cloud: Cloud, guest: User, device: Device) -> None:
    if guest.user_id not in device.shared_with:
        raise Refusal("InvalidParameterValue.AppDeviceNotExist")
    cloud.unshare(device, guest)


def _describe_user(user: User, bind_time: int) -> dict[str, Any]:
    return {
        "UserID": user.user_id,
        "NickName": user.nick_name,
        "CountryCode": user.country_code,
        "PhoneNumber": user.phone,
        "Avatar": user.avatar,
        "BindTime": bind_time,
    }
