"""Where errors of the cloud become words, and errors of Home Assistant."""

import asyncio
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from itertools import chain
from typing import TypedDict

from homeassistant.core import HomeAssistant
from homeassistant.exceptions import HomeAssistantError, ServiceValidationError
from homeassistant.helpers.translation import async_get_cached_translations

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
from ..const import DOMAIN
from ..thing import InvalidValueError

# Reasons are translation keys, by a part of the code's last word: the first that fits.
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


class AccountUnloaded(ConnectionFailed):
    """The account is unloaded: nobody will answer."""

    def __init__(self) -> None:
        """Tell it as a cloud that cannot be reached."""
        super().__init__("Unloaded", "The account was unloaded")


class DeviceGone(NotFound):
    """The account does not have the device any more: nothing is sent to it."""

    def __init__(self) -> None:
        """Tell it as the cloud would."""
        super().__init__("ResourceNotFound.DeviceNotExist", "The device has gone")


class Translation(TypedDict):
    """The arguments of a translated error of Home Assistant."""

    translation_domain: str
    translation_key: str
    translation_placeholders: dict[str, str]


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


def translation(key: str, /, **placeholders: str) -> Translation:
    """Return the arguments of an error with one of our translations."""
    return Translation(
        translation_domain=DOMAIN,
        translation_key=key,
        translation_placeholders=placeholders,
    )


def translation_of(error: CloudError, subject: str) -> Translation:
    """Return how to tell an error that concerns a device, a family or an account."""
    return translation(reason(error), device=subject, message=error.message)


@contextmanager
def translated_errors(device_name: str) -> Iterator[None]:
    """Raise translated errors for what goes wrong in a command to a device."""
    try:
        yield
    except InvalidValueError as error:
        raise ServiceValidationError(
            **translation(error.reason, device=device_name, **error.details)
        ) from error
    except ValueError as error:
        raise ServiceValidationError(
            **translation("invalid_value", device=device_name, message=str(error))
        ) from error
    except CloudError as error:
        raise HomeAssistantError(**translation_of(error, device_name)) from error


@contextmanager
def errors_in_home_language(
    hass: HomeAssistant, kind: type[HomeAssistantError] | None = None
) -> Iterator[None]:
    """Raise errors that say in the home's language what went wrong.

    The calendar and the media browser hand on what an error says, and no more; by itself
    it says it in English. The browser also expects errors of a kind of its own.
    """
    try:
        yield
    except HomeAssistantError as error:
        key = f"component.{DOMAIN}.exceptions.{error.translation_key}.message"
        texts = async_get_cached_translations(
            hass, hass.config.language, "exceptions", DOMAIN
        )
        if key not in texts:
            raise
        raise (kind or type(error))(
            texts[key].format_map(error.translation_placeholders or {}),
            translation_domain=error.translation_domain,
            translation_key=error.translation_key,
            translation_placeholders=error.translation_placeholders,
        ) from error


async def outcome[T](
    task: asyncio.Task[T], why: Callable[[], CloudError] = AccountUnloaded
) -> T:
    """Return what a task ends with. Raises why it was ended, such as by an unload."""
    await asyncio.wait([task])
    if task.cancelled():
        raise why()
    return task.result()
