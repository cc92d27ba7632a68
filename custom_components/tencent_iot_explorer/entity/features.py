"""What Home Assistant lets people do with an entity."""

from collections.abc import Iterable, Mapping
from enum import IntFlag
from functools import reduce
from operator import or_


def supported[Feature: IntFlag](
    features: Mapping[str, Feature], names: Iterable[str], always: Feature
) -> Feature:
    """Return the features that a table has for names, beside those that are always there."""
    return reduce(or_, (features[each] for each in names if each in features), always)
