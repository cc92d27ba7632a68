"""Products with fewer parts than before: changed, or a garbled answer."""

from collections.abc import Set as AbstractSet
from time import monotonic
from typing import NamedTuple

from ...thing import ThingModel, parts_of
from ..absences import CONFIRM_SECONDS


class Doubt(NamedTuple):
    """The parts that a doubtful answer has, and when it came first."""

    parts: AbstractSet[str]
    since: float


class Doubts:
    """Believes that a product has lost parts if a later answer says the same."""

    def __init__(self) -> None:
        """Doubt nothing yet."""
        self._doubts: dict[str, Doubt] = {}

    @property
    def product_ids(self) -> list[str]:
        """Return the products to be looked at again."""
        return sorted(self._doubts)

    def doubt(self, product_id: str, before: ThingModel, after: ThingModel) -> bool:
        """Doubt an answer with fewer parts; return whether it must not be believed yet.

        One without any part is never believed.
        """
        parts = parts_of(after)
        doubt = self._doubts.pop(product_id, None)
        if parts >= parts_of(before):
            return False
        if not parts:
            return True
        now = monotonic()
        if doubt is None or doubt.parts != parts:
            doubt = Doubt(parts=parts, since=now)
        if now - doubt.since >= CONFIRM_SECONDS:
            return False
        self._doubts[product_id] = doubt
        return True

    def missing(self, product_id: str, before: ThingModel) -> frozenset[str]:
        """Return the parts that a product may have lost."""
        doubt = self._doubts.get(product_id)
        return parts_of(before) - doubt.parts if doubt else frozenset()

    def forget(self, product_id: str) -> None:
        """Forget a product that nobody has."""
        self._doubts.pop(product_id, None)
