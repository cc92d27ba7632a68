"""The steps of scenes and automations, as people write them and as the cloud does.

A step commands a device, waits, runs a scene or notifies the family:

    - device_id: 5a3f…
      properties: {power_switch: 1}
    - delay: "00:00:05"
    - scene: scene.my_home_good_night
    - notification: Somebody is at the door
"""

from collections.abc import Mapping
from typing import Any

from homeassistant.const import ATTR_DEVICE_ID
from homeassistant.helpers import config_validation as cv
import voluptuous as vol

from ..account.account import Account
from ..cloud import (
    SceneAction,
    delay_action,
    device_action,
    notification_action,
    scene_action,
)
from .periods import time_period
from .service import TEXT
from .targets import find_device, find_scene
from .values import PROPERTIES, wire_values

STEP = vol.Any(
    {
        vol.Required(ATTR_DEVICE_ID): cv.string,
        vol.Required("properties"): PROPERTIES,
    },
    {vol.Required("delay"): time_period},
    {vol.Required("scene"): cv.entity_id},
    {vol.Required("notification"): TEXT},
)
STEPS = vol.All(cv.ensure_list, [STEP], vol.Length(min=1))


def cloud_step(account: Account, step: Mapping[str, Any]) -> SceneAction:
    """Return a step as the cloud wants it."""
    match step:
        case {"device_id": device_id, "properties": properties}:
            device = find_device(account.hass, device_id).device
            return device_action(device.device_id, wire_values(device, properties))
        case {"delay": delay}:
            return delay_action(int(delay.total_seconds()))
        case {"scene": entity_id}:
            scene = find_scene(account.hass, entity_id).scene
            return scene_action(scene.scene_id, scene.name)
        case _:
            return notification_action(step["notification"])
