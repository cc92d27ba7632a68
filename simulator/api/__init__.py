"""The actions that the simulated cloud serves: importing registers them."""

from . import control, device, family, firmware, scene, sharing, user

__all__ = ["control", "device", "family", "firmware", "scene", "sharing", "user"]
