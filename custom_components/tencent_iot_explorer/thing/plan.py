"""From a thing model to the entities of a device: every part in exactly one place."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace

from .entities import DevicePlan, EntityPlan, Exclusion
from .kinds import gather, recognise
from .model import Action, Property, ThingModel
from .overrides import EntityOverride, Override, apply, correct, merge
from .roles import CONFIG, GUARDS
from .single import plan_action, plan_as, plan_event, plan_property

_PLUMBING = "_sys_"
_HIDDEN = "hidden by an override"


def plan(
    model: ThingModel, overrides: Iterable[Override] = (), product_id: str = ""
) -> DevicePlan:
    """Plan the entities of a product.

    Every property, event and action of `model` ends in exactly one entity, or in one
    exclusion that says why. `overrides` that match the model or its `product_id` have
    the first and the last word.
    """
    changes = merge(overrides, model, product_id or model.product_id)
    unwanted = {key for key, change in changes.items() if change.hide}
    hidden = tuple(_hide(model, changes, unwanted))
    found = list(_entities(model, changes, unwanted))
    planned = [apply(each, changes) for each in _distinct(_with_main(found))]
    kept = [entity for entity in planned if entity.key not in unwanted]
    dropped = [entity for entity in planned if entity.key in unwanted]
    exclusions = (*_exclusions(model, changes), *hidden, *_dropped(dropped, kept))
    return DevicePlan(entities=tuple(kept), exclusions=exclusions)


def _entities(
    model: ThingModel, changes: Mapping[str, EntityOverride], unwanted: Collection[str]
) -> Iterator[EntityPlan]:
    """Yield the entities: chosen by overrides, then of known kinds, then all others."""
    left = {
        each.id: correct(each, changes)
        for each in model.properties
        if each.id not in unwanted and not _is_plumbing(each.id, changes)
    }
    for entity in _chosen(left, changes):
        left = _without(left, entity.own_ids)
        yield entity
    called: list[Action] = []
    for entity in recognise(gather(model, left)):
        left = _without(left, entity.own_ids)
        called.extend(entity.actions)
        yield entity
    for property_ in left.values():
        yield from plan_property(property_)
    yield from map(plan_event, model.events)
    for action in model.actions:
        if not action.inputs and action not in called:
            yield plan_action(action)


def _chosen(
    properties: Mapping[str, Property], changes: Mapping[str, EntityOverride]
) -> Iterator[EntityPlan]:
    """Yield the entities whose platform an override chooses."""
    for id_, property_ in properties.items():
        change = changes.get(id_)
        if change and change.platform:
            yield from plan_as(property_, change.platform)


def _hide(
    model: ThingModel, changes: Mapping[str, EntityOverride], unwanted: Collection[str]
) -> Iterator[Exclusion]:
    """Yield the properties that an override hides."""
    for property_ in model.properties:
        if property_.id in unwanted and not _is_plumbing(property_.id, changes):
            yield Exclusion(kind="property", id=property_.id, reason=_HIDDEN)


def _dropped(
    dropped: Iterable[EntityPlan], kept: Iterable[EntityPlan]
) -> Iterator[Exclusion]:
    """Yield the parts of hidden entities that are in no other entity."""
    used = {id_ for entity in kept for id_ in entity.property_ids}
    hidden = dict.fromkeys(id_ for entity in dropped for id_ in entity.property_ids)
    for id_ in hidden.keys() - used:
        yield Exclusion(kind="property", id=id_, reason=_HIDDEN)
    for entity in dropped:
        for event in entity.events:
            yield Exclusion(kind="event", id=event.id, reason=_HIDDEN)
        for action in entity.actions:
            yield Exclusion(kind="action", id=action.id, reason=_HIDDEN)


def _without(
    properties: Mapping[str, Property], used: Collection[str]
) -> dict[str, Property]:
    """Return the properties that are still to be planned."""
    return {id_: each for id_, each in properties.items() if id_ not in used}


def _is_plumbing(id_: str, changes: Mapping[str, EntityOverride]) -> bool:
    """Tell whether a property serves the platform, and no override gives it a meaning."""
    return id_.startswith(_PLUMBING) and not changes.get(id_, EntityOverride()).means


def _exclusions(
    model: ThingModel, changes: Mapping[str, EntityOverride]
) -> Iterator[Exclusion]:
    """Yield what becomes no entity."""
    for property_ in model.properties:
        if _is_plumbing(property_.id, changes):
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
    """Leave one main entity: the first of a known kind, else the power switch.

    The power of a device that stands guard is a setting of it.
    """
    has_main = False
    guards = any(
        entity.platform == "binary_sensor" and entity.role in GUARDS
        for entity in entities
    )
    for entity in sorted(entities, key=lambda each: not is_main(each)):
        if is_main(entity) and has_main:
            yield replace(entity, translation_key=entity.role)
        elif entity.role == "power_switch" and guards:
            yield replace(entity, category=CONFIG)
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
