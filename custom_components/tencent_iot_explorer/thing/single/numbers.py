"""Numbers: what is measured, and what is set."""

from collections.abc import Iterator
from itertools import chain
from typing import Any, NamedTuple

from ..device_classes import CLASS_BY_UNIT, is_allowed
from ..english import in_english
from ..entities import ADDED_UP, EntityPlan
from ..model import ValueType
from ..roles import CONFIG, DIAGNOSTIC, ONLY_WITH_UNIT, Measure
from ..spelling import begins, contains, elements
from ..table import Match
from ..units import measure_word, unit_of
from ..values import lies_within, span, step_of
from ..words.entity_categories import SET_ONCE_WORDS
from ..words.measures import (
    AIR_PRESSURE_UNIT,
    ATMOSPHERIC_PRESSURE,
    BATTERY_WORDS,
    BRIGHTEST_LAMP,
    BRIGHTNESS,
    CHOSEN_WORDS,
    COMFORT_CELSIUS,
    COUNT_WORDS,
    COUNTDOWN_WORDS,
    DAY,
    DIALLED_STEP,
    DIFFERENCE_WORDS,
    DONE_WORDS,
    DRIVEN,
    ELECTRIC_WORDS,
    FLOWING_WORDS,
    HIGHEST_AIR_PRESSURE,
    ILLUMINANCE,
    LEFT_WORDS,
    LEVEL_UNITS,
    LEVEL_WORDS,
    LIQUID,
    LOWEST_AIR_PRESSURE,
    MEASURED_WORDS,
    MEASURES,
    MOST_LEVELS,
    NOW,
    PERIOD_WORDS,
    PRESSURE,
    READING_WORDS,
    SENSED_WORDS,
    SET_POINT_WORDS,
    SETTING_WORDS,
    STRENGTH_WORDS,
    TARGET_HUMIDITY,
    TARGET_TEMPERATURE,
    TEMPERATURE,
    TIMES_WORDS,
    TURNED_WORDS,
    UNITS_BY_MAXIMUM,
    WARMED_WORDS,
    WATER_WORDS,
    WHOLE_MEASURES,
)
from .amounts import amount_of, state_class_of
from .subject import Subject, is_named, naming
from .times_of_day import plan_time_of_day

_WIDEST = 2_147_483_647
_MOST_PERCENT = 1000
# What is chosen is an amount to pour, not one that is kept.
_POURED = {"volume_storage": "volume"}
# Percentages that reach 100: a smaller range counts levels.
_WHOLE_SHARES = frozenset({"battery", "humidity", "moisture"})
# What is used, unlike what is left in a battery.
_IN_USE = frozenset({"energy", "power"})
# Units of which a few are next to nothing, so that 0 to 4 counts levels.
_FINE_UNITS = frozenset({"%", "dBm"})
# Steps of numbers that are set where the model gives none.
_FINE, _COARSE = 0.01, 0.1
# What says that even what is sensed is set.
_SET_WORDS = SETTING_WORDS | SET_ONCE_WORDS
# What is set with each use, unless it is a limit, although most report it.
_SET_WITH_EACH_USE = frozenset({"temperature"})
# Nobody reads fractions of these, nor more than two figures of any step.
_MOST_DECIMALS = {"s": 0, "ms": 0, "min": 1}


class Quantity(NamedTuple):
    """What a number is in, and what Home Assistant calls what is measured so."""

    unit: str | None
    device_class: str | None

    @property
    def unit_to_show(self) -> str | None:
        """Return the unit; the word that pieces are counted with is none."""
        return None if measure_word(self.unit) else self.unit


def plan_number(subject: Subject) -> EntityPlan:
    """Plan a number: a measured value or a setting."""
    if clock := plan_time_of_day(subject):
        return clock
    found = _measure(subject)
    if found is None:
        return _plain_number(subject)
    role = found.role
    quantity = _quantity(subject, role)
    named = naming(found) if _names_all(subject, role) else {}
    if not _is_setting(subject, role):
        return _sensor(subject, role, f"measured: {role.name}", quantity, **named)
    named = named if role.settable else {}
    is_usual = role.settable or role.name in _SET_WITH_EACH_USE
    category = role.category if is_usual else CONFIG
    reason = f"setting: {role.name}"
    return _number(subject, role.name, reason, category, quantity, **named)


def _names_all(subject: Subject, role: Measure) -> bool:
    """Return whether the name of a role says all: not 温度 of 水温, nor a count of a day."""
    if subject.says_more(MEASURES) or _names_other(subject, role):
        return False
    is_of_period = contains(subject.name, PERIOD_WORDS)
    is_all = not is_of_period or role in MEASURES.exactly(subject.name)
    return is_all and not contains(subject.name, WARMED_WORDS)


def _names_other(subject: Subject, role: Measure) -> bool:
    """Return whether a name has words of its own, and none of a role: 油烟浓度 of smoke.

    A temperature that is set is a target.
    """
    told = chain(
        WHOLE_MEASURES.exactly(subject.name),
        (each.role for each in MEASURES.find(subject.name)),
    )
    names = {role.name, role.name.removeprefix("target_")}
    is_told = any(each.name in names for each in told)
    return not is_told and in_english(subject.name) is not None


def _is_setting(subject: Subject, role: Measure) -> bool:
    """Return whether a number of a known role is set rather than measured."""
    if not subject.writable or _is_reading(subject):
        return False
    told = role.settable or subject.says(SETTING_WORDS)
    return (
        told
        or (role is TEMPERATURE and _starts_warm(subject))
        or _drives(subject, role)
        or _is_session(subject, role)
    )


def _is_reading(subject: Subject) -> bool:
    """Return whether a number is known to the device only, whatever the model says."""
    if subject.says(CHOSEN_WORDS) or _counts_down(subject):
        return False
    counts = subject.says(DONE_WORDS) and subject.says(TIMES_WORDS)
    senses = subject.says(SENSED_WORDS) and not subject.says(_SET_WORDS)
    return counts or senses or subject.says(READING_WORDS) or _tells_now(subject)


def _counts_down(subject: Subject) -> bool:
    """Return whether a countdown tells what is left by its name only, not by its id."""
    _, id_ = subject.texts
    is_countdown = all(contains(text, COUNTDOWN_WORDS) for text in subject.texts)
    return is_countdown and not contains(id_, LEFT_WORDS)


def _drives(subject: Subject, role: Measure) -> bool:
    """Return whether a value is to be kept to: a speed that is never 0, how fast a pump is."""
    if subject.says(FLOWING_WORDS):
        return False
    limits = span(subject.type)
    is_turned = role.name == "frequency" and subject.says(TURNED_WORDS)
    is_driven = role.name in DRIVEN and limits is not None and limits[0] > 0
    return is_turned or is_driven


def _is_session(subject: Subject, role: Measure) -> bool:
    """Return whether a time to run is one of a session: no longer than a day."""
    limits = span(subject.type)
    longest = DAY.get(_quantity(subject, role).unit or "", 0)
    return role.name == "runtime" and limits is not None and limits[1] <= longest


def _starts_warm(subject: Subject) -> bool:
    """Return whether a temperature can be no lower than one that people choose."""
    limits = span(subject.type)
    if limits is None or subject.says(MEASURED_WORDS):
        return False
    return limits[0] > 0 or (subject.says(WATER_WORDS) and _is_dialled(subject.type))


def _is_dialled(type_: ValueType) -> bool:
    """Return whether a range is one of a dial: from freezing to boiling, no fine steps."""
    return lies_within(type_, LIQUID) and (step_of(type_) or 0) >= DIALLED_STEP


def _comfortable(subject: Subject) -> bool:
    """Return whether a writable number's range is one that people choose warmth from."""
    return subject.writable and lies_within(subject.type, COMFORT_CELSIUS)


def _measure(subject: Subject) -> Match[Measure] | None:
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
    if _tells_now(subject):
        candidates = [
            each for each in candidates if each.exact or each.role.name != NOW
        ]
    if subject.says(BATTERY_WORDS) and not subject.type.unit:
        candidates = [
            each for each in candidates if _IN_USE.isdisjoint(each.role.classes)
        ]
    if subject.writable and not _is_reading(subject):
        is_loose = not subject.type.unit or _counts_down(subject)
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


def _tells_now(subject: Subject) -> bool:
    """Return whether an id begins with what means now there: cur_angle of no unit."""
    _, id_ = subject.texts
    is_now = begins(id_, NOW) and len(elements(id_)) > 1
    return is_now and not (subject.type.unit or subject.says(ELECTRIC_WORDS))


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
        return _covers(role, subject.type)
    if role.classes:
        return any(is_allowed(name, unit) for name in role.classes)
    if measure_word(unit):
        return _covers(role, subject.type)
    return unit == role.unit or unit not in CLASS_BY_UNIT


def _holds(subject: Subject, role: Measure) -> bool:
    """Return whether a role is not said of what has a unit of another, or none at all."""
    if known_unit(subject.type) in CLASS_BY_UNIT:
        return bool(role.classes) or not role.settable
    return is_named(role) or role.span is not ONLY_WITH_UNIT


def known_unit(type_: ValueType, device_class: str = "") -> str | None:
    """Return the unit of a number; thousands of percent are none."""
    unit = unit_of(type_.unit, device_class)
    if unit != "%":
        return unit
    if device_class in _WHOLE_SHARES and _is_small(type_):
        return None
    plausible = (type_.maximum or 0) <= _MOST_PERCENT
    return unit if plausible or is_allowed(device_class, unit) else None


def _covers(role: Measure, type_: ValueType) -> bool:
    """Return whether a number without a unit can be in that of a role."""
    if span(type_) is None:
        return role.span is not ONLY_WITH_UNIT
    is_level = role.unit in _FINE_UNITS and _is_small(type_)
    return lies_within(type_, role.span) and not is_level


def _is_small(type_: ValueType) -> bool:
    """Return whether a number ends where a percentage has hardly begun: 0 to 4."""
    limits = span(type_)
    return limits is not None and limits[0] >= 0 and limits[1] <= MOST_LEVELS


def _quantity(subject: Subject, role: Measure) -> Quantity:
    """Return the quantity of a known role, as Home Assistant accepts it."""
    first_class = next(iter(role.classes), "")
    unit = known_unit(subject.type, first_class)
    if unit is None:
        highest = int((span(subject.type) or (0, 0))[1])
        usual = role.unit if _covers(role, subject.type) else None
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


def _plain_number(subject: Subject) -> EntityPlan:
    """Plan a number of unknown role: its unit may still tell what is measured."""
    unit = known_unit(subject.type)
    device_class = CLASS_BY_UNIT.get(unit or "")
    if device_class == "temperature" and subject.says(DIFFERENCE_WORDS):
        device_class = "temperature_delta"
    if subject.writable and not _is_reading(subject):
        poured = _POURED.get(device_class or "", device_class)
        quantity = Quantity(unit=unit, device_class=poured)
        return _number(subject, "generic_number", "writable number", None, quantity)
    role = Measure(
        name="generic_sensor",
        words="",
        classes=(device_class,) if device_class else (),
        state_class="measurement" if unit else None,
    )
    quantity = Quantity(unit=unit, device_class=device_class)
    return _sensor(subject, role, "read-only number", quantity)


def _number(
    subject: Subject,
    role: str,
    reason: str,
    category: str | None,
    quantity: Quantity,
    **named: Any,
) -> EntityPlan:
    """Plan a number that is set."""
    low, high = settable_range(subject.type)
    return subject.entity(
        "number",
        role,
        reason,
        category=category,
        minimum=low,
        maximum=high,
        step=_step(subject.type),
        unit=quantity.unit_to_show,
        device_class=quantity.device_class,
        **named,
    )


def settable_range(type_: ValueType) -> tuple[float, float]:
    """Return the range in which a number is set; a very wide one where none is told."""
    return span(type_) or (-_WIDEST, _WIDEST)


def _sensor(
    subject: Subject,
    role: Measure,
    reason: str,
    quantity: Quantity,
    **named: Any,
) -> EntityPlan:
    """Plan a number that is shown."""
    return subject.entity(
        "sensor",
        role.name,
        reason,
        category=DIAGNOSTIC if role.category or _is_set_point(subject, role) else None,
        precision=_precision(subject.type, quantity.unit),
        unit=quantity.unit_to_show,
        **_classes(subject, role, quantity),
        **named,
    )


def _is_set_point(subject: Subject, role: Measure) -> bool:
    """Return whether a number that is only shown tells what was set, not what is so."""
    is_target = role in (TARGET_HUMIDITY, TARGET_TEMPERATURE)
    return not subject.writable and (is_target or subject.says(SET_POINT_WORDS))


def _classes(subject: Subject, role: Measure, quantity: Quantity) -> dict[str, Any]:
    """Return class and state class of a measured value, and whether it is added up."""
    unit, device_class = quantity
    amount = amount_of(subject, role, device_class, unit)
    if amount is None:
        is_angle = role.state_class == "measurement_angle" and device_class is None
        state_class = None if is_angle else role.state_class
        return {"device_class": device_class, "state_class": state_class}
    told = amount.classes.get(device_class or "", device_class)
    if told and not is_allowed(told, unit):
        told = _POURED.get(device_class or "", device_class)
    classes = {"device_class": told, "state_class": state_class_of(amount, told)}
    return classes | ({"traits": {ADDED_UP: True}} if amount.is_added_up else {})


def _precision(type_: ValueType, unit: str | None) -> int | None:
    """Return how many decimals the step of a number, or its scale, asks for."""
    step = step_of(type_)
    if unit is None or step is None:
        return None
    decimals = len(f"{float(f'{step:.2g}'):.4f}".rstrip("0").partition(".")[2])
    return min(decimals, _MOST_DECIMALS.get(unit, decimals))


def _step(type_: ValueType) -> float:
    """Return the step of a number that is set; one without a step has decimals."""
    limits = span(type_)
    narrow = limits is not None and limits[1] - limits[0] <= 1
    return step_of(type_) or (_FINE if narrow else _COARSE)
