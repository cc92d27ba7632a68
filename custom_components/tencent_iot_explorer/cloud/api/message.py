"""Messages to the user."""

from collections.abc import AsyncIterator
from typing import TYPE_CHECKING, Final

from ..decoding import inner, records
from ..models import Message
from ..wire import parse_all

if TYPE_CHECKING:
    from ..client import Client

DEVICE_MESSAGES: Final = 1
FAMILY_MESSAGES: Final = 2
NOTIFICATIONS: Final = 3

PAGE_SIZE: Final = 100


class MessageApi:
    """Actions that concern messages."""

    def __init__(self, client: Client) -> None:
        """Send through a client."""
        self._client = client

    async def get_messages(self, category: int) -> AsyncIterator[Message]:
        """Yield the messages of a category, the newest first.

        Parameters: 1 of devices, 2 of families, 3 notifications.
        Raises CloudError. Source: AppGetMessages.
        """
        last_id, last_timestamp = "", 0
        seen: set[str] = set()
        while True:
            answer = await self._client.call(
                "AppGetMessages",
                {
                    "Category": category,
                    "MsgID": last_id,
                    "MsgTimestamp": last_timestamp,
                    "Limit": PAGE_SIZE,
                },
            )
            messages = parse_all(Message, records(inner(answer), "Msgs"))
            fresh = [each for each in messages if each.message_id not in seen]
            if not fresh:
                return
            for message in fresh:
                yield message
            seen.update(message.message_id for message in fresh)
            last_id, last_timestamp = fresh[-1].message_id, fresh[-1].timestamp

    async def delete_message(self, message_id: str) -> None:
        """Delete a message.

        Raises RequestRefused for an id that does not exist, other CloudError.
        Source: AppDeleteMessage.
        """
        await self._client.call("AppDeleteMessage", {"MsgID": message_id})
