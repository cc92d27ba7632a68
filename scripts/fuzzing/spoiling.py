"""How something proper becomes nonsense."""

from collections.abc import Sequence
import json
from random import Random
from typing import Any

STRANGE: Sequence[Any] = (
    *(None, True, False, 0, -1, 1.5, 2**31, 2**53, 2**64, 1e308, -1e308),
    *("", " ", "0", "-0", "1e999", "NaN", "Infinity", "null", "x", "\0", "\ud7ff"),
    *("客厅", "9" * 400, "[" * 50, "../..", "<b>", "{}", "2026-02-30"),
    *([], {}, [[]], [{}], [None], {"": {}}, {"a": 1}, ["a", "b"]),
)
NAMES = ("", "x", "id", "type", "0")
DEEP = (10, 500, 5000)


def spoil(random: Random, value: Any) -> Any:
    """Return a value of JSON in which some parts are missing, doubled or others."""
    if random.random() < 0.06:
        return random.choice(STRANGE)
    match value:
        case dict():
            return {
                _name(random, name): spoil(random, each)
                for name, each in value.items()
                if random.random() > 0.04
            }
        case list():
            kept = [spoil(random, each) for each in value if random.random() > 0.05]
            return kept * 2 if random.random() < 0.03 else kept
    return value


def spoil_text(random: Random, text: str) -> str:
    """Return a text that is cut, nested too deep, or has other letters."""
    change = random.random()
    if change < 0.05:
        return text[: random.randrange(len(text) + 1)]
    if change < 0.08:
        return _nested(random)
    if change < 0.15 and text:
        place = random.randrange(len(text))
        return text[:place] + chr(random.randrange(0x300)) + text[place + 1 :]
    return text


def spoil_bytes(random: Random, content: bytes) -> bytes:
    """Return bytes of which some are others, too few or too many."""
    spoiled = bytearray(content)
    for _ in range(random.randrange(4) if spoiled else 0):
        spoiled[random.randrange(len(spoiled))] = random.randrange(256)
    if random.random() < 0.2:
        del spoiled[random.randrange(len(spoiled) + 1) :]
    if random.random() < 0.2:
        spoiled += random.randbytes(random.randrange(30))
    return bytes(spoiled)


def spoil_json(random: Random, value: Any) -> str:
    """Return spoiled JSON of something."""
    return spoil_text(random, json.dumps(spoil(random, value), ensure_ascii=False))


def _name(random: Random, name: str) -> str:
    return random.choice((*NAMES, name.upper())) if random.random() < 0.02 else name


def _nested(random: Random) -> str:
    depth = random.choice(DEEP)
    return random.choice(
        ("[" * depth + "]" * depth, '{"a":' * depth + "1" + "}" * depth)
    )
