"""Checks of what a person has written: each returns the value or raises."""

from collections.abc import Callable, Mapping
import math
import re
from types import MappingProxyType

type Path = tuple[str | int, ...]

_ICON = re.compile(r"[a-z0-9-]+:[a-z0-9-]+")
_MOST_DIGITS = 6


class OverrideError(ValueError):
    """An override is invalid: `path` tells where, the text why."""

    def __init__(self, path: Path, reason: str) -> None:
        """Remember where."""
        super().__init__(reason)
        self.path = path


def mapping(
    path: Path, raw: object, known: tuple[str, ...] = ()
) -> Mapping[str, object]:
    """Return a mapping whose keys are texts, and known ones if that matters."""
    if raw is None:
        return {}
    if not isinstance(raw, Mapping):
        raise OverrideError(path, "must be a mapping")
    for key in raw:
        if not isinstance(key, str):
            raise OverrideError((*path, str(key)), "must have text as its name")
        if known and key not in known:
            raise OverrideError((*path, key), f"is none of {', '.join(known)}")
    return raw


def texts(path: Path, raw: object) -> frozenset[str]:
    """Return a list of texts."""
    if not isinstance(raw, list):
        raise OverrideError(path, "must be a list")
    return frozenset(text((*path, index), each) for index, each in enumerate(raw))


def text(path: Path, raw: object) -> str:
    """Return text that is not empty."""
    if not isinstance(raw, str) or not raw.strip():
        raise OverrideError(path, "must be text")
    return raw.strip()


def icon(path: Path, raw: object) -> str:
    """Return the name of an icon."""
    name = text(path, raw)
    if not _ICON.fullmatch(name):
        raise OverrideError(path, "must be like mdi:pool")
    return name


def flag(path: Path, raw: object) -> bool:
    """Return true or false."""
    if not isinstance(raw, bool):
        raise OverrideError(path, "must be true or false")
    return raw


def number(path: Path, raw: object) -> float:
    """Return a finite number."""
    if isinstance(raw, bool) or not isinstance(raw, int | float):
        raise OverrideError(path, "must be a number")
    if not math.isfinite(raw):
        raise OverrideError(path, "must be a finite number")
    return raw


def positive(path: Path, raw: object) -> float:
    """Return a number above zero."""
    found = number(path, raw)
    if found <= 0:
        raise OverrideError(path, "must be above zero")
    return found


def digits(path: Path, raw: object) -> int:
    """Return a number of decimals."""
    found = number(path, raw)
    if found not in range(_MOST_DIGITS + 1):
        raise OverrideError(path, f"must be a whole number from 0 to {_MOST_DIGITS}")
    return int(found)


def one_of(*words: str) -> Callable[[Path, object], str]:
    """Return a check for one of some words."""

    def check(path: Path, raw: object) -> str:
        """Return the word."""
        if raw not in words:
            raise OverrideError(path, f"must be one of {', '.join(words)}")
        return str(raw)

    return check


def options(path: Path, raw: object) -> Mapping[str, str]:
    """Return raw value -> text, each text once."""
    if not isinstance(raw, Mapping) or not raw:
        raise OverrideError(path, "must be a mapping of values to texts")
    for key in raw:
        if isinstance(key, bool):
            raise OverrideError((*path, str(key)), "must be quoted: YAML reads it so")
    found = {str(key): text((*path, str(key)), label) for key, label in raw.items()}
    if len(set(found.values())) < len(found):
        raise OverrideError(path, "must not have the same text twice")
    return MappingProxyType(found)
