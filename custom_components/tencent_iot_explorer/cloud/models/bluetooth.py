"""What the cloud does for a phone beside a Bluetooth device."""

from typing import NamedTuple


class SignedNumber(NamedTuple):
    """A number of a device that the cloud has signed, together with the time.

    `content` is what was signed, in hexadecimal: the number, then "/", the Unix time
    in seconds, and "/".
    """

    signature: bytes
    content: str
    seconds: int
