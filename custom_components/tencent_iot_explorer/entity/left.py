"""What was left for something else: an effect for a colour, a preset for a speed."""

from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager

from homeassistant.exceptions import HomeAssistantError


class Left:
    """A choice that is over, although the device goes on reporting it."""

    def __init__(self, show: Callable[[], None]) -> None:
        """Know who shows it; nothing was left yet."""
        self.choice: str | None = None
        self._show = show

    @contextmanager
    def by_command(self, choice: str | None) -> Iterator[None]:
        """Take a choice for over while a command ends it, and then, unless it is refused."""
        before, self.choice = self.choice, choice
        try:
            yield
        except HomeAssistantError:
            self.choice = before
            raise
        finally:
            self._show()

    def take(self, reported: Collection[str | None]) -> None:
        """Forget what was left once the device reports something else."""
        if any(reported) and self.choice not in reported:
            self.choice = None
