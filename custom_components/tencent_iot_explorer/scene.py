"""Scenes: what the vendor's app calls tap-to-run."""

from functools import partial
from typing import Any, override

from homeassistant.components.scene import Scene
from homeassistant.const import Platform
from homeassistant.core import HomeAssistant
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback

from .cloud import Scene as CloudScene
from .entity.listed import ListedEntity, async_follow_listed
from .home.account import Account, TencentConfigEntry
from .home.errors import translated_errors
from .home.registry import scene_unique_id

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
        lambda: {
            scene_unique_id(key): each for key, each in account.home.data.scenes.items()
        },
        partial(TencentScene, account),
        async_add_entities,
    )


class TencentScene(ListedEntity[CloudScene], Scene):
    """A scene that the user made in the vendor's app."""

    def __init__(self, account: Account, scene: CloudScene) -> None:
        """Belong to no device: its name would stand before the scene's own."""
        self.scene_id = scene.scene_id
        self.family_id = scene.family_id
        self._attr_unique_id = scene_unique_id(scene.scene_id)
        super().__init__(account, account.home, scene)

    @property
    @override
    def item(self) -> CloudScene | None:
        """Return the scene as it is listed now."""
        return self.account.home.data.scenes.get(self.scene_id)

    @override
    def _take(self, item: CloudScene) -> None:
        """Show the name that the app gives, with the family's where another has it."""
        scenes = self.account.home.data.scenes.values()
        namesakes = {each.family_id for each in scenes if each.name == item.name}
        families = self.account.entry.subentries.values()
        family = next(
            (each.title for each in families if each.unique_id == item.family_id), ""
        )
        is_told = len(namesakes) > 1 and family
        self._attr_name = f"{family} {item.name}" if is_told else item.name

    @override
    async def async_activate(self, **kwargs: Any) -> None:
        """Run the scene in the cloud."""
        with translated_errors(str(self.name)):
            await self.account.client.scene.run_scene(self.scene_id)
