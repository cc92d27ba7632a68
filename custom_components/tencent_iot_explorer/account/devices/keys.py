"""The keys of Bluetooth devices, remembered across restarts."""

from collections.abc import Collection, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from homeassistant.core import CALLBACK_TYPE, callback

from ...cloud import UNREADABLE
from .listeners import Audience, Listener


class Bond(NamedTuple):
    """How a device was bound: a key is of no use for another bond.

    The id is what whoever bound the device has chosen, and the device advertises.
    """

    bind_id: bytes = b""
    encrypted: bool = False


@dataclass(frozen=True, kw_only=True)
class Kept:
    """The key of a bond, in the text of the cloud."""

    bond: Bond
    key: str = field(repr=False)


class Keys:
    """The keys of the devices of an account, by device id."""

    def __init__(self, user_id: str | None, device_ids: Collection[str]) -> None:
        """Know no key yet."""
        self._user_id = user_id
        self._device_ids = device_ids
        self._kept: dict[str, Kept] = {}
        self._listeners = Audience()

    def get(self, device_id: str, bond: Bond) -> str:
        """Return the key of a device, "" where none of this bond is known."""
        kept = self._kept.get(device_id)
        return kept.key if kept and kept.bond == bond else ""

    @callback
    def async_keep(self, device_id: str, bond: Bond, key: str) -> None:
        """Remember the key of a device in place of the one before."""
        self._kept[device_id] = Kept(bond=bond, key=key)
        self._listeners.tell()

    @callback
    def async_forget(self, device_ids: Collection[str]) -> None:
        """Forget the keys of devices that have gone, or are bound anew."""
        for device_id in self._kept.keys() & set(device_ids):
            del self._kept[device_id]
            self._listeners.tell()

    @callback
    def async_add_listener(self, listener: Listener) -> CALLBACK_TYPE:
        """Call the listener at every change; return what removes it."""
        return self._listeners.add(listener)

    def as_stored(self) -> dict[str, Any]:
        """Return the keys as they are written to disk, with whose they are."""
        return {
            device_id: {
                "user_id": self._user_id,
                "bind_id": kept.bond.bind_id.hex(),
                "encrypted": kept.bond.encrypted,
                "key": kept.key,
            }
            for device_id, kept in self._kept.items()
            if device_id in self._device_ids
        }

    def take_stored(self, stored: Mapping[str, Any]) -> None:
        """Take over what was kept for this user; one that is unreadable is asked for."""
        for device_id in self._device_ids:
            with suppress(*UNREADABLE):
                kept = stored[device_id]
                if kept["user_id"] == self._user_id:
                    self._kept[device_id] = _read(kept)


def _read(stored: Mapping[str, Any]) -> Kept:
    """Return what was kept of a device; raises one of UNREADABLE."""
    bind_id = bytes.fromhex(stored["bind_id"])
    return Kept(
        bond=Bond(bind_id=bind_id, encrypted=stored["encrypted"]),
        key=stored["key"].strip(),
    )
