"""Listeners, and how they are told."""

from collections.abc import Callable, Collection
from operator import call

from ..failures import log_each_failure

type Listener = Callable[[], None]

tell_each = log_each_failure(call, lambda _: "Somebody could not be told of a change")


class Audience(list[Listener]):
    """The listeners of one thing."""

    def add(self, listener: Listener) -> Callable[[], None]:
        """Add a listener; return a function that removes it."""
        self.append(listener)
        return lambda: self.remove(listener)

    def tell(self) -> None:
        """Call all listeners."""
        tell_each(self)


class Listeners[L](dict[str, tuple[L, ...]]):
    """Listeners by the key they listen for.

    They are kept in tuples, so that a listener may add and remove others when called.
    """

    __slots__ = ()

    def add(self, key: str, listener: L) -> Callable[[], None]:
        """Add a listener; return a function that removes it."""
        self[key] = (*self.get(key, ()), listener)
        return lambda: self.remove(key, listener)

    def remove(self, key: str, listener: L) -> None:
        """Remove a listener."""
        self[key] = tuple(each for each in self[key] if each != listener)

    def concerned(self, keys: Collection[str]) -> Collection[L]:
        """Return the listeners of any of the keys, each once."""
        return {listener: None for key in keys for listener in self.get(key, ())}
