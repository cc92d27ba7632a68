"""Entities of what is beside devices: scenes, automations, timers, messages."""

from abc import abstractmethod
from collections.abc import Callable, Mapping
from operator import attrgetter
from typing import Any, override

from homeassistant.core import callback
from homeassistant.helpers.entity_platform import (
    AddConfigEntryEntitiesCallback,
    async_get_current_platform,
)
from homeassistant.helpers.update_coordinator import CoordinatorEntity

from ..account.account import Account
from ..account.registry.removal import async_remove_entity
from ..coordinator import CloudCoordinator
from .slices import async_add_soon


class AccountEntity[C: CloudCoordinator[Any]](CoordinatorEntity[C]):
    """An entity that the account has beside its devices."""

    _attr_has_entity_name = True

    def __init__(
        self, account: Account, coordinator: C, context: str | None = None
    ) -> None:
        """Follow what a coordinator reads."""
        super().__init__(coordinator, context)
        self.account = account

    @property
    @override
    def available(self) -> bool:
        """Return whether the cloud can be reached."""
        return self.account.reachability.reachable

    @override
    async def async_added_to_hass(self) -> None:
        """Follow the reachability of the cloud too."""
        await super().async_added_to_hass()
        self.async_on_remove(
            self.account.reachability.async_add_listener(self.async_write_ha_state)
        )


class ListedEntity[T](AccountEntity[CloudCoordinator[Any]]):
    """An entity that exists as long as the cloud lists its item."""

    family_id: str | None

    def __init__(
        self, account: Account, coordinator: CloudCoordinator[Any], key: str, item: T
    ) -> None:
        """Take over the item as it is listed now; its key is the unique id."""
        super().__init__(account, coordinator)
        self.key = self._attr_unique_id = key
        self._take(item)

    @property
    @abstractmethod
    def item(self) -> T | None:
        """Return what is listed now; None once it was deleted."""

    @abstractmethod
    def _take(self, item: T) -> None:
        """Show the item."""

    @property
    @override
    def available(self) -> bool:
        """Return whether the cloud can be reached and the item still exists."""
        return super().available and self.item is not None

    @callback
    @override
    def _handle_coordinator_update(self) -> None:
        if item := self.item:
            self._take(item)
        super()._handle_coordinator_update()


@callback
def async_follow_listed[T](
    account: Account,
    coordinator: CloudCoordinator[Any],
    listed: Callable[[], Mapping[str, T]],
    create: Callable[[str, T], ListedEntity[Any]],
    async_add_entities: AddConfigEntryEntitiesCallback,
) -> None:
    """Add an entity for each listed item, and remove it with the item."""
    entry, platform = account.entry, async_get_current_platform()
    known: set[str] = set()

    @callback
    def update() -> None:
        items = listed()
        new = items.keys() - known
        # They are made later, in slices: an item may have gone by then.
        entities = (create(key, items[key]) for key in new if key in known)
        gone = known - items.keys() - account.home.data.absent
        for key in gone:
            async_remove_entity(account.hass, platform.domain, key)
        known.difference_update(gone)
        known.update(items)
        async_add_soon(
            entry, platform, entities, attrgetter("family_id"), async_add_entities
        )

    update()
    entry.async_on_unload(coordinator.async_add_listener(update))
