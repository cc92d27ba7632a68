"""From a thing model to the entities of a device: every part in exactly one place."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace

from .composites import RECOGNISERS, Properties
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
    left: Properties = {
        each.id: each for each in model.properties if not _is_plumbing(each.id)
    }
    for recognise in RECOGNISERS:
        for entity in recognise(left):
            entities.append(entity)
            left = _without(left, entity.property_ids)
    for property_ in model.properties:
        if property_.id in left:
            entities.extend(plan_property(property_))
    entities.extend(map(plan_event, model.events))
    entities.extend(plan_action(each) for each in model.actions if not each.inputs)
    return DevicePlan(
        entities=tuple(_distinct(_with_main(entities))),
        exclusions=tuple(_exclusions(model)),
    )


def _without(properties: Properties, used: Collection[str]) -> Properties:
    """Return the properties that are still to be planned."""
    return {id_: each for id_, each in properties.items() if id_ not in used}


def _is_plumbing(id_: str) -> bool:
    """Tell whether a property serves the platform, not the person."""
    return id_.startswith(_PLUMBING)


def _exclusions(model: ThingModel) -> Iterator[Exclusion]:
    """Yield what becomes no entity."""
    for property_ in model.properties:
        if _is_plumbing(property_.id):
            reason = "plumbing of the platform"
            yield Exclusion(kind="property", id=property_.id, reason=reason)
    for action in model.actions:
        if action.inputs:
            reason = "callable with the call_action action"
            yield Exclusion(kind="action", id=action.id, reason=reason)
    usable = {
        (kind, part.id)
        for kind, parts in (
            ("property", model.properties),
            ("event", model.events),
            ("action", model.actions),
        )
        for part in parts
    }
    for problem in model.problems:
        if (problem.kind, problem.id) not in usable:
            yield Exclusion(kind=problem.kind, id=problem.id, reason=problem.reason)


def _with_main(entities: list[EntityPlan]) -> Iterator[EntityPlan]:
    """Leave one main entity: the first composite, else the power switch."""
    has_main = False
    for entity in sorted(entities, key=lambda each: not is_main(each)):
        if is_main(entity) and has_main:
            yield replace(entity, translation_key=entity.role)
        elif entity.role == "power_switch" and not has_main:
            has_main = True
            yield replace(entity, translation_key=None, name=None)
        else:
            has_main = has_main or is_main(entity)
            yield entity


def is_main(entity: EntityPlan) -> bool:
    """Tell whether an entity is named by its device."""
    return entity.name is None and entity.translation_key is None


def _distinct(entities: Iterable[EntityPlan]) -> Iterator[EntityPlan]:
    """Keep names apart: by translation, else the model's text, else that and the id."""
    taken: set[object] = {None}
    for entity in entities:
        translated = (entity.translation_key, *entity.placeholders.values())
        own = f"{entity.name} ({entity.key})"
        if is_main(entity) or (entity.translation_key and translated not in taken):
            taken.add(translated)
            yield entity
            continue
        name = own if entity.name in taken else entity.name
        taken.add(name)
        yield replace(entity, translation_key=None, placeholders={}, name=name)
