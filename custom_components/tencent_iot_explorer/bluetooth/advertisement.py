"""What a device advertises: its state, and who it is."""

from dataclasses import dataclass
from enum import IntEnum
from hashlib import md5
from typing import Final

COMPANY_ID: Final = 0xFEE7
LENGTH: Final = 17

_STATE: Final = 0b0011
_UNREGISTERED: Final = 0b0100
_ENCRYPTED: Final = 0b1000
_VERSION_SHIFT: Final = 4


class BindState(IntEnum):
    """What a device is doing, as it advertises it."""

    UNBOUND = 0
    WAITING = 1
    BOUND = 2
    CONNECTED = 3


@dataclass(frozen=True, kw_only=True)
class Advertisement:
    """One advertisement.

    An unbound device tells its MAC address and product, a bound one the id8 of its
    device id and the id that whoever bound it chose.
    """

    head: int
    mac: str = ""
    product_id: str = ""
    id8: bytes = b""
    bind_id: bytes = b""

    @property
    def version(self) -> int:
        """Return the version of the protocol."""
        return self.head >> _VERSION_SHIFT

    @property
    def state(self) -> BindState:
        """Return what the device is doing."""
        return BindState(self.head & _STATE)

    @property
    def is_bound(self) -> bool:
        """Return whether the device belongs to somebody."""
        return self.state in {BindState.BOUND, BindState.CONNECTED}

    @property
    def unregistered(self) -> bool:
        """Return whether the cloud does not know the device yet."""
        return bool(self.head & _UNREGISTERED)

    @property
    def encrypted(self) -> bool:
        """Return whether the device speaks the encrypted protocol."""
        return bool(self.head & _ENCRYPTED)


def read_advertisement(data: bytes) -> Advertisement | None:
    """Read the manufacturer data behind the company id; None for a foreign one.

    A device that only wants a network is nobody's, and tells its version alone.
    """
    if len(data) != LENGTH:
        return None
    head, mac, product_id = data[0], data[1:7], data[7:]
    names_product = product_id.isalnum()
    if names_product and not head >> _VERSION_SHIFT:
        head <<= _VERSION_SHIFT
    if head & _STATE >= BindState.BOUND:
        return Advertisement(head=head, id8=data[1:9], bind_id=data[9:])
    if not names_product:
        return None
    return Advertisement(
        head=head, mac=mac.hex(":").upper(), product_id=product_id.decode()
    )


def id8(text: str) -> bytes:
    """Return eight bytes that stand for a text: both halves of its MD5, XORed."""
    digest = md5(text.encode(), usedforsecurity=False).digest()
    return bytes(a ^ b for a, b in zip(digest[:8], digest[8:], strict=True))


def device_id8(product_id: str, device_name: str) -> bytes:
    """Return what a bound device advertises of its id."""
    return id8(product_id + device_name)
