"""Numbers that firmware keeps in 32 bits."""

from ctypes import c_float
from typing import Final

# So many digits of such a number mean something.
_DIGITS: Final = 7
# Tencent's SDK for C writes six decimals, whatever they mean.
_ROUNDED: Final = 6e-7
_FEW: Final = 3


def as_meant(number: float) -> float:
    """Return a number as it was before firmware kept it: 21.3 for 21.299999.

    What was never kept in 32 bits stays as it is.
    """
    if round(number, _FEW) == number:
        return number  # as nearly always
    short = float(f"{number:.{_DIGITS}g}")
    return short if abs(c_float(short).value - number) <= _ROUNDED else number
