"""Log in, choose families; reauthenticate, reconfigure, options, family subentries."""

from collections.abc import Mapping
from typing import Any, override

import voluptuous as vol

from homeassistant.config_entries import (
    SOURCE_REAUTH,
    SOURCE_USER,
    ConfigEntry,
    ConfigEntryState,
    ConfigFlow,
    ConfigFlowResult,
    ConfigSubentryData,
    ConfigSubentryFlow,
    OptionsFlow,
    SubentryFlowResult,
)
from homeassistant.const import (
    CONF_ACCESS_TOKEN,
    CONF_CODE,
    CONF_EMAIL,
    CONF_PASSWORD,
)
from homeassistant.core import callback
from homeassistant.helpers.selector import (
    BooleanSelector,
    SelectOptionDict,
    SelectSelector,
    SelectSelectorConfig,
    TextSelector,
    TextSelectorConfig,
    TextSelectorType,
)

from .cloud import (
    AuthenticationFailed,
    Client,
    CloudError,
    ConnectionFailed,
    Family,
    RateLimited,
    User,
)
from .const import (
    CONF_API_URL,
    CONF_APP_KEY,
    CONF_APP_SECRET,
    CONF_COUNTRY_CODE,
    CONF_FAMILY_ID,
    CONF_FAMILY_IDS,
    CONF_LOGIN_METHOD,
    CONF_OPEN_ID,
    CONF_PHONE,
    CONF_REGION,
    CONF_ROOMS_AS_AREAS,
    CONF_WS_URL,
    DOMAIN,
    SUBENTRY_FAMILY,
)
from .credentials import LOGINS, REGION_CUSTOM, REGIONS, client_for, endpoints, token_data
from .products import async_fetch_products

TEXT = TextSelector()
SECRET = TextSelector(TextSelectorConfig(type=TextSelectorType.PASSWORD))
PHONE = TextSelector(TextSelectorConfig(type=TextSelectorType.TEL))
EMAIL = TextSelector(TextSelectorConfig(type=TextSelectorType.EMAIL))
URL = TextSelector(TextSelectorConfig(type=TextSelectorType.URL))

USER_SCHEMA = vol.Schema(
    {
        vol.Required(CONF_REGION, default="mainland"): SelectSelector(
            SelectSelectorConfig(
                options=[*REGIONS, REGION_CUSTOM], translation_key=CONF_REGION
            )
        ),
        vol.Optional(CONF_APP_KEY): TEXT,
        vol.Optional(CONF_APP_SECRET): SECRET,
        vol.Required(CONF_LOGIN_METHOD, default="phone"): SelectSelector(
            SelectSelectorConfig(
                options=list(LOGINS), translation_key=CONF_LOGIN_METHOD
            )
        ),
    }
)
ENDPOINT_SCHEMA = vol.Schema(
    {vol.Required(CONF_API_URL): URL, vol.Required(CONF_WS_URL): URL}
)
PHONE_FIELDS = {
    vol.Required(CONF_COUNTRY_CODE, default="86"): TEXT,
    vol.Required(CONF_PHONE): PHONE,
}
LOGIN_SCHEMAS: Mapping[str, vol.Schema] = {
    "phone": vol.Schema({**PHONE_FIELDS, vol.Required(CONF_PASSWORD): SECRET}),
    "email": vol.Schema(
        {vol.Required(CONF_EMAIL): EMAIL, vol.Required(CONF_PASSWORD): SECRET}
    ),
    "wechat": vol.Schema({vol.Required(CONF_OPEN_ID): TEXT}),
    "phone_code": vol.Schema(PHONE_FIELDS),
    "email_code": vol.Schema({vol.Required(CONF_EMAIL): EMAIL}),
    "token": vol.Schema({vol.Required(CONF_ACCESS_TOKEN): SECRET}),
}
VERIFY_SCHEMA = vol.Schema({vol.Required(CONF_CODE): TEXT})
UNSIGNED_METHODS = frozenset({"token"})
CODE_METHODS = frozenset({"phone_code", "email_code"})


class TencentConfigFlow(ConfigFlow, domain=DOMAIN):
    """Add an account, or repair its login."""

    VERSION = 1

    def __init__(self) -> None:
        """Start with nothing known."""
        self._data: dict[str, Any] = {}
        self._client: Client | None = None
        self._message = ""
        self._families: list[Family] = []
        self._user: User | None = None

    @staticmethod
    @callback
    @override
    def async_get_options_flow(config_entry: ConfigEntry) -> OptionsFlow:
        """Return the flow behind the entry's Configure button."""
        return TencentOptionsFlow()

    @classmethod
    @callback
    @override
    def async_get_supported_subentry_types(
        cls, config_entry: ConfigEntry
    ) -> dict[str, type[ConfigSubentryFlow]]:
        """Families can be added and removed one by one."""
        return {SUBENTRY_FAMILY: FamilySubentryFlow}

    @override
    async def async_step_user(
        self, user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        """Ask for region, application and the way to log in."""
        return await self._async_account_step("user", user_input)

    async def async_step_reconfigure(
        self, user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        """Change region, application or login of an account."""
        if user_input is None:
            self._data = dict(self._get_reconfigure_entry().data)
        return await self._async_account_step("reconfigure", user_input)

    async def async_step_reauth(
        self, entry_data: Mapping[str, Any]
    ) -> ConfigFlowResult:
        """Start over with the login that no longer works."""
        self._data = dict(entry_data)
        return await self.async_step_reauth_confirm()

    async def async_step_reauth_confirm(
        self, user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        """Ask for the login's credentials again."""
        return await self._async_login_step("reauth_confirm", user_input)

    async def async_step_endpoint(
        self, user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        """Ask for the addresses of a cloud in another place."""
        errors: dict[str, str] = {}
        if user_input is not None:
            self._data |= user_input
            try:
                endpoints(self._data)
            except ValueError:
                errors["base"] = "invalid_url"
            else:
                return await self._async_ask_login()
        return self._show("endpoint", ENDPOINT_SCHEMA, errors)

    async def async_step_phone(
        self, user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        """Log in by phone number and password."""
        return await self._async_login_step("phone", user_input)

    async def async_step_email(
        self, user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        """Log in by e-mail address and password."""
        return await self._async_login_step("email", user_input)

    async def async_step_wechat(
        self, user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        """Log in by WeChat OpenID or UnionID."""
        return await self._async_login_step("wechat", user_input)

    async def async_step_phone_code(
        self, user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        """Have a verification code sent to a phone."""
        return await self._async_login_step("phone_code", user_input)

    async def async_step_email_code(
        self, user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        """Have a verification code sent to an e-mail address."""
        return await self._async_login_step("email_code", user_input)

    async def async_step_token(
        self, user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        """Take an access token that the user got elsewhere."""
        return await self._async_login_step("token", user_input)

    async def async_step_verify(
        self, user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        """Log in with the verification code."""
        errors: dict[str, str] = {}
        if user_input is not None:
            self._data |= user_input
            if not (errors := await self._async_log_in()):
                return await self._async_logged_in()
        return self._show("verify", VERIFY_SCHEMA, errors)
