"""From a thing model to the entities of a device: every part in exactly one place."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace

from .app_panel import AS_IT_IS, AppPanel
from .arrangement import arrange
from .entities import DevicePlan, EntityPlan
from .kinds import gather, recognise
from .model import Action, Exclusion, Property, ThingModel
from .overrides import EntityOverride, Override, apply, correct, merge, sleeps
from .single import plan_action, plan_as, plan_detected, plan_event, plan_property
from .structs import parts, recognise_members, without
from .substances import settle_substances
from .temperatures import settle_units
from .vendor_names import with_languages
from .words.system import MADE_AT, SYSTEM, SYSTEM_MEANINGS

_HIDDEN = "hidden by an override"


def plan(
    model: ThingModel,
    overrides: Collection[Override] = (),
    product_id: str = "",
    panel: AppPanel = AS_IT_IS,
) -> DevicePlan:
    """Plan the entities of a product.

    Every property, event and action of `model` ends in exactly one entity, or in one
    exclusion that says why. `overrides` that match the model or its `product_id` have
    the first and the last word; `panel` tells what of it the vendor's app puts first.
    """
    product_id = product_id or model.product_id
    changes = merge(overrides, model, product_id)
    unwanted = {key for key, change in changes.items() if change.hide}
    hidden = tuple(_hide(model, changes, unwanted))
    found = list(_entities(model, changes, unwanted))
    corrected = [correct(each, changes) for each in model.properties]
    settled = list(settle_units(found, corrected))
    arranged = arrange(settle_substances(settled, model, corrected), panel)
    chosen = [apply(each, changes) for each in arranged]
    planned = list(with_languages(chosen, _named(changes)))
    kept = [entity for entity in planned if entity.key not in unwanted]
    dropped = [entity for entity in planned if entity.key in unwanted]
    exclusions = (*_exclusions(model, changes), *hidden, *_dropped(dropped, kept))
    return DevicePlan(
        entities=tuple(kept),
        exclusions=exclusions,
        sleeps=sleeps(overrides, model, product_id),
    )


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
        left = without(left, entity)
        yield entity
    called: list[Action] = []
    keys: set[str] = set()
    bound: set[str] = set()
    for entity in recognise(gather(model, left)):
        left = without(left, entity)
        called.extend(entity.actions)
        keys.add(entity.key)
        bound.update(entity.property_ids)
        yield entity
    for entity in recognise_members(tuple(left.values()), model):
        left = without(left, entity)
        yield entity
    for property_ in left.values():
        for entity in plan_property(property_):
            yield _keyed_apart(entity, keys)
        if property_.id not in bound:
            yield from plan_detected(property_)
    yield from _announced(model, changes, called)


def _announced(
    model: ThingModel,
    changes: Mapping[str, EntityOverride],
    called: Collection[Action],
) -> Iterator[EntityPlan]:
    """Yield the events, and the actions that nothing else calls."""
    for event in model.events:
        if not _is_plumbing(event.id, changes):
            yield plan_event(event)
    for action in model.actions:
        if not (action.inputs or action in called or _is_plumbing(action.id, changes)):
            yield plan_action(action)


def _named(changes: Mapping[str, EntityOverride]) -> set[str]:
    """Return the keys of what overrides name, or whose options they do."""
    return {key for key, change in changes.items() if change.name or change.options}


def _keyed_apart(entity: EntityPlan, keys: Collection[str]) -> EntityPlan:
    """Return the text of a state apart from the entity that the state is main of."""
    if entity.key not in keys:
        return entity
    return replace(entity, key=f"{entity.key}:text")


def _chosen(
    properties: Mapping[str, Property], changes: Mapping[str, EntityOverride]
) -> Iterator[EntityPlan]:
    """Yield what an override chooses the platform of, or hides in a struct."""
    for id_, property_ in properties.items():
        whole = changes.get(id_, EntityOverride())
        for key, part in parts(property_):
            change = changes.get(key, whole)
            if platform := change.platform or whole.platform:
                yield from plan_as(part, platform)
            elif change.hide:
                yield from plan_property(part)


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


def _is_plumbing(id_: str, changes: Mapping[str, EntityOverride]) -> bool:
    """Return whether a part serves the platform, and has no meaning for people."""
    is_meant = id_ in SYSTEM_MEANINGS or changes.get(id_, EntityOverride()).means
    return (id_.startswith(SYSTEM) or id_ == MADE_AT) and not is_meant


def _exclusions(
    model: ThingModel, changes: Mapping[str, EntityOverride]
) -> Iterator[Exclusion]:
    """Yield what becomes no entity."""
    usable = {
        (kind, part.id)
        for kind, parts in (
            ("property", model.properties),
            ("event", model.events),
            ("action", model.actions),
        )
        for part in parts
    }
    for kind, id_ in sorted(usable):
        if _is_plumbing(id_, changes):
            yield Exclusion(kind=kind, id=id_, reason="plumbing of the platform")
    for action in model.actions:
        if action.inputs and not _is_plumbing(action.id, changes):
            reason = "callable with the call_action action"
            yield Exclusion(kind="action", id=action.id, reason=reason)
    for problem in model.problems:
        if (problem.kind, problem.id) not in usable:
            yield problem
