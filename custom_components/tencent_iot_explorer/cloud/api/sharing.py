"""Sharing."""

from typing import TYPE_CHECKING

from ..models import DeviceRecord
from .common import list_all

if TYPE_CHECKING:
    from ..client import Client


class SharingApi:
    """Actions that concern devices shared between users."""

    def __init__(self, client: Client) -> None:
        """Send through a client."""
        self._client = client

    async def list_user_share_devices(self) -> list[DeviceRecord]:
        """Return the devices that others share with the user.

        They are in no family. Source: AppListUserShareDevices. Raises CloudError.
        """
        items = await list_all(
            self._client, "AppListUserShareDevices", {}, "ShareDevices"
        )
        return [
            device for item in items if (device := DeviceRecord.read(item, shared=True))
        ]
