"""What tells of what kind a product is."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

from ..model import Action, Property
from ..text import contains


@dataclass(frozen=True, kw_only=True, slots=True)
class Evidence:
    """What of a product is in no entity yet."""

    properties: Mapping[str, Property]
    actions: tuple[Action, ...] = ()

    def tells(self, words: frozenset[str]) -> bool:
        """Tell whether an id or a name contains one of `words`."""
        return any(says(each, words) for each in self.properties.values())

    def without(self, ids: Collection[str], actions: Collection[Action]) -> Evidence:
        """Return what is left when some properties and actions are in an entity."""
        return replace(
            self,
            properties={
                id_: each for id_, each in self.properties.items() if id_ not in ids
            },
            actions=tuple(each for each in self.actions if each not in actions),
        )


def says(property_: Property, words: frozenset[str]) -> bool:
    """Tell whether the id or the name of a property contains one of `words`."""
    return any(contains(text, words) for text in property_.texts)


def not_saying(
    properties: Mapping[str, Property], words: frozenset[str]
) -> dict[str, Property]:
    """Return the properties that say none of `words`."""
    return {id_: each for id_, each in properties.items() if not says(each, words)}


def offers(property_: Property, words: frozenset[str]) -> bool:
    """Tell whether an option of a choice contains one of `words`."""
    return any(contains(label, words) for label in property_.type.options.values())
