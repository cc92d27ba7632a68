"""The whole numbers that an action takes."""

from collections.abc import Callable

import voluptuous as vol


def whole(least: int, most: int) -> Callable[[object], object]:
    """Return what takes the whole numbers of a range, also as text."""
    return vol.All(vol.Coerce(float), vol.Range(least, most), _integer)


def _integer(number: float) -> int:
    """Return a number without a fraction. Raises vol.Invalid for one that has some."""
    if not number.is_integer():
        raise vol.Invalid("expected a whole number")
    return int(number)
