"""The encrypted protocol as a Bluetooth device speaks it."""

import base64
import hmac

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.hazmat.primitives.padding import PKCS7

CLEAR_BYTES = 15


def lock(key: bytes, clear: bytes) -> bytes:
    """Encrypt."""
    padder = PKCS7(128).padder()
    encryptor = Cipher(algorithms.AES(key), modes.ECB()).encryptor()  # noqa: S305
    padded = padder.update(clear) + padder.finalize()
    return encryptor.update(padded) + encryptor.finalize()


def unlock(key: bytes, secret: bytes) -> bytes:
    """Decrypt. Raises ValueError for what another key has locked."""
    unpadder = PKCS7(128).unpadder()
    decryptor = Cipher(algorithms.AES(key), modes.ECB()).decryptor()  # noqa: S305
    padded = decryptor.update(secret) + decryptor.finalize()
    return unpadder.update(padded) + unpadder.finalize()


def session_key(psk: str, number: bytes, key: bytes) -> bytes:
    """Return the key of one connection."""
    digest = hmac.digest(base64.b64decode(psk), number + b";" + key, "sha256")
    return bytes(digest[n] ^ digest[n + 16] for n in range(16))
