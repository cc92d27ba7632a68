"""Reading JSON: thing models, structs and lists."""

import json
import re

# Either what is whole, a pair or any other escape, or half a character.
_HALF_CHARACTER = re.compile(
    r"\\(?:([^u]|u[dD][89abAB]..\\u[dD][c-fC-F]..)|u[dD][89a-fA-F]..)"
)
_PADDING = "\N{ZERO WIDTH NO-BREAK SPACE}\0"


def read_json(text: str | bytes) -> object:
    """Return what JSON text holds, with U+FFFD for a character that was cut in half.

    Python's own JSON keeps the half, and Home Assistant can store no registry with it.
    A byte order mark and NULs around it are forgiven. Raises ValueError, also for what
    is nested too deep.
    """
    whole = text.decode(errors="replace") if isinstance(text, bytes) else text
    try:
        return json.loads(_HALF_CHARACTER.sub(_whole, whole.strip(_PADDING)))
    except RecursionError as error:
        raise ValueError("nested too deep") from error


def _whole(found: re.Match[str]) -> str:
    return found[0] if found[1] else "\N{REPLACEMENT CHARACTER}"
