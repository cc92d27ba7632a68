"""Sirens: devices that raise an alarm by sound and light."""

from collections.abc import Iterator

from .. import parts as tables
from ..entities import EntityPlan
from ..model import Kind, Property, ValueType
from ..units import is_allowed, unit_of
from .common import (
    Parts,
    Properties,
    bind,
    composite,
    meanings_of,
    parts_of,
    tells,
)


def recognise_siren(properties: Properties) -> Iterator[EntityPlan]:
    """Yield the siren: an alarm that can be started and stopped."""
    parts = parts_of(tables.SIREN_PARTS, properties)
    alarm = parts.get("alarm") or _alarm_switch(parts, properties)
    if alarm is None:
        return
    tones: dict[str, str] = {}
    if alarm.type.kind is not Kind.BOOL:
        tones = meanings_of(alarm.type, tables.SIREN_TONES)
        if "off" not in tones.values() or len(set(tones.values())) < 2:
            return
    bindings = {"alarm": bind(alarm, tones)}
    traits = {}
    if duration := parts.get("duration"):
        bindings["duration"] = bind(duration)
        traits["duration_unit"] = _time_unit(duration.type)
    named = "siren" if tells(properties, tables.CAMERA_WORDS) else None
    yield composite("siren", alarm, bindings, translation_key=named, traits=traits)


def _alarm_switch(parts: Parts, properties: Properties) -> Property | None:
    """Return the switch of an alarm that sounds for a time, with a ringtone."""
    sounds = "duration" in parts and tells(properties, tables.RINGTONE_WORDS)
    senses = tells(properties, tables.SENSING_WORDS)
    return parts.get("alarm_switch") if sounds and not senses else None


def _time_unit(type_: ValueType) -> str:
    """Return what a duration is counted in."""
    unit = unit_of(type_.unit, "duration")
    return unit if unit and is_allowed("duration", unit) else "s"
