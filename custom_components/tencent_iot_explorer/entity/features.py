"""The supported features of an entity."""

from collections.abc import Iterable, Mapping
from enum import IntFlag
from functools import reduce
from operator import or_


def supported[Feature: IntFlag](
    features: Mapping[str, Feature], names: Iterable[str], always: Feature
) -> Feature:
    """Return the features in a table for the given names, and those always supported."""
    return reduce(or_, (features[each] for each in names if each in features), always)
