"""A choice that another one has replaced: an effect by a colour, a preset by a speed."""

from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager

from homeassistant.exceptions import HomeAssistantError


class Superseded:
    """The choice that no longer holds, although the device still reports it."""

    def __init__(self, show: Callable[[], None]) -> None:
        """Start with none; `show` is called when it changes."""
        self.choice: str | None = None
        self._show = show

    @contextmanager
    def by_command(self, choice: str | None) -> Iterator[None]:
        """Supersede a choice by a command; restore the one before if that fails."""
        before, self.choice = self.choice, choice
        try:
            yield
        except HomeAssistantError:
            self.choice = before
            raise
        finally:
            self._show()

    def take(self, reported: Collection[str | None]) -> None:
        """Forget the choice once the device reports another."""
        if any(reported) and self.choice not in reported:
            self.choice = None
