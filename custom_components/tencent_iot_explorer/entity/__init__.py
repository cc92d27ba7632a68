"""What the entities of all platforms share."""

from .base import DeviceEntity, EntityOfDevice, SecretEntity, TencentEntity

__all__ = ["DeviceEntity", "EntityOfDevice", "SecretEntity", "TencentEntity"]
