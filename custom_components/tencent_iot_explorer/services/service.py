"""Declaring and registering an action: its target, its fields, who may call it.

The handler gets the target and the fields as arguments of the same names.
"""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from homeassistant.core import (
    HomeAssistant,
    ServiceCall,
    ServiceResponse,
    SupportsResponse,
    callback,
)
from homeassistant.exceptions import ServiceValidationError
from homeassistant.helpers import config_validation as cv
from homeassistant.helpers.service import async_register_admin_service
from homeassistant.helpers.typing import VolDictType
import voluptuous as vol

from ..account.errors import translated_errors, translation
from ..const import DOMAIN
from .targets import AnyTarget, Target

# A name, an id, a token: blanks around it come from copying.
TEXT = vol.All(cv.string, vol.Strip, vol.Length(min=1))

# How many items of a list are wanted.
LIMIT: VolDictType = {
    vol.Optional("limit", default=100): vol.All(vol.Coerce(int), vol.Range(1, 1000))
}

type Handler = Callable[..., Awaitable[ServiceResponse]]


@dataclass(frozen=True, kw_only=True)
class Service:
    """An action; those that change homes, members or shares are for administrators.

    `afterwards` reads what has changed in the cloud.
    """

    target: Target
    handler: Handler
    fields: VolDictType = field(default_factory=dict)
    response: SupportsResponse = SupportsResponse.NONE
    admin_only: bool = False
    afterwards: Callable[[Any], Awaitable[None]] | None = None


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


@callback
def async_register(hass: HomeAssistant, name: str, service: Service) -> None:
    """Register an action in the integration's domain."""
    schema = vol.Schema({**service.target.field, **service.fields})
    handle = partial(_handle, service)
    if service.admin_only:
        async_register_admin_service(
            hass, DOMAIN, name, handle, schema, service.response
        )
    else:
        hass.services.async_register(DOMAIN, name, handle, schema, service.response)


async def _handle(service: Service, call: ServiceCall) -> ServiceResponse:
    """Find the target, call the handler, and read what it has changed."""
    data = dict(call.data)
    key = data.pop(service.target.key, None)
    found = service.target.find(call.hass, key)
    with translated_errors(found.name):
        response = await service.handler(found, **data)
    if service.afterwards:
        await service.afterwards(found)
    return response if call.return_response else None
