"""Messages that the cloud delivers a second time."""

from collections.abc import Hashable
from time import monotonic
from typing import Final

MOST_MESSAGES: Final = 256
REPEAT_SECONDS: Final = 600


class Repeats:
    """The latest messages and when they came."""

    def __init__(self) -> None:
        """Know none yet."""
        self._seen: dict[int, float] = {}

    def knows(self, *mark: Hashable) -> bool:
        """Return whether a message came a while ago already, and remember it."""
        message, now = hash(mark), monotonic()
        before = self._seen.pop(message, None)
        self._seen[message] = now
        if len(self._seen) > MOST_MESSAGES:
            del self._seen[next(iter(self._seen))]
        return before is not None and now - before < REPEAT_SECONDS
