"""Arranging the entities of a device: one is the main one, no two have the same name."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace

from .app_panel import AppPanel, with_shortcuts, without_hidden
from .entities import VALUE, EntityPlan
from .kinds import WATCHED_WORDS, in_channels
from .model import ThingModel
from .names import called
from .roles import AMBIENT, CONFIG, DETECTED, GUARDS, SUBSTANCES
from .spelling import any_contains

# Platforms of readings, and of what people set.
_READING_PLATFORMS = frozenset({"sensor", "binary_sensor"})
_SET_PLATFORMS = frozenset({"number", "select"})
# What is switched or set in more ways does not only stand guard.
_OPERATED_PLATFORMS = _SET_PLATFORMS | {"switch"}
_MOST_WAYS = 2
_POWER = "power_switch"
# Whoever has one of these has it to use it, whatever else is detected.
_USED_PLATFORMS = frozenset({"valve", "light"})


def arrange(
    entities: list[EntityPlan], model: ThingModel, panel: AppPanel
) -> Iterator[EntityPlan]:
    """Yield the entities of a device as they are shown beside each other."""
    entities = list(with_shortcuts(_with_one_battery(entities), panel))
    detecting = _with_detection(entities, model)
    named = in_channels(_with_main(detecting, panel))
    return _distinct(_with_reading(without_hidden(named, panel)))


def _with_one_battery(entities: list[EntityPlan]) -> list[EntityPlan]:
    """Disable the battery level in words if there is a percentage."""
    if not any(map(_is_charge, entities)):
        return entities
    return [
        replace(entity, enabled=False) if entity.role == "battery_level" else entity
        for entity in entities
    ]


def _is_charge(entity: EntityPlan) -> bool:
    """Return whether an entity is the charge of a battery in percent."""
    return entity.platform == "sensor" and entity.device_class == "battery"


def _with_main(entities: list[EntityPlan], panel: AppPanel) -> Iterator[EntityPlan]:
    """Yield entities, one of them named by its device, and any other by its kind."""
    main = _main(entities, panel)
    arranged = _with_guarded_power(entities)
    for entity in sorted(arranged, key=lambda each: not each.is_main):
        if entity is main:
            yield _named_by_device(entity)
        elif entity.is_main:
            yield replace(entity, translation_key=_kind_of(entity))
        else:
            yield entity


def _with_guarded_power(entities: list[EntityPlan]) -> Iterator[EntityPlan]:
    """Yield the power of a device that stands guard as a setting of it.

    Nobody looks for it where it runs on a battery, as it would no longer be heard of.
    """
    on_battery = any(map(_is_charge, entities))
    guards = any(map(_stands_guard, entities))
    for entity in entities:
        if guards and entity.role == _POWER:
            yield replace(entity, category=CONFIG, enabled=not on_battery)
        else:
            yield entity


def _main(entities: list[EntityPlan], panel: AppPanel) -> EntityPlan | None:
    """Return the main entity: the first of a known kind, else what switches the device.

    A meter that is paid for counts first of all, although it can switch; the guard of
    what is operated does not.
    """
    is_operated = sum(map(_is_operated, entities)) > _MOST_WAYS
    for entity in entities:
        if entity.is_main and not (is_operated and entity.role in GUARDS):
            return entity
    if any(entity.device_class == "monetary" for entity in entities):
        return None
    chosen = panel.main_switch(entities)
    guards = any(map(_stands_guard, entities))
    powers = (each for each in entities if _is_power(each, chosen))
    return next((each for each in powers if not (guards and each.role == _POWER)), None)


def _stands_guard(entity: EntityPlan) -> bool:
    """Return whether an entity tells what nobody must miss."""
    return entity.platform == "binary_sensor" and entity.role in GUARDS


def _named_by_device(entity: EntityPlan) -> EntityPlan:
    """Return an entity as the main one, which is no setting."""
    return replace(
        entity, translation_key=None, name=None, placeholders={}, category=None
    )


def _is_power(entity: EntityPlan, chosen: str | None) -> bool:
    """Return whether an entity switches the device: as the app says, else by its role."""
    return entity.key == chosen if chosen else entity.role == _POWER


def _kind_of(entity: EntityPlan) -> str:
    """Return the translation key of an entity that is not the main one."""
    if entity.platform == "cover" and entity.device_class:
        return entity.device_class
    return entity.role


def _with_detection(entities: list[EntityPlan], model: ThingModel) -> list[EntityPlan]:
    """Make the only detected state of a detector its main entity.

    A lock that is closed need not be locked: what it detects keeps its own name.
    """
    detected = [
        each
        for each in entities
        if each.platform == "binary_sensor" and each.role in DETECTED
    ]
    if len(detected) != 1 or any(map(_is_main_kind, entities)):
        return entities
    is_other = any(map(_is_use, entities)) or any_contains(model.texts, WATCHED_WORDS)
    if detected[0].role not in GUARDS and is_other:
        return entities
    measured = {SUBSTANCES.get(each.role) for each in entities} - {None}
    if measured and detected[0].role not in measured:
        return entities
    named = replace(detected[0], name=None, translation_key=None)
    return [named if each is detected[0] else each for each in entities]


def _is_operated(entity: EntityPlan) -> bool:
    """Return whether an entity operates a device, rather than sets it up."""
    return entity.platform in _OPERATED_PLATFORMS and entity.category is None


def _is_main_kind(entity: EntityPlan) -> bool:
    """Return whether an entity makes a device more than a detector."""
    return entity.is_main or entity.platform in _USED_PLATFORMS


def _is_use(entity: EntityPlan) -> bool:
    """Return whether an entity is for using a device, not for detection."""
    is_measured = entity.state_class is not None and entity.role not in AMBIENT
    is_set = entity.platform in _SET_PLATFORMS or entity.role == _POWER
    is_pressed = entity.platform == "event" and entity.device_class is not None
    return entity.category is None and (is_set or is_measured or is_pressed)


def _with_reading(entities: Iterable[EntityPlan]) -> Iterator[EntityPlan]:
    """Enable the readings of a device that would show nothing else."""
    entities = tuple(entities)
    shows = any(each.enabled and each.category != CONFIG for each in entities)
    for entity in entities:
        is_reading = entity.platform in _READING_PLATFORMS and not entity.secret
        yield entity if shows or not is_reading else replace(entity, enabled=True)


def _distinct(entities: Iterable[EntityPlan]) -> Iterator[EntityPlan]:
    """Keep names apart: by translation, else the model's text, else that and the id.

    What several structs have is called by the text of each.
    """
    entities = tuple(entities)
    members = Counter(map(_translated, filter(_is_member, entities)))
    taken: set[object] = {None, *(each for each in members if members[each] > 1)}
    for entity in entities:
        translated = _translated(entity)
        text = (entity.platform, entity.name)
        own = f"{entity.name} ({entity.key})"
        if entity.is_main or (entity.translation_key and translated not in taken):
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


def _translated(entity: EntityPlan) -> tuple[str | None, ...]:
    """Return what a translated name consists of, with the channel that it is of."""
    part = entity.channel and entity.channel.property_id
    return entity.translation_key, part, *entity.placeholders.values()


def _is_member(entity: EntityPlan) -> bool:
    """Return whether an entity is a member of a struct."""
    value = entity.bindings.get(VALUE)
    return value is not None and value.member is not None
