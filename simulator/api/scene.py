"""Scenes, which the documents call manual intelligent linkage."""

from typing import Any

from .. import routines
from ..cloud import Cloud
from ..errors import Refusal
from ..routing import Answer, Body, page, required, with_token
from ..state import Scene, User, new_id, now_s
from .actions import checked_actions

GONE = 1


@with_token("AppGetSceneList")
def get_scene_list(cloud: Cloud, user: User, body: Body) -> Answer:
    """Return a family's scenes."""
    family = cloud.rights.family(user, required(body, "FamilyId"))
    scenes = [
        _describe(cloud, user, scene)
        for scene in cloud.home.scenes.values()
        if scene.family_id == family.family_id
    ]
    return page(body, "SceneList", scenes)


@with_token("AppCreateScene")
def create_scene(cloud: Cloud, user: User, body: Body) -> Answer:
    """Add a scene to a family."""
    family = cloud.rights.family(user, required(body, "FamilyId"))
    scene = Scene(
        scene_id=new_id("s_"),
        family_id=family.family_id,
        name=str(required(body, "SceneName")),
        actions=checked_actions(cloud, user, body),
        icon=str(body.get("SceneIcon") or ""),
        create_time=now_s(),
        update_time=now_s(),
    )
    cloud.home.scenes[scene.scene_id] = scene
    return {"SceneId": scene.scene_id}


@with_token("AppModifyScene")
def modify_scene(cloud: Cloud, user: User, body: Body) -> Answer:
    """Give a scene another name, picture and actions."""
    scene = _scene(cloud, user, body)
    _refuse_while_running(scene)
    actions = checked_actions(cloud, user, body)
    scene.name = str(required(body, "SceneName"))
    scene.icon = str(body.get("SceneIcon") or "")
    scene.actions = actions
    scene.update_time = now_s()
    return {}


@with_token("AppDeleteScene")
def delete_scene(cloud: Cloud, user: User, body: Body) -> Answer:
    """Remove a scene."""
    scene = _scene(cloud, user, body)
    _refuse_while_running(scene)
    del cloud.home.scenes[scene.scene_id]
    return {}


@with_token("AppRunScene")
def run_scene(cloud: Cloud, user: User, body: Body) -> Answer:
    """Do what a scene consists of; a device that is offline is left out."""
    scene = _scene(cloud, user, body)
    _refuse_while_running(scene)
    cloud.spawn(routines.run_scene(cloud, scene))
    return {}


def _scene(cloud: Cloud, user: User, body: Body) -> Scene:
    return cloud.rights.scene(user, required(body, "SceneId"))


def _refuse_while_running(scene: Scene) -> None:
    if scene.running:
        raise Refusal("UnsupportedOperation.SceneRunInProgress")


def _describe(cloud: Cloud, user: User, scene: Scene) -> dict[str, Any]:
    gone = any(
        f"{each['ProductId']}/{each['DeviceName']}" not in cloud.devices
        for each in scene.actions
        if "DeviceName" in each and "ProductId" in each
    )
    return {
        "SceneId": scene.scene_id,
        "FamilyId": scene.family_id,
        "SceneName": scene.name,
        "SceneIcon": scene.icon,
        "UserId": user.user_id,
        "Actions": scene.actions,
        "CreateTime": scene.create_time,
        "UpdateTime": scene.update_time,
        "Flag": GONE if gone else 0,
        "Status": int(scene.running),
    }
