"""Which measure a number is, by its words, unit and range."""

from collections.abc import Iterator
from itertools import chain

from ..device_classes import CLASS_BY_UNIT, is_allowed
from ..model import ValueType
from ..ranges import lies_within, span
from ..roles import ONLY_WITH_UNIT, Measure
from ..table import Match
from ..units import measure_word, unit_of
from ..words.measures import (
    AIR_PRESSURE_UNIT,
    ATMOSPHERIC_PRESSURE,
    BATTERY_WORDS,
    BRIGHTEST_LAMP,
    BRIGHTNESS,
    COMFORT_CELSIUS,
    COUNT_WORDS,
    HIGHEST_AIR_PRESSURE,
    ILLUMINANCE,
    LEVEL_UNITS,
    LEVEL_WORDS,
    LOWEST_AIR_PRESSURE,
    MEASURES,
    MOST_LEVELS,
    NOW,
    PRESSURE,
    STRENGTH_WORDS,
    TARGET_TEMPERATURE,
    TEMPERATURE,
    TIMES_WORDS,
    WHOLE_MEASURES,
)
from .number_quantities import covers, known_unit
from .set_or_read import counts_down, is_reading, tells_now
from .subject import Subject, is_named

# What is used, unlike what is left in a battery.
_IN_USE = frozenset({"energy", "power"})


def measure_of(subject: Subject) -> Match[Measure] | None:
    """Return the best role of a number, first of all one that its unit agrees with."""
    candidates = _candidates(subject)
    agreed = (each for each in candidates if _agrees(subject, each.role))
    exact = (each for each in candidates if each.exact and _holds(subject, each.role))
    found = next(chain(agreed, exact), None)
    return found and _by_range(subject, found)


def _candidates(subject: Subject) -> list[Match[Measure]]:
    """Return the roles that id and name speak of, the likeliest first."""
    candidates = [*_whole(subject), *MEASURES.find(*subject.texts)]
    if _is_level(subject) or _is_count(subject):
        candidates = [each for each in candidates if not each.role.classes]
    if tells_now(subject):
        candidates = [
            each for each in candidates if each.exact or each.role.name != NOW
        ]
    if subject.says(BATTERY_WORDS) and not subject.type.unit:
        candidates = [
            each for each in candidates if _IN_USE.isdisjoint(each.role.classes)
        ]
    if subject.writable and not is_reading(subject):
        is_loose = not subject.type.unit or counts_down(subject)
        candidates.sort(
            key=lambda each: not (each.role.settable and (each.exact or is_loose))
        )
    return candidates


def _by_range(subject: Subject, found: Match[Measure]) -> Match[Measure]:
    """Return the role that the range of a number tells in place of a found one."""
    if found.role is TEMPERATURE and _comfortable(subject):
        return Match(TARGET_TEMPERATURE, exact=found.exact)
    if found.role is BRIGHTNESS and _is_of_room(subject):
        return Match(ILLUMINANCE, exact=found.exact)
    if found.role is PRESSURE and _is_of_air(subject.type):
        return Match(ATMOSPHERIC_PRESSURE, exact=found.exact)
    if found.role is ATMOSPHERIC_PRESSURE and _is_compressed(subject.type):
        return Match(PRESSURE, exact=False)
    return found


def _comfortable(subject: Subject) -> bool:
    """Return whether a writable number's range is one that people choose warmth from."""
    return subject.writable and lies_within(subject.type, COMFORT_CELSIUS)


def _whole(subject: Subject) -> Iterator[Match[Measure]]:
    """Yield the roles that only a whole id or name tells; none for how often."""
    if not subject.says(TIMES_WORDS):
        for role in WHOLE_MEASURES.exactly(*subject.texts):
            yield Match(role, exact=True)


def _is_of_room(subject: Subject) -> bool:
    """Return whether a brightness that is only shown reaches further than any lamp's."""
    limits = span(subject.type)
    is_far = limits is not None and limits[1] > BRIGHTEST_LAMP
    return is_far and not (subject.writable or subject.type.unit)


def _is_of_air(type_: ValueType) -> bool:
    """Return whether a pressure is that of the air, by its unit and how far it reaches."""
    limits = span(type_)
    is_high = limits is not None and limits[1] >= LOWEST_AIR_PRESSURE
    return is_high and unit_of(type_.unit) == AIR_PRESSURE_UNIT


def _is_compressed(type_: ValueType) -> bool:
    """Return whether a pressure can be higher than that of the air ever is."""
    highest = HIGHEST_AIR_PRESSURE.get(unit_of(type_.unit) or "")
    limits = span(type_)
    return highest is not None and limits is not None and limits[1] > highest


def _is_level(subject: Subject) -> bool:
    """Return whether a number counts steps rather than units."""
    lowest, highest = subject.type.minimum or 0, subject.type.maximum or 0
    few = lowest >= 0 and 0 < highest <= MOST_LEVELS
    told = subject.says(LEVEL_WORDS) or subject.type.unit in LEVEL_UNITS
    is_strength = subject.writable and subject.says(STRENGTH_WORDS)
    is_pure = not subject.type.unit or measure_word(subject.type.unit) is not None
    return few and is_pure and (told or is_strength)


def _is_count(subject: Subject) -> bool:
    """Return whether a number counts pieces rather than units."""
    return not subject.type.unit and subject.says(COUNT_WORDS)


def _agrees(subject: Subject, role: Measure) -> bool:
    """Return whether the model's unit can belong to a role."""
    unit = known_unit(subject.type, next(iter(role.classes), ""))
    if unit is None:
        return covers(role, subject.type)
    if role.classes:
        return any(is_allowed(name, unit) for name in role.classes)
    if measure_word(unit):
        return covers(role, subject.type)
    return unit == role.unit or unit not in CLASS_BY_UNIT


def _holds(subject: Subject, role: Measure) -> bool:
    """Return whether a role is not said of what has a unit of another, or none at all."""
    unit = known_unit(subject.type)
    # 高压 is the higher pressure of blood, and what a fence is charged with.
    if "pressure" in role.classes and is_allowed("voltage", unit):
        return False
    if unit in CLASS_BY_UNIT:
        return bool(role.classes) or not role.settable
    return is_named(role) or role.span is not ONLY_WITH_UNIT
