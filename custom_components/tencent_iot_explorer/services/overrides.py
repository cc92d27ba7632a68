"""The action that reads overrides again, without a restart."""

from homeassistant.core import (
    HomeAssistant,
    ServiceCall,
    ServiceResponse,
    SupportsResponse,
    callback,
)
from homeassistant.helpers.service import async_register_admin_service
import voluptuous as vol

from ..account.account import Account
from ..account.products.override_files import OVERRIDES, async_load_overrides
from ..const import DOMAIN

RELOAD_OVERRIDES = "reload_overrides"


@callback
def async_register_reload(hass: HomeAssistant) -> None:
    """Register the action; it concerns no account alone."""

    async def reload_overrides(_: ServiceCall) -> ServiceResponse:
        """Read the files, tell what is wrong, and show devices as they say now."""
        problems = await async_load_overrides(hass)
        for entry in hass.config_entries.async_loaded_entries(DOMAIN):
            account: Account = entry.runtime_data
            await account.products.async_plan()
            await account.upkeep.async_tidy()
        return {
            "overrides": len(hass.data[OVERRIDES]),
            "problems": [each._asdict() for each in problems],
        }

    async_register_admin_service(
        hass,
        DOMAIN,
        RELOAD_OVERRIDES,
        reload_overrides,
        vol.Schema({}),
        SupportsResponse.OPTIONAL,
    )
