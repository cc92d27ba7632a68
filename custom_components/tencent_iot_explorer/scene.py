"""Scenes: what the vendor's app calls tap-to-run."""

from functools import partial
from typing import Any, override

from homeassistant.components.scene import Scene
from homeassistant.core import HomeAssistant
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback

from .account.account import Account, TencentConfigEntry
from .account.errors import translated_errors
from .cloud import Scene as CloudScene
from .entity.aliases import async_add_aliases, is_new
from .entity.channel import joined_name
from .entity.listed import ListedEntity, async_follow_listed

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
        account.home,
        lambda: account.home.data.scenes,
        partial(TencentScene, account),
        async_add_entities,
    )


class TencentScene(ListedEntity[CloudScene], Scene):
    """A scene that the user made in the vendor's app."""

    def __init__(self, account: Account, key: str, scene: CloudScene) -> None:
        """Belong to no device, whose name would precede the scene's."""
        self.scene_id = scene.scene_id
        self.family_id = scene.family_id
        super().__init__(account, account.home, key, scene)

    @property
    @override
    def item(self) -> CloudScene | None:
        """Return the scene as it is listed now."""
        return self.account.home.data.scenes.get(self.key)

    @override
    def _take(self, item: CloudScene) -> None:
        """Take the name from the app, after the family's if another family has it too."""
        scenes = self.account.home.data.scenes.values()
        namesakes = {each.family_id for each in scenes if each.name == item.name}
        family = self._family if len(namesakes) > 1 else ""
        self._attr_name = f"{family} {item.name}".strip()

    @property
    def _family(self) -> str:
        """Return the name of the scene's family."""
        families = self.account.entry.subentries.values()
        return next(
            (each.title for each in families if each.unique_id == self.family_id), ""
        )

    @override
    async def async_added_to_hass(self) -> None:
        """Add the name of a new scene with its family's as an alias."""
        await super().async_added_to_hass()
        entry = self.registry_entry
        if self.item and entry and is_new(self.account, entry):
            alias = joined_name(self._family, self.item.name)
            async_add_aliases(self.account, entry, [alias])

    @override
    async def async_activate(self, **kwargs: Any) -> None:
        """Run the scene in the cloud."""
        with translated_errors(str(self.name)):
            await self.account.client.scene.run_scene(self.scene_id)
