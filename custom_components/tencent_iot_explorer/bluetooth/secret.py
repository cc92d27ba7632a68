"""The encryption of the encrypted protocol: AES in blocks of their own."""

from typing import Final

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.hazmat.primitives.padding import PKCS7

from .errors import BrokenMessage

BLOCK_LENGTH: Final = 16
_BLOCK_BITS: Final = 8 * BLOCK_LENGTH


def key_of(content: bytes) -> bytes:
    """Return the key in 32 bytes of the cloud: both halves, XORed. Raises BrokenMessage."""
    left, right = content[:BLOCK_LENGTH], content[BLOCK_LENGTH:]
    if not len(left) == len(right) == BLOCK_LENGTH:
        raise BrokenMessage("what the cloud sent is no key")
    return bytes(a ^ b for a, b in zip(left, right, strict=True))


class Secret:
    """What only those can read who have the key."""

    def __init__(self, key: bytes) -> None:
        """Take a key of 16 bytes."""
        # The protocol's choice, not ours.
        self._cipher = Cipher(algorithms.AES(key), modes.ECB())  # noqa: S305

    def lock(self, clear: bytes) -> bytes:
        """Return a text that only the key opens."""
        padder = PKCS7(_BLOCK_BITS).padder()
        encryptor = self._cipher.encryptor()
        padded = padder.update(clear) + padder.finalize()
        return encryptor.update(padded) + encryptor.finalize()

    def open(self, secret: bytes) -> bytes:
        """Return the text in what was locked. Raises BrokenMessage."""
        decryptor, unpadder = self._cipher.decryptor(), PKCS7(_BLOCK_BITS).unpadder()
        try:
            padded = decryptor.update(secret) + decryptor.finalize()
            return unpadder.update(padded) + unpadder.finalize()
        except ValueError as error:
            raise BrokenMessage("it was locked with another key") from error
