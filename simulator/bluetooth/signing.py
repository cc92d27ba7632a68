"""What a Bluetooth device signs in clear, and what stands for it in advertisements."""

import base64
import hashlib
import hmac


def id8(text: str) -> bytes:
    """Return eight bytes that stand for a text."""
    digest = hashlib.md5(text.encode(), usedforsecurity=False).digest()
    return bytes(digest[n] ^ digest[n + 8] for n in range(8))


def sign(key: bytes, text: str) -> bytes:
    """Return a signature with a device's local key, or its decoded own."""
    return hmac.digest(key, text.encode(), "sha1")


def sign_registration(
    product_id: str, device_name: str, product_secret: str, nonce: int, seconds: int
) -> bytes:
    """Return what a device tells a cloud that has yet to know it."""
    text = (
        f"deviceName={device_name}&nonce={nonce}"
        f"&productId={product_id}&timestamp={seconds}"
    )
    name = device_name.encode()
    signature = sign(product_secret.encode(), text)
    return bytes([len(name)]) + name + base64.b64encode(signature)
