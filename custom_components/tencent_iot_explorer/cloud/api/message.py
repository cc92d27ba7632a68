"""Messages to the user."""

from collections.abc import AsyncIterator
from functools import partial
from typing import Final

from ..decoding import inner, records
from ..models.message import Message
from ..wire import parse_all
from .caller import ActionGroup
from .paging import after_last

PAGE_SIZE: Final = 100


class MessageApi(ActionGroup):
    """Actions that concern messages."""

    def get_messages(self, category: int) -> AsyncIterator[Message]:
        """Yield the messages of a category, the newest first.

        Parameters: 1 of devices, 2 of families, 3 notifications.
        Raises CloudError. Source: AppGetMessages.
        """
        return after_last(
            partial(self._get_page, category), lambda each: each.message_id
        )

    async def get_newest_messages(self, category: int) -> list[Message]:
        """Return the newest messages of a category in one call, the newest first.

        Parameters: as for get_messages. Raises CloudError. Source: AppGetMessages.
        """
        return await self._get_page(category, None)

    async def delete_message(self, message_id: str) -> None:
        """Delete a message.

        Raises RequestRefused for an id that does not exist, other CloudError.
        Source: AppDeleteMessage.
        """
        await self._caller.call("AppDeleteMessage", {"MsgID": message_id})

    async def _get_page(self, category: int, last: Message | None) -> list[Message]:
        """Return the messages of a category that come after the last one read."""
        answer = await self._caller.call(
            "AppGetMessages",
            {
                "Category": category,
                "MsgID": last.message_id if last else "",
                "MsgTimestamp": last.timestamp if last else 0,
                "Limit": PAGE_SIZE,
            },
        )
        return parse_all(Message, records(inner(answer), "Msgs"))
