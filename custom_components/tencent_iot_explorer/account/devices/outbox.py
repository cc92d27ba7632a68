"""Commands on their way to one device."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from ...cloud import CloudError
from ..errors import AccountUnloaded, outcome

type Values = Mapping[str, Any]


class Outbox:
    """Joins writes of one moment, and sends one command after the other."""

    __slots__ = (
        "_accepted",
        "_commands",
        "_control",
        "_refused",
        "_sending",
        "_values",
        "_why",
    )

    def __init__(
        self,
        control: Callable[[Values], Awaitable[None]],
        *,
        accepted: Callable[[Values], None],
        refused: Callable[[Values], None],
    ) -> None:
        """Know how to send, and what to call with the result."""
        self._control = control
        self._accepted = accepted
        self._refused = refused
        self._commands = asyncio.Lock()
        self._values: dict[str, Any] = {}
        self._sending: asyncio.Task[None] | None = None
        self._why: Callable[[], CloudError] = AccountUnloaded

    async def send(self, values: Values) -> None:
        """Send values by property id. Raises what the cloud client raises."""
        self._values.update(values)
        if self._sending is None:
            self._sending = asyncio.create_task(self._send())
            self._sending.add_done_callback(_retrieve)
        await outcome(self._sending, self._reason)

    def close(self, why: Callable[[], CloudError]) -> None:
        """Forget what has not been sent yet; who waits for it is told why."""
        self._why = why
        if self._sending:
            self._sending.cancel()

    def _reason(self) -> CloudError:
        """Return why what was to be sent was not."""
        return self._why()

    async def _send(self) -> None:
        """Send what has gathered, once the commands before have been answered."""
        await asyncio.sleep(0)
        async with self._commands:
            values, self._values, self._sending = self._values, {}, None
            accepted = False
            try:
                await self._control(values)
                accepted = True
            finally:
                if not accepted:
                    self._refused(values)
        self._accepted(values)


def _retrieve(sending: asyncio.Task[None]) -> None:
    """Take note of an error even where all who waited for it have gone."""
    if not sending.cancelled():
        sending.exception()
