"""Numbers: what is measured, and what is set."""

from itertools import chain
from typing import Any

from ..device_classes import CLASS_BY_UNIT, is_allowed
from ..english import in_english
from ..entities import ADDED_UP, EntityPlan
from ..model import ValueType
from ..ranges import span, step_of
from ..roles import CONFIG, DIAGNOSTIC, Measure
from ..spelling import contains
from ..words.measures import (
    DIFFERENCE_WORDS,
    MEASURES,
    PERIOD_WORDS,
    SET_POINT_WORDS,
    TARGET_HUMIDITY,
    TARGET_TEMPERATURE,
    WARMED_WORDS,
    WHOLE_MEASURES,
)
from .amounts import amount_of, state_class_of
from .number_measures import measure_of
from .number_quantities import Quantity, known_unit, quantity_of
from .set_or_read import is_reading, is_setting
from .subject import Subject, naming
from .times_of_day import plan_time_of_day

_WIDEST = 2_147_483_647
# What is chosen is an amount to pour, not one that is kept.
_POURED = {"volume_storage": "volume"}
# Steps of numbers that are set where the model gives none.
_FINE, _COARSE = 0.01, 0.1
# What is set with each use, unless it is a limit, although most report it.
_SET_WITH_EACH_USE = frozenset({"temperature"})
_CIRCLE = 360
# Nobody reads fractions of these, nor more than two figures of any step.
_MOST_DECIMALS = {"s": 0, "ms": 0, "min": 1}


def plan_number(subject: Subject) -> EntityPlan:
    """Plan a number: a measured value or a setting."""
    if clock := plan_time_of_day(subject):
        return clock
    found = measure_of(subject)
    if found is None:
        return _plain_number(subject)
    role = found.role
    quantity = quantity_of(subject, role)
    named = naming(found) if _names_all(subject, role) else {}
    if not is_setting(subject, role):
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


def _plain_number(subject: Subject) -> EntityPlan:
    """Plan a number of unknown role: its unit may still tell what is measured."""
    unit = known_unit(subject.type)
    device_class = CLASS_BY_UNIT.get(unit or "")
    if subject.says(DIFFERENCE_WORDS) and is_allowed("temperature_delta", unit):
        device_class = "temperature_delta"
    if subject.writable and not is_reading(subject):
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
        state_class = _state_class(subject.type, role, quantity)
        return {"device_class": device_class, "state_class": state_class}
    told = amount.classes.get(device_class or "", device_class)
    if told and not is_allowed(told, unit):
        told = _POURED.get(device_class or "", device_class)
    classes = {"device_class": told, "state_class": state_class_of(amount, told)}
    return classes | ({"traits": {ADDED_UP: True}} if amount.is_added_up else {})


def _state_class(type_: ValueType, role: Measure, quantity: Quantity) -> str | None:
    """Return the state class of what is no amount: the mean of 350° and 10° is 0°."""
    is_measured = role.state_class == "measurement"
    if is_measured and quantity.unit == "°" and _is_whole_circle(type_):
        return "measurement_angle"
    is_angle = role.state_class == "measurement_angle"
    return None if is_angle and quantity.device_class is None else role.state_class


def _is_whole_circle(type_: ValueType) -> bool:
    """Return whether a number in degrees ends where it begins."""
    low, high = span(type_) or (0, 0)
    return low in (0, -180) and _CIRCLE - 1 <= high - low <= _CIRCLE


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
