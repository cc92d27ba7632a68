"""Recognising pushed messages that the cloud delivers again."""

from collections.abc import Hashable
from time import monotonic
from typing import Final

from .bounded_dict import BoundedDict

MOST_MESSAGES: Final = 256
REPEAT_SECONDS: Final = 600


class Repeats:
    """The latest messages and when they came."""

    def __init__(self) -> None:
        """Know none yet."""
        self._seen = BoundedDict[int, float](MOST_MESSAGES)

    def note(self, *mark: Hashable) -> bool:
        """Note a message; return whether it came before."""
        message, now = hash(mark), monotonic()
        before = self._seen.get(message)
        self._seen[message] = now
        return before is not None and now - before < REPEAT_SECONDS
