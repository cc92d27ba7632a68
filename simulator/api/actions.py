"""The list of actions that scenes and automations have in common."""

from collections.abc import Callable, Mapping
from typing import Any

from ..cloud import Cloud
from ..errors import Refusal
from ..routing import Body, device_id_of, json_object, number, objects
from ..state import User


def checked_actions(cloud: Cloud, user: User, body: Body) -> list[dict[str, Any]]:
    """Return the actions of a request, or refuse them."""
    actions = objects(body, "Actions")
    for action in actions:
        check = CHECKS.get(number(action, "ActionType"))
        if check is None or not isinstance(action.get("Data"), str):
            raise Refusal("InvalidParameterValue")
        check(cloud, user, action)
    return actions


def _check_device(cloud: Cloud, user: User, action: Body) -> None:
    device = cloud.rights.family_device(user, device_id_of(action))
    if json_object(action["Data"]).keys() - device.product.definitions().keys():
        raise Refusal("InvalidParameterValue.ModelPropertyNotExist")


def _check_delay(_cloud: Cloud, _user: User, action: Body) -> None:
    number(action, "Data")


def _check_scene(cloud: Cloud, user: User, action: Body) -> None:
    cloud.rights.scene(user, action["Data"])


def _check_notification(_cloud: Cloud, _user: User, _action: Body) -> None:
    pass


CHECKS: Mapping[int, Callable[[Cloud, User, Body], None]] = {
    0: _check_device,
    1: _check_delay,
    2: _check_scene,
    3: _check_notification,
}
