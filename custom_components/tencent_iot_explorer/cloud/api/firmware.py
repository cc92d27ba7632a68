"""Firmware updates."""

from typing import TYPE_CHECKING

from ..decoding import inner
from ..models import Firmware, FirmwareProgress, FirmwareVersions
from .common import device_parameters

if TYPE_CHECKING:
    from ..client import Client


class FirmwareApi:
    """Actions that concern firmware."""

    def __init__(self, client: Client) -> None:
        """Send through a client."""
        self._client = client

    async def check_firmware_update(self, device_id: str) -> FirmwareVersions:
        """Return the running and the offered version (AppCheckFirmwareUpdate).

        Parameters: "ProductId/DeviceName".
        Raises NotFound for a device without firmware, other CloudError.
        """
        answer = await self._client.call(
            "AppCheckFirmwareUpdate", device_parameters(device_id)
        )
        return FirmwareVersions.read(inner(answer))

    async def publish_firmware_update_message(self, device_id: str) -> None:
        """Tell a device to update itself (AppPublishFirmwareUpdateMessage).

        Parameters: "ProductId/DeviceName". Raises DeviceOffline, other CloudError.
        """
        await self._client.call(
            "AppPublishFirmwareUpdateMessage", device_parameters(device_id)
        )

    async def describe_firmware_update_status(self, device_id: str) -> FirmwareProgress:
        """Return how far the update is (AppDescribeFirmwareUpdateStatus).

        Parameters: "ProductId/DeviceName". Raises CloudError.
        """
        answer = await self._client.call(
            "AppDescribeFirmwareUpdateStatus", device_parameters(device_id)
        )
        return FirmwareProgress.read(inner(answer))

    async def describe_firmware(self, product_id: str, version: str) -> Firmware:
        """Return what the vendor wrote about a version (AppDescribeFirmware).

        Raises NotFound for an unknown version, other CloudError.
        """
        answer = await self._client.call(
            "AppDescribeFirmware",
            {"ProductId": product_id, "FirmwareVersion": version},
        )
        return Firmware.read(inner(answer))
