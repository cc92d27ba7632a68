"""Why something went wrong: an error of the cloud as a translation key."""

from collections.abc import Iterator, Mapping
from itertools import chain

from ..cloud import (
    ApplicationRefused,
    AuthenticationFailed,
    CloudError,
    CloudUnavailable,
    ConnectionFailed,
    DeviceOffline,
    InternalError,
    MusicLoginMissing,
    NotFound,
    PermissionDenied,
    RateLimited,
    SignatureRefused,
    WrongClock,
)

# By a part of the code's last word: the first that fits.
CONNECTION_REASONS: Mapping[str, str] = {
    "Timeout": "no_answer",
    "DNSError": "unknown_host",
    "CertificateError": "bad_certificate",
    "SSLError": "bad_certificate",
    "InvalidAnswer": "not_a_cloud",
    "HTTP 4": "not_a_cloud",
    "HandshakeError": "not_a_cloud",
    "Unloaded": "unloaded",
    "Closed": "unloaded",
}
LOGIN_REASONS: Mapping[str, str] = {
    "UserLoginFailed": "invalid_auth",
    "VERIFY_LOGIN_FAIL": "login_ended",
    "UserLoginForbidden": "login_locked",
    "UserNotExists": "unknown_user",
    "NickNameLengthInvalid": "name_refused",  # of a new user; else: ACTION_REASONS
    "CheckVerifyCodeFailed": "wrong_code",
    "SendVerifyCodeTooQuick": "rate_limited",
    "PhoneNumberInvalid": "invalid_phone",
    "EmailInvalid": "invalid_email",
}
BINDING_REASONS: Mapping[str, str] = {
    "FamilyDeviceExceedLimit": "family_full",
    "CannotBindSameFamily": "device_bound",
    "Binded": "device_bound",
    "BindDeviceNotConnected": "not_connected_lately",
    "TokenNotExist": "token_ended",
    "TokenIsExpire": "token_ended",
    "TokenNotBind": "token_not_brought",
    "DeviceNotBind": "not_behind_gateway",
    "DeviceNotGateway": "not_a_gateway",
    "DeviceType": "wrong_device_type",
    "VirtualDevice": "virtual_device",
    "DeviceNotExist": "unknown_device",
    "StudioProductNotExist": "unknown_product",
    "StudioFamilyNotExist": "unknown_family",
    "StudioMemberNotExist": "unknown_family",  # the user; else: ACTION_REASONS
}
ACTION_REASONS: Mapping[str, str] = {
    "NotHeard": "device_not_heard",
    "NotReached": "device_not_reached",
    "CommandRefused": "command_refused",
    "FirmwareRefused": "firmware_refused",
    "DeviceInfoOutdated": "device_outdated",
    "UnreadableReply": "unreadable_reply",
    "ModelPropertyNotExist": "property_refused",
    "NickNameLengthInvalid": "name_too_long",
    "CannotBindOwnDevice": "own_device",
    "DeviceShareExceed": "shared_too_often",
    "UserBindExceedLimit": "too_much_shared",
    "InvalidShare": "invalid_invitation",
    "ShareDeviceTokenUsed": "used_invitation",
    "StudioMemberNotExist": "unknown_member_of_family",
    "MsgIDInvalid": "unknown_message",
    "DeviceHasNoFirmware": "no_firmware",
    "Firmware": "unknown_firmware",
    "SceneRunInProgress": "scene_runs",
}
GENERAL_REASONS: Mapping[str, str] = {
    "InvalidAccessToken": "login_ended",
    "RequestLimitExceeded": "rate_limited",
    "APPNoPermissionToStudioProduct": "product_not_linked",
    "NoPermission": "not_permitted",
    "UnauthorizedOperation": "not_permitted",
    "INVALID_IOTAPPID": "invalid_application",
    "LimitExceeded": "limit_exceeded",
    "InvalidJSON": "invalid_request",
    "InvalidAppParameter": "invalid_request",
    "InvalidParameter": "invalid_request",
    "InvalidAction": "invalid_request",
    "RequiredParam": "invalid_request",
}
LOGIN_FORM_REASONS: Mapping[str, str] = {**LOGIN_REASONS, **GENERAL_REASONS}
# An account that is set up logs in by itself: why it cannot is told by the login form.
LOGGED_IN_REASONS: Mapping[str, str] = {
    **dict.fromkeys(LOGIN_REASONS, "login_ended"),
    **GENERAL_REASONS,
}
BINDING_FORM_REASONS: Mapping[str, str] = {**BINDING_REASONS, **LOGGED_IN_REASONS}
ALL_REASONS: Mapping[str, str] = {
    **LOGIN_REASONS,
    **BINDING_REASONS,
    **ACTION_REASONS,
    **GENERAL_REASONS,
}
# Kinds that say all there is to say, whatever the code.
CLEAR_KINDS: Mapping[type[CloudError], str] = {
    ApplicationRefused: "invalid_application",
    SignatureRefused: "wrong_proof",
    WrongClock: "wrong_clock",
}
# Kinds of which the code may say more.
VAGUE_KINDS: Mapping[type[CloudError], str] = {
    AuthenticationFailed: "login_refused",
    ConnectionFailed: "cannot_connect",
    DeviceOffline: "device_offline",
    MusicLoginMissing: "music_login_missing",
    NotFound: "not_found",
    PermissionDenied: "not_permitted",
    RateLimited: "rate_limited",
    CloudUnavailable: "cloud_trouble",
    InternalError: "cloud_trouble",
    CloudError: "cloud_failed",
}


def reason(error: CloudError, reasons: Mapping[str, str] = ALL_REASONS) -> str:
    """Return the translation key of what went wrong: by its code, or by its kind."""
    code = error.code.rpartition(".")[2]
    if isinstance(error, ConnectionFailed):
        reasons = CONNECTION_REASONS
    by_code = (key for part, key in reasons.items() if part in code)
    return next(
        chain(_by_kind(error, CLEAR_KINDS), by_code, _by_kind(error, VAGUE_KINDS))
    )


def _by_kind(error: CloudError, kinds: Mapping[type[CloudError], str]) -> Iterator[str]:
    """Yield the reasons of the kinds that an error is of."""
    return (key for kind, key in kinds.items() if isinstance(error, kind))
