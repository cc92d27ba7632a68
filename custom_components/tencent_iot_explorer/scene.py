"""Scenes: what the vendor's app calls tap-to-run."""

from functools import partial
from typing import Any, override

from homeassistant.components.scene import Scene
from homeassistant.const import Platform
from homeassistant.core import HomeAssistant
from homeassistant.helpers.device_registry import DeviceInfo
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback

from .cloud import Scene as CloudScene
from .entity.listed import ListedEntity, async_follow_listed
from .home.account import Account, TencentConfigEntry
from .home.errors import translated_errors
from .home.registry import family_identifier, scene_unique_id

PARALLEL_UPDATES = 0


async def async_setup_entry(
    hass: HomeAssistant,
    entry: TencentConfigEntry,
    async_add_entities: AddConfigEntryEntitiesCallback,
) -> None:
    """Add the scenes of the account's families."""
    account = entry.runtime_data
    async_follow_listed(
        account,
        Platform.SCENE,
        account.home,
        lambda: {scene_unique_id(key): each for key, each in account.scenes.items()},
        partial(TencentScene, account),
        async_add_entities,
    )


class TencentScene(ListedEntity[CloudScene], Scene):
    """A scene that the user made in the vendor's app."""

    def __init__(self, account: Account, scene: CloudScene) -> None:
        """Belong to the family's service device."""
        self.scene_id = scene.scene_id
        self.family_id = scene.family_id
        self._attr_unique_id = scene_unique_id(scene.scene_id)
        self._attr_device_info = DeviceInfo(
            identifiers={family_identifier(scene.family_id)}
        )
        super().__init__(account, account.home, scene)

    @property
    @override
    def item(self) -> CloudScene | None:
        """Return the scene as it is listed now."""
        return self.account.scenes.get(self.scene_id)

    @override
    def _take(self, item: CloudScene) -> None:
        self._attr_name = item.name

    @override
    async def async_activate(self, **kwargs: Any) -> None:
        """Run the scene in the cloud."""
        with translated_errors(str(self.name)):
            await self.account.client.scene.run_scene(self.scene_id)
