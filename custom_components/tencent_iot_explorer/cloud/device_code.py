"""The codes on devices and in the console, which Tencent's apps scan to add a device."""

import re
from typing import Final, NamedTuple

from .decoding import from_base64, json_object, text
from .signing import DIGESTS, OTHER_BINDING, BindSignature

# Anything else is of somebody else, and may be as secret as the code of a network.
SIGNATURE: Final = re.compile(r"[\w+/=.-]+")


class SignedDevice(NamedTuple):
    """A device, "ProductId/DeviceName", with the proof that it is at hand."""

    device_id: str
    signature: BindSignature


def read_device_code(code: str) -> SignedDevice | str:
    """Return the device that has signed a code itself, else the signature in it.

    A device writes "product;name;random text;seconds;hash;signature in base64". The
    cloud signs devices too: that is in an address, in JSON text, or the whole code.
    Raises ValueError for a code that has no signature, such as that of a set-up page.
    Source: MainActivity.kt and TIoTScanlViewController.m of Tencent's apps.
    """
    match code.split(";"):
        case [product_id, device_name, random_text, seconds, method, signed, *_] if (
            method in DIGESTS
        ):
            signature = BindSignature(
                signature=from_base64(signed).hex(),
                timestamp=int(seconds),
                connection_id=random_text,
                bind_type=OTHER_BINDING,
                sign_method=method,
            )
            return SignedDevice(f"{product_id}/{device_name}", signature)
    if found := _signature(code):
        return found
    raise ValueError("This code has no signature")


def _signature(code: str) -> str:
    """Return the cloud's signature in a code, "" if it has none."""
    if code.startswith("{"):
        return text(json_object(code, "a device's code"), "Signature")
    signature = code.rpartition("signature=")[2].partition("&")[0]
    return signature if SIGNATURE.fullmatch(signature) else ""
