"""Entities of what the cloud lists beside devices: scenes, automations, timers."""

from abc import abstractmethod
from collections.abc import Callable, Mapping
from operator import attrgetter
from typing import Any, override

from homeassistant.const import Platform
from homeassistant.core import callback
from homeassistant.helpers.entity_platform import (
    AddConfigEntryEntitiesCallback,
    async_get_current_platform,
)
from homeassistant.helpers.update_coordinator import CoordinatorEntity

from ..const import DOMAIN
from ..coordinator import CloudCoordinator
from ..home.account import Account
from ..home.registry.removal import async_remove_entity
from .setting_up import async_add_in_slices


class ListedEntity[T](CoordinatorEntity[CloudCoordinator[Any]]):
    """An entity that is there as long as the cloud lists something."""

    _attr_has_entity_name = True
    family_id: str | None

    def __init__(
        self, account: Account, coordinator: CloudCoordinator[Any], item: T
    ) -> None:
        """Take over the item as it is listed now."""
        super().__init__(coordinator)
        self.account = account
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
        return self.account.reachability.reachable and self.item is not None

    @override
    async def async_added_to_hass(self) -> None:
        """Follow also whether the cloud can be reached."""
        await super().async_added_to_hass()
        self.async_on_remove(
            self.account.reachability.async_add_listener(self.async_write_ha_state)
        )

    @callback
    @override
    def _handle_coordinator_update(self) -> None:
        if item := self.item:
            self._take(item)
        super()._handle_coordinator_update()


@callback
def async_follow_listed[T](
    account: Account,
    platform: Platform,
    coordinator: CloudCoordinator[Any],
    listed: Callable[[], Mapping[str, T]],
    create: Callable[[T], ListedEntity[Any]],
    async_add_entities: AddConfigEntryEntitiesCallback,
) -> None:
    """Have an entity for each item, listed by unique id, as long as it is listed."""
    current_platform = async_get_current_platform()
    known: set[str] = set()

    @callback
    def update() -> None:
        items = listed()
        new = items.keys() - known
        entities = (create(items[each]) for each in new if each in known)
        adding = async_add_in_slices(
            account.entry,
            current_platform,
            entities,
            attrgetter("family_id"),
            async_add_entities,
        )
        absent = known & account.home.data.absent
        for unique_id in known - items.keys() - absent:
            async_remove_entity(account.hass, platform, unique_id)
        known.intersection_update(absent)
        known.update(items)
        account.entry.async_create_task(account.hass, adding, f"{DOMAIN} add entities")

    update()
    account.entry.async_on_unload(coordinator.async_add_listener(update))
