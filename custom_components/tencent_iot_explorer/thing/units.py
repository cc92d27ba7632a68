"""The unit of a number, out of the unit texts, names and descriptions of vendors.

Vendors write units as they like (oC, 摄氏度, kW-h, μ g/m3). `unit_of` returns the spelling
Home Assistant uses, or the vendor's own text when the unit is not a known one.
"""

from itertools import chain
import re
import unicodedata

from .spelling import CHARACTER, contains, elements, is_chinese, word_set
from .words.units import (
    AMBIGUOUS,
    BY_CLASS,
    CONVERTED,
    EXACT,
    LETTERS,
    NO_UNIT,
    SPELLINGS,
    TOLD_BY_NAME,
)

# What can hold so much can tell the warmth of a summer day in °F.
WARM_FAHRENHEIT = 86
# What can hold so much can tell the warmth of a bath in °F.
HOT_FAHRENHEIT = 104

# What is measured, where its unit should stand: 风速, 温度值.
_MEASURED = re.compile(
    r".*(?:[温湿速亮浓强]度|[风转流车]速|[流数电重容音风水]量|.值|等级)"
)
_LONGEST_UNIT = 12
_LONGEST_FOREIGN_UNIT = 6
_SCALED = re.compile(r"[*x×]?\s*(0\.0*[1-9])\s*[*x×]?\s*(\S*)")
# A value that is given as so many times what it is: ×1000, ℃*10.
_MULTIPLIED = re.compile(r"(\D*?)\s*[*x×]\s*(10{1,3})")
_MAGNIFIED = re.compile(r"(?:放大|扩大|除以|÷|值\s*/)\s*(10{1,3})(?!\d)")
# What is said behind a name: 电压(0.1V), 温度*10.
_SAID_BEHIND = re.compile(
    r"\s*(?:[(（【\[](?:单位)?[:：]?([^()（）【】\[\]]+)[)）】\]]|[_/／]?(0\.0*1\S+))$"
)
# After a Latin name x may be a part of it, and after a number * is no scale: 5*10.
_TIMES_BEHIND = re.compile(
    rf"(?:\s*[(（](?:[*×x÷/]|除以)|(?<={CHARACTER}|[)）】\]])\s*[*×x]"
    r"|(?:(?<=[A-Za-z])|(?<=PM2\.5)|(?<=PM10)|(?<=CO2))\s*[*×])\s*(10{1,3})倍?[)）]?$"
)
_IN_BRACKETS = re.compile(r"(?<![/\s])\s*[(（][^)）]*[)）]\s*$")
_FAHRENHEIT_WORDS = word_set("fahrenheit 华氏 华式 degf")
_TEMPERATURE_WORDS = word_set("temp c_temp f_temp")
_TOLD = re.compile(r"[(（]([^)）]+)[)）]|单位[为是:：]?\s*([^\s,，。;；)）]+)")
_FILLING = re.compile(r"[\s\u00ad·•*⋅.]|(?<=k)-?(?=w-?h)|(?<=kw)-(?=h)")


def _key(text: str) -> str:
    """Return the spelling-free form of a unit text."""
    folded = unicodedata.normalize("NFKC", text.replace("°", "°")).casefold()
    return _FILLING.sub("", folded)


_UNITS = {
    _key(word): unit for unit, words in SPELLINGS.items() for word in words.split()
}


def unit_of(text: str | None, device_class: str = "") -> str | None:
    """Return the unit a vendor's unit text stands for.

    A known unit comes back in Home Assistant's spelling, a short unknown one as it is;
    prose and words for "no unit" give None. `device_class` settles ambiguous texts.
    """
    if not text or text.casefold() in NO_UNIT:
        return None
    text = text.strip()
    if text not in EXACT and _key(text) not in _UNITS:
        text = _IN_BRACKETS.sub("", text) or text
    special = BY_CLASS.get((device_class, text)) or BY_CLASS.get(("", text))
    known = special or EXACT.get(text) or _UNITS.get(_key(text))
    longest = _LONGEST_FOREIGN_UNIT if is_chinese(text) else _LONGEST_UNIT
    is_unit = len(text) <= longest and not _MEASURED.fullmatch(text)
    return known or (text if is_unit else None)


def measure_word(text: str | None) -> str | None:
    """Return the word that one counts with, which is no unit elsewhere: 3次, 5个, n."""
    if text is None or len(text) != 1 or text in AMBIGUOUS:
        return None
    is_word = text == "n" or is_chinese(text)
    return text if is_word and unit_of(text) == text else None


def _unit_in(name: str, description: str) -> str:
    """Return the known unit that a name has in brackets, or that a description tells."""
    found = chain(
        _SAID_BEHIND.finditer(name), _TOLD.finditer(name), _TOLD.finditer(description)
    )
    told = (each[2] or _fitting(each[1], name) for each in found)
    return next(filter(is_unit, told), "")


def _fitting(unit: str, name: str) -> str:
    """Return a unit that stands in brackets; nothing for a letter that is none there."""
    words = LETTERS.get(unit)
    return unit if words is None or contains(name, words) else ""


def is_unit(text: str) -> bool:
    """Return whether a text is a unit, and perhaps its scale: 0.1℃."""
    found = _SCALED.fullmatch(text)
    unit = found[2] if found else text
    return _key(unit) in _UNITS or unit in AMBIGUOUS or unit in CONVERTED


def without_unit(name: str) -> str:
    """Return a name without its unit and scale."""
    bare = _TIMES_BEHIND.sub("", name)
    said = _SAID_BEHIND.search(bare)
    if said and is_unit(said[2] or _fitting(said[1], name)):
        bare = bare[: said.start()]
    return bare.strip() or name


def stem_of(name: str) -> str:
    """Return a name without whatever is said behind it."""
    return _SAID_BEHIND.sub("", _TIMES_BEHIND.sub("", name))


def tells_fahrenheit(id_: str, name: str) -> bool:
    """Return whether id or name of a number says that it is in °F: tempF_set, 华氏温度."""
    told = (contains(text, _FAHRENHEIT_WORDS) or "℉" in text for text in (id_, name))
    is_marked = "f" in elements(id_)[1:] and contains(id_, _TEMPERATURE_WORDS)
    return is_marked or any(told)


def scaled_unit(text: str, name: str = "", description: str = "") -> tuple[float, str]:
    """Return the scale and the unit of a number: of a text like 0.1℃ or MPa, or as told."""
    text = text or _unit_in(name, description)
    scale, unit = _scale_in(text)
    factor, unit = _converted(unit, name)
    return factor * (scale or _told_scale(name, description)), unit


def _converted(unit: str, name: str) -> tuple[float, str]:
    """Return how many of which unit one is: minutes, but cents where money is named."""
    for told in TOLD_BY_NAME:
        if unit in told.units.split() and contains(name, told.words):
            return told.factor, told.unit
    return CONVERTED.get(unit, (1.0, unit))


def _scale_in(text: str) -> tuple[float | None, str]:
    """Return the scale that the text of a unit tells, if any, and the unit."""
    if found := _SCALED.fullmatch(text):
        return float(found[1]), found[2]
    if times := _MULTIPLIED.fullmatch(text):
        return 1 / int(times[2]), times[1]
    return None, text


def _told_scale(name: str, description: str) -> float:
    """Return the scale that a name or a description tells: 温度*10, 放大10倍."""
    found = _TIMES_BEHIND.search(name) or _MAGNIFIED.search(description)
    return 1 / int(found[1]) if found else 1.0
