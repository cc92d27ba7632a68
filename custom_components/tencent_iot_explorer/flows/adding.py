"""Adding a device, as far as no form is concerned: its id, its place, its token."""

import asyncio
from collections.abc import Mapping
from functools import partial
from typing import Any

from homeassistant.helpers.typing import VolDictType
import voluptuous as vol

from ..account.account import TencentConfigEntry
from ..account.reasons import BINDING_REASONS, reason
from ..account.registry.registration import DEFAULT_ROOM_ID
from ..cloud import Client, CloudError, Room, UnknownAction
from .families import async_of_each
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


def device_id_of(typed: Mapping[str, Any]) -> str:
    """Return the cloud's id of the device that was named."""
    return f"{typed[CONF_PRODUCT_ID]}/{typed[CONF_DEVICE_NAME]}"


async def async_places(entry: TencentConfigEntry) -> dict[str, str]:
    """Return the names of an account's families and their rooms.

    A family that is refused is left out. Raises CloudError if there is no other.
    """
    titles = {each.unique_id or "": each.title for each in entry.subentries.values()}
    rooms = await async_of_each(
        titles, partial(_async_rooms, entry.runtime_data.client)
    )
    places: dict[str, str] = {}
    for family_id, found in rooms.items():
        title = titles[family_id]
        places[f"{family_id}/{DEFAULT_ROOM_ID}"] = title
        for room in found:
            places[f"{family_id}/{room.room_id}"] = f"{title} · {room.name}"
    return places


async def _async_rooms(client: Client, family_id: str) -> list[Room]:
    """Return the rooms of a family, none if the cloud knows no rooms."""
    try:
        return await client.family.get_room_list(family_id)
    except UnknownAction:
        return []


async def async_token_brought(client: Client, token: str) -> str:
    """Wait for a device with a token; return its id, "" where the cloud tells none.

    A token that has ended and a closed client end the waiting; any other refusal may be
    gone the next time, so that the last one is told only when the time is over.
    Raises CloudError, TimeoutError.
    """
    refusal: CloudError | None = None
    try:
        async with asyncio.timeout(TOKEN_SECONDS):
            while True:
                await asyncio.sleep(POLL_SECONDS)
                try:
                    state = await client.provisioning.get_device_bind_token_state(token)
                except CloudError as error:
                    if client.closed or reason(error, BINDING_REASONS) == TOKEN_ENDED:
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
