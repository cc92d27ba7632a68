"""Kinds of devices as rows: one recogniser for all that differ in data only."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from ..entities import Binding, EntityPlan
from ..model import Property
from .evidence import Evidence
from .parts import Bindings, Parts

type Found = dict[str, Property]


def _nothing(_: Any, __: Evidence) -> dict[str, Any]:
    """Return nothing: the parts are all there is to know."""
    return {}


def _always(_: Found, __: Evidence) -> bool:
    """Tell that the parts are enough."""
    return True


@dataclass(frozen=True, kw_only=True, slots=True)
class Row:
    """A kind of device: its parts, what it cannot be without, and what speaks for it.

    Of each set in `needs` one part at least must be bound; the key of the entity is the
    first that is bound of `main`.
    """

    platform: str
    parts: Parts
    main: tuple[str, ...]
    needs: tuple[tuple[str, ...], ...]
    says: frozenset[str] = frozenset()
    never_says: frozenset[str] = frozenset()
    fits: Callable[[Found, Evidence], bool] = _always
    more: Callable[[Found, Evidence], Bindings] = _nothing
    describe: Callable[[Bindings, Evidence], dict[str, Any]] = _nothing

    def recognise(self, evidence: Evidence) -> Iterator[EntityPlan]:
        """Yield the entity, if the product is of this kind."""
        if self.says and not evidence.tells(self.says):
            return
        found = self.parts.find(evidence.properties)
        bindings = self.parts.bind(found) | self.more(found, evidence)
        if any(bindings.keys().isdisjoint(each) for each in self.needs):
            return
        if self.fits(found, evidence) and not evidence.tells(self.never_says):
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
