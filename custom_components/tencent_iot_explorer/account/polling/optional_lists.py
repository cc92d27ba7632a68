"""Lists that a home can do without."""

from collections.abc import Awaitable, Callable

from ...cloud import AuthenticationFailed, CloudError, UnknownAction, warn_once
from ..patience import PATIENCE_SECONDS, in_time


class OptionalLists:
    """Reads lists; one that cannot be read is warned of once.

    Until `patience` is None, at the start, none of them is waited for long.
    """

    def __init__(self, failed: Callable[[], None]) -> None:
        """Parameter `failed`: is called where a list that there is cannot be read."""
        self.failed = failed
        self.patience: float | None = PATIENCE_SECONDS

    async def async_in_time[T](self, listing: Awaitable[T]) -> T:
        """Return a list. Raises CloudError."""
        return await in_time(listing, self.patience)

    async def async_read[*Ts, T](
        self,
        subject: str,
        listing: Callable[[*Ts], Awaitable[list[T]]],
        *arguments: *Ts,
    ) -> list[T] | CloudError:
        """Return a list, or why it cannot be read. Raises AuthenticationFailed."""
        try:
            return await self.async_in_time(listing(*arguments))
        except AuthenticationFailed:
            raise
        except CloudError as error:
            warn_once(f"{subject} cannot be read: {error.message}")
            if not isinstance(error, UnknownAction):
                self.failed()
            return error
