"""The codes that the page of each action documents."""

from collections.abc import Collection, Mapping
import json
from pathlib import Path

CODES: Mapping[str, Collection[str]] = json.loads(
    Path(__file__).with_name("error_codes.json").read_text("utf-8")
)
EVERYWHERE = "InvalidParameterValue.InvalidAccessToken"
NO_PERMISSION = "InvalidParameterValue.NoPermission"
# what a page may call otherwise
SYNONYMS: Mapping[str, str] = {
    "InvalidParameterValue.ErrorUserNotExists": "InvalidParameterValue.AppDeviceNotExist",
    "InvalidParameterValue.InvalidSignature": "InvalidParameterValue.BindDeviceSigMismatch",
    "InvalidParameterValue.TokenIsExpire": "InvalidParameterValue.TokenIsExpired",
    "ResourceNotFound.DeviceFirmwareTaskNotExist": "ResourceNotFound.DeviceHasNoFirmware",
    "ResourceNotFound.DeviceNotExist": NO_PERMISSION,
    "ResourceNotFound.StudioFamilyNotExist": NO_PERMISSION,
    "UnauthorizedOperation.NoPermissionToFamily": NO_PERMISSION,
}


def documented_code(action: str, code: str) -> str:
    """Return what the page of an action calls a refusal; its own code if nothing."""
    page = CODES.get(action, ())
    if code in page or code == EVERYWHERE:
        return code
    general, _, _ = code.partition(".")
    for other in (SYNONYMS.get(code, ""), general):
        if other in page:
            return other
    return code
