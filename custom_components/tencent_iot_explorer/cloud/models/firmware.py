"""Firmware: versions, updates and downloads."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from ..wire import Structure, integer_field, name_field, prose_field, text_field


class FirmwareVersions(Structure):
    """The version a device runs and the one that is offered, "" for none."""

    current: str = name_field("CurrentVersion")
    latest: str = name_field("DstVersion")


FIRMWARE_DONE: Final = 6
FIRMWARE_FAILURES: Mapping[int, str] = MappingProxyType(
    {5: "the device reported a failure", 10: "the device took too long"}
)
# What Tencent's SDK says of every failure.
UNEXPLAINED: Final = "time_out"


class FirmwareProgress(Structure):
    """How far a firmware update has come, 0 to 100 percent.

    Status 0 offline, 1 pending, 2 sent, 3 downloading, 4 burning, 5 failed, 6 done,
    7 processing, 8 waits for the user, 10 timeout, 20 downloaded.
    """

    status: int = integer_field("Status")
    percent: int = integer_field("Percent")
    error: str = prose_field("ErrMsg")
    original_version: str = name_field("OriVersion")
    target_version: str = name_field("DstVersion")

    @property
    def failed(self) -> bool:
        """Return whether the update ended without success."""
        return self.status in FIRMWARE_FAILURES

    @property
    def done(self) -> bool:
        """Return whether the update ended."""
        return self.failed or self.status == FIRMWARE_DONE

    @property
    def message(self) -> str:
        """Return why the update failed, as far as the device knows."""
        usual = FIRMWARE_FAILURES.get(self.status, "")
        return usual if self.error in ("", UNEXPLAINED) else self.error


class Firmware(Structure):
    """What the vendor wrote about a firmware version (AppDescribeFirmware)."""

    version: str = name_field("Version")
    name: str = name_field("Name")
    description: str = prose_field("Description")
    product_id: str = text_field("ProductId")
    product_name: str = name_field("ProductName")
    firmware_type: str = text_field("FwType")
    md5: str = text_field("Md5sum")
    create_time: int = integer_field("Createtime", "CreateTime")


class FirmwareDownload(Structure):
    """Where a firmware lies, and the versions to and from (AppGetDeviceOTAInfo)."""

    url: str = text_field("FirmwareURL")
    target_version: str = name_field("TargetVersion")
    reported_version: str = name_field("UploadVersion")
