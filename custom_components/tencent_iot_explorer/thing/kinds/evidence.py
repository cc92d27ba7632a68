"""What tells of what kind a product is: its category, name, properties and options."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum
from functools import cached_property
import re
from typing import NamedTuple

from ..model import Action, Property, ThingModel
from ..spelling import any_contains, begins, contains, run_set
from ..table import spellings


class Weight(IntEnum):
    """How much a clue counts."""

    NOTHING = 0
    TEXT = 1
    OPTIONS = 2
    NAME = 3
    CATEGORY = 4


class Clue(NamedTuple):
    """What speaks for a kind, and how much it counts."""

    weight: Weight
    text: str


NO_CLUE = Clue(weight=Weight.NOTHING, text="")


@dataclass(frozen=True, kw_only=True)
class Evidence:
    """What a product tells of itself, and what of it is in no entity yet."""

    category: str
    name: str
    parts: Sequence[Property | Action]
    said: frozenset[str]
    by_spelling: Mapping[str, Sequence[Property]]
    properties: Mapping[str, Property]
    actions: Sequence[Action]

    @cached_property
    def _left(self) -> frozenset[str]:
        """Return all that ids and names of what is left contain."""
        return _runs((*self.properties.values(), *self.actions))

    @property
    def is_beside(self) -> bool:
        """Return whether something of the product is in an entity already."""
        return any(
            isinstance(part, Property) and part.id not in self.properties
            for part in self.parts
        )

    def tells(self, words: frozenset[str]) -> bool:
        """Return whether an id or a name of what is left contains one of `words`."""
        return not words.isdisjoint(self._left)

    def clue(self, words: frozenset[str]) -> Clue:
        """Return the heaviest clue that contains one of `words`."""
        for weight, text in (
            (Weight.CATEGORY, self.category),
            (Weight.NAME, self.name),
        ):
            if text and contains(text, words):
                return Clue(weight=weight, text=text)
        if words.isdisjoint(self.said):
            return NO_CLUE
        told = next(part for part in self.parts if says(part, words))
        return Clue(weight=Weight.TEXT, text=told.id)

    def not_saying(self, words: frozenset[str]) -> Evidence:
        """Return only the properties that say none of `words`."""
        properties = {
            id_: each for id_, each in self.properties.items() if not says(each, words)
        }
        return replace(self, properties=properties)

    def beginning_alike(self, property_: Property, end: re.Pattern[str]) -> Evidence:
        """Return only what is called like a property, whatever stands for its end."""
        properties = {
            id_: each
            for id_, each in self.properties.items()
            if begins_alike(each, property_, end)
        }
        return replace(self, properties=properties)

    def without(self, ids: Collection[str], actions: Collection[Action]) -> Evidence:
        """Return what is left when some properties and actions are in an entity."""
        properties = {
            id_: each for id_, each in self.properties.items() if id_ not in ids
        }
        free = [each for each in self.actions if each not in actions]
        return replace(self, properties=properties, actions=free)


def gather(model: ThingModel, properties: Mapping[str, Property]) -> Evidence:
    """Return what tells of a product of which some properties are to be mapped."""
    parts: Sequence[Property | Action] = (*properties.values(), *model.actions)
    return Evidence(
        category=model.category,
        name=model.name,
        parts=parts,
        said=_runs(parts),
        by_spelling=_index(properties.values()),
        properties=properties,
        actions=model.actions,
    )


def _index(properties: Iterable[Property]) -> dict[str, list[Property]]:
    """Return spelling of an id or a name -> the properties that have it."""
    found: dict[str, list[Property]] = {}
    for property_ in properties:
        for text in property_.texts:
            for spelling in spellings(text):
                found.setdefault(spelling, []).append(property_)
    return found


def _runs(parts: Iterable[Property | Action]) -> frozenset[str]:
    """Return all that ids and names contain."""
    return frozenset().union(*(run_set(*part.texts) for part in parts))


def says(part: Property | Action, words: frozenset[str]) -> bool:
    """Return whether the id or the name of a part contains one of `words`."""
    return any_contains(part.texts, words)


def begins_alike(property_: Property, other: Property, end: re.Pattern[str]) -> bool:
    """Return whether a property is called like another, whatever stands for its end."""
    pairs = zip(property_.texts, other.texts, strict=True)
    return any(begins(text, end.sub("", start)) for text, start in pairs)


def offers(property_: Property, words: frozenset[str]) -> bool:
    """Return whether an option of a choice contains one of `words`."""
    return any_contains(property_.type.options.values(), words)
