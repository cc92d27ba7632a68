"""Ids that a cloud or a device writes with other capitals than before."""

from collections.abc import Iterable


class Capitals:
    """Known ids, to be found whatever their capitals."""

    def __init__(self, known: Iterable[str]) -> None:
        """Know these ids; of those that differ in nothing else each stands for itself."""
        self._known = frozenset(known)
        by_letters: dict[str, str | None] = {}
        for each in self._known:
            letters = each.casefold()
            by_letters[letters] = None if letters in by_letters else each
        self._by_letters = by_letters

    def of(self, written: str) -> str:
        """Return the known id that is meant, or what is written if none is."""
        if written in self._known:
            return written
        return self._by_letters.get(written.casefold()) or written
