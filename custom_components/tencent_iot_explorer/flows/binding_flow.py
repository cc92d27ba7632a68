"""What the dialogs that bind a device share: the account, and what goes wrong."""

from abc import abstractmethod
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from homeassistant.config_entries import ConfigEntryState, SubentryFlowResult
import voluptuous as vol

from ..account.account import Account, running_account
from ..account.reasons import BINDING_FORM_REASONS, reason
from ..cloud import CloudError
from .deleted_account import AccountSubentryFlow


class BindingFlow(AccountSubentryFlow):
    """A dialog that binds a device.

    A device that was bound is no subentry: it shows up in its family, and the flow ends.
    """

    def __init__(self) -> None:
        """Nothing has gone wrong yet."""
        self._reason = ""
        self._message = ""

    @property
    def _account(self) -> Account:
        return running_account(self._get_entry())

    async def async_step_user(
        self, user_input: dict[str, Any] | None = None
    ) -> SubentryFlowResult:
        """Begin, where the account is at work."""
        if self._get_entry().state is not ConfigEntryState.LOADED:
            return self.async_abort(reason="entry_not_loaded")
        return await self._async_begin(user_input)

    @abstractmethod
    async def _async_begin(
        self, user_input: dict[str, Any] | None
    ) -> SubentryFlowResult:
        """Take the step "user": ask where the device is."""

    @contextmanager
    def _keep_trouble(self) -> Iterator[None]:
        """Keep what goes wrong for the form or the end of the flow to tell."""
        self._reason = self._message = ""
        try:
            yield
        except CloudError as error:
            self._reason = reason(error, BINDING_FORM_REASONS)
            self._message = error.message
        except TimeoutError:
            self._reason = "timeout"
        except ValueError:
            self._reason = "invalid_key"

    def _show(
        self,
        step_id: str,
        schema: vol.Schema,
        typed: Mapping[str, Any] | None,
        **placeholders: str,
    ) -> SubentryFlowResult:
        """Show a form with what was typed before, and what is wrong with it."""
        return self.async_show_form(
            step_id=step_id,
            data_schema=self.add_suggested_values_to_schema(schema, typed),
            errors={"base": self._reason} if self._reason else {},
            description_placeholders={"message": self._message, **placeholders},
        )

    def _abort(self) -> SubentryFlowResult:
        """End with what went wrong."""
        return self.async_abort(
            reason=self._reason, description_placeholders={"message": self._message}
        )

    async def _async_show_added(self, device_id: str) -> SubentryFlowResult:
        """Show the new device and end; one that is not listed yet has no name."""
        await self._account.home.async_request_devices(device_id)
        device = self._account.devices.get(device_id)
        name = device.name if device else device_id
        return self.async_abort(
            reason="device_added", description_placeholders={"device": name}
        )
