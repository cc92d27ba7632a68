"""A device that is brought into a Wi-Fi network."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(kw_only=True)
class Network:
    """The network that a device was told to join."""

    name: str = ""
    password: str = ""

    def choose(self, content: bytes) -> None:
        """Take name and password of a network."""
        end = 1 + content[0]
        self.name = content[1:end].decode()
        self.password = content[end + 1 : end + 1 + content[end]].decode()

    def join(self, around: Mapping[str, str]) -> bytes:
        """Return what the device tells of its try to join.

        Parameters: the networks around it, by name with their passwords.
        """
        joined = around.get(self.name) == self.password
        name = self.name.encode()
        return bytes([1, not joined, 0, len(name)]) + name
