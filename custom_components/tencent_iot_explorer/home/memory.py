"""What an account knows from before a restart."""

from collections.abc import Mapping
from typing import Any, Protocol

from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers.storage import Store

from ..cloud import UNREADABLE
from ..const import DOMAIN, LOGGER

STORAGE_VERSION = 1
SAVE_DELAY_SECONDS = 60


class Rememberer(Protocol):
    """Somebody who has something to remember."""

    def as_stored(self) -> dict[str, Any]:
        """Return what is worth remembering, as JSON."""

    def take_stored(self, stored: Mapping[str, Any]) -> None:
        """Take over what was remembered."""


class Memory:
    """One file for all who remember something."""

    def __init__(
        self, hass: HomeAssistant, entry_id: str, **rememberers: Rememberer
    ) -> None:
        """Know who remembers, by name; those who rely on others come after them."""
        self._store = account_store(hass, entry_id)
        self._rememberers = rememberers

    async def async_load(self) -> None:
        """Hand out what was remembered, up to what another version wrote otherwise."""
        stored = await self._store.async_load() or {}
        try:
            for name, each in self._rememberers.items():
                each.take_stored(stored.get(name, {}))
        except UNREADABLE as error:
            LOGGER.debug("What was remembered is asked for again: %r", error)

    @callback
    def async_save_soon(self) -> None:
        """Write in a while what everybody knows by then."""
        self._store.async_delay_save(self._collect, SAVE_DELAY_SECONDS)

    async def async_save(self) -> None:
        """Write what everybody knows."""
        await self._store.async_save(self._collect())

    def _collect(self) -> dict[str, Any]:
        return {name: each.as_stored() for name, each in self._rememberers.items()}


def account_store(hass: HomeAssistant, entry_id: str) -> Store[dict[str, Any]]:
    """Return the file of a config entry, which holds keys: others may not read it."""
    key = f"{DOMAIN}.{entry_id}.account"
    return Store(hass, STORAGE_VERSION, key, private=True)
