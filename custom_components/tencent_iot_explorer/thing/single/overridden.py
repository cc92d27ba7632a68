"""A property on a platform that a person has chosen."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from ..device_classes import CLASS_BY_UNIT
from ..entities import TIME_OF_DAY, EntityPlan
from ..meanings import on_off_meanings, own_options
from ..model import Kind, Property
from ..ranges import step_of
from .number_quantities import known_unit
from .numbers import settable_range
from .planners import PLANNERS
from .subject import Subject, subjects
from .times_of_day import USUAL, form_of


def plan_as(property_: Property, platform: str) -> Iterator[EntityPlan]:
    """Yield the entity of a property on a platform that a person has chosen.

    Yields nothing when the type of the property is none for that platform.
    """
    for subject in subjects(property_):
        kind = subject.type.kind
        natural = PLANNERS[kind](subject)
        if natural.platform == platform:
            yield natural
        elif kind in CHOSEN_KINDS.get(platform, ()):
            reason = f"{kind} as {platform}"
            more = CHOSEN_DETAILS.get(platform, _no_details)(subject)
            yield subject.entity(platform, f"generic_{platform}", reason, **more)


def _no_details(_: Subject) -> dict[str, Any]:
    """Return nothing: the platform needs no more than the value."""
    return {}


def _option_details(subject: Subject) -> dict[str, Any]:
    """Return the model's own texts as options."""
    meanings = own_options(subject.type)
    return {"meanings": meanings, "options": tuple(meanings.values())}


def _sensor_details(subject: Subject) -> dict[str, Any]:
    """Return the options of a choice, or the unit of a number."""
    if subject.type.options:
        return _option_details(subject) | {"device_class": "enum"}
    unit = known_unit(subject.type)
    return {"unit": unit, "device_class": CLASS_BY_UNIT.get(unit or "")}


def _number_details(subject: Subject) -> dict[str, Any]:
    """Return range and unit."""
    low, high = settable_range(subject.type)
    step, unit = step_of(subject.type), known_unit(subject.type)
    return {"minimum": low, "maximum": high, "step": step, "unit": unit}


def _time_details(subject: Subject) -> dict[str, Any]:
    """Return how the device tells a time of day."""
    return {"traits": {TIME_OF_DAY: form_of(subject) or USUAL[subject.type.kind]}}


CHOSEN_KINDS: Mapping[str, frozenset[Kind]] = {
    "binary_sensor": frozenset({Kind.BOOL, Kind.ENUM, Kind.STRINGENUM}),
    "button": frozenset({Kind.BOOL}),
    "datetime": frozenset({Kind.TIMESTAMP}),
    "event": frozenset({Kind.ENUM, Kind.STRINGENUM}),
    "number": frozenset({Kind.INT, Kind.FLOAT}),
    "select": frozenset({Kind.ENUM, Kind.STRINGENUM}),
    "sensor": frozenset(Kind) - {Kind.BOOL},
    "switch": frozenset({Kind.BOOL, Kind.ENUM, Kind.STRINGENUM}),
    "text": frozenset({Kind.STRING}),
    "time": frozenset({Kind.STRING, Kind.INT}),
}
CHOSEN_DETAILS: Mapping[str, Callable[[Subject], dict[str, Any]]] = {
    "binary_sensor": lambda subject: {"meanings": on_off_meanings(subject.type)},
    "switch": lambda subject: {"meanings": on_off_meanings(subject.type)},
    "event": lambda subject: {"meanings": own_options(subject.type)},
    "select": _option_details,
    "sensor": _sensor_details,
    "number": _number_details,
    "button": lambda _: {"traits": {"press": True}},
    "time": _time_details,
}
