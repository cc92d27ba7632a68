"""The integration's actions.

All are imported with the first that is called.
"""

from functools import partial
from typing import TYPE_CHECKING

from homeassistant.core import HomeAssistant, ServiceCall, ServiceResponse, callback
from homeassistant.helpers.importlib import async_import_module
from homeassistant.helpers.service import async_register_admin_service
import voluptuous as vol

from ..const import DOMAIN
from .overrides import async_register_reload
from .terms import TERMS, Terms

if TYPE_CHECKING:
    from .service import Service

# Each action knows its own fields.
ANY_FIELDS = vol.Schema({}, extra=vol.ALLOW_EXTRA)


@callback
def async_register_services(hass: HomeAssistant) -> None:
    """Register the actions."""
    for name, terms in TERMS.items():
        _async_register(hass, name, terms)
    async_register_reload(hass)


@callback
def _async_register(hass: HomeAssistant, name: str, terms: Terms) -> None:
    """Register an action in the integration's domain."""
    call = partial(_async_call, name)
    if terms.admin_only:
        async_register_admin_service(
            hass, DOMAIN, name, call, ANY_FIELDS, terms.response
        )
    else:
        hass.services.async_register(DOMAIN, name, call, ANY_FIELDS, terms.response)


async def _async_call(name: str, call: ServiceCall) -> ServiceResponse:
    """Call an action. Raises vol.Invalid for fields that it does not take."""
    module = await async_import_module(call.hass, f"{__package__}.actions")
    service: Service = module.SERVICES[name]
    return await service.async_call(call)
