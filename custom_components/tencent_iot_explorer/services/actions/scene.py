"""Actions that make, change and delete scenes."""

from collections.abc import Iterable, Mapping
from typing import Any

from homeassistant.core import ServiceResponse
from homeassistant.helpers import config_validation as cv
import voluptuous as vol

from ...account.registry.identity import scene_unique_id
from ...cloud import Scene
from ..service import TEXT, Service, kept, read_home
from ..steps import STEPS, cloud_step
from ..targets import FAMILY, SCENE, FamilyTarget, SceneTarget


async def create_scene(
    target: FamilyTarget,
    name: str,
    steps: Iterable[Mapping[str, Any]],
    picture: str = "",
) -> ServiceResponse:
    """Create a scene."""
    actions = [cloud_step(target.account, step) for step in steps]
    scene_id = await target.client.scene.create_scene(
        target.family_id, name, actions, picture
    )
    return {"scene_id": scene_id}


async def modify_scene(
    target: SceneTarget,
    name: str | None = None,
    steps: Iterable[Mapping[str, Any]] | None = None,
    picture: str | None = None,
) -> None:
    """Change what is given of a scene and keep the rest."""
    before = await _read_anew(target)
    actions = (
        kept(before.actions)
        if steps is None
        else [cloud_step(target.account, step) for step in steps]
    )
    await target.client.scene.modify_scene(
        before.scene_id, name or before.name, actions, picture or before.icon_url
    )


async def _read_anew(target: SceneTarget) -> Scene:
    """Return a scene as it is by now; of one that has gone the cloud itself tells."""
    known = target.scene
    scenes = await target.client.scene.get_scene_list(known.family_id)
    return next((each for each in scenes if each.scene_id == known.scene_id), known)


async def delete_scene(target: SceneTarget) -> None:
    """Delete a scene."""
    await target.client.scene.delete_scene(target.scene.scene_id)
    target.account.home.async_mark_gone(scene_unique_id(target.scene.scene_id))


SERVICES = {
    "create_scene": Service(
        target=FAMILY,
        handler=create_scene,
        fields={
            vol.Required("name"): TEXT,
            vol.Required("steps"): STEPS,
            vol.Optional("picture"): cv.url,
        },
        afterwards=read_home,
    ),
    "modify_scene": Service(
        target=SCENE,
        handler=modify_scene,
        fields={
            vol.Optional("name"): TEXT,
            vol.Optional("steps"): STEPS,
            vol.Optional("picture"): cv.url,
        },
        afterwards=read_home,
    ),
    "delete_scene": Service(target=SCENE, handler=delete_scene, afterwards=read_home),
}
