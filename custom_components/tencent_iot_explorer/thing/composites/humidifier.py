"""Humidifiers and dehumidifiers."""

from collections.abc import Iterator

from .. import parts as tables
from ..entities import EntityPlan
from .common import (
    Properties,
    bind,
    bind_all,
    composite,
    parts_of,
    tells,
    words_or_labels,
)


def recognise_humidifier(properties: Properties) -> Iterator[EntityPlan]:
    """Yield the humidifier: a humidity to reach, by spraying or drying."""
    parts = parts_of(tables.HUMIDIFIER_PARTS, properties)
    dries = tells(properties, tables.DEHUMIDIFIER_WORDS)
    sprays = tells(properties, tables.HUMIDIFIER_WORDS)
    power = parts.get("power")
    if not power or "target_humidity" not in parts:
        return
    if not (dries or sprays) and _is_climate(properties):
        return
    bindings = bind_all(parts, ("power", "target_humidity", "current_humidity"))
    if mode := parts.get("mode") or parts.get("other_mode"):
        words = words_or_labels(mode.type, tables.MODE_WORDS)
        bindings["mode"] = bind(mode, words)
    kind = "dehumidifier" if dries and not sprays else "humidifier"
    yield composite("humidifier", power, bindings, role=kind, device_class=kind)


def _is_climate(properties: Properties) -> bool:
    """Tell whether there is a temperature to reach, too."""
    parts = parts_of(tables.CLIMATE_PARTS, properties)
    return not parts.keys().isdisjoint({"target_temperature", "chosen_temperature"})
