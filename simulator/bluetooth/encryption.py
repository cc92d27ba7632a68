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


def sign_secretly(psk: str, content: bytes) -> bytes:
    """Sign with a device's own key."""
    return hmac.digest(base64.b64decode(psk), content, "sha256")


def session_key(psk: str, number: bytes, key: bytes) -> bytes:
    """Return the key of one connection."""
    return _halves_xored(sign_secretly(psk, number + b";" + key))


def agreed_key(psk: str, ours: bytes, theirs: bytes) -> bytes:
    """Return the key of a binding, from what both sides have signed."""
    return _halves_xored(sign_secretly(psk, ours + theirs))


def _halves_xored(digest: bytes) -> bytes:
    return bytes(digest[n] ^ digest[n + 16] for n in range(16))
