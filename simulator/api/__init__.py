"""The actions that the simulated cloud serves: importing registers them."""

from . import (
    automation,
    bluetooth,
    control,
    device,
    family,
    firmware,
    history,
    message,
    music,
    provisioning,
    scene,
    sharing,
    timer,
    user,
    video,
)

__all__ = [
    "automation",
    "bluetooth",
    "control",
    "device",
    "family",
    "firmware",
    "history",
    "message",
    "music",
    "provisioning",
    "scene",
    "sharing",
    "timer",
    "user",
    "video",
]
