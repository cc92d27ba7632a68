"""What came last, as far as there is room for it."""

from typing import override


class Latest[K, V](dict[K, V]):
    """A mapping of limited size: the entry that was set longest ago makes room."""

    __slots__ = ("_most",)

    def __init__(self, most: int) -> None:
        """Hold so many entries at most."""
        super().__init__()
        self._most = most

    @override
    def __setitem__(self, key: K, value: V) -> None:
        """Set an entry; one that was there before counts as new."""
        self.pop(key, None)
        super().__setitem__(key, value)
        if len(self) > self._most:
            del self[next(iter(self))]
