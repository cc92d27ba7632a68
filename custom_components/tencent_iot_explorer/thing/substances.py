"""What is counted, or leaks, where only the whole product tells that it is gas."""

from collections.abc import Iterable
from dataclasses import replace

from .entities import EntityPlan
from .kinds import GAS_WORDS, gather
from .model import Property, ThingModel
from .spelling import any_contains, word_set

_WATER_WORDS = word_set("water 水")
_LEAK_WORDS = word_set("leak leakage 泄漏 泄露 漏气")
# What is called by its substance, and what that is called of gas.
_KEYS = {"water_consumption": "gas_consumption", "moisture": "gas"}


def settle_substances(
    entities: list[EntityPlan], model: ThingModel, properties: Iterable[Property]
) -> list[EntityPlan]:
    """Return the entities: what a gas meter counts is gas, unless it says water."""
    if not any(map(_is_untold, entities)):
        return entities
    evidence = gather(model, {each.id: each for each in properties})
    gas, water = (evidence.clue(each).weight for each in (GAS_WORDS, _WATER_WORDS))
    return [
        _of_gas(each)
        if _is_untold(each) and (gas > water or _says(each, GAS_WORDS))
        else each
        for each in entities
    ]


def _is_untold(entity: EntityPlan) -> bool:
    """Return whether a volume, or what leaks, does not say of what."""
    is_volume = entity.platform == "sensor" and entity.device_class == "water"
    is_state = entity.platform == "binary_sensor"
    may_leak = is_state and entity.device_class in {None, "moisture"}
    is_either = is_volume or (may_leak and _says(entity, _LEAK_WORDS))
    return is_either and not _says(entity, _WATER_WORDS)


def _says(entity: EntityPlan, words: frozenset[str]) -> bool:
    """Return whether the name or the key of an entity contains one of `words`."""
    return any_contains((entity.name or "", entity.key), words)


def _of_gas(entity: EntityPlan) -> EntityPlan:
    """Return an entity of water, or of nothing known, as one of gas."""
    key = _KEYS.get(entity.translation_key or "", entity.translation_key)
    return replace(entity, device_class="gas", translation_key=key)
