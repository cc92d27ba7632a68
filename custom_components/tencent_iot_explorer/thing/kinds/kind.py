"""What a kind of device is: its parts, and what speaks for it."""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from typing import Any

from ..entities import Binding, EntityPlan
from ..model import Action, Property
from .evidence import Clue, Evidence, Weight, offers, says
from .parts import Bindings, FoundParts, Parts
from .vocabulary import Vocabulary


def _nothing(_: Any, __: Evidence) -> dict[str, Any]:
    """Return nothing: the parts are all there is to know."""
    return {}


def _always(_: FoundParts, __: Evidence) -> bool:
    """Tell that the parts are enough."""
    return True


@dataclass(frozen=True, kw_only=True)
class DeviceKind:
    """A kind of device, as far as its parts make an entity.

    Of each set in `needs` one part at least must be bound; the key of the entity is the
    first that is bound of `main`. Where properties are not enough, actions that mean a
    word of `calls` count. A choice tells the kind, whatever it is called, by options that
    fit a part of `known_by` or contain a word of `offers`, and so does a property that
    speaks a word of `sure`; a kind that `needs_clue` has parts that others have, too. It
    has no parts that speak a word of `never_speaks`. What cannot be said so has a function
    that builds it.
    """

    name: str
    platform: str
    parts: Parts
    main: tuple[str, ...] = ()
    needs: tuple[tuple[str, ...], ...] = ()
    known_by: tuple[str, ...] = ()
    offers: frozenset[str] = frozenset()
    sure: frozenset[str] = frozenset()
    needs_clue: bool = False
    never_speaks: frozenset[str] = frozenset()
    calls: Vocabulary | None = None
    fits: Callable[[FoundParts, Evidence], bool] = _always
    more: Callable[[FoundParts, Evidence], Bindings] = _nothing
    describe: Callable[[Bindings, Evidence], dict[str, Any]] = _nothing
    build: Callable[[FoundParts, Evidence], Iterator[EntityPlan]] | None = None

    def clue(self, evidence: Evidence, called: Clue) -> Clue:
        """Return what speaks most for the kind: what it is called, or options."""
        if called.weight < Weight.OPTIONS and (
            property_ := self._sure_property(evidence)
        ):
            return Clue(weight=Weight.OPTIONS, text=property_.id)
        return called

    def _sure_property(self, evidence: Evidence) -> Property | None:
        """Return what tells the kind surely: by its options, or what it is called."""
        played = (self.parts.find_choice(name, evidence) for name in self.known_by)
        others = evidence.properties.values() if self.offers or self.sure else ()
        sure = (
            each
            for each in others
            if offers(each, self.offers) or says(each, self.sure)
        )
        return next(filter(None, chain(played, sure)), None)

    def recognise(self, evidence: Evidence, clue: Clue) -> Iterator[EntityPlan]:
        """Yield what the product has of this kind."""
        if self.never_speaks:
            evidence = evidence.not_saying(self.never_speaks)
        found = self.parts.find(evidence)
        if clue.weight or (self.needs and self._is_whole(found)):
            found = self.parts.guess(found, evidence)
        yield from (self.build or self.assemble)(found, evidence)

    def assemble(self, found: FoundParts, evidence: Evidence) -> Iterator[EntityPlan]:
        """Yield the entity, if nothing of it is missing."""
        bindings = self.parts.bind(found) | self.more(found, evidence)
        calls = {} if self._is_whole(bindings) else self._calls(evidence)
        if self._is_whole({*bindings, *calls}) and self.fits(found, evidence):
            main = next(bindings[name] for name in self.main if name in bindings)
            details = {"calls": calls, **self.describe(bindings, evidence)}
            key = details.pop("key", main.property_id)
            yield composite(self.platform, key, bindings, **details)

    def _is_whole(self, parts: Collection[str]) -> bool:
        """Return whether nothing is missing that the kind needs."""
        return not any(set(parts).isdisjoint(each) for each in self.needs)

    def _calls(self, evidence: Evidence) -> dict[str, Action]:
        """Return word -> the action that means it and needs no inputs."""
        words = self.calls
        if words is None:
            return {}
        return {
            word: action
            for action in reversed(evidence.actions)
            if not action.inputs and (word := words.word(*action.texts))
        }


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
