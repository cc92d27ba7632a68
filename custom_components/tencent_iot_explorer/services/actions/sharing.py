"""Actions that share devices between users."""

from homeassistant.core import ServiceResponse
from homeassistant.helpers import config_validation as cv
from homeassistant.helpers.typing import VolDictType
import voluptuous as vol

from ..answers import listed, plain
from ..service import TEXT, Service, read_devices
from ..targets import (
    ACCOUNT,
    DEVICE,
    AccountTarget,
    DeviceTarget,
    find_family_of,
    find_one,
)


async def create_share_token(
    target: DeviceTarget, note: str | None = None
) -> ServiceResponse:
    """Return a token with which another user can accept a device."""
    token = await target.client.sharing.create_share_device_token(
        find_family_of(target), target.device_id, note
    )
    return {"share_token": token}


async def send_share_invite(target: DeviceTarget, user_id: str) -> None:
    """Invite a user to a device by a message."""
    await target.client.sharing.send_share_device_invite(target.device_id, user_id)


async def get_share_users(target: DeviceTarget) -> ServiceResponse:
    """Return the users whom a device is shared with."""
    found = await target.client.sharing.list_share_device_users(target.device_id)
    return listed("users", found)


async def remove_share_user(target: DeviceTarget, user: str) -> None:
    """End the share of a device with a user."""
    users = await target.client.sharing.list_share_device_users(target.device_id)
    found = find_one(
        user, {each.user_id: each for each in users}, lambda each: each.nick_name
    )
    await target.client.sharing.remove_share_device_user(
        target.device_id, found.user_id
    )


async def get_share_invitation(
    target: AccountTarget, share_token: str
) -> ServiceResponse:
    """Return which device a token offers, and who accepted it."""
    invitation = await target.client.sharing.describe_share_device_token(share_token)
    return {"invitation": plain(invitation)}


async def accept_shared_device(target: AccountTarget, share_token: str) -> None:
    """Accept the device that a token offers."""
    sharing = target.client.sharing
    offered = await sharing.describe_share_device_token(share_token)
    device_id = f"{offered.product_id}/{offered.device_name}"
    await sharing.bind_user_share_device(device_id, share_token)


async def leave_shared_device(target: DeviceTarget) -> None:
    """Give up a device that another user shares."""
    await target.client.sharing.remove_user_share_device(target.device_id)


SHARE_TOKEN: VolDictType = {vol.Required("share_token"): TEXT}

SERVICES = {
    "create_share_token": Service(
        target=DEVICE,
        handler=create_share_token,
        fields={vol.Optional("note"): cv.string},
    ),
    "send_share_invite": Service(
        target=DEVICE,
        handler=send_share_invite,
        fields={vol.Required("user_id"): TEXT},
    ),
    "get_share_users": Service(target=DEVICE, handler=get_share_users),
    "remove_share_user": Service(
        target=DEVICE,
        handler=remove_share_user,
        fields={vol.Required("user"): cv.string},
    ),
    "get_share_invitation": Service(
        target=ACCOUNT,
        handler=get_share_invitation,
        fields=SHARE_TOKEN,
    ),
    "accept_shared_device": Service(
        target=ACCOUNT,
        handler=accept_shared_device,
        fields=SHARE_TOKEN,
        afterwards=read_devices,
    ),
    "leave_shared_device": Service(
        target=DEVICE, handler=leave_shared_device, afterwards=read_devices
    ),
}
