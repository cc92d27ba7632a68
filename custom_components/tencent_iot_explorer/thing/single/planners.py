"""Which planner a value type has."""

from collections.abc import Callable, Iterator, Mapping

from ..entities import EntityPlan
from ..model import Kind, Property
from .booleans import plan_bool
from .choices import plan_enum
from .numbers import plan_number
from .presses import plan_presses
from .states import plan_detection
from .subject import Subject, subjects
from .texts import plan_collection, plan_text, plan_timestamp

# A choice of so many tells more than whether something is detected.
LEAST_KINDS = 3

PLANNERS: Mapping[Kind, Callable[[Subject], EntityPlan]] = {
    Kind.BOOL: plan_bool,
    Kind.INT: plan_number,
    Kind.FLOAT: plan_number,
    Kind.ENUM: plan_enum,
    Kind.STRINGENUM: plan_enum,
    Kind.STRING: plan_text,
    Kind.TIMESTAMP: plan_timestamp,
    Kind.STRUCT: plan_collection,
    Kind.ARRAY: plan_collection,
}


def plan_property(property_: Property) -> Iterator[EntityPlan]:
    """Yield the entities of a property: one, or one for each member or key."""
    for subject in subjects(property_):
        presses = tuple(plan_presses(subject))
        yield from presses or (PLANNERS[subject.type.kind](subject),)


def plan_detected(property_: Property) -> Iterator[EntityPlan]:
    """Yield whether something is detected, where a choice tells how besides."""
    if property_.writable or len(property_.type.options) < LEAST_KINDS:
        return
    for subject in subjects(property_):
        if detected := plan_detection(subject):
            yield detected
