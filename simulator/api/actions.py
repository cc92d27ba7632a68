"""The list of actions that scenes and automations have in common."""

from typing import Any

from ..cloud import Cloud
from ..errors import Refusal
from ..routines import DOINGS
from ..routing import device_id_of, json_object
from ..state import User

DEVICE = 0


def checked_actions(cloud: Cloud, user: User, actions: object) -> list[dict[str, Any]]:
    """Return actions that the cloud accepts, or refuse them."""
    if not isinstance(actions, list) or not actions:
        raise Refusal("InvalidParameterValue")
    for action in actions:
        kind = action.get("ActionType")
        if kind not in DOINGS or not isinstance(action.get("Data"), str):
            raise Refusal("InvalidParameterValue")
        if kind == DEVICE:
            cloud.family_device(user, device_id_of(action))
            json_object(action["Data"])
    return actions
