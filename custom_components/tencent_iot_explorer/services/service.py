"""Declaring an action: its target, its fields, its handler.

The handler gets the target and the fields as arguments of the same names.
"""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any

from homeassistant.core import ServiceCall, ServiceResponse
from homeassistant.exceptions import ServiceValidationError
from homeassistant.helpers import config_validation as cv
from homeassistant.helpers.typing import VolDictType
import voluptuous as vol

from ..account.errors import translated_errors, translation
from .numbers import whole
from .targets import AnyTarget, Target

# A name, an id, a token: blanks around it come from copying.
TEXT = vol.All(cv.string, vol.Strip, vol.Length(min=1))

# How many items of a list are wanted.
LIMIT: VolDictType = {vol.Optional("limit", default=100): whole(1, 1000)}

type Handler = Callable[..., Awaitable[ServiceResponse]]


@dataclass(frozen=True, kw_only=True)
class Service:
    """An action; `afterwards` reads what has changed in the cloud."""

    target: Target
    handler: Handler
    fields: VolDictType = field(default_factory=dict)
    afterwards: Callable[[Any], Awaitable[None]] | None = None

    async def async_call(self, call: ServiceCall) -> ServiceResponse:
        """Find the target, call the handler, and read what it has changed.

        Raises vol.Invalid for fields that the action does not take.
        """
        data = vol.Schema({**self.target.field, **self.fields})(dict(call.data))
        found = self.target.find(call.hass, data.pop(self.target.key, None))
        with translated_errors(found.name):
            response = await self.handler(found, **data)
        if self.afterwards:
            await self.afterwards(found)
        return response if call.return_response else None


async def read_home(target: AnyTarget) -> None:
    """Read the lists of the families."""
    await target.account.home.async_request_refresh()


async def read_devices(target: AnyTarget) -> None:
    """Read the lists of the families, again later too: they may lag behind."""
    await target.account.home.async_request_devices()


def kept[T](known: T | None) -> T:
    """Return what is kept while the rest is changed.

    Raises ServiceValidationError if it could not be read, and would be lost.
    """
    if known:
        return known
    raise ServiceValidationError(**translation("kept_unreadable"))
