"""What the recognisers of composite entities share."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

from ..entities import Binding, EntityPlan
from ..meanings import is_reversed
from ..model import NUMBERS, Kind, Property, ValueType
from ..parts import NOT_FAHRENHEIT, Part
from ..table import Table
from ..text import contains, joined, word_set
from ..units import unit_of
from ..words.measures import TARGET_TEMPERATURE

_TARGET_WORDS = word_set(TARGET_TEMPERATURE.words)

type Properties = Mapping[str, Property]
type Recogniser = Callable[[Properties], Iterator[EntityPlan]]
type Parts = dict[str, Property]


def parts_of(table: Table[Part], properties: Properties) -> Parts:
    """Return the property for each part of a composite, by exact id or name."""
    parts: Parts = {}
    for property_ in properties.values():
        for part in table.exactly(*property_.texts):
            if part.name not in parts and part.fits(property_):
                parts[part.name] = property_
                break
    return parts


def spoken_target(properties: Properties) -> Parts:
    """Return the temperature to reach that a name only speaks of, if it is the only one."""
    found = [
        each
        for each in properties.values()
        if each.writable
        and each.type.kind in NUMBERS
        and unit_of(each.type.unit) in NOT_FAHRENHEIT
        and says(each, _TARGET_WORDS)
    ]
    return {"target_temperature": found[0]} if len(found) == 1 else {}


def bind(
    property_: Property,
    meanings: Mapping[str, str] | None = None,
    *,
    shared: bool = False,
) -> Binding:
    """Tie a role to a whole property."""
    type_ = property_.type
    return Binding(
        property_id=property_.id,
        type=type_,
        meanings=meanings or {},
        reversed=not meanings and is_reversed(type_),
        shared=shared,
    )


def meanings_of(type_: ValueType, words: Mapping[str, str]) -> dict[str, str]:
    """Return raw key -> word for the options that one of the words means."""
    spelled = {joined(text): word for word in words for text in words[word].split()}
    meanings = {
        key: spelled.get(joined(label)) or spelled.get(joined(key))
        for key, label in type_.options.items()
    }
    return {key: word for key, word in meanings.items() if word}


def states_of(
    type_: ValueType, words: Mapping[str, str], of_bool: Mapping[str, str]
) -> Mapping[str, str]:
    """Return raw key -> word; a truth value whose options tell nothing is `of_bool`."""
    meanings = meanings_of(type_, words)
    is_told = len(set(meanings.values())) > 1
    return meanings if is_told or type_.kind is not Kind.BOOL else of_bool


def tells(properties: Properties, words: frozenset[str]) -> bool:
    """Tell whether an id or a name of the product contains one of `words`."""
    return any(says(each, words) for each in properties.values())


def says(property_: Property, words: frozenset[str]) -> bool:
    """Tell whether the id or the name of a property contains one of `words`."""
    return any(contains(text, words) for text in property_.texts)


def without(properties: Properties, words: frozenset[str]) -> Properties:
    """Return the properties that say none of `words`."""
    return {id_: each for id_, each in properties.items() if not says(each, words)}


def says_any(type_: ValueType, words: frozenset[str]) -> bool:
    """Tell whether an option contains one of `words`."""
    return any(contains(label, words) for label in type_.options.values())


def words_or_labels(
    type_: ValueType, words: Mapping[str, str], without: Collection[str] = ()
) -> dict[str, str]:
    """Return raw key -> known word, else the model's own label, each only once."""
    known = meanings_of(type_, words)
    found: dict[str, str] = {}
    for key, label in type_.options.items():
        if key not in without:
            texts = (known.get(key, label), label, f"{label} ({key})")
            found[key] = next(each for each in texts if each not in found.values())
    return found


def bind_all(parts: Parts, names: Iterable[str]) -> dict[str, Binding]:
    """Tie those parts that need no translation."""
    return {name: bind(parts[name]) for name in names if name in parts}


def composite(
    platform: str,
    main: Property,
    bindings: Mapping[str, Binding],
    *,
    role: str | None = None,
    device_class: str | None = None,
    translation_key: str | None = None,
    traits: Mapping[str, str | float | bool] | None = None,
) -> EntityPlan:
    """Return the plan of a composite; its key is the id of its main property."""
    role = role or platform
    return EntityPlan(
        platform=platform,
        key=main.id,
        role=role,
        bindings=bindings,
        device_class=device_class,
        translation_key=translation_key,
        traits=traits or {},
        reason=f"{role.replace('_', ' ')}: {', '.join(bindings)}",
    )
