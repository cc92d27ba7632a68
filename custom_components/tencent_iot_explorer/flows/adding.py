"""What the flows that bind devices share.

A device that was bound is no subentry: it shows up in its family, and the flow ends.
"""

import asyncio
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from homeassistant.config_entries import (
    ConfigEntryState,
    ConfigSubentryFlow,
    SubentryFlowResult,
)
from homeassistant.helpers.typing import VolDictType
import voluptuous as vol

from ..cloud import Client, CloudError, ConnectionFailed
from ..home.account import Account, TencentConfigEntry
from ..home.errors import ANYWHERE, BINDING, reason
from ..home.registry.registration import DEFAULT_ROOM_ID
from .forms import TEXT

CONF_DEVICE_NAME = "device_name"
CONF_PRODUCT_ID = "product_id"

POLL_SECONDS = 2
TOKEN_SECONDS = 600
TOKEN_ENDED = "token_ended"  # noqa: S105

NAME_FIELDS: VolDictType = {
    vol.Required(CONF_PRODUCT_ID): TEXT,
    vol.Required(CONF_DEVICE_NAME): TEXT,
}


def running_account(entry: TencentConfigEntry) -> Account:
    """Return an account at work. Raises ConnectionFailed for one that is not."""
    if entry.state is not ConfigEntryState.LOADED:
        raise ConnectionFailed("Unloaded", "The account was unloaded")
    return entry.runtime_data


@dataclass
class Trouble:
    """What went wrong in a step, as a form or the end of a flow tells it."""

    reason: str = ""
    message: str = ""

    @contextmanager
    def told(self) -> Iterator[None]:
        """Keep what goes wrong."""
        self.reason = ""
        try:
            yield
        except CloudError as error:
            self.reason = reason(error, {**BINDING, **ANYWHERE})
            self.message = error.message
        except TimeoutError:
            self.reason = "timeout"
        except ValueError as error:
            self.reason, self.message = "invalid_key", str(error)

    def form(
        self,
        flow: ConfigSubentryFlow,
        step_id: str,
        schema: vol.Schema,
        typed: Mapping[str, Any] | None,
        **placeholders: str,
    ) -> SubentryFlowResult:
        """Show a form with what was typed before, and what is wrong with it."""
        return flow.async_show_form(
            step_id=step_id,
            data_schema=flow.add_suggested_values_to_schema(schema, typed),
            errors={"base": self.reason} if self.reason else {},
            description_placeholders={"message": self.message, **placeholders},
        )

    def abort(self, flow: ConfigSubentryFlow) -> SubentryFlowResult:
        """End the flow."""
        return flow.async_abort(
            reason=self.reason, description_placeholders={"message": self.message}
        )


async def async_added(
    flow: ConfigSubentryFlow, account: Account, device_id: str
) -> SubentryFlowResult:
    """Show the new device and end."""
    await account.home.async_request_refresh()
    return flow.async_abort(
        reason="device_added", description_placeholders={"device": device_id}
    )


def device_id_of(typed: Mapping[str, Any]) -> str:
    """Return the cloud's id of the device that was named."""
    return f"{typed[CONF_PRODUCT_ID]}/{typed[CONF_DEVICE_NAME]}"


async def async_places(entry: TencentConfigEntry) -> dict[str, str]:
    """Return the names of an account's families and their rooms. Raises CloudError."""
    places: dict[str, str] = {}
    for subentry in entry.subentries.values():
        family_id, title = subentry.unique_id or "", subentry.title
        rooms = await entry.runtime_data.client.family.get_room_list(family_id)
        places[f"{family_id}/{DEFAULT_ROOM_ID}"] = title
        for room in rooms:
            places[f"{family_id}/{room.room_id}"] = f"{title} · {room.name}"
    return places


async def async_token_brought(client: Client, token: str) -> str:
    """Wait for a device with a token; return its id, "" where the cloud tells none.

    A token that has ended ends the waiting; any other refusal may be gone the next
    time, so that the last one is told only when the time is over. Raises CloudError,
    TimeoutError.
    """
    refusal: CloudError | None = None
    try:
        async with asyncio.timeout(TOKEN_SECONDS):
            while True:
                await asyncio.sleep(POLL_SECONDS)
                try:
                    state = await client.provisioning.get_device_bind_token_state(token)
                except CloudError as error:
                    if reason(error, BINDING) == TOKEN_ENDED:
                        raise
                    refusal = error
                    continue
                if state.usable:
                    return state.device_id
                refusal = None
    except TimeoutError as error:
        if refusal:
            raise refusal from error
        raise
