"""Phone numbers, as people write and paste them."""

from unicodedata import normalize

MAINLAND = "86"
MAINLAND_DIGITS = 11


class OtherCountryError(ValueError):
    """The number carries another country code than the one beside it."""


def country_digits(written: str) -> str:
    """Return a country code: "86" for "+86", "0086" and " 86 "."""
    return _plain(written).lstrip("+0")


def phone_digits(country_code: str, written: str) -> str:
    """Return a phone number without its country code and without what is no digit.

    Parameters: the digits of the country code; the number as it was written.
    Raises OtherCountryError for a number of another country, ValueError for none.
    """
    plain = _plain(written)
    international = plain.startswith(("+", "00"))
    number = plain.lstrip("+0") if international else plain.replace("+", "")
    if international and not number.startswith(country_code):
        raise OtherCountryError
    if international or (country_code == MAINLAND and len(number) > MAINLAND_DIGITS):
        number = number.removeprefix(country_code)
    if not number:
        raise ValueError
    return number


def _plain(written: str) -> str:
    """Return digits and plus signs only, those of East Asian width as well."""
    return "".join(
        each for each in normalize("NFKC", written) if each.isdecimal() or each == "+"
    )
