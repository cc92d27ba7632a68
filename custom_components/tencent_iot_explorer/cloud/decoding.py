"""Reading the cloud's answers, which come in many spellings."""

from binascii import a2b_base64
from collections.abc import Mapping
from functools import lru_cache
from json import JSONDecodeError
import logging
import re
from types import MappingProxyType
from typing import Any, Final

import orjson

LOGGER = logging.getLogger(__name__)

type Record = Mapping[str, Any]

LARGEST: Final = 2**53
WEB: Final = ("http://", "https://")
CLOCK: Final = re.compile(r"([01]?\d|2[0-3]):[0-5]?\d(:[0-5]?\d)?", re.ASCII)
# As seconds this would be the year 5138, as milliseconds it was 1973.
FIRST_MILLISECONDS: Final = 10**11
# Either what is whole in JSON text, a pair or any other escape, or half a character.
HALF_CHARACTER: Final = re.compile(
    r"\\(?:([^u]|u[dD][89abAB]..\\u[dD][c-fC-F]..)|u[dD][89a-fA-F]..)"
)
PADDING: Final = "\N{ZERO WIDTH NO-BREAK SPACE}\0"
STANDARD_LETTERS: Final = str.maketrans("-_", "+/")
NOTHING: Record = MappingProxyType({})

# Read for every push: to look into a tuple takes a fifth of the time of a union.
SPOKEN: Final = (str, int, float)


@lru_cache(maxsize=256)
def warn_once(trouble: str) -> None:
    """Log a warning once, however often it comes."""
    LOGGER.warning("%s", trouble)


def spoken(value: object) -> str:
    """Return a text or a number as text, "" for what is blank or neither."""
    if isinstance(value, SPOKEN) and (words := str(value)).strip():
        return words
    return ""


def text(record: Record, *names: str) -> str:
    """Return the first of the fields that has a text, else ""."""
    for name in names:
        if found := spoken(record.get(name)):
            return found
    return ""


def address(record: Record, *names: str) -> str:
    """Return the first of the fields that is a web address, else ""."""
    found = (text(record, name) for name in names)
    return next((each for each in found if each.startswith(WEB)), "")


def clock(record: Record, *names: str) -> str:
    """Return the first of the fields that is a time of day, else ""."""
    found = (text(record, name) for name in names)
    return next((each for each in found if CLOCK.fullmatch(each)), "")


def integer(record: Record, *names: str, default: int = 0) -> int:
    """Return the first of the fields that is a whole number, else the default.

    A number that is too large for anything but garbage is none.
    """
    for name in names:
        try:
            number = int(record[name])
        except KeyError, TypeError, ValueError, OverflowError:
            continue
        if abs(number) <= LARGEST:
            return number
    return default


def milliseconds(moment: int) -> int:
    """Return a time in ms, which the cloud writes in seconds or ms."""
    return moment if moment >= FIRST_MILLISECONDS else moment * 1000


def items(record: Record, *names: str) -> list[Any]:
    """Return the first of the fields that is a list, else []."""
    lists = (record[name] for name in names if isinstance(record.get(name), list))
    return next(lists, [])


def records(record: Record, *names: str) -> list[Record]:
    """Return the objects of the first of the fields that is a list."""
    found = items(record, *names)
    objects: list[Record] = [item for item in found if isinstance(item, dict)]
    if len(objects) < len(found):
        warn_once(f"Ignored {len(found) - len(objects)} items of {names[0]}")
    return objects


def inner(answer: Record, *names: str) -> Record:
    """Return the object in a field, or the answer itself where the cloud left it out.

    Parameters: the answer, the field's spellings, "Data" if none is given.
    """
    values = (answer.get(name) for name in names or ("Data",))
    return next((value for value in values if isinstance(value, dict)), answer)


def read_json(content: str | bytes) -> object:
    """Return decoded JSON, with U+FFFD in place of characters that were cut.

    Devices cut texts at any byte, apps in the middle of an emoji: the rest of the message
    must not be lost. A byte order mark and NULs around it are forgiven. Raises
    json.JSONDecodeError.
    """
    try:
        return orjson.loads(content)
    except orjson.JSONDecodeError:
        text = content if isinstance(content, str) else content.decode(errors="replace")
        return orjson.loads(HALF_CHARACTER.sub(_whole, text.strip(PADDING)))


def _whole(found: re.Match[str]) -> str:
    return found[0] if found[1] else "\N{REPLACEMENT CHARACTER}"


def from_base64(encoded: str) -> bytes:
    """Return decoded base64. Raises ValueError.

    Blanks, the URL-safe alphabet and missing padding are forgiven.
    """
    letters = "".join(encoded.split()).rstrip("=").translate(STANDARD_LETTERS)
    return a2b_base64(letters + "=" * (-len(letters) % 4), strict_mode=True)


def json_object(value: object, subject: str) -> dict[str, Any]:
    """Return the object in a field, be it JSON text or not, else {}.

    Parameters: the field, what to call it in the log.
    """
    if value is None or value == "":
        return {}
    content = value
    if isinstance(value, str | bytes):
        try:
            content = read_json(value)
        except JSONDecodeError:
            content = None
    if isinstance(content, dict):
        return content
    warn_once(f"Ignored {subject}: a {type(value).__name__} that is no JSON object")
    return {}


def to_json(value: object) -> bytes:
    """Return a value as JSON. Raises ValueError for what JSON cannot hold."""
    try:
        return orjson.dumps(value)
    except orjson.JSONEncodeError as error:
        raise ValueError(f"This cannot be sent: {error}") from error


def json_text(value: object) -> str:
    """Return a value as the JSON text that the cloud wants in some fields.

    Raises ValueError for what JSON cannot hold.
    """
    return to_json(value).decode()
