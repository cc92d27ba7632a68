"""What the cloud no longer lists: gone, or only missing from one answer."""

from collections.abc import Collection
from time import monotonic

CONFIRM_SECONDS = 60
TOLD_SECONDS = 300


class Absences:
    """Believes that something has gone if the cloud says so, or a later look agrees."""

    def __init__(self) -> None:
        """Miss nothing yet."""
        self._since: dict[str, float] = {}
        self._told: dict[str, float] = {}

    def tell(self, key: str) -> None:
        """Note that something has gone for sure."""
        self._told[key] = monotonic()

    def compare(
        self, known: Collection[str], listed: Collection[str]
    ) -> tuple[frozenset[str], frozenset[str]]:
        """Return what is absent for now and what has gone, of what was known."""
        now = monotonic()
        self._told = {
            key: at for key, at in self._told.items() if now - at < TOLD_SECONDS
        }
        self._since = {
            key: self._since.get(key, now) for key in set(known) - set(listed)
        }
        gone = frozenset(
            key
            for key, since in self._since.items()
            if key in self._told or now - since >= CONFIRM_SECONDS
        )
        return frozenset(self._since) - gone, gone
