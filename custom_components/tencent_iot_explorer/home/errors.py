"""Where errors of the cloud become errors of Home Assistant."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import cast

from homeassistant.exceptions import HomeAssistantError, ServiceValidationError
from homeassistant.util.logging import catch_log_exception

from ..cloud import AuthenticationFailed, CloudError, DeviceOffline, MusicLoginMissing
from ..const import DOMAIN
from ..thing import InvalidValueError


@contextmanager
def translated_errors(
    device_name: str, kind: type[HomeAssistantError] = HomeAssistantError
) -> Iterator[None]:
    """Raise translated errors for what goes wrong in a command to a device.

    Parameters: the device's name; the error for what the cloud refuses.
    """
    try:
        yield
    except InvalidValueError as error:
        raise ServiceValidationError(
            translation_domain=DOMAIN,
            translation_key=error.reason,
            translation_placeholders={"device": device_name, **error.details},
        ) from error
    except ValueError as error:
        raise ServiceValidationError(
            translation_domain=DOMAIN,
            translation_key="invalid_value",
            translation_placeholders={"device": device_name, "message": str(error)},
        ) from error
    except CloudError as error:
        raise kind(
            translation_domain=DOMAIN,
            translation_key=_translation_key(error),
            translation_placeholders={"device": device_name, "message": error.message},
        ) from error


def log_failures[*Ts](
    listener: Callable[[*Ts], None], describe: Callable[[*Ts], str]
) -> Callable[[*Ts], None]:
    """Return a listener whose failure is logged, and costs nobody else anything."""
    return cast("Callable[[*Ts], None]", catch_log_exception(listener, describe))


def _translation_key(error: CloudError) -> str:
    match error:
        case AuthenticationFailed():
            return "command_login_refused"
        case DeviceOffline():
            return "device_offline"
        case MusicLoginMissing():
            return "music_login_missing"
        case _:
            return "command_failed"
