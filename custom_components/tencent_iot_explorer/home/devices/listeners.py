"""Who is to be told of what."""

from collections.abc import Callable, Collection
from operator import call

from ..failures import each_for_itself

type Listener = Callable[[], None]

tell_each = each_for_itself(call, lambda _: "Somebody could not be told of a change")


class Audience(list[Listener]):
    """Those who want to be told of one thing."""

    def add(self, listener: Listener) -> Callable[[], None]:
        """Add a listener, and return what removes it."""
        self.append(listener)
        return lambda: self.remove(listener)

    def tell(self) -> None:
        """Tell everybody."""
        tell_each(self)


class Listeners[L](dict[str, tuple[L, ...]]):
    """Listeners by what they listen for.

    They are tuples, so that whoever is told may add and remove listeners meanwhile.
    """

    __slots__ = ()

    def add(self, key: str, listener: L) -> Callable[[], None]:
        """Add a listener, and return what removes it."""
        self[key] = (*self.get(key, ()), listener)
        return lambda: self.remove(key, listener)

    def remove(self, key: str, listener: L) -> None:
        """Remove a listener."""
        self[key] = tuple(each for each in self[key] if each != listener)

    def concerned(self, keys: Collection[str]) -> Collection[L]:
        """Return who listens for one of the keys, each once."""
        return {listener: None for key in keys for listener in self.get(key, ())}
