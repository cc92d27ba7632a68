"""The integration's actions."""

from homeassistant.core import HomeAssistant, callback

from .actions import SERVICES
from .overrides import async_register_reload
from .service import async_register

__all__ = ["SERVICES", "async_register_services"]


@callback
def async_register_services(hass: HomeAssistant) -> None:
    """Register the actions."""
    for name, service in SERVICES.items():
        async_register(hass, name, service)
    async_register_reload(hass)
