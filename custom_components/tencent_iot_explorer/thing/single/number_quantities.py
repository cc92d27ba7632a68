"""In which unit a number is, and what Home Assistant calls what is measured so."""

from typing import NamedTuple

from ..device_classes import CLASS_BY_UNIT, is_allowed
from ..model import ValueType
from ..ranges import lies_within, span
from ..roles import ONLY_WITH_UNIT, Measure
from ..units import measure_word, unit_of
from ..words.measures import DIFFERENCE_WORDS, MOST_LEVELS, UNITS_BY_MAXIMUM
from .subject import Subject

_MOST_PERCENT = 1000
# Percentages that reach 100: a smaller range counts levels.
_WHOLE_SHARES = frozenset({"battery", "humidity", "moisture"})
# Units of which a few are next to nothing, so that 0 to 4 counts levels.
_FINE_UNITS = frozenset({"%", "dBm"})


class Quantity(NamedTuple):
    """What a number is in, and what Home Assistant calls what is measured so."""

    unit: str | None
    device_class: str | None

    @property
    def unit_to_show(self) -> str | None:
        """Return the unit; the word that pieces are counted with is none."""
        return None if measure_word(self.unit) else self.unit


def known_unit(type_: ValueType, device_class: str = "") -> str | None:
    """Return the unit of a number; thousands of percent are none."""
    unit = unit_of(type_.unit, device_class)
    if unit != "%":
        return unit
    if device_class in _WHOLE_SHARES and _is_small(type_):
        return None
    plausible = (type_.maximum or 0) <= _MOST_PERCENT
    return unit if plausible or is_allowed(device_class, unit) else None


def quantity_of(subject: Subject, role: Measure) -> Quantity:
    """Return the quantity of a known role, as Home Assistant accepts it."""
    first_class = next(iter(role.classes), "")
    unit = known_unit(subject.type, first_class)
    if unit is None:
        highest = int((span(subject.type) or (0, 0))[1])
        usual = role.unit if covers(role, subject.type) else None
        unit = (
            UNITS_BY_MAXIMUM.get((role.name, highest))
            or usual
            or UNITS_BY_MAXIMUM.get((first_class, highest))
        )
    classes = role.classes
    if "temperature" in classes and subject.says(DIFFERENCE_WORDS):
        classes = ("temperature_delta",)
    allowed = (name for name in classes if is_allowed(name, unit))
    # What is usually a percentage is in another unit what that tells: a life in hours.
    is_other = not role.classes and role.unit not in (None, unit)
    other = CLASS_BY_UNIT.get(unit or "") if is_other else None
    return Quantity(unit=unit, device_class=next(allowed, other))


def covers(role: Measure, type_: ValueType) -> bool:
    """Return whether a number without a unit can be in that of a role."""
    if span(type_) is None:
        return role.span is not ONLY_WITH_UNIT
    is_level = role.unit in _FINE_UNITS and _is_small(type_)
    return lies_within(type_, role.span) and not is_level


def _is_small(type_: ValueType) -> bool:
    """Return whether a number ends where a percentage has hardly begun: 0 to 4."""
    limits = span(type_)
    return limits is not None and limits[0] >= 0 and limits[1] <= MOST_LEVELS
