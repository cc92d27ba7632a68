"""The replies of devices to actions, which arrive by push."""

import asyncio
from collections import deque
from collections.abc import Awaitable, Mapping
from typing import Any

from ...cloud import ActionResult, RequestRefused, integer, json_object
from ..errors import AccountUnloaded

REPLY_SECONDS = 20
RECENT_REPLIES = 16


class ActionReplies:
    """The callers that wait for a reply, and the last replies."""

    def __init__(self) -> None:
        """Wait for no reply yet."""
        self._waiting: list[tuple[str, asyncio.Future[Mapping[str, Any]]]] = []
        self._recent: deque[Mapping[str, Any]] = deque(maxlen=RECENT_REPLIES)

    async def wait(self, started: Awaitable[ActionResult]) -> ActionResult:
        """Start an action and wait for the device's reply.

        The reply may overtake the answer to the call. Without a reply in time the
        result is what the cloud said of the call. Raises RequestRefused for a device
        that has refused, other CloudError.
        """
        result = await started
        reply = asyncio.get_running_loop().create_future()
        self._waiting.append((result.client_token, reply))
        for payload in self._recent:
            self._hand_over(payload)
        try:
            async with asyncio.timeout(REPLY_SECONDS):
                return _read(result.client_token, await reply)
        except TimeoutError:
            return result
        finally:
            self._waiting.remove((result.client_token, reply))

    def take(self, payload: Mapping[str, Any]) -> None:
        """Take over a reply."""
        self._recent.append(payload)
        self._hand_over(payload)

    def close(self) -> None:
        """Tell those who wait that no reply will come."""
        for _, reply in self._waiting:
            if not reply.done():
                reply.set_exception(AccountUnloaded())

    def _hand_over(self, payload: Mapping[str, Any]) -> None:
        """Give a reply to those who wait for it; two may have the same token."""
        for client_token, reply in self._waiting:
            if client_token == str(payload.get("clientToken")) and not reply.done():
                reply.set_result(payload)


def _read(client_token: str, payload: Mapping[str, Any]) -> ActionResult:
    """Return what a device replied. Raises RequestRefused if it says that it failed."""
    status = str(payload.get("status", ""))
    if code := integer(payload, "code"):
        raise RequestRefused(f"CommandRefused {code}", status)
    return ActionResult(
        client_token=client_token,
        status=status,
        output=json_object(payload.get("response"), "a reply"),
    )
