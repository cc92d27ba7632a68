"""From a thing model to the entities of a device: every part in exactly one place."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace

from .entities import DevicePlan, EntityPlan
from .kinds import gather, in_channels, recognise
from .languages import with_languages
from .model import Action, Exclusion, Property, ThingModel
from .names import called
from .overrides import EntityOverride, Override, apply, correct, merge, sleeps
from .roles import AMBIENT, CONFIG, DETECTED, GUARDS, SUBSTANCES
from .single import plan_action, plan_as, plan_detected, plan_event, plan_property
from .substances import settle_substances
from .temperatures import settle_units
from .words.system import SYSTEM, SYSTEM_MEANINGS

# Platforms of readings, and of what people set.
_READING_PLATFORMS = frozenset({"sensor", "binary_sensor"})
_SET_PLATFORMS = frozenset({"number", "select"})
# What is switched or set in more ways does not only stand guard.
_OPERATED_PLATFORMS = _SET_PLATFORMS | {"switch"}
_MOST_WAYS = 2
# Whoever has one of these has it to use it, whatever else is detected.
_USED_PLATFORMS = frozenset({"valve", "light"})
_HIDDEN = "hidden by an override"


def plan(
    model: ThingModel, overrides: Collection[Override] = (), product_id: str = ""
) -> DevicePlan:
    """Plan the entities of a product.

    Every property, event and action of `model` ends in exactly one entity, or in one
    exclusion that says why. `overrides` that match the model or its `product_id` have
    the first and the last word.
    """
    product_id = product_id or model.product_id
    changes = merge(overrides, model, product_id)
    unwanted = {key for key, change in changes.items() if change.hide}
    hidden = tuple(_hide(model, changes, unwanted))
    found = list(_entities(model, changes, unwanted))
    corrected = [correct(each, changes) for each in model.properties]
    settled = list(settle_units(found, corrected))
    told = settle_substances(settled, model, corrected)
    shown = _with_reading(in_channels(_with_main(_with_one_battery(told))))
    chosen = [apply(each, changes) for each in _distinct(shown)]
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
        left = _without(left, entity.own_ids)
        yield entity
    called: list[Action] = []
    keys: set[str] = set()
    bound: set[str] = set()
    for entity in recognise(gather(model, left)):
        left = _without(left, entity.own_ids)
        called.extend(entity.actions)
        keys.add(entity.key)
        bound.update(entity.property_ids)
        yield entity
    for property_ in left.values():
        for entity in plan_property(property_):
            yield _keyed_apart(entity, keys)
        if property_.id not in bound:
            yield from plan_detected(property_)
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
    """Tell whether a part serves the platform, and has no meaning for people."""
    is_meant = id_ in SYSTEM_MEANINGS or changes.get(id_, EntityOverride()).means
    return id_.startswith(SYSTEM) and not is_meant


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


def _with_one_battery(entities: list[EntityPlan]) -> list[EntityPlan]:
    """Leave the words for a battery's level to who looks for them: there is a percentage."""
    if not any(map(_is_charge, entities)):
        return entities
    return [
        replace(entity, enabled=False) if entity.role == "battery_level" else entity
        for entity in entities
    ]


def _is_charge(entity: EntityPlan) -> bool:
    """Tell whether an entity is the charge of a battery in percent."""
    return entity.platform == "sensor" and entity.device_class == "battery"


def _with_main(entities: list[EntityPlan]) -> Iterator[EntityPlan]:
    """Leave one main entity: the first of a known kind, else what is detected or switched.

    The power of a device that stands guard is a setting of it: one that nobody looks for
    where it runs on a battery, as it would no longer be heard of. A meter that is paid for
    counts first of all, although it can switch.
    """
    has_main = False
    guards = any(
        entity.platform == "binary_sensor" and entity.role in GUARDS
        for entity in entities
    )
    on_battery = any(map(_is_charge, entities))
    is_paid = any(entity.device_class == "monetary" for entity in entities)
    is_operated = sum(map(_is_operated, entities)) > _MOST_WAYS
    entities = _with_detection(entities)
    for entity in sorted(entities, key=lambda each: not is_main(each)):
        is_aside = is_operated and entity.role in GUARDS
        if is_main(entity) and (has_main or is_aside):
            yield replace(entity, translation_key=entity.role)
        elif entity.role == "power_switch" and guards:
            yield replace(entity, category=CONFIG, enabled=not on_battery)
        elif entity.role == "power_switch" and not (has_main or is_paid):
            has_main = True
            yield replace(entity, translation_key=None, name=None)
        else:
            has_main = has_main or is_main(entity)
            yield entity


def _with_detection(entities: list[EntityPlan]) -> list[EntityPlan]:
    """Name the one state that a detector exists for like the detector."""
    detected = [
        each
        for each in entities
        if each.platform == "binary_sensor" and each.role in DETECTED
    ]
    if len(detected) != 1 or any(map(_is_main_kind, entities)):
        return entities
    if detected[0].role not in GUARDS and any(map(_is_use, entities)):
        return entities
    measured = {SUBSTANCES.get(each.role) for each in entities} - {None}
    if measured and detected[0].role not in measured:
        return entities
    named = replace(detected[0], name=None, translation_key=None)
    return [named if each is detected[0] else each for each in entities]


def _is_operated(entity: EntityPlan) -> bool:
    """Tell whether an entity is one way to use a device, not to set it up."""
    return entity.platform in _OPERATED_PLATFORMS and entity.category is None


def _is_main_kind(entity: EntityPlan) -> bool:
    """Tell whether a device is more than a detector: it has a main entity, a valve or a lamp."""
    return is_main(entity) or entity.platform in _USED_PLATFORMS


def _is_use(entity: EntityPlan) -> bool:
    """Tell whether a device is there to be used, not to detect something."""
    is_measured = entity.state_class is not None and entity.role not in AMBIENT
    is_set = entity.platform in _SET_PLATFORMS or entity.role == "power_switch"
    is_pressed = entity.platform == "event" and entity.device_class is not None
    return entity.category is None and (is_set or is_measured or is_pressed)


def _with_reading(entities: Iterable[EntityPlan]) -> Iterator[EntityPlan]:
    """Show what a device reads, however little, where it has nothing else to show."""
    entities = tuple(entities)
    shows = any(each.enabled and each.category != CONFIG for each in entities)
    for entity in entities:
        is_reading = entity.platform in _READING_PLATFORMS and not entity.secret
        yield entity if shows or not is_reading else replace(entity, enabled=True)


def is_main(entity: EntityPlan) -> bool:
    """Tell whether an entity is named by its device."""
    return entity.name is None and entity.translation_key is None


def _distinct(entities: Iterable[EntityPlan]) -> Iterator[EntityPlan]:
    """Keep names apart: by translation, else the model's text, else that and the id."""
    taken: set[object] = {None}
    for entity in entities:
        part = entity.channel and entity.channel.property_id
        translated = (entity.translation_key, part, *entity.placeholders.values())
        text = (entity.platform, entity.name)
        own = f"{entity.name} ({entity.key})"
        if is_main(entity) or (entity.translation_key and translated not in taken):
            taken |= {translated, text}
            yield entity
            continue
        named = called(entity.platform, entity.name or "")
        other = (named.get("translation_key"), *named.get("placeholders", {}).values())
        if named and other not in taken:
            taken.add(other)
            yield replace(entity, **named)
            continue
        name = entity.name if taken.isdisjoint({entity.name, text}) else own
        taken.add(name)
        yield replace(entity, translation_key=None, placeholders={}, name=name)
