"""Trackers: devices that tell where they are."""

from collections.abc import Iterator

from .. import parts as tables
from ..entities import Binding, EntityPlan
from ..model import Property
from ..text import joined
from .common import Properties, bind_all, composite, parts_of

_COORDINATES = ("latitude", "longitude")


def recognise_tracker(properties: Properties) -> Iterator[EntityPlan]:
    """Yield the tracker: a latitude and a longitude."""
    parts = parts_of(tables.TRACKER_PARTS, properties)
    for property_ in properties.values():
        bindings = _coordinates(property_)
        if bindings.keys() == set(_COORDINATES):
            yield composite("device_tracker", property_, bindings, role="tracker")
            return
    if parts.keys() >= set(_COORDINATES):
        bindings = bind_all(parts, _COORDINATES)
        yield composite("device_tracker", parts["latitude"], bindings, role="tracker")


def _coordinates(property_: Property) -> dict[str, Binding]:
    """Return latitude and longitude among the members of a struct."""
    words = {
        joined(word): role.name
        for role in tables.TRACKER_PARTS.roles
        for word in role.words.split()
        if role.name in _COORDINATES
    }
    return {
        words[joined(text)]: Binding(
            property_id=property_.id, type=member.type, member=member.id
        )
        for member in property_.type.members
        for text in (member.id, member.name)
        if joined(text) in words
    }
