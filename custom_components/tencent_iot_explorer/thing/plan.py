"""From a thing model to the entities of a device: every part in exactly one place."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace

from .app_panel import AS_IT_IS, AppPanel
from .arrangement import arrange
from .entities import DevicePlan, EntityPlan
from .exclusions import excluded, hidden_in, is_plumbing, left_of
from .kinds import gather, recognise
from .model import Action, Property, ThingModel
from .overrides import EntityOverride, Override, apply, correct, merge, sleeps
from .single import plan_action, plan_as, plan_detected, plan_event, plan_property
from .structs import parts, recognise_members, without
from .substances import settle_substances
from .temperatures import settle_units
from .vendor_names import with_languages


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
    found = list(_entities(model, changes, unwanted))
    corrected = [correct(each, changes) for each in model.properties]
    settled = list(settle_units(found, corrected))
    arranged = arrange(settle_substances(settled, model, corrected), model, panel)
    chosen = [apply(each, changes) for each in arranged]
    planned = list(with_languages(chosen, _named(changes)))
    kept = [entity for entity in planned if entity.key not in unwanted]
    dropped = [entity for entity in planned if entity.key in unwanted]
    return DevicePlan(
        entities=tuple(kept),
        exclusions=(
            *excluded(model, changes),
            *hidden_in(model, changes),
            *left_of(dropped, kept),
        ),
        sleeps=sleeps(overrides, model, product_id),
    )


def _entities(
    model: ThingModel, changes: Mapping[str, EntityOverride], unwanted: Collection[str]
) -> Iterator[EntityPlan]:
    """Yield the entities: chosen by overrides, then of known kinds, then all others."""
    left = {
        each.id: correct(each, changes)
        for each in model.properties
        if each.id not in unwanted and not is_plumbing(each.id, changes)
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
        if not is_plumbing(event.id, changes):
            yield plan_event(event)
    for action in model.actions:
        if not (action.inputs or action in called or is_plumbing(action.id, changes)):
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
