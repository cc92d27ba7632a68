"""Adding entities in slices, so that the event loop is not blocked."""

import asyncio
from collections.abc import Callable, Iterable
from itertools import batched, groupby

from homeassistant.config_entries import ConfigEntryState
from homeassistant.core import callback, split_entity_id, valid_entity_id
from homeassistant.helpers import entity_registry as er
from homeassistant.helpers.entity import Entity
from homeassistant.helpers.entity_platform import (
    AddConfigEntryEntitiesCallback,
    EntityPlatform,
)

from ..account.account import TencentConfigEntry
from ..account.registry.identity import chosen_families
from ..const import DOMAIN
from .base import DeviceEntity

ENTITIES_PER_SLICE = 10


async def async_add_in_slices[T: Entity](
    entry: TencentConfigEntry,
    platform: EntityPlatform,
    entities: Iterable[T],
    family_of: Callable[[T], str | None],
    async_add_entities: AddConfigEntryEntitiesCallback,
) -> None:
    """Create and add entities.

    Nothing is added while the entry unloads, or for a family that was removed.
    """
    for some in batched(entities, ENTITIES_PER_SLICE, strict=False):
        if entry.state is ConfigEntryState.UNLOAD_IN_PROGRESS:
            return
        new = [each for each in some if await _async_make_room(platform, each)]
        families = chosen_families(entry)
        for family_id, group in groupby(new, key=family_of):
            if family_id in families:
                async_add_entities(list(group), config_subentry_id=families[family_id])
        await asyncio.sleep(0)


@callback
def async_add_soon[T: Entity](
    entry: TencentConfigEntry,
    platform: EntityPlatform,
    entities: Iterable[T],
    family_of: Callable[[T], str | None],
    async_add_entities: AddConfigEntryEntitiesCallback,
) -> None:
    """Create and add entities in the background; they are made when their turn comes."""
    adding = async_add_in_slices(
        entry, platform, entities, family_of, async_add_entities
    )
    entry.async_create_task(platform.hass, adding, f"{DOMAIN} add entities")


async def _async_make_room(platform: EntityPlatform, entity: Entity) -> bool:
    """Return whether to add an entity; remove an earlier one that differs."""
    registry = er.async_get(platform.hass)
    entity_id = registry.async_get_entity_id(
        platform.domain, DOMAIN, entity.unique_id or ""
    )
    if entity_id and not valid_entity_id(entity_id):
        _mend_id(registry, entity_id)
    shown = platform.entities.get(entity_id or "")
    if shown is None or not isinstance(entity, DeviceEntity):
        return True
    if entity.shows_as(shown):
        return False
    await shown.async_remove()
    return True


@callback
def _mend_id(registry: er.EntityRegistry, entity_id: str) -> None:
    """Give an entity a valid id: until 2026.10 a long one could end in `_`."""
    valid = registry.async_get_available_entity_id(*split_entity_id(entity_id))
    registry.async_update_entity(entity_id, new_entity_id=valid)
