"""Scenes: what the vendor's app calls tap-to-run."""

from typing import Any, override

from homeassistant.components.scene import Scene
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers.device_registry import DeviceInfo
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback
from homeassistant.helpers.update_coordinator import CoordinatorEntity

from .account import Account, TencentConfigEntry
from .cloud import Scene as CloudScene
from .coordinator import HomeCoordinator
from .errors import translated_errors
from .registry import family_identifier, family_subentry_id, scene_unique_id

PARALLEL_UPDATES = 0


async def async_setup_entry(
    hass: HomeAssistant,
    entry: TencentConfigEntry,
    async_add_entities: AddConfigEntryEntitiesCallback,
) -> None:
    """Add the scenes of the account's families, also those made later."""
    account = entry.runtime_data
    known: set[str] = set()

    @callback
    def add_new() -> None:
        """Add scenes that were never there; those that went may come back."""
        scenes = account.home.data.scenes
        for scene_id in scenes.keys() - known:
            async_add_entities(
                [TencentScene(account, scenes[scene_id])],
                config_subentry_id=family_subentry_id(
                    entry, scenes[scene_id].family_id
                ),
            )
        known.update(scenes)

    add_new()
    entry.async_on_unload(account.home.async_add_listener(add_new))


class TencentScene(CoordinatorEntity[HomeCoordinator], Scene):
    """A scene that the user made in the vendor's app."""

    _attr_has_entity_name = True

    def __init__(self, account: Account, scene: CloudScene) -> None:
        """Belong to the family's service device."""
        super().__init__(account.home)
        self.client = account.client
        self.scene_id = scene.scene_id
        self._attr_unique_id = scene_unique_id(scene.scene_id)
        self._attr_name = scene.name
        self._attr_device_info = DeviceInfo(
            identifiers={family_identifier(scene.family_id)}
        )

    @property
    @override
    def available(self) -> bool:
        """Return whether the scene still exists."""
        return super().available and self.scene_id in self.coordinator.data.scenes

    @override
    async def async_activate(self, **kwargs: Any) -> None:
        """Run the scene in the cloud."""
        with translated_errors(self.coordinator.data.scenes[self.scene_id].name):
            await self.client.scene.run_scene(self.scene_id)
