"""The steps of adding an account and of repairing its login."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, override

from homeassistant.config_entries import (
    SOURCE_REAUTH,
    SOURCE_USER,
    ConfigEntry,
    ConfigFlow,
    ConfigFlowResult,
    ConfigSubentryFlow,
    OptionsFlow,
)
from homeassistant.core import callback
from homeassistant.helpers.importlib import async_import_module
import voluptuous as vol

from .account.credentials import REGION_CUSTOM
from .account.privacy import without_addresses
from .cloud import LOGIN_METHODS, Family
from .const import (
    CONF_FAMILY_IDS,
    CONF_REGION,
    CONF_RESEND,
    DOMAIN,
    ENTRY_VERSION,
    SUBENTRY_FAMILY,
)
from .flows.add_device import AddDeviceFlow
from .flows.add_sub_device import AddSubDeviceFlow
from .flows.deleted_account import end_without_account
from .flows.families import FamilySubentryFlow, families_schema, family_subentries
from .flows.forms import SECRET
from .flows.login import (
    ACCOUNT_SCHEMA,
    ENDPOINT_SCHEMA,
    VERIFY_SCHEMA,
    AccountDraft,
    FormErrors,
    login_schema,
)
from .flows.options import TencentOptionsFlow

if TYPE_CHECKING:
    from homeassistant.components.bluetooth import BluetoothServiceInfoBleak

    from .nearby.dialog import NearbyDialog


class TencentConfigFlow(ConfigFlow, domain=DOMAIN):
    """Add an account, repair its login, or add a device nearby to it."""

    VERSION, MINOR_VERSION = ENTRY_VERSION

    _nearby: NearbyDialog

    def __init__(self) -> None:
        """Start with nothing known."""
        self._draft = AccountDraft({})

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
            self._draft = AccountDraft(self._get_reconfigure_entry().data)
        return await self._async_account_step("reconfigure", user_input)

    async def async_step_reauth(
        self, entry_data: Mapping[str, Any]
    ) -> ConfigFlowResult:
        """Start over with the login that no longer works."""
        self._draft = AccountDraft(entry_data)
        return await self.async_step_reauth_confirm()

    async def async_step_reauth_confirm(
        self, user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        """Ask for the login's credentials again."""
        return await self._async_login_step("reauth_confirm", user_input)

    async def async_step_endpoint(
        self, user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        """Ask for the addresses of a custom region."""
        errors: FormErrors = {}
        if user_input is not None:
            errors = await self._draft.async_take_endpoint(self.hass, user_input)
            if not errors:
                return await self.async_ask_login()
        return self._show("endpoint", ENDPOINT_SCHEMA, errors)

    async def async_step_verify(
        self, user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        """Log in with the verification code, or have another one sent."""
        errors: FormErrors = {}
        if user_input is not None:
            if user_input[CONF_RESEND]:
                errors = await self._draft.async_send_code(self.hass)
            elif not (errors := self._draft.take_code(user_input)):
                return await self._async_log_in("verify", VERIFY_SCHEMA)
        return self._show_errors("verify", VERIFY_SCHEMA, errors)

    async def async_step_families(
        self, user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        """Let the user choose the families to bring into Home Assistant."""
        draft = self._draft
        errors: FormErrors = {}
        if user_input is not None:
            draft.data |= user_input
            chosen = [
                family
                for family in draft.families
                if family.family_id in user_input[CONF_FAMILY_IDS]
            ]
            if not chosen and not draft.has_shared_devices:
                errors = {"base": "no_family_chosen"}
            elif not (errors := await draft.async_check_products(chosen)):
                return self._create_entry(chosen)
        return self._show_errors("families", families_schema(draft.families), errors)

    @override
    async def async_step_bluetooth(
        self, discovery_info: BluetoothServiceInfoBleak
    ) -> ConfigFlowResult:
        """Offer to add a device that was heard; only now Bluetooth is imported."""
        await self.async_set_unique_id(discovery_info.address)
        self._abort_if_unique_id_configured()
        dialog = await async_import_module(self.hass, f"{__package__}.nearby.dialog")
        self._nearby = dialog.NearbyDialog(self)
        return await self._nearby.async_begin(discovery_info)

    async def async_step_nearby(
        self, user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        """Ask into which family and room a device nearby is to be added."""
        return await self._nearby.async_ask_place(user_input)

    async def async_step_network(
        self, user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        """Ask for the Wi-Fi network that a device nearby is to join."""
        return await self._nearby.async_ask_network(user_input)

    async def async_step_adding(
        self, user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        """Wait until a device nearby is added."""
        return await self._nearby.async_add()

    async def async_step_added(
        self, user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        """Show the result for a device nearby."""
        return await self._nearby.async_finish()

    async def _async_account_step(
        self, step_id: str, user_input: dict[str, Any] | None
    ) -> ConfigFlowResult:
        """Ask for region, application and login method, then go on."""
        errors: FormErrors = {}
        if user_input is not None:
            errors = self._draft.take_account(user_input)
            if not errors and user_input[CONF_REGION] == REGION_CUSTOM:
                return await self.async_step_endpoint()
            if not errors:
                return await self.async_ask_login()
        return self._show(step_id, ACCOUNT_SCHEMA, errors)

    async def async_ask_login(
        self, user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        """Take the step that is named like the chosen login method."""
        return await self._async_login_step(self._draft.method_name, user_input)

    async def _async_login_step(
        self, step_id: str, user_input: dict[str, Any] | None
    ) -> ConfigFlowResult:
        """Ask for the credentials of the login method and use them."""
        schema = login_schema(self._draft.method_name)
        errors: FormErrors = {}
        if user_input is not None and not (
            errors := self._draft.take_login(user_input)
        ):
            if not self._draft.login_method.needs_code:
                return await self._async_log_in(step_id, schema)
            if not (errors := await self._draft.async_send_code(self.hass)):
                return await self.async_step_verify()
        return self._show_errors(step_id, schema, errors)

    async def _async_log_in(self, step_id: str, schema: vol.Schema) -> ConfigFlowResult:
        """Log in; finish a repair, or go on to the families of a new account."""
        draft = self._draft
        if errors := await draft.async_log_in(self.hass):
            return self._show_errors(step_id, schema, errors)
        if self.source != SOURCE_USER:
            return await self._async_finish_repair()
        is_empty = not draft.families and not draft.has_shared_devices
        if is_empty and draft.login_method.registers:
            return self._show(step_id, schema, {"base": "no_family_of_open_id"})
        await self._async_take_account(draft.user.user_id)
        self._abort_if_unique_id_configured()
        if draft.families:
            return await self.async_step_families()
        if draft.has_shared_devices:
            return self._create_entry([])
        return self.async_abort(reason="no_family")

    async def _async_finish_repair(self) -> ConfigFlowResult:
        """Give the entry its new login, if it is the same account's."""
        with end_without_account():
            entry = (
                self._get_reauth_entry()
                if self.source == SOURCE_REAUTH
                else self._get_reconfigure_entry()
            )
        await self._async_take_account(self._draft.user_id_for(entry))
        self._abort_if_unique_id_mismatch(reason="wrong_account")
        result = self.async_update_and_abort(
            entry,
            data=self._draft.stored(),
            # Home Assistant 2026.11 has its own words else, and none in Chinese yet.
            reason=f"{self.source}_successful",
        )
        self.hass.config_entries.async_schedule_reload(entry.entry_id)
        return result

    async def _async_take_account(self, user_id: str) -> None:
        """Take the account from an earlier flow that was abandoned."""
        for flow in self._async_in_progress(match_context={"unique_id": user_id}):
            if flow["context"]["source"] == self.source:
                self.hass.config_entries.flow.async_abort(flow["flow_id"])
        await self.async_set_unique_id(user_id, raise_on_progress=False)

    def _create_entry(self, families: list[Family]) -> ConfigFlowResult:
        """Create the account's entry with a subentry for each family."""
        return self.async_create_entry(
            title=without_addresses(self._draft.user.title),
            data=self._draft.stored(),
            subentries=family_subentries(families),
        )

    def _show_errors(
        self, step_id: str, schema: vol.Schema, errors: FormErrors
    ) -> ConfigFlowResult:
        """Show errors in the form where they can be mended.

        That is an earlier one for a wrong application or wrong addresses. A cloud that
        is only silent may answer the next time.
        """
        if errors.get("base") == "invalid_application":
            first = "user" if self.source == SOURCE_USER else "reconfigure"
            return self._show(first, ACCOUNT_SCHEMA, errors)
        if errors.get("base") == "not_a_cloud" and self._draft.has_custom_region:
            return self._show("endpoint", ENDPOINT_SCHEMA, errors)
        return self._show(step_id, schema, errors)

    def _show(
        self, step_id: str, schema: vol.Schema, errors: FormErrors
    ) -> ConfigFlowResult:
        """Show a form filled with what is known, without secrets."""
        known = {
            key: value
            for key, value in self._draft.data.items()
            if schema.schema.get(key) is not SECRET
        }
        return self.async_show_form(
            step_id=step_id,
            data_schema=self.add_suggested_values_to_schema(schema, known),
            errors=errors,
            description_placeholders={"message": self._draft.message},
        )


# Home Assistant finds a step by its name: each login method has one.
for _method in LOGIN_METHODS:
    setattr(
        TencentConfigFlow, f"async_step_{_method}", TencentConfigFlow.async_ask_login
    )
