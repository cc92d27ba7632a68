"""What a kind of device is: its parts, and what speaks for it."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from ..entities import Binding, EntityPlan
from ..model import Property
from .evidence import Clue, Evidence, Weight
from .parts import Bindings, Parts
from .things import CALLED

type Found = dict[str, Property]


def _nothing(_: Any, __: Evidence) -> dict[str, Any]:
    """Return nothing: the parts are all there is to know."""
    return {}


def _always(_: Found, __: Evidence) -> bool:
    """Tell that the parts are enough."""
    return True


def _never(_: Evidence) -> Property | None:
    """Return nothing: no property tells the kind by itself."""
    return None


@dataclass(frozen=True, kw_only=True, slots=True)
class DeviceKind:
    """A kind of device, as far as its parts make an entity.

    Of each set in `needs` one part at least must be bound; the key of the entity is the
    first that is bound of `main`. `told` returns the property that tells the kind
    whatever it is called; a kind that `must_be_told` has parts that others have, too.
    It is none where one of the things in `yields_to` is spoken of as much. What cannot be
    said so has a function that builds it.
    """

    name: str
    platform: str
    parts: Parts
    main: tuple[str, ...] = ()
    needs: tuple[tuple[str, ...], ...] = ()
    told: Callable[[Evidence], Property | None] = _never
    must_be_told: bool = False
    yields_to: frozenset[str] = frozenset()
    fits: Callable[[Found, Evidence], bool] = _always
    more: Callable[[Found, Evidence], Bindings] = _nothing
    describe: Callable[[Bindings, Evidence], dict[str, Any]] = _nothing
    build: Callable[[Found, Evidence], Iterator[EntityPlan]] | None = None

    def clue(self, evidence: Evidence) -> Clue:
        """Return what speaks most for the kind."""
        clue = evidence.clue(CALLED[self.name])
        if clue.weight < Weight.OPTIONS and (property_ := self.told(evidence)):
            return Clue(weight=Weight.OPTIONS, text=property_.id)
        return clue

    def recognise(self, evidence: Evidence, clue: Clue) -> Iterator[EntityPlan]:
        """Yield what the product has of this kind."""
        found = self.parts.find(evidence.properties)
        if clue.weight:
            found = self.parts.guess(found, evidence.properties)
        yield from (self.build or self._assemble)(found, evidence)

    def _assemble(self, found: Found, evidence: Evidence) -> Iterator[EntityPlan]:
        """Yield the entity, if nothing of it is missing."""
        bindings = self.parts.bind(found) | self.more(found, evidence)
        if any(bindings.keys().isdisjoint(each) for each in self.needs):
            return
        if self.fits(found, evidence):
            main = next(bindings[name] for name in self.main if name in bindings)
            details = self.describe(bindings, evidence)
            yield composite(self.platform, main.property_id, bindings, **details)


def composite(
    platform: str,
    key: str,
    bindings: Mapping[str, Binding],
    *,
    role: str = "",
    **details: Any,
) -> EntityPlan:
    """Return the plan of an entity of several parts; its key is that of its main one."""
    role = role or platform
    return EntityPlan(
        platform=platform,
        key=key,
        role=role,
        bindings=bindings,
        reason=f"{role.replace('_', ' ')}: {', '.join(bindings)}",
        **details,
    )
