"""Log in, choose families; reauthenticate, reconfigure, options, family subentries."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any, override

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
import voluptuous as vol

from .cloud import (
    LOGIN_METHODS,
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
    CONF_DELETE_DEVICES,
    CONF_EXPIRE_AT,
    CONF_FAMILY_ID,
    CONF_FAMILY_IDS,
    CONF_LOGIN_METHOD,
    CONF_OPEN_ID,
    CONF_PHONE,
    CONF_REGION,
    CONF_RESEND,
    CONF_ROOMS_AS_AREAS,
    CONF_WS_URL,
    DOMAIN,
    SUBENTRY_FAMILY,
)
from .flows.add_device import AddDeviceFlow, AddSubDeviceFlow
from .home.credentials import (
    REGION_CUSTOM,
    REGIONS,
    client_for,
    endpoints,
    token_data,
)
from .home.products import async_fetch_products

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
                options=list(LOGIN_METHODS), translation_key=CONF_LOGIN_METHOD
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
VERIFY_SCHEMA = vol.Schema(
    {
        vol.Optional(CONF_CODE): TEXT,
        vol.Required(CONF_RESEND, default=False): BooleanSelector(),
    }
)
OPTIONS_SCHEMA = vol.Schema(
    {
        vol.Required(CONF_ROOMS_AS_AREAS, default=True): BooleanSelector(),
        vol.Required(CONF_DELETE_DEVICES, default=False): BooleanSelector(),
    }
)


class TencentConfigFlow(ConfigFlow, domain=DOMAIN):
    """Add an account, or repair its login."""

    VERSION = 1

    _client: Client
    _user: User
    _families: list[Family]
    _has_shared_devices: bool

    def __init__(self) -> None:
        """Start with nothing known."""
        self._data: dict[str, Any] = {}
        self._message = ""

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
        """Families can be added and removed one by one, devices only added."""
        return {
            SUBENTRY_FAMILY: FamilySubentryFlow,
            "device": AddDeviceFlow,
            "sub_device": AddSubDeviceFlow,
        }

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
            if user_input[CONF_RESEND]:
                self._data.pop(CONF_CODE, None)
                errors = await self._async_send_code()
            elif CONF_CODE not in user_input:
                errors = {CONF_CODE: "required"}
            else:
                self._data |= user_input
                if not (errors := await self._async_log_in()):
                    return await self._async_logged_in()
        return self._show_cause("verify", VERIFY_SCHEMA, errors)

    async def async_step_families(
        self, user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        """Let the user choose the families to bring into Home Assistant."""
        errors: dict[str, str] = {}
        if user_input is not None:
            chosen = [
                family
                for family in self._families
                if family.family_id in user_input[CONF_FAMILY_IDS]
            ]
            if not chosen and not self._has_shared_devices:
                errors = {"base": "no_family_chosen"}
            elif not (errors := await self._async_check_products(chosen)):
                return self._create_entry(chosen)
        every_id = [family.family_id for family in self._families]
        schema = vol.Schema(
            {
                vol.Required(CONF_FAMILY_IDS, default=every_id): SelectSelector(
                    SelectSelectorConfig(
                        options=family_options(self._families), multiple=True
                    )
                )
            }
        )
        return self._show("families", schema, errors)

    async def _async_account_step(
        self, step_id: str, user_input: dict[str, Any] | None
    ) -> ConfigFlowResult:
        """Ask for region, application and login method, then go on."""
        errors: dict[str, str] = {}
        if user_input is not None:
            self._data |= user_input
            if LOGIN_METHODS[user_input[CONF_LOGIN_METHOD]].signed:
                errors = {
                    field: "required"
                    for field in (CONF_APP_KEY, CONF_APP_SECRET)
                    if not self._data.get(field)
                }
            if not errors and user_input[CONF_REGION] == REGION_CUSTOM:
                return await self.async_step_endpoint()
            if not errors:
                return await self._async_ask_login()
        return self._show(step_id, USER_SCHEMA, errors)

    async def _async_ask_login(self) -> ConfigFlowResult:
        """Go to the step of the chosen login method."""
        return await self._async_login_step(self._data[CONF_LOGIN_METHOD], None)

    async def _async_login_step(
        self, step_id: str, user_input: dict[str, Any] | None
    ) -> ConfigFlowResult:
        """Ask for the credentials of the login method and use them."""
        method = self._data[CONF_LOGIN_METHOD]
        errors: dict[str, str] = {}
        if user_input is not None:
            self._data |= user_input
            if LOGIN_METHODS[method].needs_code:
                if not (errors := await self._async_send_code()):
                    return await self.async_step_verify()
            elif not (errors := await self._async_log_in()):
                return await self._async_logged_in()
        return self._show_cause(step_id, LOGIN_SCHEMAS[method], errors)

    async def _async_send_code(self) -> dict[str, str]:
        """Have the cloud send a verification code; return form errors."""
        with self._form_errors() as errors:
            await client_for(self.hass, self._data).send_code()
        return errors

    async def _async_log_in(self) -> dict[str, str]:
        """Log in and read who it is and which families there are."""
        client = client_for(self.hass, self._data)
        with self._form_errors() as errors:
            token = await client.login()
            self._user = await client.user.get_user()
            self._families = await client.family.get_family_list()
            shared = await client.sharing.list_user_share_devices()
            self._has_shared_devices = bool(shared)
            self._data |= token_data(token)
            self._client = client
        return errors

    async def _async_logged_in(self) -> ConfigFlowResult:
        """Finish a repair, or go on to the families of a new account."""
        await self.async_set_unique_id(self._user.user_id)
        if self.source == SOURCE_USER:
            self._abort_if_unique_id_configured()
            if self._families:
                return await self.async_step_families()
            if self._has_shared_devices:
                return self._create_entry([])
            return self.async_abort(reason="no_family")
        self._abort_if_unique_id_mismatch(reason="wrong_account")
        entry = (
            self._get_reauth_entry()
            if self.source == SOURCE_REAUTH
            else self._get_reconfigure_entry()
        )
        result = self.async_update_and_abort(entry, data=self._stored_data())
        self.hass.config_entries.async_schedule_reload(entry.entry_id)
        return result

    def _stored_data(self) -> dict[str, Any]:
        """Return what the entry keeps: the chosen login only, and its token."""
        kept = {
            *USER_SCHEMA.schema,
            *LOGIN_SCHEMAS[self._data[CONF_LOGIN_METHOD]].schema,
            CONF_ACCESS_TOKEN,
            CONF_EXPIRE_AT,
        }
        if self._data[CONF_REGION] == REGION_CUSTOM:
            kept |= set(ENDPOINT_SCHEMA.schema)
        return {key: value for key, value in self._data.items() if key in kept}

    async def _async_check_products(self, families: list[Family]) -> dict[str, str]:
        """Find out whether the application may read the families' products."""
        with self._form_errors() as errors:
            product_ids = {
                device.product_id
                for family in families
                for device in await self._client.device.get_family_device_list(
                    family.family_id
                )
            }
            products, denied = await async_fetch_products(self._client, product_ids)
            if denied and not products:
                self._message = ", ".join(sorted(denied))
                errors["base"] = "product_not_permitted"
        return errors

    def _create_entry(self, families: list[Family]) -> ConfigFlowResult:
        """Create the account's entry with a subentry for each family."""
        return self.async_create_entry(
            title=self._user.title,
            data=self._stored_data(),
            subentries=[
                ConfigSubentryData(
                    data={},
                    subentry_type=SUBENTRY_FAMILY,
                    title=family.name,
                    unique_id=family.family_id,
                )
                for family in families
            ],
        )

    @contextmanager
    def _form_errors(self) -> Iterator[dict[str, str]]:
        """Turn a cloud error into an error of the form."""
        errors: dict[str, str] = {}
        try:
            yield errors
        except CloudError as error:
            self._message = error.message
            errors["base"] = form_error(error)

    def _show_cause(
        self, step_id: str, schema: vol.Schema, errors: dict[str, str]
    ) -> ConfigFlowResult:
        """Show the form with the field that is wrong: AppKey and AppSecret came first."""
        if errors.get("base") == "invalid_application":
            first = "user" if self.source == SOURCE_USER else "reconfigure"
            return self._show(first, USER_SCHEMA, errors)
        return self._show(step_id, schema, errors)

    def _show(
        self, step_id: str, schema: vol.Schema, errors: dict[str, str]
    ) -> ConfigFlowResult:
        """Show a form filled with what is known, secrets left out."""
        known = {
            key: value
            for key, value in self._data.items()
            if schema.schema.get(key) is not SECRET
        }
        return self.async_show_form(
            step_id=step_id,
            data_schema=self.add_suggested_values_to_schema(schema, known),
            errors=errors,
            description_placeholders={"message": self._message},
        )


class TencentOptionsFlow(OptionsFlow):
    """The options of an account."""

    async def async_step_init(
        self, user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        """Ask what Home Assistant takes over from the cloud, and what it may change."""
        if user_input is not None:
            return self.async_create_entry(data=user_input)
        return self.async_show_form(
            step_id="init",
            data_schema=self.add_suggested_values_to_schema(
                OPTIONS_SCHEMA, self.config_entry.options
            ),
        )


class FamilySubentryFlow(ConfigSubentryFlow):
    """Add another family of the account."""

    async def async_step_user(
        self, user_input: dict[str, Any] | None = None
    ) -> SubentryFlowResult:
        """Let the user choose one of the families that are not added yet."""
        entry = self._get_entry()
        if entry.state is not ConfigEntryState.LOADED:
            return self.async_abort(reason="entry_not_loaded")
        try:
            families = await entry.runtime_data.client.family.get_family_list()
        except CloudError as error:
            return self.async_abort(
                reason="cloud_failed",
                description_placeholders={"message": error.message},
            )
        present = {each.unique_id for each in entry.subentries.values()}
        offered = [each for each in families if each.family_id not in present]
        if not offered:
            return self.async_abort(reason="no_more_families")
        if user_input is not None:
            wanted = user_input[CONF_FAMILY_ID]
            for family in offered:
                if family.family_id == wanted:
                    return self.async_create_entry(
                        title=family.name, data={}, unique_id=wanted
                    )
        return self.async_show_form(
            step_id="user",
            data_schema=vol.Schema(
                {
                    vol.Required(CONF_FAMILY_ID): SelectSelector(
                        SelectSelectorConfig(options=family_options(offered))
                    )
                }
            ),
        )


def family_options(families: Iterable[Family]) -> list[SelectOptionDict]:
    """Return families as choices: the id is stored, the name is shown."""
    return [
        SelectOptionDict(value=family.family_id, label=family.name)
        for family in families
    ]


def form_error(error: CloudError) -> str:
    """Return the translation key of what went wrong."""
    if any(word in error.code for word in WRONG_APPLICATION_CODES):
        return "invalid_application"
    return next(
        (key for kind, key in FORM_ERRORS if isinstance(error, kind)), "cloud_failed"
    )


WRONG_APPLICATION_CODES = ("Signature", "AppKey", "AppNotExists")
FORM_ERRORS: tuple[tuple[type[CloudError], str], ...] = (
    (AuthenticationFailed, "invalid_auth"),
    (ConnectionFailed, "cannot_connect"),
    (RateLimited, "rate_limited"),
)
