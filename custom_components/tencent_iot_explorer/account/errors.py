"""Where errors of the cloud become errors of Home Assistant, with words."""

import asyncio
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypedDict

from homeassistant.core import HomeAssistant
from homeassistant.exceptions import HomeAssistantError, ServiceValidationError
from homeassistant.helpers.translation import async_get_cached_translations

from ..cloud import CloudError, ConnectionFailed, NotFound
from ..const import DOMAIN
from ..thing import InvalidValueError
from .reasons import reason


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
