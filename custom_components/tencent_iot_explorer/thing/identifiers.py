"""Splitting identifiers such as ImageFlipState into words."""

import re

from .spelling import word_set

# What is written so everywhere, and what is so in capitals.
_WRITTEN = ("pH", "eCO2", "SpO2", "WiFi", "LoRa", "ZigBee", "IoT", "PoE", "kWh", "mAh")
_ACRONYMS = word_set(
    "ac ap apn ble ct dc gps hcho hdmi id imei ip lbs lcd led lte mac nfc ntc ota pid pir "
    "pm pt ptc ptz pv pwm rfid rgb rpm rssi sd sim sn soc soh sos ssid tds tv tvoc ui uid "
    "url usb uv voc"
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
    words = " ".join(_spelled(each, longest) for each in re.findall(_WORD, name))
    return words[:1].upper() + words[1:]


def _spelled(word: str, longest: int) -> str:
    """Return one word of an identifier: in capitals if it is an acronym, up to so long."""
    small = word.lower()
    if known := _SPELLED.get(small):
        return known
    is_short = word.isupper() and len(word) <= longest
    is_code = word[-1].isdigit() and not word.isdigit()
    return word.upper() if is_short or is_code or small in _ACRONYMS else small
