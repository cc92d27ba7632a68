"""Scenes."""

from collections.abc import Iterable
from typing import Any

from ..decoding import inner, text
from ..models.scene import Scene, SceneAction
from ..wire import encode, parse_all
from .caller import ActionGroup
from .paging import list_all


class SceneApi(ActionGroup):
    """Actions that concern scenes.

    All methods raise PermissionDenied for a family or a device that is somebody
    else's, RequestRefused for a scene that does not exist or that runs just now.
    """

    async def get_scene_list(self, family_id: str) -> list[Scene]:
        """Return a family's scenes. Source: AppGetSceneList."""
        found = await list_all(
            self._caller, "AppGetSceneList", {"FamilyId": family_id}, "SceneList"
        )
        return parse_all(Scene, [{**each, "FamilyId": family_id} for each in found])

    async def run_scene(self, scene_id: str) -> None:
        """Run a scene. Source: AppRunScene."""
        await self._caller.call("AppRunScene", {"SceneId": scene_id})

    async def create_scene(
        self, family_id: str, name: str, actions: Iterable[SceneAction], icon: str = ""
    ) -> str:
        """Create a scene and return its id.

        Parameters: the family, a name, the steps in order, the address of a picture.
        Source: AppCreateScene.
        """
        answer = await self._caller.call(
            "AppCreateScene",
            {"FamilyId": family_id, **_written(name, actions, icon)},
        )
        return text(inner(answer), "SceneId")

    async def modify_scene(
        self, scene_id: str, name: str, actions: Iterable[SceneAction], icon: str = ""
    ) -> None:
        """Replace what a scene is; parameters as for create_scene.

        Source: AppModifyScene.
        """
        await self._caller.call(
            "AppModifyScene",
            {"SceneId": scene_id, **_written(name, actions, icon)},
        )

    async def delete_scene(self, scene_id: str) -> None:
        """Delete a scene. Source: AppDeleteScene."""
        await self._caller.call("AppDeleteScene", {"SceneId": scene_id})


def _written(name: str, actions: Iterable[SceneAction], icon: str) -> dict[str, Any]:
    """Return what a scene is as the cloud wants it."""
    return {
        "SceneName": name,
        "SceneIcon": icon,
        "Actions": [encode(action) for action in actions],
    }
