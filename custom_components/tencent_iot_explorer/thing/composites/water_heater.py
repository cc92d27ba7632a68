"""Water heaters and kettles."""

from collections.abc import Iterator

from .. import parts as tables
from ..entities import EntityPlan
from ..model import Property
from ..values import span
from .common import (
    Properties,
    bind,
    bind_all,
    composite,
    meanings_of,
    parts_of,
    says_any,
    spoken_target,
    tells,
    words_or_labels,
)


def recognise_water_heater(properties: Properties) -> Iterator[EntityPlan]:
    """Yield the water heater: a temperature that water is to reach."""
    parts = parts_of(tables.WATER_HEATER_PARTS, properties)
    parts = spoken_target(properties) | parts
    power = parts.get("power")
    if (
        not power
        or "target_temperature" not in parts
        or not (
            tells(properties, tables.WATER_HEATER_WORDS)
            or _is_hot_water(parts["target_temperature"], properties)
        )
        or tells(properties, tables.NOT_WATER_HEATER_WORDS)
        or _is_other(parts.get("operation"))
    ):
        return
    bindings = bind_all(parts, ("power", "target_temperature", "current_temperature"))
    if operation := parts.get("operation"):
        off = meanings_of(operation.type, tables.OFF)
        words = words_or_labels(operation.type, tables.MODE_WORDS, without=off)
        bindings["operation"] = bind(operation, off | words)
    yield composite("water_heater", power, bindings)


def _is_other(operation: Property | None) -> bool:
    """Tell whether a mode cooks, or blows air as those of bathroom heaters do."""
    if operation is None:
        return False
    modes = meanings_of(operation.type, tables.HVAC_MODES)
    cooks = says_any(operation.type, tables.COOKING_WORDS)
    return cooks or "fan_only" in modes.values()


def _is_hot_water(target: Property, properties: Properties) -> bool:
    """Tell whether a temperature to reach can only be one of water."""
    low, high = span(target.type) or (0, 0)
    coldest, hottest = tables.HOT_WATER_CELSIUS
    is_hot = coldest <= low and tables.HOTTEST_ROOM_CELSIUS < high <= hottest
    return is_hot and not tells(properties, tables.NOT_HOT_WATER_WORDS)
