"""Lists that a home can do without."""

from collections.abc import Awaitable, Callable

from ...cloud import AuthenticationFailed, CloudError, warn_once


class OptionalLists:
    """Reads lists; one that cannot be read is warned of once."""

    def __init__(self, failed: Callable[[], None]) -> None:
        """Parameter `failed`: is called where a list cannot be read."""
        self._failed = failed

    async def async_read[*Ts, T](
        self,
        subject: str,
        listing: Callable[[*Ts], Awaitable[list[T]]],
        *arguments: *Ts,
    ) -> list[T] | CloudError:
        """Return a list, or why it cannot be read. Raises AuthenticationFailed."""
        try:
            return await listing(*arguments)
        except AuthenticationFailed:
            raise
        except CloudError as error:
            warn_once(f"{subject} cannot be read: {error.message}")
            self._failed()
            return error
