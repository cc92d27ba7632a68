"""Logging in, without the forms: from what was typed to an account."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from itertools import chain
from typing import Any

from homeassistant.config_entries import ConfigEntry
from homeassistant.const import CONF_ACCESS_TOKEN, CONF_CODE, CONF_EMAIL
from homeassistant.core import HomeAssistant
from homeassistant.helpers.aiohttp_client import async_get_clientsession
from homeassistant.helpers.selector import BooleanSelector, Selector
import voluptuous as vol

from ..account.credentials import (
    REGION_CUSTOM,
    REGIONS,
    client_for,
    endpoints,
    token_data,
)
from ..account.patience import PATIENCE_SECONDS, in_time
from ..account.products.products import async_fetch_products
from ..account.reasons import LOGIN_FORM_REASONS, reason
from ..cloud import (
    LOGIN_METHODS,
    REFUSALS,
    Client,
    CloudError,
    Family,
    LoginMethod,
    TryLater,
    UnknownAction,
    User,
    probe_api,
    probe_push,
)
from ..const import (
    CONF_API_URL,
    CONF_APP_KEY,
    CONF_APP_SECRET,
    CONF_COUNTRY_CODE,
    CONF_EXPIRE_AT,
    CONF_LOGIN_METHOD,
    CONF_PHONE,
    CONF_REGION,
    CONF_RESEND,
    CONF_WS_URL,
)
from .families import async_of_each
from .forms import EMAIL, PHONE, SECRET, TEXT, URL, fixed_choice, stripped
from .phone import OtherCountryError, country_digits, phone_digits

ACCOUNT_SCHEMA = vol.Schema(
    {
        vol.Required(CONF_REGION, default="mainland"): fixed_choice(
            [*REGIONS, REGION_CUSTOM], CONF_REGION
        ),
        vol.Optional(CONF_APP_KEY): TEXT,
        vol.Optional(CONF_APP_SECRET): SECRET,
        vol.Required(CONF_LOGIN_METHOD, default="phone"): fixed_choice(
            LOGIN_METHODS, CONF_LOGIN_METHOD
        ),
    }
)
ENDPOINT_SCHEMA = vol.Schema(
    {vol.Required(CONF_API_URL): URL, vol.Required(CONF_WS_URL): URL}
)
VERIFY_SCHEMA = vol.Schema(
    {
        vol.Optional(CONF_CODE): TEXT,
        vol.Required(CONF_RESEND, default=False): BooleanSelector(),
    }
)
FIELDS: Mapping[str, Selector[Any]] = {
    CONF_EMAIL: EMAIL,
    CONF_PHONE: PHONE,
}
DEFAULTS: Mapping[str, str] = {CONF_COUNTRY_CODE: "86"}

type FormErrors = dict[str, str]


def login_schema(method: str) -> vol.Schema:
    """Return the form of a login method; a code is asked for later, once it was sent."""
    login_method = LOGIN_METHODS[method]
    return vol.Schema(
        {
            vol.Required(field, default=DEFAULTS.get(field, vol.UNDEFINED)): SECRET
            if field in login_method.secrets
            else FIELDS.get(field, TEXT)
            for field in login_method.needs
        }
    )


class AccountDraft:
    """An account that is about to be added or repaired."""

    client: Client
    user: User
    families: list[Family]
    has_shared_devices: bool

    def __init__(self, data: Mapping[str, Any]) -> None:
        """Begin with what is known."""
        self.data = dict(data)
        self.message = ""

    @property
    def method_name(self) -> str:
        """Return the name of the login method."""
        return str(self.data[CONF_LOGIN_METHOD])

    @property
    def login_method(self) -> LoginMethod:
        """Return the login method."""
        return LOGIN_METHODS[self.method_name]

    @property
    def has_custom_region(self) -> bool:
        """Return whether the user gives the addresses of the cloud."""
        return bool(self.data[CONF_REGION] == REGION_CUSTOM)

    def take_account(self, typed: Mapping[str, Any]) -> FormErrors:
        """Take region, application and login method; return what is missing."""
        self.data |= stripped(typed)
        if not self.login_method.signed:
            return {}
        return {
            field: "required"
            for field in (CONF_APP_KEY, CONF_APP_SECRET)
            if not self.data.get(field)
        }

    def take_login(self, typed: Mapping[str, Any]) -> FormErrors:
        """Take what the login method needs; return what is wrong with it."""
        self.data |= stripped(typed)
        if CONF_PHONE not in typed:
            return {}
        country = country_digits(self.data[CONF_COUNTRY_CODE])
        if not country:
            return {CONF_COUNTRY_CODE: "required"}
        try:
            number = phone_digits(country, self.data[CONF_PHONE])
        except OtherCountryError:
            return {CONF_COUNTRY_CODE: "other_country"}
        except ValueError:
            return {CONF_PHONE: "invalid_phone"}
        self.data |= {CONF_COUNTRY_CODE: country, CONF_PHONE: number}
        return {}

    def take_code(self, typed: Mapping[str, Any]) -> FormErrors:
        """Take the verification code; return what is missing."""
        code = "".join(str(typed.get(CONF_CODE, "")).split())
        if not code:
            return {CONF_CODE: "code_missing"}
        self.data[CONF_CODE] = code
        return {}

    async def async_take_endpoint(
        self, hass: HomeAssistant, typed: Mapping[str, Any]
    ) -> FormErrors:
        """Take the addresses of a custom region, and try both."""
        self.data |= stripped(typed)
        try:
            places = endpoints(self.data)
        except ValueError:
            return {"base": "invalid_url"}
        session = async_get_clientsession(hass)
        tried = {CONF_API_URL: probe_api, CONF_WS_URL: probe_push}
        errors: FormErrors = {}
        for field, probe in tried.items():
            with self._collecting(errors, field):
                await probe(session, places)
        return errors

    async def async_send_code(self, hass: HomeAssistant) -> FormErrors:
        """Have the cloud send a verification code."""
        self.data.pop(CONF_CODE, None)
        errors: FormErrors = {}
        with self._collecting(errors):
            await client_for(hass, self.data).send_code()
        return errors

    async def async_log_in(self, hass: HomeAssistant) -> FormErrors:
        """Log in, and read the user, the families and the shared devices."""
        client = client_for(hass, self.data)
        errors: FormErrors = {}
        with self._collecting(errors):
            token = await client.login()
            self.families = await client.family.get_family_list()
            self.user = await self._async_read_user(client)
            self.has_shared_devices = await self._async_has_shared_devices(client)
            self.data |= token_data(token)
            self.client = client
        return errors

    async def _async_read_user(self, client: Client) -> User:
        """Return the user; where the cloud does not tell, by their first family.

        The action is not documented: only Tencent's apps use it.
        """
        if not self.families:
            return await client.user.get_user()
        with suppress(UnknownAction):
            return await client.user.get_user()
        family = min(self.families, key=lambda each: each.family_id)
        return User(user_id=family.family_id, nick_name=family.name)

    async def _async_has_shared_devices(self, client: Client) -> bool:
        """Return whether the cloud tells of devices that others share with the user.

        Raises CloudError where it does not answer and there is no family either.
        """
        listing = client.sharing.list_user_share_devices()
        try:
            return bool(
                await in_time(listing, PATIENCE_SECONDS if self.families else None)
            )
        except REFUSALS:
            return False
        except TryLater:
            if self.families:
                return False
            raise

    def user_id_for(self, entry: ConfigEntry) -> str:
        """Return the user's id, or that of an entry which is known by one of the families.

        Where the cloud does not tell the user, that family may have gone, and others not.
        """
        families = {each.family_id for each in self.families}
        known_by = {entry.unique_id}
        if self.user.user_id in families:
            known_by |= {each.unique_id for each in entry.subentries.values()}
        same = entry.unique_id if families & known_by else None
        return same or self.user.user_id

    async def async_check_products(self, families: Iterable[Family]) -> FormErrors:
        """Check whether the application may read the families' products."""
        errors: FormErrors = {}
        with self._collecting(errors):
            devices = await async_of_each(
                [each.family_id for each in families],
                self.client.device.get_family_device_list,
            )
            product_ids = {
                each.product_id for each in chain.from_iterable(devices.values())
            }
            if product_ids and not await async_fetch_products(self.client, product_ids):
                self.message = ", ".join(sorted(product_ids))
                errors["base"] = "product_not_permitted"
        return errors

    def stored(self) -> dict[str, Any]:
        """Return the data of the entry: the chosen login with its token."""
        kept = {
            *ACCOUNT_SCHEMA.schema,
            *login_schema(self.method_name).schema,
            CONF_ACCESS_TOKEN,
            CONF_EXPIRE_AT,
        }
        if self.has_custom_region:
            kept |= set(ENDPOINT_SCHEMA.schema)
        return {key: value for key, value in self.data.items() if key in kept}

    @contextmanager
    def _collecting(self, errors: FormErrors, field: str = "base") -> Iterator[None]:
        """Add a cloud error to the errors of a form."""
        try:
            yield
        except CloudError as error:
            self.message = error.message
            errors[field] = reason(error, LOGIN_FORM_REASONS)
