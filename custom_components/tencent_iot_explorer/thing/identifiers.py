"""Splitting identifiers such as ImageFlipState into words."""

from functools import cache
from itertools import chain
import re

from .spelling import word_set
from .words.english_names import (
    COMMANDS,
    COUNTED,
    LEADING,
    LENT,
    MODIFIERS,
    NOUNS,
    PARTICIPLES,
    SHORTENED,
    TRAILING,
    VAGUE_WORDS,
)
from .words.english_options import OPTIONS

# What is written so everywhere, and what is so in capitals.
_WRITTEN = ("pH", "eCO2", "SpO2", "WiFi", "LoRa", "ZigBee", "IoT", "PoE", "kWh", "mAh")
_ACRONYMS = word_set(
    "ac ap apn ble ct dc gps hcho hdmi hdr id imei ip ir lbs lcd led lte mac nfc ntc osd "
    "ota pid pir pm pt ptc ptz pv pwm rfid rgb rpm rssi rtc sd sim sn soc soh sos ssid tds "
    "tv tvoc ui uid url usb uv voc wdr"
)
_SPELLED = {each.lower(): each for each in _WRITTEN} | {"wifi": "Wi-Fi"}
_KEPT = "|".join(_WRITTEN)
# An underscore, a capital amid a word, or nothing but a word in small letters.
_IDENTIFIER = r"[A-Za-z0-9]_[A-Za-z0-9]|[a-z][A-Z]|^[a-z]+[0-9]*$"
_WORD = (
    rf"{_KEPT}|[0-9]+[A-Z](?![a-z])|[A-Za-z]{{1,2}}[0-9]+"
    "|[A-Z]+[0-9]*(?![a-z])|[A-Z]?[a-z]+|[0-9]+"
)
# Longer words in capitals are no acronyms; nor is any where all is in capitals.
_LONGEST_ACRONYM = 5


def spelled_out(name: str) -> str | None:
    """Return an identifier in words; None for a name that is none."""
    if not (name.isascii() and re.search(_IDENTIFIER, re.sub(_KEPT, "", name))):
        return None
    longest = 1 if name.isupper() else _LONGEST_ACRONYM
    return _sentence(re.findall(_WORD, name), longest)


def told_by(id_: str) -> str | None:
    """Return an id in words; None unless all are English, and some tell what it is."""
    words = [each.lower() for each in _words(id_) if not each.isdigit()]
    is_told = len(words) > 1 and not VAGUE_WORDS.issuperset(words)
    return worded(id_) if is_told else None


def worded(id_: str) -> str | None:
    """Return an identifier in words; None unless all of them are English."""
    words = _words(id_)
    small = [each.lower() for each in words if not each.isdigit()]
    is_english = small and (_english() | _ACRONYMS).issuperset(small)
    is_identifier = id_.isascii() and re.search(_IDENTIFIER, id_)
    return _sentence(words, 1) if is_english and is_identifier else None


def _words(id_: str) -> list[str]:
    """Return the words of an identifier, none of them short that is clear."""
    words = re.findall(_WORD, id_)
    is_lent = not LENT.isdisjoint(map(str.lower, words))
    known = {**SHORTENED, "temp": "temp"} if is_lent else SHORTENED
    return [known.get(each.lower(), each) for each in words]


@cache
def _english() -> frozenset[str]:
    """Return the words that names and options are put together from in English.

    But for "min": an id does not tell minutes from a minimum.
    """
    tables = (COMMANDS, COUNTED, LEADING, MODIFIERS, NOUNS, PARTICIPLES, TRAILING)
    text = " ".join(chain(OPTIONS, *tables)).lower()
    return frozenset(re.findall("[a-z]{2,}", text)) - {"min"}


def _sentence(words: list[str], longest: int) -> str:
    """Return words as a name; those in capitals stay so up to a length."""
    text = " ".join(_spelled(each, longest) for each in words)
    return text[:1].upper() + text[1:]


def _spelled(word: str, longest: int) -> str:
    """Return one word of an identifier: in capitals if it is an acronym, up to so long."""
    small = word.lower()
    if known := _SPELLED.get(small):
        return known
    is_short = word.isupper() and len(word) <= longest
    is_code = word[-1].isdigit() and not word.isdigit()
    return word.upper() if is_short or is_code or small in _ACRONYMS else small
