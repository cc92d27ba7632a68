"""Actions that concern the account's messages."""

from homeassistant.core import ServiceResponse
import voluptuous as vol

from ...account.polling.messages import CATEGORIES
from ...cloud import first
from ..answers import listed
from ..service import LIMIT, TEXT, Service
from ..targets import ACCOUNT, AccountTarget


async def get_messages(
    target: AccountTarget, category: str, limit: int
) -> ServiceResponse:
    """Return the newest messages of a category."""
    found = target.client.message.get_messages(CATEGORIES[category])
    return listed("messages", await first(limit, found))


async def delete_message(target: AccountTarget, message_id: str) -> None:
    """Delete a message."""
    await target.client.message.delete_message(message_id)


SERVICES = {
    "get_messages": Service(
        target=ACCOUNT,
        handler=get_messages,
        fields={
            vol.Required("category"): vol.In(CATEGORIES),
            **LIMIT,
        },
    ),
    "delete_message": Service(
        target=ACCOUNT,
        handler=delete_message,
        fields={vol.Required("message_id"): TEXT},
    ),
}
