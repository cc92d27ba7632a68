"""The cipher of the encrypted protocol: AES, block by block."""

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


class AesCipher:
    """AES, with which a device and a phone encrypt packets."""

    def __init__(self, key: bytes) -> None:
        """Take a key of 16 bytes."""
        # The protocol's choice, not ours.
        self._cipher = Cipher(algorithms.AES(key), modes.ECB())  # noqa: S305

    def encrypt(self, clear: bytes) -> bytes:
        """Return a text encrypted."""
        padder = PKCS7(_BLOCK_BITS).padder()
        encryptor = self._cipher.encryptor()
        padded = padder.update(clear) + padder.finalize()
        return encryptor.update(padded) + encryptor.finalize()

    def decrypt(self, encrypted: bytes) -> bytes:
        """Return a text decrypted. Raises BrokenMessage for one of another key."""
        decryptor, unpadder = self._cipher.decryptor(), PKCS7(_BLOCK_BITS).unpadder()
        try:
            padded = decryptor.update(encrypted) + decryptor.finalize()
            return unpadder.update(padded) + unpadder.finalize()
        except ValueError as error:
            raise BrokenMessage("it was locked with another key") from error
