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
    provisioning,
    scene,
    sharing,
    timer,
    user,
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
    "provisioning",
    "scene",
    "sharing",
    "timer",
    "user",
]
