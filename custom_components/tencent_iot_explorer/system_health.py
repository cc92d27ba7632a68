"""What the page of the system's health tells of the accounts."""

from typing import Any

from homeassistant.components.system_health import (
    SystemHealthRegistration,
    async_check_can_reach_url,
)
from homeassistant.const import Platform
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers.translation import async_translate_state
from homeassistant.util.dt import utc_from_timestamp

from .account.account import Account
from .const import DOMAIN


@callback
def async_register(hass: HomeAssistant, register: SystemHealthRegistration) -> None:
    """Register what is told."""
    register.async_register_info(_async_describe)


async def _async_describe(hass: HomeAssistant) -> dict[str, Any]:
    """Return what is told: of each account, and of all together."""
    accounts: list[Account] = [
        each.runtime_data for each in hass.config_entries.async_loaded_entries(DOMAIN)
    ]
    heard_at = max((each.push.last_message or 0 for each in accounts), default=0)
    info: dict[str, Any] = {
        "connection": ", ".join(
            f"{each.entry.title}: {_standing(hass, each)}" for each in accounts
        ),
        "last_message": utc_from_timestamp(heard_at) if heard_at else "",
        "requests_today": sum(each.client.requests_today for each in accounts),
    }
    if accounts:
        url = accounts[0].client.endpoints.api_url
        info["can_reach_server"] = async_check_can_reach_url(hass, url)
    return info


def _standing(hass: HomeAssistant, account: Account) -> str:
    """Return how an account stands with the cloud, as its sensor says it."""
    standing = account.connection.standing
    return async_translate_state(
        hass, standing, Platform.SENSOR, DOMAIN, "connection", None
    )
