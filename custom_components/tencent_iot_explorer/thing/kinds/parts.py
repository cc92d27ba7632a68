"""Parts: what single properties are for an entity that several make up."""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
import re
from typing import Any

from ..entities import Binding
from ..meanings import is_reversed
from ..model import Kind, Property, ValueType
from ..ranges import lies_within, span
from ..spelling import joined
from ..table import spellings, split_number
from ..units import unit_of
from .evidence import Evidence, says
from .vocabulary import ALARMS, Vocabulary

BOOL = frozenset({Kind.BOOL})
ENUMS = frozenset({Kind.ENUM, Kind.STRINGENUM})
STRUCTS = frozenset({Kind.STRUCT})
STRINGS = frozenset({Kind.STRING})
NOT_FAHRENHEIT = frozenset({None, "°C", "K", "%"})
CELSIUS = frozenset({"°C"})
FAHRENHEIT = frozenset({"°F"})

# The whole name of one of several that only says which one it is.
MERE_NUMBER = r"(?i)(?:valve|switch|zone|light|lamp|ch|第|[0-9一二三四五六七八九十]|路|号|区|水阀|电磁阀|球阀|阀|门|灯|按键|开关|控制|状态|[_\s-])+"

# A word for one of several, before the word for the part: 通道开关, groupswitch.
GANG = re.compile("^(?:通道|回路|组|路|区|channel|group|zone|loop|ch)(?=.)")

# The meanings of most booleans.
ON_OFF = {"1": "on", "0": "off"}

type Bindings = dict[str, Binding]
type FoundParts = dict[str, Property]
type Reading = Callable[[ValueType], Mapping[str, str]]


@dataclass(frozen=True, kw_only=True)
class Part:
    """A part that a property can play; its name is that of a binding.

    `reads` tells what the options of a choice mean; those of a part must mean one word at
    least of each set in `requires`. Where `nears` tells what comes nearest to a state
    without a word, one that has such states is also an entity of its own. Where a product
    is known to be of a kind, a part can also be guessed: by a name that contains a word of
    each set in `speaks`. A name with a word of `never_speaks` is never one of the part.
    """

    name: str
    words: str = ""
    kinds: frozenset[Kind]
    writable: bool = True
    only_shown: bool = False
    units: frozenset[str | None] | None = None
    span: tuple[float, float] | None = None
    reads: Reading | None = None
    nears: Reading | None = None
    requires: tuple[Collection[str], ...] = ()
    speaks: tuple[frozenset[str], ...] | None = None
    never_speaks: frozenset[str] = frozenset()
    shared: bool = False

    def fits(self, property_: Property) -> bool:
        """Return whether a property with such a name can play the part."""
        type_ = property_.type
        if type_.kind not in self.kinds:
            return False
        refused = self.only_shown if property_.writable else self.writable
        if refused:
            return False
        if self.units and unit_of(type_.unit, "temperature") not in self.units:
            return False
        if self.span and not lies_within(type_, self.span):
            return False
        if self.reads and not self._has_words(self.reads(type_), type_):
            return False
        return not (self.never_speaks and says(property_, self.never_speaks))

    def _has_words(self, meanings: Mapping[str, str], type_: ValueType) -> bool:
        """Return whether options mean the words that the part requires."""
        words = set(meanings.values())
        is_told = bool(words) or not type_.options
        return is_told and not any(words.isdisjoint(each) for each in self.requires)

    def is_spoken_of(self, evidence: Evidence) -> bool:
        """Return whether anything left of a product contains the words of the part."""
        return all(evidence.tells(words) for words in self.speaks or ())

    def is_guessed(self, property_: Property) -> bool:
        """Return whether a property plays the part by words in its id or name."""
        return (
            self.speaks is not None
            and all(says(property_, words) for words in self.speaks)
            and self.fits(property_)
        )

    def bind(self, property_: Property) -> Binding:
        """Bind the part to a property."""
        meanings = self.reads(property_.type) if self.reads else {}
        if self.nears is None:
            return bind(property_, meanings, shared=self.shared)
        is_told = property_.type.options.keys() <= meanings.keys()
        # The first option that means a word is the one that is sent for it.
        nearest = {
            key: word
            for key, word in self.nears(property_.type).items()
            if key not in meanings
        }
        return bind(property_, {**meanings, **nearest}, shared=not is_told)


class Parts:
    """The parts of a kind of device, searched by whole id or name, in their order.

    Where several have the same name, a later one counts only when no property can play
    an earlier one.
    """

    def __init__(self, *parts: Part) -> None:
        """Index the parts by the ids and names they are known by."""
        self._parts = parts
        self._guessed = [part for part in parts if part.speaks is not None]
        self._ranks: dict[str, list[int]] = {}
        for rank, part in enumerate(parts):
            for word in part.words.split():
                self._ranks.setdefault(joined(word), []).append(rank)

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self._parts)

    def find(self, evidence: Evidence) -> FoundParts:
        """Return the property for each part; no property plays two."""
        found: FoundParts = {}
        taken: set[str] = set()
        for part, property_ in self._candidates(evidence):
            if part.name not in found and property_.id not in taken:
                found[part.name] = property_
                taken.add(property_.id)
        return found

    def guess(self, found: Mapping[str, Property], evidence: Evidence) -> FoundParts:
        """Return the parts, and those that can be guessed."""
        parts = dict(found)
        for part in self._guessed:
            if part.name not in parts and part.is_spoken_of(evidence):
                taken = {each.id for each in parts.values()}
                free = (
                    each
                    for id_, each in evidence.properties.items()
                    if each.type.kind in part.kinds and id_ not in taken
                )
                if guess := next(filter(part.is_guessed, free), None):
                    parts[part.name] = guess
        return parts

    def find_choice(self, name: str, evidence: Evidence) -> Property | None:
        """Return the choice that plays a part by its options, whatever it is called."""
        parts = [
            part for part in self._guessed if part.name == name and not part.speaks
        ]
        return next(
            (
                property_
                for property_ in evidence.properties.values()
                if property_.type.options
                if any(part.fits(property_) for part in parts)
            ),
            None,
        )

    def guess_all(self, name: str, evidence: Evidence) -> list[Property]:
        """Return all properties that are guessed to play a part."""
        guessed = [
            part
            for part in self._guessed
            if part.name == name and part.is_spoken_of(evidence)
        ]
        return [
            property_
            for property_ in evidence.properties.values()
            if any(part.is_guessed(property_) for part in guessed)
        ]

    def find_gangs(self, evidence: Evidence) -> dict[str, FoundParts]:
        """Return number -> the parts with it in their id, else their name: valve_1."""
        gangs: dict[str, FoundParts] = {}
        for property_ in evidence.properties.values():
            ranks = list(self._gang_ranks_for(property_))
            for rank, _ in sorted(ranks):
                # Names count from 1 where ids count from 0: the id, read last, tells.
                gang = gangs.setdefault(ranks[-1][1], {})
                if property_ not in gang.values():
                    gang.setdefault(self._parts[rank].name, property_)
        return gangs

    def bind(self, found: Mapping[str, Property]) -> Bindings:
        """Bind the parts to their properties."""
        return {
            name: self._part(name, property_).bind(property_)
            for name, property_ in found.items()
        }

    def _part(self, name: str, property_: Property) -> Part:
        """Return the part of this name for a property: a known one, else a guess."""
        known = (self._parts[rank] for rank in self._ranks_for(property_))
        gangs = (self._parts[rank] for rank, _ in self._gang_ranks_for(property_))
        guessed = (part for part in self._guessed if part.is_guessed(property_))
        return next(part for part in chain(known, gangs, guessed) if part.name == name)

    def _gang_ranks_for(self, property_: Property) -> Iterator[tuple[int, str]]:
        """Yield (part, number) for a name that is that of a part with a number."""
        for text, number in filter(None, map(split_number, property_.texts)):
            mere = GANG.sub("", text)
            for rank in self._ranks.get(text) or self._ranks.get(mere) or []:
                if self._parts[rank].fits(property_):
                    yield rank, number

    def _candidates(self, evidence: Evidence) -> Iterator[tuple[Part, Property]]:
        """Yield parts, each with a property that can play it, in the parts' order."""
        spelled = self._ranks.keys() & evidence.by_spelling.keys()
        known = {each.id for text in spelled for each in evidence.by_spelling[text]}
        candidates = [
            (rank, order, property_)
            for order, property_ in enumerate(evidence.properties.values())
            if property_.id in known
            for rank in self._ranks_for(property_)
        ]
        for rank, _, property_ in sorted(candidates, key=lambda each: each[:2]):
            yield self._parts[rank], property_

    def _ranks_for(self, property_: Property) -> list[int]:
        """Return the ranks of the parts for a property: by its name, else its id."""
        for text in property_.texts:
            whole, essence = spellings(text)
            ranks = self._ranks.get(whole) or self._ranks.get(essence)
            if ranks and (fit := [r for r in ranks if self._parts[r].fits(property_)]):
                return fit
        return []


def bind(
    property_: Property,
    meanings: Mapping[str, str] | None = None,
    *,
    shared: bool = False,
) -> Binding:
    """Bind a role to a whole property."""
    type_ = property_.type
    return Binding(
        property_id=property_.id,
        type=type_,
        meanings=meanings or {},
        reversed=not meanings and is_reversed(type_),
        shared=shared,
    )


def celsius(property_: Property) -> tuple[float, float] | None:
    """Return the range of a temperature in °C, whatever its unit in the model."""
    limits = span(property_.type)
    if limits is None or not is_fahrenheit(property_.type):
        return limits
    low, high = ((limit - 32) / 1.8 for limit in limits)
    return low, high


def is_fahrenheit(type_: ValueType) -> bool:
    """Return whether the model gives a value in °F."""
    return unit_of(type_.unit, "temperature") in FAHRENHEIT


def states(
    type_: ValueType, vocabulary: Vocabulary, of_bool: Mapping[str, str]
) -> Mapping[str, str]:
    """Return raw key -> word; for a boolean without meaningful options, `of_bool`."""
    meanings = vocabulary.read(type_)
    is_told = len(set(meanings.values())) > 1
    return meanings if is_told or type_.kind is not Kind.BOOL else of_bool


def alarms(type_: ValueType) -> Mapping[str, str]:
    """Return raw key -> on or off; a boolean is true when there is an alarm."""
    return states(type_, ALARMS, ON_OFF)


def numbered(kind: str, name: str, number: str) -> dict[str, Any]:
    """Return the name of one of several of a kind: its number, or a name of its own."""
    if re.fullmatch(MERE_NUMBER, name):
        _, told = split_number(name) or (name, number)
        key = f"numbered_{kind}"
        return {"translation_key": key, "placeholders": {"number": told}}
    return {"name": name}
