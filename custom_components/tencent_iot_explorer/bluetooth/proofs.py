"""How both sides prove that they know the key: HMAC-SHA1 over decimal texts."""

import base64
import hmac
import re
from typing import Final

LOCAL_KEY_LENGTH: Final = 4
PROOF_LENGTH: Final = 20
# Whoever answers a time answers for one minute later.
LATER_SECONDS: Final = 60

_HEX_LENGTH = 2 * LOCAL_KEY_LENGTH
_HEX = re.compile(rf"[0-9a-fA-F]{{{_HEX_LENGTH - 1},{_HEX_LENGTH}}}")


def read_local_key(stored: str) -> bytes | None:
    """Return the key in the cloud's text; None for a text that holds none.

    Mini programs write eight digits, the iOS app may leave out the first zero, the
    Android app writes Base64.
    """
    text = stored.strip()
    if _HEX.fullmatch(text):
        return bytes.fromhex(text.zfill(_HEX_LENGTH))
    try:
        key = base64.b64decode(text, validate=True)
    except ValueError:
        return None
    return key if len(key) == LOCAL_KEY_LENGTH else None


def phone_proof(key: bytes, seconds: int) -> bytes:
    """Return the phone's proof when it connects."""
    return _proof(key, str(seconds))


def device_proof(key: bytes, seconds: int, product_id: str, device_name: str) -> bytes:
    """Return what the device has to answer to a phone that connects."""
    return _proof(key, f"{seconds + LATER_SECONDS}{product_id}{device_name}")


def unbind_proof(key: bytes) -> bytes:
    """Return the phone's proof when it lets a device go."""
    return _proof(key, "UnbindRequest")


def unbind_answer(key: bytes) -> bytes:
    """Return what the device has to answer to a phone that lets it go."""
    return _proof(key, "UnbindResponse")


def is_same(one: bytes, other: bytes) -> bool:
    """Return whether two proofs are the same, in a time that tells nothing."""
    return hmac.compare_digest(one, other)


def _proof(key: bytes, text: str) -> bytes:
    return hmac.digest(key, text.encode(), "sha1")
