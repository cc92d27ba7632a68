"""Counting the requests of a day."""

from time import localtime
from typing import Final

DATE: Final = slice(0, 3)


class Tally:
    """Counts from midnight to midnight, by the clock on the wall."""

    def __init__(self) -> None:
        """Begin at nothing."""
        self._day = localtime()[DATE]
        self._count = 0

    def add(self) -> None:
        """Count one more."""
        self._count = self.today + 1

    @property
    def today(self) -> int:
        """Return how many there were since midnight."""
        if (day := localtime()[DATE]) != self._day:
            self._day, self._count = day, 0
        return self._count
