"""Products that are told with fewer parts than before: changed, or a garbled answer."""

from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from time import monotonic

from ...thing import ThingModel
from ..absences import CONFIRM_SECONDS

type PartKey = tuple[str, str]


@dataclass(frozen=True, kw_only=True, slots=True)
class Doubt:
    """What was told of a product that we do not believe yet, and when first."""

    parts: AbstractSet[PartKey]
    since: float


class Doubts:
    """Believes that a product has lost parts if a later look tells the same."""

    def __init__(self) -> None:
        """Doubt nothing yet."""
        self._doubts: dict[str, Doubt] = {}

    @property
    def product_ids(self) -> list[str]:
        """Return the products to be looked at again."""
        return sorted(self._doubts)

    def is_doubtful(
        self, product_id: str, before: ThingModel, told: ThingModel
    ) -> bool:
        """Tell whether what is told of a product must not be believed for now.

        That it has no part at all is never believed.
        """
        parts = part_keys(told)
        doubt = self._doubts.pop(product_id, None)
        if parts >= part_keys(before):
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

    def forget(self, product_id: str) -> None:
        """Forget a product that nobody has."""
        self._doubts.pop(product_id, None)


def part_keys(model: ThingModel) -> set[PartKey]:
    """Return what identifies the usable parts of a thing model."""
    return {
        (kind, part.id)
        for kind, parts in (
            ("property", model.properties),
            ("event", model.events),
            ("action", model.actions),
        )
        for part in parts
    }
