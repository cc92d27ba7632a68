"""Numbers that firmware keeps in 32 bits."""

from ctypes import c_float
from typing import Final

# So many digits of such a number mean something.
_DIGITS: Final = 7
# So many of a number of 64 bits are told alike.
_ALIKE: Final = 15
# Tencent's SDK for C writes six decimals, whatever they mean: of fewer than five.
_WRITTEN: Final = 6
_MEANT: Final = 4
_FEW: Final = 3


def as_meant(number: float) -> float:
    """Return a number as it was before firmware kept it: 21.3 for 21.299999.

    What was never kept in 32 bits stays as it is.
    """
    if round(number, _FEW) == number:
        return number  # as nearly always
    short = float(f"{number:.{_DIGITS}g}")
    kept = c_float(short).value
    is_whole = f"{kept:.{_ALIKE}g}" == f"{number:.{_ALIKE}g}"
    is_written = round(kept, _WRITTEN) == number and round(short, _MEANT) == short
    return short if is_whole or is_written else number
