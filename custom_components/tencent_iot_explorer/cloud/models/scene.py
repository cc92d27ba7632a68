"""Scenes, and the steps that they and automations run."""

from collections.abc import Mapping
from typing import Any, Final

from ..decoding import json_text
from ..wire import (
    Structure,
    flag_field,
    id_field,
    integer_field,
    name_field,
    objects_field,
    text_field,
)

DEVICE_ACTION: Final = 0
DELAY_ACTION: Final = 1
SCENE_ACTION: Final = 2
NOTIFICATION_ACTION: Final = 3


class SceneAction(Structure):
    """A step of a scene or an automation; see the functions that make one.

    Data is JSON of values by property id, seconds, a scene's id or a text.
    """

    action_type: int = integer_field("ActionType")
    product_id: str = text_field("ProductId")
    device_name: str = text_field("DeviceName")
    data: str = text_field("Data")
    alias_name: str = name_field("AliasName")
    icon_url: str = text_field("IconUrl")


def device_action(device_id: str, values: Mapping[str, Any]) -> SceneAction:
    """Return the step that sends values by property id to a device."""
    product_id, _, device_name = device_id.partition("/")
    return SceneAction(
        action_type=DEVICE_ACTION,
        product_id=product_id,
        device_name=device_name,
        data=json_text(values),
    )


def delay_action(seconds: int) -> SceneAction:
    """Return the step that waits."""
    return SceneAction(action_type=DELAY_ACTION, data=str(seconds))


def scene_action(scene_id: str, name: str) -> SceneAction:
    """Return the step that runs a scene; Tencent's apps show it by the name."""
    return SceneAction(action_type=SCENE_ACTION, device_name=name, data=scene_id)


def notification_action(text: str) -> SceneAction:
    """Return the step that notifies the family."""
    return SceneAction(action_type=NOTIFICATION_ACTION, data=text)


class Scene(Structure):
    """A scene that is run by hand, broken if one of its devices has gone.

    Source: AppGetSceneList.
    """

    scene_id: str = id_field("SceneId")
    family_id: str = text_field("FamilyId")
    name: str = name_field("SceneName", "SceneId")
    icon_url: str = text_field("SceneIcon")
    actions: tuple[SceneAction, ...] = objects_field(SceneAction, "Actions")
    broken: bool = flag_field("Flag")
    running: bool = flag_field("Status")
    create_time: int = integer_field("CreateTime")
    update_time: int = integer_field("UpdateTime")
