"""What of a thing model becomes no entity, and why."""

from collections.abc import Iterable, Iterator, Mapping

from .entities import EntityPlan
from .model import Exclusion, ThingModel
from .overrides import EntityOverride
from .words.system import MADE_AT, SYSTEM, SYSTEM_MEANINGS

_HIDDEN = "hidden by an override"


def is_plumbing(id_: str, changes: Mapping[str, EntityOverride]) -> bool:
    """Return whether a part serves the platform, and has no meaning for people."""
    is_meant = id_ in SYSTEM_MEANINGS or changes.get(id_, EntityOverride()).means
    return (id_.startswith(SYSTEM) or id_ == MADE_AT) and not is_meant


def excluded(
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
        if is_plumbing(id_, changes):
            yield Exclusion(kind=kind, id=id_, reason="plumbing of the platform")
    for action in model.actions:
        if action.inputs and not is_plumbing(action.id, changes):
            reason = "callable with the call_action action"
            yield Exclusion(kind="action", id=action.id, reason=reason)
    for problem in model.problems:
        if (problem.kind, problem.id) not in usable:
            yield problem


def hidden_in(
    model: ThingModel, changes: Mapping[str, EntityOverride]
) -> Iterator[Exclusion]:
    """Yield the properties that an override hides."""
    for property_ in model.properties:
        change = changes.get(property_.id)
        if change and change.hide and not is_plumbing(property_.id, changes):
            yield Exclusion(kind="property", id=property_.id, reason=_HIDDEN)


def left_of(
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
