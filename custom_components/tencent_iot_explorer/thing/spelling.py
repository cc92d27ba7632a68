"""Ids and names of vendors, cut into comparable pieces.

`tempCurrent_f`, `temp_current_f` and `TempCurrentF` are the same id; 当前温度 contains
温度. Both are handled alike: a text becomes a row of elements (lower-case words, numbers
and single Chinese characters) and is compared by the runs of elements it contains.
"""

from collections.abc import Iterable, Mapping
from functools import lru_cache
import re
import unicodedata

# A Chinese character, or another letter beyond ASCII: through a range of characters Python
# counts one by one for each pattern that it compiles.
CHARACTER = r"[^\W\d\x00-\x7f]"
_ELEMENT = re.compile(rf"[A-Z]+(?=[A-Z][a-z])|[A-Z]?[a-z]+|[A-Z]+|[0-9]+|{CHARACTER}")
# What stands as it is compared, as most words of the tables do.
_PLAIN = re.compile("[a-z]+|[\u3400-\u9fff]+")
_LONGEST_RUN = 8
# What is said behind an option: 正转(夏季).
_REMARK = re.compile(r"(?<=.)\s*[(（【\[][^()（）【】\[\]]*[)）】\]]$")
_SAME: Mapping[str, str] = {
    variant: word
    for word, variants in {
        "temp": "temperature tempreture temprature temperture tmp wendu",
        "hum": "humidity humi humid humidty humidiy shidu rh",
        "current": "cur curr",
        "brightness": "bright luminance lightness brightess lum liangdu",
        "color": "colour yanse",
        "voltage": "volt vol dianya",
        "battery": "bat batt batterry batery dianchi",
        "switch": "swtich swich sw kaiguan onoff",
        "speed": "spd sudu",
        "windspeed": "fengsu fengliang",
        "percent": "percentage pct",
        "level": "lvl gear gears dangwei",
        "mode": "moshi",
        "state": "status stat zhuangtai",
        "volume": "yinliang",
        "alarm": "alram alert warn warning baojing",
        "sensitivity": "sens lingmindu",
        "value": "val vaule",
        "window": "win",
        "electriccurrent": "dianliu",
        "power": "gonglv gonglu",
        "pressure": "yali",
        "airpressure": "qiya",
        "frequency": "pinlv",
        "illuminance": "guangzhao",
        "noise": "zaosheng zaoyin",
        "distance": "juli",
        "weight": "zhongliang",
        "waterlevel": "shuiwei yewei",
        "smoke": "yanwu",
        "gas": "ranqi",
        "fault": "guzhang",
        "countdown": "cntdown daojishi",
        "count": "cnt",
    }.items()
    for variant in variants.split()
}


def is_chinese(text: str) -> bool:
    """Return whether a text has a Chinese character."""
    return not text.isascii() and any("\u3400" <= each <= "\u9fff" for each in text)


@lru_cache(maxsize=4096)
def elements(text: str) -> tuple[str, ...]:
    """Cut a text into its elements; a number after a number keeps apart: 1.0 is no 10."""
    row, before = list[str](), ""
    for word in map(str.lower, _ELEMENT.findall(unicodedata.normalize("NFKC", text))):
        is_apart = word.isdigit() and before.isdigit()
        row.append(f"_{word}" if is_apart else _SAME.get(word, word))
        before = word
    return tuple(row)


@lru_cache(maxsize=4096)
def runs(text: str) -> tuple[tuple[int, str], ...]:
    """Return (length, joined text) of every run of elements, the longest first."""
    row = elements(text)
    count = len(row)
    return tuple(
        (length, "".join(row[first : first + length]))
        for length in range(min(count, _LONGEST_RUN), 0, -1)
        for first in range(count - length + 1)
    )


@lru_cache(maxsize=4096)
def run_set(*texts: str) -> frozenset[str]:
    """Return the joined text of every run of elements of some texts."""
    return frozenset(run for text in texts for _, run in runs(text))


def contains(text: str, words: frozenset[str]) -> bool:
    """Return whether a text contains one of `words`."""
    return not words.isdisjoint(run_set(text))


def any_contains(texts: Iterable[str], words: frozenset[str]) -> bool:
    """Return whether one of some texts contains one of `words`."""
    return not words.isdisjoint(run_set(*texts))


def ends_with(text: str, words: frozenset[str]) -> bool:
    """Return whether a text ends with one of `words`."""
    row = elements(text)
    return any("".join(row[first:]) in words for first in range(len(row)))


def begins(text: str, start: str) -> bool:
    """Return whether a text begins with the elements of another one."""
    first = elements(start)
    return bool(first) and elements(text)[: len(first)] == first


@lru_cache(maxsize=4096)
def joined(text: str) -> str:
    """Return a text as one run of its elements."""
    if _PLAIN.fullmatch(text):
        return _SAME.get(text, text)
    return "".join(elements(text))


def without_remarks(options: Mapping[str, str]) -> Mapping[str, str]:
    """Return options without what is said behind them, where they still differ."""
    bare = {key: _REMARK.sub("", label) for key, label in options.items()}
    return bare if len({*bare.values()}) == len(bare) else options


def word_set(words: str) -> frozenset[str]:
    """Return words, separated by blanks, as the runs that they are found as."""
    return frozenset(map(joined, words.split()))
