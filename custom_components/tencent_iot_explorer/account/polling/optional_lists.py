"""Lists that a home can do without."""

from collections.abc import Awaitable, Callable

from ...cloud import CloudError, UnknownAction, warn_once
from ..patience import PATIENCE_SECONDS, in_time, tried


class OptionalLists:
    """Reads lists; one that cannot be read is warned of once.

    Until `patience` is None, at the start, none of them is waited for long.
    """

    def __init__(self, failed: Callable[[], None]) -> None:
        """Parameter `failed`: is called where a list that there is cannot be read."""
        self.failed = failed
        self.patience: float | None = PATIENCE_SECONDS

    async def async_in_time[*Ts, T](
        self, listing: Callable[[*Ts], Awaitable[T]], *arguments: *Ts
    ) -> T:
        """Return a list. Raises CloudError."""
        return await in_time(listing(*arguments), self.patience)

    async def async_try[*Ts, T](
        self, listing: Callable[[*Ts], Awaitable[T]], *arguments: *Ts
    ) -> T | CloudError:
        """Return a list, or why it cannot be read. Raises what `tried` raises."""
        return await tried(self.async_in_time, listing, *arguments)

    def note(self, subject: str, found: object) -> None:
        """Warn of a list that could not be read, and say so if there is one."""
        if isinstance(found, CloudError):
            warn_once(f"{subject} cannot be read: {found.message}")
            if not isinstance(found, UnknownAction):
                self.failed()

    async def async_read[*Ts, T](
        self, subject: str, listing: Callable[[*Ts], Awaitable[T]], *arguments: *Ts
    ) -> T | CloudError:
        """Return a list, or why it cannot be read, and note that."""
        found = await self.async_try(listing, *arguments)
        self.note(subject, found)
        return found
