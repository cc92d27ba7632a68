"""Recognising pushed messages that come again, from the device or from the cloud."""

from time import monotonic
from typing import Final

from .bounded_dict import BoundedDict
from .push_changes import Mark

MOST_MESSAGES: Final = 256
REPEAT_SECONDS: Final = 600
# A device sends again what nobody has acknowledged, every few seconds.
RESEND_SECONDS: Final = 60


class Repeats:
    """The latest messages and when they came.

    Much firmware writes one token into all its messages: it says nothing once it has
    come with other bytes, or long after. The cloud's number counts then.
    """

    def __init__(self) -> None:
        """Know none yet."""
        self._seen = BoundedDict[int, float](MOST_MESSAGES)
        self._tokens = BoundedDict[int, tuple[int, float]](MOST_MESSAGES)
        self._careless = BoundedDict[str, None](MOST_MESSAGES)

    def note(self, mark: Mark, sender: str = "") -> bool:
        """Note a message; return whether it came before."""
        now = monotonic()
        message = hash((sender, mark.content, mark.number))
        before = self._seen.get(message)
        self._seen[message] = now
        if mark.token and sender not in self._careless:
            token, content = hash((sender, mark.start, mark.token)), hash(mark.content)
            known = self._tokens.get(token)
            if known is None:
                self._tokens[token] = content, now
                return False
            if known[0] == content and now - known[1] < RESEND_SECONDS:
                return True
            self._careless[sender] = None
        return before is not None and now - before < REPEAT_SECONDS
