"""The errors of the cloud, as one small tree."""

from collections.abc import Mapping
import re
from types import MappingProxyType
from typing import Final, override

# The errors that garbage can cause between a frame and the entities.
UNREADABLE: Final = (
    ArithmeticError,
    AttributeError,
    LookupError,
    TypeError,
    ValueError,
)
HIDDEN: Final = "…"
# Longer codes and messages are cut, also to keep patterns fast.
LONGEST_CODE: Final = 100
LONGEST_MESSAGE: Final = 500
SHORTEST_SECRET: Final = 6
# A cloud that refuses repeats whom it was asked about; what it says is logged and shown.
CONTACT_DETAILS: Final = re.compile(
    r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
    r"|(?<!\d)1[3-9]\d[ -]?\d{4}[ -]?\d{4}(?!\d)"
    r"|\+\d[\d -]{6,}\d"
)


class CloudError(Exception):
    """Anything that kept the cloud from doing what was asked.

    Attributes: the cloud's code, its message without numbers and addresses of people,
    and its RequestId, each "" if unknown.
    """

    def __init__(self, code: str, message: str, request_id: str = "") -> None:
        """Keep what the cloud said.

        A person who stands where a message is cut off is cut off as a whole.
        """
        public = CONTACT_DETAILS.sub(HIDDEN, message[: 2 * LONGEST_MESSAGE])
        told = public[:LONGEST_MESSAGE]
        self.code = code[:LONGEST_CODE]
        self.message = told or self.code
        self.request_id = request_id[:LONGEST_CODE]
        super().__init__(self.code, told, self.request_id)

    def hide(self, secret: str) -> None:
        """Leave a secret out of the message; what is too short stands in any text."""
        if len(secret) < SHORTEST_SECRET:
            return
        told = self.message.replace(secret, HIDDEN)
        # The message may be cut off within it.
        begun = (secret[:end] for end in range(len(secret), SHORTEST_SECRET - 1, -1))
        cut = next(filter(told.endswith, begun), None)
        self.message = told.removesuffix(cut) + HIDDEN if cut else told
        self.args = self.code, self.message, self.request_id

    @override
    def __str__(self) -> str:
        """Return the message with what support asks for."""
        asked = f", RequestId {self.request_id}" if self.request_id else ""
        return f"{self.message} ({self.code}{asked})"


class TryLater(CloudError):
    """Nothing is wrong with what was asked: the same may well succeed later."""


class CloudUnavailable(TryLater):
    """The cloud cannot serve any request for now."""


class ConnectionFailed(CloudUnavailable):
    """The cloud did not answer in time, or the answer is not the cloud's."""


class ClientClosed(ConnectionFailed):
    """The client was closed: nobody waits for the answer any more."""


class AuthenticationFailed(CloudError):
    """The cloud does not accept the login, the token or the application."""


class LoginEnded(AuthenticationFailed):
    """The token is no longer accepted; logging in again may help."""


class ApplicationRefused(AuthenticationFailed):
    """The cloud does not accept the application: its key or its secret."""


class PermissionDenied(CloudError):
    """The user or the application may not touch the subject."""


class NotFound(CloudError):
    """The subject does not exist, or no longer."""


class InternalError(TryLater):
    """The cloud failed internally."""


class DeviceOffline(TryLater):
    """The device could not be reached or did not answer in time."""


class NoReply(DeviceOffline):
    """The device was reached, and has not replied in time."""


class RateLimited(CloudUnavailable):
    """The cloud asks to slow down; `retry_after` says for how many seconds."""

    def __init__(
        self,
        code: str,
        message: str,
        request_id: str = "",
        retry_after: float | None = None,
    ) -> None:
        """Keep what the cloud said and how long to wait."""
        super().__init__(code, message, request_id)
        self.retry_after = retry_after


class RequestRefused(CloudError):
    """The cloud refused the request for any other reason."""


class UnknownAction(RequestRefused):
    """The cloud does not know the action; that says nothing of its subject."""


class SignatureRefused(RequestRefused):
    """The cloud does not accept a signature."""


class MusicLoginMissing(RequestRefused):
    """Nobody is logged in to the music service on the device, or no longer."""


class WrongClock(TryLater):
    """The request is dated too far off: the clock of this machine is not set yet."""


# The cloud knows what was asked for, and does not give it.
REFUSALS: Final = (NotFound, PermissionDenied, RequestRefused)
# What a code means, by what it contains; the first that fits.
MEANINGS: Mapping[str, type[CloudError]] = MappingProxyType(
    {
        "InvalidAccessToken": LoginEnded,
        "Token无效": LoginEnded,
        "Invalid Token": LoginEnded,
        "VERIFY_LOGIN_FAIL": LoginEnded,
        "InvalidTimestamp": WrongClock,
        "SignatureExpire": WrongClock,
        "UserLogin": AuthenticationFailed,
        "CheckVerifyCodeFailed": AuthenticationFailed,
        "AppNotExists": ApplicationRefused,
        "AppKey": ApplicationRefused,
        "SigMismatch": SignatureRefused,
        "Signature": SignatureRefused,
        "AuthFailure": AuthenticationFailed,
        "DeviceOffline": DeviceOffline,
        "ActionUnreachable": DeviceOffline,
        "DeviceNoSubscription": DeviceOffline,
        "FailedOperation.Timeout": NoReply,
        "RRPCTimeout": DeviceOffline,
        "RequestLimitExceeded": RateLimited,
        "SendVerifyCodeTooQuick": RateLimited,
        "ResourceNotFound": NotFound,
        "AppDeviceNotExist": NotFound,
        "UserNotExists": NotFound,
        "UnauthorizedOperation": PermissionDenied,
        "NoPermission": PermissionDenied,
        "INVALID_IOTAPPID": PermissionDenied,
        "InvalidAction": UnknownAction,
        "InternalError": InternalError,
        "InternalServerError": InternalError,
        "InternalRPCError": InternalError,
        "TokenInfo": InternalError,
        "CountReadError": InternalError,
        "ServiceUnavailable": CloudUnavailable,
        "ResourceUnavailable": CloudUnavailable,
    }
)


def cloud_error(code: str, message: str, request_id: str = "") -> CloudError:
    """Return the error for a code of the cloud.

    The real code of an InternalError may stand in the message, before a "|". That of
    an envelope, a bare number, says only that something is wrong; that of a value may
    leave to the message which.
    """
    inner, separator, text = message.partition("|")
    if separator and " " not in inner:
        code, message = inner, text
    is_bare = code == "InvalidParameterValue" or code.removeprefix("-").isdecimal()
    said = message if is_bare else code
    fitting = (kind for part, kind in MEANINGS.items() if part in said)
    return next(fitting, RequestRefused)(code, message, request_id)
