"""Scenes."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from ..decoding import inner, text
from ..models import Scene, SceneAction
from ..wire import encode, parse_all
from .common import list_all

if TYPE_CHECKING:
    from ..client import Client


class SceneApi:
    """Actions that concern scenes.

    All methods raise PermissionDenied for a family or a device that is somebody
    else's, RequestRefused for a scene that does not exist or that runs just now.
    """

    def __init__(self, client: Client) -> None:
        """Send through a client."""
        self._client = client

    async def get_scene_list(self, family_id: str) -> list[Scene]:
        """Return a family's scenes. Source: AppGetSceneList."""
        found = await list_all(
            self._client, "AppGetSceneList", {"FamilyId": family_id}, "SceneList"
        )
        return parse_all(Scene, [{**each, "FamilyId": family_id} for each in found])

    async def run_scene(self, scene_id: str) -> None:
        """Run a scene. Source: AppRunScene."""
        await self._client.call("AppRunScene", {"SceneId": scene_id})

    async def create_scene(
        self, family_id: str, name: str, actions: Iterable[SceneAction], icon: str = ""
    ) -> str:
        """Create a scene and return its id.

        Parameters: the family, a name, the steps in order, the address of a picture.
        Source: AppCreateScene.
        """
        answer = await self._client.call(
            "AppCreateScene",
            {
                "FamilyId": family_id,
                "SceneName": name,
                "SceneIcon": icon,
                "Actions": [encode(action) for action in actions],
            },
        )
        return text(inner(answer), "SceneId")

    async def modify_scene(
        self, scene_id: str, name: str, actions: Iterable[SceneAction], icon: str = ""
    ) -> None:
        """Replace what a scene is; parameters as for create_scene.

        Source: AppModifyScene.
        """
        await self._client.call(
            "AppModifyScene",
            {
                "SceneId": scene_id,
                "SceneName": name,
                "SceneIcon": icon,
                "Actions": [encode(action) for action in actions],
            },
        )

    async def delete_scene(self, scene_id: str) -> None:
        """Delete a scene. Source: AppDeleteScene."""
        await self._client.call("AppDeleteScene", {"SceneId": scene_id})
