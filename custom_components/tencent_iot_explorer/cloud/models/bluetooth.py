"""What the cloud does for a phone beside a Bluetooth device."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class SignedNumber:
    """A number of a device that the cloud has signed, together with the time.

    `content` is what was signed, in hexadecimal: the number, then "/", the Unix time
    in seconds, and "/".
    """

    signature: bytes
    content: str
    seconds: int
