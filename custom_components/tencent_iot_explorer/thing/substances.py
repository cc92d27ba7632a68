"""What is counted, or leaks, where only the whole product tells that it is gas."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from .entities import EntityPlan
from .kinds import GAS_WORDS, Evidence
from .spelling import contains, word_set

_WATER_WORDS = word_set("water 水")
_LEAK_WORDS = word_set("leak leakage 泄漏 泄露 漏气")
# What is called by its substance, and what that is called of gas.
_KEYS = {"water_consumption": "gas_consumption", "moisture": "gas"}


def settle_substances(
    entities: Iterable[EntityPlan], evidence: Evidence
) -> Iterator[EntityPlan]:
    """Yield the entities: what a gas meter counts is gas, unless it says water."""
    gas, water = (evidence.clue(each).weight for each in (GAS_WORDS, _WATER_WORDS))
    for entity in entities:
        yield _of_gas(entity) if gas > water and _is_untold(entity) else entity


def _is_untold(entity: EntityPlan) -> bool:
    """Tell whether a volume, or what leaks, does not say of what."""
    texts = (entity.name or "", entity.key)
    if any(contains(text, _WATER_WORDS) for text in texts):
        return False
    if entity.platform == "sensor":
        return entity.device_class == "water"
    leaks = any(contains(text, _LEAK_WORDS) for text in texts)
    is_state = entity.platform == "binary_sensor"
    return is_state and leaks and entity.device_class in {None, "moisture"}


def _of_gas(entity: EntityPlan) -> EntityPlan:
    """Return an entity of water, or of nothing known, as one of gas."""
    key = _KEYS.get(entity.translation_key or "", entity.translation_key)
    return replace(entity, device_class="gas", translation_key=key)
