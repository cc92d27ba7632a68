"""Scenes."""

from typing import TYPE_CHECKING

from ..models import Scene
from .common import list_all

if TYPE_CHECKING:
    from ..client import Client


class SceneApi:
    """Actions that concern scenes."""

    def __init__(self, client: Client) -> None:
        """Send through a client."""
        self._client = client

    async def get_scene_list(self, family_id: str) -> list[Scene]:
        """Return a family's scenes (AppGetSceneList).

        Raises NotFound or PermissionDenied for a family the user is not in.
        """
        items = await list_all(
            self._client, "AppGetSceneList", {"FamilyId": family_id}, "SceneList"
        )
        scenes = [Scene.read(item, family_id) for item in items]
        return [scene for scene in scenes if scene.scene_id]

    async def run_scene(self, scene_id: str) -> None:
        """Run a scene (AppRunScene). Raises CloudError."""
        await self._client.call("AppRunScene", {"SceneId": scene_id})
