"""Scenes."""

import json

from ..cloud import Cloud
from ..errors import Refusal
from ..routing import Answer, Body, page, required, with_token
from ..state import Scene, User

CREATED = 1_760_000_000


@with_token("AppGetSceneList")
def get_scene_list(cloud: Cloud, user: User, body: Body) -> Answer:
    """Return a family's scenes."""
    family = cloud.family(user, required(body, "FamilyId"))
    scenes = [
        {
            "SceneId": scene.scene_id,
            "FamilyId": scene.family_id,
            "SceneName": scene.name,
            "SceneIcon": "",
            "UserId": user.user_id,
            "Actions": scene.actions,
            "CreateTime": CREATED,
            "UpdateTime": CREATED,
            "Flag": 0,
            "Status": 0,
        }
        for scene in cloud.home.scenes.values()
        if scene.family_id == family.family_id
    ]
    return page(body, "SceneList", scenes)


@with_token("AppRunScene")
def run_scene(cloud: Cloud, user: User, body: Body) -> Answer:
    """Do what a scene consists of; a device that is offline is left out."""
    scene = cloud.home.scenes.get(str(required(body, "SceneId")))
    if scene is None:
        raise Refusal("ResourceNotFound.SceneNotExist", "场景不存在")
    cloud.family(user, scene.family_id)
    _run(cloud, scene)
    return {}


def _run(cloud: Cloud, scene: Scene) -> None:
    for action in scene.actions:
        device = cloud.devices.get(f"{action['ProductId']}/{action['DeviceName']}")
        if device and device.online:
            cloud.control(device, json.loads(action["Data"]))
