"""Ids and names of vendors, cut into comparable pieces.

`tempCurrent_f`, `temp_current_f` and `TempCurrentF` are the same id; 当前温度 contains
温度. Both are handled alike: a text becomes a row of elements (lower-case words, numbers
and single Chinese characters) and is compared by the runs of elements it contains.
"""

from collections.abc import Iterator, Mapping
from functools import lru_cache
import re
import unicodedata

_ELEMENT = re.compile(
    r"[A-Z]+(?=[A-Z][a-z])|[A-Z]?[a-z]+|[A-Z]+|[0-9]+|[\u3400-\u9fff]"
)
_LONGEST_RUN = 8
_SAME: Mapping[str, str] = {
    variant: word
    for word, variants in {
        "temp": "temperature tempreture temprature temperture tmp wendu",
        "hum": "humidity humi humid shidu",
        "current": "cur curr",
        "brightness": "bright luminance lightness brightess liangdu",
        "color": "colour",
        "voltage": "volt vol",
        "battery": "bat batt batterry",
        "switch": "swtich swich sw kaiguan onoff",
        "speed": "spd sudu",
        "percent": "percentage pct",
        "level": "lvl gear gears dangwei",
        "mode": "moshi",
        "state": "status stat zhuangtai",
        "volume": "yinliang",
        "alarm": "alram alert warn warning",
        "sensitivity": "sens lingmindu",
        "value": "val",
        "window": "win",
        "countdown": "cntdown",
        "temper": "temper",
    }.items()
    for variant in variants.split()
}


@lru_cache(maxsize=4096)
def elements(text: str) -> tuple[str, ...]:
    """Cut a text into its elements."""
    words = _ELEMENT.findall(unicodedata.normalize("NFKC", text))
    return tuple(_SAME.get(word, word) for word in map(str.lower, words))


def runs(row: tuple[str, ...]) -> Iterator[tuple[int, int, str]]:
    """Yield every run of elements as (first, end, joined text), longest first."""
    count = len(row)
    for length in range(min(count, _LONGEST_RUN), 0, -1):
        for first in range(count - length + 1):
            yield first, first + length, "".join(row[first : first + length])


def joined(text: str) -> str:
    """Return a text as one run of its elements."""
    return "".join(elements(text))


def table(words_by_meaning: Mapping[str, str]) -> dict[str, str]:
    """Turn meaning -> words into joined word -> meaning; the first meaning wins."""
    found: dict[str, str] = {}
    for meaning, words in words_by_meaning.items():
        for word in words.split():
            found.setdefault(joined(word), meaning)
    return found


def longest(text: str, words: Mapping[str, str]) -> str | None:
    """Return the meaning of the longest word of a table that `text` contains."""
    for _, _, run in runs(elements(text)):
        if run in words:
            return words[run]
    return None
