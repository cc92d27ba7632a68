"""Fans: table fans, fresh air, air purifiers."""

from collections.abc import Iterator
import re

from .. import parts as tables
from ..entities import Binding, EntityPlan
from ..model import Property, ValueType
from .common import (
    Parts,
    Properties,
    bind,
    bind_all,
    composite,
    meanings_of,
    parts_of,
    tells,
    words_or_labels,
)

_NUMBER = re.compile(r"\d+")


def recognise_fan(properties: Properties) -> Iterator[EntityPlan]:
    """Yield the fan: something to switch, with speeds or presets of wind."""
    parts = parts_of(tables.FAN_PARTS, properties)
    power, speed = parts.get("power"), parts.get("speed")
    if not power or not speed or tells(properties, tables.NOT_FAN_WORDS):
        return
    if not tells(properties, tables.FAN_WORDS):
        return
    wind = _wind(speed)
    if not wind:
        return
    purifies = tells(properties, tables.PURIFIER_WORDS)
    bindings = bind_all(parts, ("power", "oscillating")) | wind | _rest(parts)
    role = "air_purifier" if purifies else "fan"
    yield composite("fan", power, bindings, role=role)


def _wind(speed: Property) -> dict[str, Binding]:
    """Return the speeds and, of the same property, what else it offers."""
    if speed.type.kind in tables.NUMBERS:
        return {"speed": bind(speed)}
    speeds = speeds_of(speed.type)
    off = meanings_of(speed.type, tables.OFF)
    others = words_or_labels(speed.type, tables.MODE_WORDS, without={*speeds, *off})
    found = {"speed": bind(speed, speeds)} if speeds else {}
    return found | {"speed_preset": bind(speed, others)} if others else found


def speeds_of(type_: ValueType) -> dict[str, str]:
    """Return raw key -> speed, the slowest first; nothing for fewer than two."""
    words = meanings_of(type_, tables.MODE_WORDS)
    ranks = {
        key: (tables.FAN_SPEEDS.index(word), word)
        for key, word in words.items()
        if word in tables.FAN_SPEEDS
    }
    ranks = ranks or {
        key: (int(number[0]), number[0])
        for key, label in type_.options.items()
        if (number := _NUMBER.search(label or key))
    }
    ordered = sorted(ranks.items(), key=lambda item: item[1])
    return {key: word for key, (_, word) in ordered} if len(ranks) > 1 else {}


def _rest(parts: Parts) -> dict[str, Binding]:
    """Return presets of a property of their own, and the direction."""
    found = {}
    if preset := parts.get("preset"):
        words = words_or_labels(preset.type, tables.MODE_WORDS)
        found["preset"] = bind(preset, words)
    if direction := parts.get("direction"):
        words = meanings_of(direction.type, tables.FAN_DIRECTIONS)
        if len(words) == len(direction.type.options) == 2:
            found["direction"] = bind(direction, words)
    return found
