"""Firmware: versions, updates and downloads."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from ..decoding import Record
from ..wire import unknown, whole, words


@dataclass(frozen=True, kw_only=True)
class FirmwareVersions:
    """The version a device runs and the one that is offered, "" for none."""

    current: str = words("CurrentVersion")
    latest: str = words("DstVersion")
    extra: Record = unknown()


FIRMWARE_DONE: Final = 6
FIRMWARE_FAILURES: Mapping[int, str] = MappingProxyType(
    {5: "the device reported a failure", 10: "the device took too long"}
)


@dataclass(frozen=True, kw_only=True)
class FirmwareProgress:
    """How far a firmware update has come, 0 to 100 percent.

    Status 0 offline, 1 pending, 2 sent, 3 downloading, 4 burning, 5 failed, 6 done,
    7 processing, 8 waits for the user, 10 timeout, 20 downloaded.
    """

    status: int = whole("Status")
    percent: int = whole("Percent")
    error: str = words("ErrMsg")
    original_version: str = words("OriVersion")
    target_version: str = words("DstVersion")
    extra: Record = unknown()

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
        """Return why the update failed."""
        return self.error or FIRMWARE_FAILURES.get(self.status, "")


@dataclass(frozen=True, kw_only=True)
class Firmware:
    """What the vendor wrote about a firmware version (AppDescribeFirmware)."""

    version: str = words("Version")
    name: str = words("Name")
    description: str = words("Description")
    product_id: str = words("ProductId")
    product_name: str = words("ProductName")
    firmware_type: str = words("FwType")
    md5: str = words("Md5sum")
    create_time: int = whole("Createtime", "CreateTime")
    extra: Record = unknown()


@dataclass(frozen=True, kw_only=True)
class FirmwareDownload:
    """Where a firmware lies, and the versions to and from (AppGetDeviceOTAInfo)."""

    url: str = words("FirmwareURL")
    target_version: str = words("TargetVersion")
    reported_version: str = words("UploadVersion")
    extra: Record = unknown()
