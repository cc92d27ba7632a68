"""What the cloud no longer lists: gone, or only missing from one answer."""

from collections.abc import Collection
from time import monotonic

CONFIRM_SECONDS = 60
SECOND_LOOK_SECONDS = CONFIRM_SECONDS + 1
MARK_SECONDS = 300


class Absences:
    """Confirms that something has gone: by the cloud's word, or by a later look."""

    def __init__(self) -> None:
        """Miss nothing yet."""
        self._since: dict[str, float] = {}
        self._marked: dict[str, float] = {}

    def mark_gone(self, key: str) -> None:
        """Note that something has gone for sure."""
        self._marked[key] = monotonic()

    def compare(
        self,
        known: Collection[str],
        listed: Collection[str],
        unread: Collection[str] = (),
    ) -> tuple[frozenset[str], frozenset[str]]:
        """Return what is absent for now and what has gone, of what was known.

        What could not be read confirms nothing.
        """
        now = monotonic()
        self._marked = {
            key: at for key, at in self._marked.items() if now - at < MARK_SECONDS
        }
        missing = frozenset(known) - frozenset(listed)
        self._since = {
            key: self._since.get(key, now)
            for key in missing
            if key in self._since or key not in unread
        }
        agreed = {
            key for key, since in self._since.items() if now - since >= CONFIRM_SECONDS
        }
        gone = missing & (self._marked.keys() | agreed.difference(unread))
        return missing - gone, gone
