"""Firmware updates."""

from ..decoding import inner
from ..models.firmware import (
    Firmware,
    FirmwareDownload,
    FirmwareProgress,
    FirmwareVersions,
)
from ..wire import parse
from .caller import ActionGroup
from .naming import device_in_full, device_parameters


class FirmwareApi(ActionGroup):
    """Actions that concern firmware.

    A device id is "ProductId/DeviceName". All methods raise NotFound for a device
    without firmware, PermissionDenied and other CloudErrors.
    """

    async def check_firmware_update(self, device_id: str) -> FirmwareVersions:
        """Return the running and the offered version.

        Raises RequestRefused where the device's report does not fit its update.
        Source: AppCheckFirmwareUpdate.
        """
        answer = await self._caller.call(
            "AppCheckFirmwareUpdate", device_parameters(device_id)
        )
        return parse(FirmwareVersions, inner(answer))

    async def publish_firmware_update_message(self, device_id: str) -> None:
        """Tell a device to update itself.

        Raises DeviceOffline. Source: AppPublishFirmwareUpdateMessage.
        """
        await self._caller.call(
            "AppPublishFirmwareUpdateMessage", device_parameters(device_id)
        )

    async def describe_firmware_update_status(self, device_id: str) -> FirmwareProgress:
        """Return how far the update is. Source: AppDescribeFirmwareUpdateStatus."""
        answer = await self._caller.call(
            "AppDescribeFirmwareUpdateStatus", device_parameters(device_id)
        )
        return parse(FirmwareProgress, inner(answer))

    async def describe_firmware(self, product_id: str, version: str) -> Firmware:
        """Return what the vendor wrote about a version. Source: AppDescribeFirmware."""
        # The page spells the product's id in one way in its table, another in its sample.
        answer = await self._caller.call(
            "AppDescribeFirmware",
            {
                "ProductId": product_id,
                "ProductID": product_id,
                "FirmwareVersion": version,
            },
        )
        return parse(Firmware, inner(answer))

    async def get_device_ota_info(self, device_id: str) -> FirmwareDownload:
        """Return where the firmware offered to a device lies.

        Raises NotFound without an update. Source: AppGetDeviceOTAInfo.
        """
        answer = await self._caller.call(
            "AppGetDeviceOTAInfo", device_in_full(device_id)
        )
        return parse(FirmwareDownload, inner(answer))

    async def report_firmware_version(self, device_id: str, version: str) -> None:
        """Report the running version in the name of a Bluetooth device.

        Source: AppReportFirmwareVersion.
        """
        await self._caller.call(
            "AppReportFirmwareVersion",
            {**device_in_full(device_id), "Version": version},
        )

    async def report_ota_status(
        self,
        device_id: str,
        version: str,
        state: str,
        *,
        percent: int | None = None,
        result_code: int = 0,
        result_message: str = "",
    ) -> None:
        """Report the progress of an update in the name of a Bluetooth device.

        Parameters: the device, the version that it updates to, the state out of
        downloading, burning, updating, done and fail, 0 to 100 percent, 0 or why it
        failed (-1 timeout, -2 no file, -3 signature expired …).
        Source: AppReportOTAStatus.
        """
        await self._caller.call(
            "AppReportOTAStatus",
            {
                **device_in_full(device_id),
                "Version": version,
                "State": state,
                "ResultCode": result_code,
                "ResultMsg": result_message,
                "Persent": percent,
            },
        )
