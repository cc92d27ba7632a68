"""Recognising pushed messages that come again, from the device or from the cloud."""

from time import monotonic
from typing import Final

from .bounded_dict import BoundedDict
from .decoding import spoken
from .push_changes import DeviceChange

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

    def note(self, change: DeviceChange) -> bool:
        """Note a message; return whether it came before."""
        now, sender = monotonic(), change.device_id
        content = hash(change.encoded or "")
        token, number = _numbers(change)
        message = hash((sender, content, number))
        before = self._seen.get(message)
        self._seen[message] = now
        if token and sender not in self._careless:
            counted = hash((sender, change.start, token))
            known = self._tokens.get(counted)
            if known is None:
                self._tokens[counted] = content, now
                return False
            if known[0] == content and now - known[1] < RESEND_SECONDS:
                return True
            self._careless[sender] = None
        return before is not None and now - before < REPEAT_SECONDS


def _numbers(change: DeviceChange) -> tuple[str, str]:
    """Return the device's token for an undated message, and the cloud's number."""
    if change.is_dated:
        return "", ""
    return spoken(change.token), spoken(change.number)
