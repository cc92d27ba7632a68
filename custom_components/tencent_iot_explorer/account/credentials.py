"""Between the stored data of a config entry and the cloud client."""

from collections.abc import Callable, Mapping
from typing import Any

from homeassistant.config_entries import ConfigEntry
from homeassistant.const import CONF_ACCESS_TOKEN
from homeassistant.core import HomeAssistant
from homeassistant.helpers.aiohttp_client import async_get_clientsession

from ..cloud import (
    LOGIN_METHODS,
    MAINLAND,
    OVERSEAS,
    Application,
    Client,
    Endpoints,
    Token,
    custom_endpoints,
)
from ..const import (
    CONF_API_URL,
    CONF_APP_KEY,
    CONF_APP_SECRET,
    CONF_EXPIRE_AT,
    CONF_LOGIN_METHOD,
    CONF_REGION,
    CONF_WS_URL,
)

GIVEN_TOKEN = "token"  # noqa: S105
REGION_CUSTOM = "custom"
REGIONS: Mapping[str, Endpoints] = {"mainland": MAINLAND, "overseas": OVERSEAS}


def endpoints(data: Mapping[str, Any]) -> Endpoints:
    """Return where the account lives; raises ValueError for unsafe addresses."""
    if data[CONF_REGION] == REGION_CUSTOM:
        return custom_endpoints(data[CONF_API_URL], data[CONF_WS_URL])
    return REGIONS[data[CONF_REGION]]


def client_for(
    hass: HomeAssistant,
    data: Mapping[str, Any],
    *,
    token: Token | None = None,
    on_token: Callable[[Token], None] | None = None,
) -> Client:
    """Build a client from the data of a config flow or entry."""
    return Client(
        async_get_clientsession(hass),
        endpoints(data),
        Application(
            app_key=data.get(CONF_APP_KEY, ""), app_secret=data.get(CONF_APP_SECRET, "")
        ),
        LOGIN_METHODS[data[CONF_LOGIN_METHOD]].read(data),
        token=token,
        on_token=on_token,
        language="zh-CN" if hass.config.language.startswith("zh") else "en-US",
    )


def create_client(hass: HomeAssistant, entry: ConfigEntry) -> Client:
    """Build the client of a config entry; it keeps the entry's token current."""

    def remember(token: Token) -> None:
        """Store a token, unless it only serves to log out of a removed entry."""
        if hass.config_entries.async_get_entry(entry.entry_id):
            hass.config_entries.async_update_entry(
                entry, data={**entry.data, **token_data(token)}
            )

    return client_for(
        hass, entry.data, token=_stored_token(entry.data), on_token=remember
    )


def logout_client(hass: HomeAssistant, entry: ConfigEntry) -> Client | None:
    """Build a client that can only end the entry's own session, if there is one."""
    method = entry.data[CONF_LOGIN_METHOD]
    if method == GIVEN_TOKEN or CONF_ACCESS_TOKEN not in entry.data:
        return None
    return client_for(hass, {**entry.data, CONF_LOGIN_METHOD: GIVEN_TOKEN})


def token_data(token: Token) -> dict[str, Any]:
    """Return a token as it is stored in a config entry."""
    return {CONF_ACCESS_TOKEN: token.value, CONF_EXPIRE_AT: token.expire_at}


def _stored_token(data: Mapping[str, Any]) -> Token | None:
    """Return the token of a config entry, if it has one."""
    if not (value := data.get(CONF_ACCESS_TOKEN)):
        return None
    return Token(value=value, expire_at=data.get(CONF_EXPIRE_AT))
