"""The parts of a thing model, called as the keys of their entities begin."""

from collections.abc import Iterator

from .model import ThingModel


def parts_of(model: ThingModel) -> frozenset[str]:
    """Return the usable parts: properties, their members, events, actions."""
    return frozenset(_parts(model))


def part_of(key: str) -> str:
    """Return the part that an entity stands for, by the key of its plan."""
    return key if key.startswith(("event:", "action:")) else key.partition(":")[0]


def _parts(model: ThingModel) -> Iterator[str]:
    for each in model.properties:
        yield each.id
        yield from (f"{each.id}.{member.id}" for member in each.type.members)
    yield from (f"event:{each.id}" for each in model.events)
    yield from (f"action:{each.id}" for each in model.actions)
