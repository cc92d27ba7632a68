"""A dict of limited size."""

from typing import override


class BoundedDict[K, V](dict[K, V]):
    """A dict that drops the entry set longest ago when it is full."""

    __slots__ = ("_most",)

    def __init__(self, most: int) -> None:
        """Hold so many entries at most."""
        super().__init__()
        self._most = most

    @override
    def __setitem__(self, key: K, value: V) -> None:
        """Set an entry; one that is set again counts as new."""
        self.pop(key, None)
        super().__setitem__(key, value)
        if len(self) > self._most:
            del self[next(iter(self))]
