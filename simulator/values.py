"""Values that a property may have, by its definition in the thing model."""

from collections.abc import Callable, Mapping
from random import Random
import time
from typing import Any

WORDS = ("", "a", "客厅", "x" * 40)

type Define = Mapping[str, Any]


def some_value(random: Random, define: Define) -> Any:
    """Return a value that fits a definition."""
    return MAKERS[define["type"]](random, define)


def _bool(random: Random, _define: Define) -> int:
    return random.randint(0, 1)


def _number(random: Random, define: Define) -> float:
    least, most = _bound(define, "min", 0), _bound(define, "max", 100)
    step = _bound(define, "step", 1)
    steps = random.randint(0, min(int((most - least) / step), 1000))
    number = round(least + steps * step, 6)
    return int(number) if define["type"] == "int" else number


def _bound(define: Define, name: str, default: float) -> float:
    try:
        return float(define[name])
    except KeyError, ValueError:
        return default


def _enum(random: Random, define: Define) -> int:
    return int(random.choice(sorted(define["mapping"])))


def _string_enum(random: Random, define: Define) -> str:
    word: str = random.choice(sorted(define["mapping"]))
    return word


def _string(random: Random, _define: Define) -> str:
    return random.choice(WORDS)


def _timestamp(random: Random, _define: Define) -> int:
    return int(time.time()) - random.randint(0, 9999)


def _struct(random: Random, define: Define) -> dict[str, Any]:
    return {
        each["id"]: some_value(random, each["dataType"]) for each in define["specs"]
    }


def _array(_random: Random, _define: Define) -> list[Any]:
    return []


MAKERS: Mapping[str, Callable[[Random, Define], Any]] = {
    "array": _array,
    "bool": _bool,
    "enum": _enum,
    "float": _number,
    "int": _number,
    "string": _string,
    "stringenum": _string_enum,
    "struct": _struct,
    "timestamp": _timestamp,
}
