"""What tells of people: phone numbers and e-mail addresses."""

import re

PHONE = re.compile(r"(?<![\w.])\+?\d[\d -]{5,}\d(?![\w.])")
EMAIL = re.compile(r"([\w.+-])[\w.+-]*(@[\w-]+(\.[\w-]+)+)")


def without_addresses(text: str) -> str:
    """Return a text in which phone numbers and e-mail addresses are shortened."""
    return EMAIL.sub(r"\1***\2", PHONE.sub(_shortened, text))


def _shortened(number: re.Match[str]) -> str:
    return f"{number[0][:3]}****{number[0][-2:]}"
