"""Devices shared between users."""

from copy import replace
from typing import Final

from ..decoding import inner
from ..models.device import DeviceRecord
from ..models.sharing import ShareInvitation, ShareUser
from ..wire import parse, parse_all
from .caller import ActionGroup, granted
from .naming import device_parameters, devices, user_parameters
from .paging import Paging, list_all

SHARES: Final = Paging(size=100, last_offset=500)


class SharingApi(ActionGroup):
    """Actions that concern devices shared between users.

    A device id is "ProductId/DeviceName". All methods raise PermissionDenied for a
    device that is not the user's to share, NotFound and other CloudErrors.
    """

    async def list_user_share_devices(self) -> list[DeviceRecord]:
        """Return the devices that others share with the user: they are in no family.

        Source: AppListUserShareDevices.
        """
        found = await list_all(
            self._caller,
            "AppListUserShareDevices",
            {},
            "ShareDevices",
            paging=SHARES,
        )
        return [
            replace(device, shared=True, family_id=None, room_id=None)
            for device in devices(found)
        ]

    async def send_share_device_invite(self, device_id: str, user_id: str) -> None:
        """Invite a user to a device by a message. Source: AppSendShareDeviceInvite."""
        await self._caller.call(
            "AppSendShareDeviceInvite",
            {**device_parameters(device_id), **user_parameters("ToUser", user_id)},
        )

    async def create_share_device_token(
        self, family_id: str, device_id: str, context: str | None = None
    ) -> str:
        """Return a token with which another user can accept the device.

        Parameters: the family and the device, a note that stays with the token.
        Source: AppCreateShareDeviceToken.
        """
        answer = await self._caller.call(
            "AppCreateShareDeviceToken",
            {
                "FamilyId": family_id,
                **device_parameters(device_id),
                "TokenContext": context,
            },
        )
        return granted("AppCreateShareDeviceToken", answer, "ShareDeviceToken")

    async def describe_share_device_token(self, token: str) -> ShareInvitation:
        """Return what a token offers and who accepted it.

        Source: AppDescribeShareDeviceToken.
        """
        answer = await self._caller.call(
            "AppDescribeShareDeviceToken", {"ShareDeviceToken": token}
        )
        return parse(ShareInvitation, inner(answer, "ShareDeviceTokenInfo", "Data"))

    async def bind_user_share_device(self, device_id: str, token: str) -> None:
        """Accept a device that a token offers. Source: AppBindUserShareDevice."""
        await self._caller.call(
            "AppBindUserShareDevice",
            {**device_parameters(device_id), "ShareDeviceToken": token},
        )

    async def remove_user_share_device(self, device_id: str) -> None:
        """Give up a device that another user shares.

        Source: AppRemoveUserShareDevice.
        """
        await self._caller.call(
            "AppRemoveUserShareDevice", device_parameters(device_id)
        )

    async def list_share_device_users(self, device_id: str) -> list[ShareUser]:
        """Return the users whom a device is shared with.

        Source: AppListShareDeviceUsers.
        """
        found = await list_all(
            self._caller,
            "AppListShareDeviceUsers",
            device_parameters(device_id),
            "Users",
            paging=SHARES,
        )
        return parse_all(ShareUser, found)

    async def remove_share_device_user(self, device_id: str, user_id: str) -> None:
        """End the share of a device with a user. Source: AppRemoveShareDeviceUser."""
        await self._caller.call(
            "AppRemoveShareDeviceUser",
            {
                **device_parameters(device_id),
                **user_parameters("RemoveUser", user_id),
            },
        )
