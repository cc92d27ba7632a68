"""How a device behind a gateway is proven."""

import secrets
import time

from ..cloud import SubDeviceSignature, sign_sub_device


def prove_sub_device(device_id: str, product_secret: str) -> SubDeviceSignature:
    """Return a fresh proof that a device belongs to a product whose secret is known."""
    return sign_sub_device(
        device_id,
        product_secret,
        timestamp=int(time.time()),
        nonce=secrets.token_hex(4),
    )
