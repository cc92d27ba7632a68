"""What an account remembers across restarts."""

from collections.abc import Mapping
from typing import Any, Protocol

from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers.storage import Store

from ..cloud import UNREADABLE
from ..const import DOMAIN, LOGGER

STORAGE_VERSION = 1
SAVE_DELAY_SECONDS = 60


class Rememberer(Protocol):
    """A part of the account that remembers something."""

    def as_stored(self) -> dict[str, Any]:
        """Return what is worth remembering, as JSON."""

    def take_stored(self, stored: Mapping[str, Any]) -> None:
        """Take over what was remembered."""


class Memory:
    """The file of all parts that remember something."""

    def __init__(self, store: Store[dict[str, Any]], **rememberers: Rememberer) -> None:
        """Know who remembers, by name; those who rely on others come after them."""
        self._store = store
        self._rememberers = rememberers

    async def async_load(self) -> None:
        """Hand out what was remembered, as far as this version can read it."""
        stored = await self._store.async_load() or {}
        try:
            for name, each in self._rememberers.items():
                each.take_stored(stored.get(name, {}))
        except UNREADABLE as error:
            LOGGER.debug("What was remembered is asked for again: %r", error)

    @callback
    def async_save_soon(self) -> None:
        """Save in a while."""
        self._store.async_delay_save(self._collect, SAVE_DELAY_SECONDS)

    async def async_save(self) -> None:
        """Save now."""
        await self._store.async_save(self._collect())

    def _collect(self) -> dict[str, Any]:
        return {name: each.as_stored() for name, each in self._rememberers.items()}


def account_store(hass: HomeAssistant, entry_id: str) -> Store[dict[str, Any]]:
    """Return the file of a config entry; it holds keys, so only the owner may read it."""
    key = f"{DOMAIN}.{entry_id}.account"
    return Store(hass, STORAGE_VERSION, key, private=True)
